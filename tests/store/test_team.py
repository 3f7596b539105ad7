"""A team on PostgreSQL: as docs/ledger.md says, people who cannot touch what is on record, and ledgers side by side."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from fairwitness.errors import UnusableLedger
from fairwitness.store import create_ledger, open_ledger, verify
from fairwitness.store.place import place_of
from tests.store.conftest import a_report, file_report, minutes, set_down

VIEWS = "reports, claim_sets, claims, judgements, caches, shelf, shelf_numbers"


def run(address: str, *statements: str) -> None:
    engine = create_engine(place_of(address).url)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


def test_members_may_append_and_nothing_else(postgresql_address: str) -> None:
    with create_ledger(postgresql_address) as ledger:
        report = file_report(ledger, a_report())
    run(
        postgresql_address,
        "DROP ROLE IF EXISTS member",
        "CREATE ROLE member LOGIN",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO member",
        "GRANT INSERT ON entries, raw_files TO member",
        f"GRANT INSERT, UPDATE, DELETE ON {VIEWS} TO member",
    )
    address = postgresql_address.replace("postgres@", "member@")
    with open_ledger(address) as ledger:
        set_down(ledger, report)
        file_report(ledger, a_report(2, url="https://radio-safa.example"), at=minutes(1))
        ledger.raw.put(b"bytes")
        ledger.cache("tolls").put({"a": "1"})
    for statement in (
        "DELETE FROM entries",
        "UPDATE entries SET reason = 'x'",
        "ALTER TABLE entries DISABLE TRIGGER ALL",
        "TRUNCATE entries",
    ):
        with pytest.raises(DBAPIError):
            run(address, statement)
    assert verify(address).fits
    run(postgresql_address, "DROP OWNED BY member", "DROP ROLE member")


def test_rebuilding_leaves_members_their_rights(postgresql_address: str) -> None:
    with create_ledger(postgresql_address) as ledger:
        file_report(ledger, a_report())
    reader = '"Umm ""K"" 3"'
    run(
        postgresql_address,
        "DROP ROLE IF EXISTS member",
        "CREATE ROLE member LOGIN",
        f"DROP ROLE IF EXISTS {reader}",
        f"CREATE ROLE {reader}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO member",
        "GRANT INSERT ON entries, raw_files TO member",
        f"GRANT INSERT, UPDATE, DELETE ON {VIEWS} TO member",
        f"GRANT SELECT ON reports TO {reader}, PUBLIC",
    )
    with open_ledger(postgresql_address) as ledger:
        ledger.rebuild()
    with open_ledger(postgresql_address.replace("postgres@", "member@")) as ledger:
        file_report(ledger, a_report(2, url="https://radio-safa.example"), at=minutes(1))
        with pytest.raises(UnusableLedger, match=r"you may not do this here \(must be owner of table"):
            ledger.rebuild()
    run(postgresql_address, f"DROP OWNED BY member, {reader}", f"DROP ROLE member, {reader}")


def test_who_may_not_look_is_told_whom_to_ask(postgresql_address: str) -> None:
    with create_ledger(postgresql_address):
        pass
    run(postgresql_address, "DROP ROLE IF EXISTS stranger", "CREATE ROLE stranger LOGIN")
    address = postgresql_address.replace("postgres@", "stranger@")
    with (
        pytest.raises(UnusableLedger, match=r"permission denied for table .*; ask the ledger's owner"),
        open_ledger(address) as ledger,
    ):
        ledger.head()
    run(postgresql_address, "DROP ROLE stranger")


def test_ledgers_may_share_a_database(postgresql_address: str) -> None:
    run(postgresql_address, "CREATE SCHEMA coast", "CREATE SCHEMA hills")
    coast, hills = (f"{postgresql_address}?options=-csearch_path%3D{name}" for name in ("coast", "hills"))
    with create_ledger(coast) as one, create_ledger(hills) as other:
        file_report(one, a_report())
        assert (one.head()[0], other.head()[0]) == (1, 0)
    assert verify(coast).entries == 1 and verify(hills).fits
