"""Many writers at once, and writers that are killed: nothing lost, nothing double, nothing half done."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from fairwitness.model import EntryKind
from fairwitness.store import Ledger, create_ledger, export_ledger, open_ledger, verify

PROGRAM = Path(__file__).parent / "appending.py"
WRITERS, REPORTS, BATCH = 8, 60, 7


def start(address: str, first: int, last: int, batch: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(PROGRAM), address, str(first), str(last), str(batch)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)


def test_eight_writers_of_the_same_reports_lose_and_double_nothing(ledger: Ledger, address: str) -> None:
    # each begins at another report and goes on into what its neighbours write
    writers = [start(address, 5 * number, 5 * number + REPORTS, BATCH) for number in range(WRITERS)]
    for writer in writers:
        _, said = writer.communicate(timeout=240)
        assert (writer.returncode, said) == (0, "")
    many = REPORTS + 5 * (WRITERS - 1)
    given = sorted(str(kept.provenance.given_id) for kept in ledger.view().reports())
    assert given == sorted(f"given-{number}" for number in range(many))
    tally = ledger.tally()
    assert tally[EntryKind.REPORT] == tally[EntryKind.CLAIM_SET] == many
    # of the three texts at an address, two are new versions
    assert tally[EntryKind.COPY] == many - len({number // 3 for number in range(many)})
    assert len(list(ledger.raw.digests())) == many
    assert verify(address).fits


def test_killed_at_any_moment_a_ledger_stays_whole_and_catches_up(ledger: Ledger, address: str, tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(6):
        writer = start(address, 0, REPORTS, 2)
        time.sleep(chance.uniform(0.6, 2.5))
        writer.kill()
        writer.communicate()
        assert verify(address).fits
    writer = start(address, 0, REPORTS, 2)
    assert writer.communicate(timeout=240)[1] == ""
    export_ledger(ledger, tmp_path / "killed")
    assert lines(tmp_path / "killed") == lines(undisturbed(tmp_path, address))


def undisturbed(tmp_path: Path, address: str) -> Path:
    """The archive of a ledger that nobody disturbed; on SQLite, whatever the other is on."""
    with create_ledger(tmp_path / "undisturbed") as other:
        writer = start(str(tmp_path / "undisturbed"), 0, REPORTS, 2)
        assert writer.communicate(timeout=240)[1] == ""
        export_ledger(other, tmp_path / "archive")
    with open_ledger(address) as ledger, open_ledger(tmp_path / "undisturbed") as other:
        assert ledger.head() == other.head()
    return tmp_path / "archive"


def lines(archive: Path) -> dict[str, bytes]:
    return {str(path.relative_to(archive)): path.read_bytes() for path in archive.rglob("*") if path.is_file()}
