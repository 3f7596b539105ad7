"""Processes that are killed, and many at once: nothing lost, nothing twice, the ledger verifies.

Run by `test_processes.py` in an interpreter of its own: a copied process that has other libraries' threads may crash.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from fairwitness.model import EntryKind
from fairwitness.pipeline.running import ingest, run
from fairwitness.pipeline.taking_in import Sources
from fairwitness.pipeline.work import Work
from fairwitness.store import create_ledger, open_ledger, verify

Write = Callable[..., Sources]
Step = Callable[[Work, Sources], object]
KILLS = 6


@pytest.fixture(autouse=True)
def warm(work: Work, write: Write) -> None:
    """Load, once and here, what every copy of this process would load for itself."""
    run(work, write(1, name="warm.jsonl"))


def in_child(address: str, step: Step, work: Work, sources: Sources) -> int:
    """Do a step in a copy of this process, which opens the ledger itself; gives the process's id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        with open_ledger(address) as ledger:
            step(replace(work, ledger=ledger), sources)
        status = 0
    finally:
        os._exit(status)


def status_of(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def told(address: str) -> list[tuple[int, str, str, str | None]]:
    with open_ledger(address) as ledger:
        return [(entry.sequence, entry.kind, entry.id, entry.subject) for entry in ledger.entries()]


def made(path: Path) -> str:
    create_ledger(path).close()
    return str(path)


def test_a_run_that_is_killed_again_and_again_ends_up_as_if_it_had_not_been(
    work: Work, write: Write, tmp_path: Path
) -> None:
    sources = write(*range(1, 81), "{broken")
    undisturbed = made(tmp_path / "undisturbed")
    started = time.monotonic()
    assert status_of(in_child(undisturbed, run, work, sources)) == 0
    whole = time.monotonic() - started
    killed, random = made(tmp_path / "killed"), Random(7)
    for _ in range(KILLS):
        child = in_child(killed, run, work, sources)
        time.sleep(random.uniform(0, whole * 0.8))
        os.kill(child, signal.SIGKILL)
        status_of(child)
        assert verify(killed).fits
    assert status_of(in_child(killed, run, work, sources)) == 0
    assert told(killed) == told(undisturbed)


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_eight_processes_take_in_overlapping_files(
    work: Work, write: Write, tmp_path: Path, on: str, request: pytest.FixtureRequest
) -> None:
    address = made(tmp_path / "shared") if on == "sqlite" else request.getfixturevalue("postgresql_address")
    if on == "postgresql":
        create_ledger(address).close()
    files = [write(*range(start, start + 40), name=f"part-{start}.jsonl") for start in range(1, 161, 20)]
    children = [in_child(address, ingest, work, sources) for sources in files]
    assert [status_of(child) for child in children] == [0] * 8
    with open_ledger(address) as ledger:
        titles = [kept.report.title for kept in ledger.view().reports()]
        assert sorted(titles) == sorted(f"Market {number}" for number in range(1, 181))
        assert len(list(ledger.entries(EntryKind.REPORT))) == 180
    assert verify(address).fits
