"""Whatever is changed behind the ledger's back is found, and named."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from fairwitness.errors import DamagedLedger, UnusableLedger
from fairwitness.model import Action, Correction, FiledReport, Judgement, Login, Provenance, Redaction, Verdict
from fairwitness.store import Ledger, create_ledger, export_ledger, open_ledger, verify
from fairwitness.store.connection import writing
from fairwitness.store.place import place_of
from fairwitness.store.schema import VIEWS
from tests.store.conftest import ADMIN, CODER, REVIEWER, a_report, minutes, set_down

TRIGGERS = "entries_never_change", "entries_never_go", "entries_follow"


def fill(ledger: Ledger, many: int = 4) -> None:
    """Entries of every sort that has a view, and a raw file for each report."""
    for number in range(many):
        raw = ledger.raw.put(f"<h1>Bakery {number}</h1>".encode() * 20)
        filed = FiledReport(report=a_report(number), provenance=Provenance(raw=raw))
        (appended,) = ledger.writer(CODER).append([filed], at=minutes(number))
        assert isinstance(appended.entry.body, FiledReport)
        harm, _ = set_down(ledger, appended.entry.body.report, at=minutes(number))
    correction = Correction(report_id=harm.report_id, claim_id=harm.id, action=Action.ACCEPT)
    judgement = Judgement(left="a", right="b", verdict=Verdict.SAME, by="linker 1", is_person=False, score=0.5)
    ledger.writer(REVIEWER).append([correction, judgement, Login(door="terminal")], at=minutes(many))
    redaction = Redaction.of(harm.report_id, ((0, 6),))
    ledger.writer(ADMIN).append([redaction], at=minutes(many), reason="asked for by the family")


def behind_its_back(address: str, *statements: str) -> None:
    """Change the database as somebody with the password could."""
    engine = create_engine(place_of(address).url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            for trigger in TRIGGERS:
                connection.execute(text(f"DROP TRIGGER {trigger}"))
        else:
            connection.execute(text("ALTER TABLE entries DISABLE TRIGGER ALL"))
        for statement in statements:
            connection.execute(text(statement))
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE entries ENABLE TRIGGER ALL"))
    engine.dispose()


def wheres(address: str, **options: str) -> list[str]:
    return [finding.where for finding in verify(address, **options).findings]


def test_an_honest_ledger_fits(ledger: Ledger, address: str) -> None:
    fill(ledger)
    found = verify(address, expected=ledger.entry(3).hash)
    assert found.findings == () and found.fits
    assert (found.entries, found.head, found.raw_files) == (*ledger.head(), 4)


def test_dropped_and_rebuilt_views_are_the_same(ledger: Ledger, address: str) -> None:
    fill(ledger)
    before = view_rows(ledger)
    assert all(before.values())
    ledger.rebuild()
    assert view_rows(ledger) == before
    assert verify(address).fits


def view_rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    with writing(ledger.engine) as connection:
        return {table.name: sorted(map(tuple, connection.execute(table.select())), key=repr) for table in VIEWS}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET reason = 'no' WHERE sequence = 2",
        "DELETE FROM entries WHERE sequence = 2",
        "DELETE FROM entries",
        """INSERT INTO entries
        SELECT sequence + 9, kind, id, subject, slot, "by", role, at, reason, previous, hash, content
        FROM entries WHERE sequence = 1""",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE sequence = 1",
        "TRUNCATE entries",
    ],
)
def test_the_database_refuses_to_change_entries(ledger: Ledger, address: str, statement: str) -> None:
    fill(ledger)
    before = ledger.head()
    engine = create_engine(place_of(address).url)
    if engine.dialect.name == "postgresql" and "sequence + 9" in statement:
        pytest.skip("PostgreSQL has no way to overwrite by inserting; gaps are found by verify")
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert ledger.head() == before and verify(address).fits


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("UPDATE entries SET content = replace(content, 'bakers', 'bikers') WHERE sequence = 3", ["entry 3"]),
        ("UPDATE entries SET \"by\" = 'Nadja' WHERE sequence = 2", ["entry 2"]),
        ("UPDATE entries SET at = '2024-05-18T12:00:00.000001Z' WHERE sequence = 1", ["entry 1"]),
        ("UPDATE entries SET reason = 'x' WHERE sequence = 4", ["entry 4"]),
        ("UPDATE entries SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE sequence = 4", ["entry 4", "entry 5"]),
        ("DELETE FROM entries WHERE sequence = 9", ["entry 10"]),
        ("UPDATE entries SET kind = 'rumour' WHERE sequence = 9", ["entry 9", "entry 9", "entry 9"]),
    ],
)
def test_a_changed_entry_is_named(ledger: Ledger, address: str, change: str, where: list[str]) -> None:
    fill(ledger)
    ledger.close()
    behind_its_back(address, change)
    assert [found for found in wheres(address) if found.startswith("entry")] == where


def test_a_chain_made_anew_is_found_by_the_hash_noted_down(ledger: Ledger, address: str) -> None:
    fill(ledger)
    noted = ledger.head()[1]
    ledger.close()
    behind_its_back(address, "DELETE FROM entries WHERE sequence = 12")
    assert any("its end was cut" in str(finding) for finding in verify(address, expected=noted).findings)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("UPDATE claims SET low = 0 WHERE low = 2", "view claims"),
        ("DELETE FROM claims WHERE low = 2", "view claims"),
        ("UPDATE reports SET redacted = 0", "view reports"),
        ("UPDATE judgements SET verdict = 'different'", "view judgements"),
        ("INSERT INTO judgements VALUES ('x', 'y', 1, 'same', 0, 0.5)", "view judgements"),
        ("DELETE FROM claim_sets", "view claim_sets"),
        ("DROP TABLE judgements", "database"),
    ],
)
def test_a_changed_view_is_named_and_cured_by_rebuilding(ledger: Ledger, address: str, change: str, where: str) -> None:
    fill(ledger)
    engine = create_engine(place_of(address).url)
    with engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
    found = wheres(address)
    assert found and found[0].startswith(where)
    ledger.rebuild()
    assert verify(address).fits


def test_missing_guards_are_named(ledger: Ledger, address: str) -> None:
    assert verify(address).fits and ledger.head()[0] == 0
    engine = create_engine(place_of(address).url)
    on = " ON entries" if engine.dialect.name == "postgresql" else ""
    with engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER entries_never_go{on}"))
    engine.dispose()
    (finding,) = verify(address).findings
    assert "'entries_never_go'" in finding.problem


def test_every_flipped_byte_of_a_raw_file_is_found(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger")
    with create_ledger(address) as ledger:
        fill(ledger, 1)
        (digest,) = ledger.raw.digests()
    path = tmp_path / "ledger" / "raw" / digest[:2] / f"{digest[2:]}.zst"
    whole = path.read_bytes()
    for position in range(len(whole)):
        spoilt = bytearray(whole)
        spoilt[position] ^= 1 << (position % 8)
        path.write_bytes(spoilt)
        with open_ledger(address) as ledger, pytest.raises(DamagedLedger):
            ledger.raw.get(digest)
    assert wheres(address) == [f"raw file {digest}"]
    path.write_bytes(whole[:-1])
    assert wheres(address) == [f"raw file {digest}"]
    path.unlink()
    assert wheres(address) == [f"raw file {digest}"]
    path.write_bytes(whole)
    assert verify(address).fits


def test_raw_bytes_changed_or_gone_are_named_on_any_database(ledger: Ledger, address: str) -> None:
    fill(ledger, 2)
    first, second = ledger.raw.digests()
    if place_of(address).directory:
        pytest.skip("kept as files; see the test above")
    spoil = "UPDATE raw_files SET compressed = set_byte(compressed, 9, 7) WHERE digest = '{}'"
    engine = create_engine(place_of(address).url)
    with engine.begin() as connection:
        connection.execute(text(spoil.format(first)))
        connection.execute(text(f"DELETE FROM raw_files WHERE digest = '{second}'"))
    engine.dispose()
    assert wheres(address) == [f"raw file {first}", f"raw file {second}"]


def test_flipped_bytes_of_the_database_file_are_found_and_never_a_crash(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger")
    with create_ledger(address) as ledger:
        fill(ledger, 12)
    path = tmp_path / "ledger" / "ledger.sqlite"
    whole = path.read_bytes()
    chance = random.Random(20240518)
    for position in chance.sample(payload(path), 30):
        spoilt = bytearray(whole)
        spoilt[position] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        assert verify(address).findings, position
    path.write_bytes(whole)
    assert verify(address).fits


def payload(path: Path) -> list[int]:
    """Where the bytes of entries' contents stand in a database file."""
    connection = sqlite3.connect(path)
    contents = [row[0].encode() for row in connection.execute("SELECT content FROM entries")]
    connection.close()
    whole = path.read_bytes()
    starts = [(whole.find(content[:150]), len(content[:150])) for content in contents]
    return [at for start, length in starts if start >= 0 for at in range(start, start + length)]


@pytest.mark.parametrize("spoil", ["page", "header", "cut", "zeros"])
def test_a_broken_database_file_is_a_finding_or_an_error_of_ours(tmp_path: Path, spoil: str) -> None:
    address = str(tmp_path / "ledger")
    with create_ledger(address) as ledger:
        fill(ledger, 30)
    path = tmp_path / "ledger" / "ledger.sqlite"
    whole = path.read_bytes()
    broken: Callable[[], bytes] = {
        "page": lambda: whole[: 4096 * 3] + b"\xff" * 4096 + whole[4096 * 4 :],
        "header": lambda: b"\xff" * 100 + whole[100:],
        "cut": lambda: whole[: len(whole) // 2],
        "zeros": lambda: bytes(len(whole)),
    }[spoil]
    path.write_bytes(broken())
    assert verify(address).findings
    with pytest.raises((DamagedLedger, UnusableLedger)), open_ledger(address) as ledger:
        export_ledger(ledger, tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


def test_pages_of_any_kind_flipped_never_crash_verify(tmp_path: Path) -> None:
    address = str(tmp_path / "ledger")
    with create_ledger(address) as ledger:
        fill(ledger, 10)
    path = tmp_path / "ledger" / "ledger.sqlite"
    whole = path.read_bytes()
    chance = random.Random(7)
    found = 0
    for _ in range(40):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        found += not verify(address).fits
    # the rest hit free space, which says nothing
    assert found > 5


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    for attempt in (open_ledger, verify):
        with pytest.raises(UnusableLedger, match="fairwitness init"):
            attempt(tmp_path)
    (tmp_path / "ledger.sqlite").write_bytes(b"")
    with pytest.raises(UnusableLedger, match="fairwitness init"):
        open_ledger(tmp_path)
    with create_ledger(tmp_path) as ledger:
        assert ledger.head() == (0, "0" * 64)


def test_a_ledger_whose_files_may_only_be_read_is_asked_and_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = tmp_path / "50% of a disc?"
    with create_ledger(directory) as ledger:
        fill(ledger)
    before = (directory / "ledger.sqlite").read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert verify(directory).fits
    with open_ledger(directory) as opened:
        assert len(list(opened.view().reports())) == 4
        with pytest.raises(UnusableLedger, match=r"50% of a disc\?: its files may only be read"):
            opened.writer(CODER).append([Login(door="terminal")], at=minutes(9))
    assert (directory / "ledger.sqlite").read_bytes() == before
    assert sorted(path.name for path in directory.iterdir()) == ["ledger.sqlite", "raw"]
