"""Every older schema opens, and loses nothing; a newer one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from fairwitness.errors import UnusableLedger
from fairwitness.store import Ledger, create_ledger, export_ledger, open_ledger, verify
from fairwitness.store.migrations import MIGRATIONS, NEWEST
from fairwitness.store.place import place_of
from tests.store.test_proof import fill, view_rows

SCHEMAS = Path(__file__).parent / "schemas"


def run(address: str, *statements: str) -> None:
    engine = create_engine(place_of(address).url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def fresh(address: str) -> str:
    """The same place, empty again."""
    place = place_of(address)
    if place.directory and place.database:
        place.directory.mkdir()
        place.database.touch(mode=0o600)
    return place.url


def old_schema(address: str, number: int) -> list[str]:
    """The statements that an older fairwitness made its tables with, as they were then."""
    dialect = "sqlite" if place_of(address).directory else "postgresql"
    return (SCHEMAS / f"{number}.{dialect}.sql").read_text(encoding="utf-8").split(";;\n")


@pytest.mark.parametrize("number", range(1, NEWEST))
def test_a_ledger_of_an_older_schema_opens_and_loses_nothing(address: str, tmp_path: Path, number: int) -> None:
    with create_ledger(tmp_path / "new") as new:
        fill(new)
        export_ledger(new, tmp_path / "archive")
        wanted = view_rows(new)
        entries = entry_rows(new)
    fresh(address)
    run(address, *old_schema(address, number))
    insert_all(address, entries)
    with open_ledger(address) as ledger:
        assert view_rows(ledger) == wanted
        assert entry_rows(ledger) == entries
    found = verify(address)
    assert {finding.where.partition(" ")[0] for finding in found.findings} <= {"raw"}
    assert found.entries == len(entries)


def entry_rows(ledger: Ledger) -> list[dict[str, object]]:
    with ledger.engine.connect() as connection:
        found = connection.execute(text("SELECT * FROM entries ORDER BY sequence")).mappings()
        return [dict(row) for row in found]


def insert_all(address: str, entries: list[dict[str, object]]) -> None:
    engine = create_engine(place_of(address).url)
    names = ", ".join(f'"{name}"' for name in entries[0])
    values = ", ".join(f":{name}" for name in entries[0])
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO entries ({names}) VALUES ({values})"), entries)
    engine.dispose()


def test_every_older_schema_is_tested() -> None:
    tested = {path.name for path in SCHEMAS.iterdir()}
    wanted = {f"{number}.{name}.sql" for number in range(1, len(MIGRATIONS)) for name in ("sqlite", "postgresql")}
    assert tested == wanted


def test_a_newer_schema_is_refused(ledger: Ledger, address: str) -> None:
    ledger.close()
    run(address, f"UPDATE meta SET value = '{NEWEST + 1}'")
    with pytest.raises(UnusableLedger, match=f"schema {NEWEST + 1}; this one knows up to {NEWEST}"):
        open_ledger(address)
    (finding,) = verify(address).findings
    assert str(NEWEST + 1) in finding.problem


def test_a_database_of_something_else_is_refused(ledger: Ledger, address: str) -> None:
    ledger.close()
    run(address, "DELETE FROM meta")
    with pytest.raises(UnusableLedger, match="not a ledger"):
        open_ledger(address)


@pytest.mark.parametrize("address", ["mysql://host/ledger", "postgresql://nobody@127.0.0.1:9/none", "postgresql://[x"])
def test_an_address_that_leads_nowhere_is_told(address: str) -> None:
    with pytest.raises(UnusableLedger):
        open_ledger(address)


def test_a_password_is_never_told() -> None:
    place = place_of("postgresql://nadia:s3cret@db.example:5432/ledger")
    assert str(place) == "postgresql://nadia@db.example:5432/ledger"
    with pytest.raises(UnusableLedger) as told:
        open_ledger("postgresql://nadia:s3cret@127.0.0.1:9/ledger")
    assert "s3cret" not in str(told.value)
