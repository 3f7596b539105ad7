"""Verifying a ledger: the chain of entries, the database, the raw bytes, and the views against the entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from fairwitness.errors import FairwitnessError
from fairwitness.store.canonical import Row
from fairwitness.store.chain import Chain
from fairwitness.store.connection import connect, reading
from fairwitness.store.entries import rows
from fairwitness.store.findings import Finding, Verification
from fairwitness.store.ledger import check_there
from fairwitness.store.migrations import NEWEST, schema_of
from fairwitness.store.place import place_of
from fairwitness.store.raw import RawStore, raw_store, unpack
from fairwitness.store.schema import entries_metadata, views_metadata
from fairwitness.store.triggers import missing_triggers
from fairwitness.store.view_check import check_views

# findings told; one damaged page can spoil thousands of entries
LIMIT = 1000
_PROBLEMS_OF_SQLITE = 100


def verify(ledger: str | Path, *, expected: str | None = None) -> Verification:
    """Verify a ledger without changing it; damage of any kind becomes a finding.

    `expected` is the hash of an entry noted down earlier: the chain must contain it, so that nobody can have cut off or
    replaced its end since. Raises UnusableLedger where there is no ledger at all.
    """
    place = place_of(ledger)
    check_there(place)
    engine = connect(place, unchecked=True)
    chain = Chain()
    try:
        findings = list(islice(_findings(engine, raw_store(place, engine), chain, expected), LIMIT + 1))
    finally:
        engine.dispose()
    return Verification(
        entries=chain.sequence,
        head=chain.hash,
        raw_files=len(chain.raw),
        findings=tuple(findings[:LIMIT]),
        cut=len(findings) > LIMIT,
    )


def _findings(engine: Engine, raw: RawStore, chain: Chain, expected: str | None) -> Iterator[Finding]:
    yield from _checked(engine, lambda connection: _check_chain(connection, chain, expected), lambda: _after(chain))
    yield from _checked(engine, _check_database, lambda: "database")
    yield from _check_raw(raw, chain)
    yield from _checked(engine, check_views, lambda: "views")


def _after(chain: Chain) -> str:
    return f"entry {chain.sequence + 1}"


def _checked(
    engine: Engine, check: Callable[[Connection], Iterator[Finding]], where: Callable[[], str]
) -> Iterator[Finding]:
    """What a check finds; what the database refuses to give is a finding too."""
    try:
        with reading(engine) as connection:
            yield from check(connection)
    except (FairwitnessError, DBAPIError) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error).partition("\n")[0]
        yield Finding(where=where(), problem=f"cannot be read ({said})")


def _check_chain(connection: Connection, chain: Chain, expected: str | None) -> Iterator[Finding]:
    found = expected is None
    for row in _rows(connection, chain):
        yield from chain.follow(row)
        found = found or row.hash == expected
    if not found:
        yield Finding(
            where=f"entry {chain.sequence}", problem=f"the chain does not contain {expected}: its end was cut"
        )


def _rows(connection: Connection, chain: Chain) -> Iterator[Row]:
    try:
        yield from rows(connection)
    except DBAPIError:
        # one by one, to come as near to the damage as can be
        yield from rows(connection, after=chain.sequence, size=1)


def _check_database(connection: Connection) -> Iterator[Finding]:
    number = schema_of(connection)
    if number != NEWEST:
        yield Finding(where="database", problem=f"its schema is {number}, not {NEWEST}: open it once with any command")
        return
    there = set(inspect(connection).get_table_names())
    for table in (*entries_metadata.tables, *views_metadata.tables):
        if table not in there:
            yield Finding(where="database", problem=f"the table {table!r} is gone: restore a backup")
    for trigger in missing_triggers(connection):
        yield Finding(
            where="database", problem=f"the trigger {trigger!r}, which guards the entries, is gone or altered"
        )
    if connection.dialect.name == "sqlite":
        yield from _check_pages(connection)


def _check_pages(connection: Connection) -> Iterator[Finding]:
    problems = connection.exec_driver_sql(f"PRAGMA integrity_check({_PROBLEMS_OF_SQLITE})").scalars()
    for problem in problems:
        if problem != "ok":
            yield Finding(where="database file", problem=str(problem).strip())
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(where=f"view {row[0]}", problem=f"a row belongs to no row of {row[2]}")


def _check_raw(raw: RawStore, chain: Chain) -> Iterator[Finding]:
    """Every file that is there, and every file that an entry names."""
    kept: set[str] = set()
    try:
        for digest in raw.digests():
            kept.add(digest)
            yield from _check_file(raw, digest)
    except FairwitnessError as error:
        yield Finding(where="raw files", problem=f"cannot be read ({error})")
    for digest in sorted(chain.raw - kept):
        yield Finding(where=f"raw file {digest}", problem="not there; restore it from a backup")


def _check_file(raw: RawStore, digest: str) -> Iterator[Finding]:
    try:
        unpack(digest, raw.compressed(digest))
    except FairwitnessError as error:
        yield Finding(where=f"raw file {digest}", problem=str(error).partition(": ")[2] or str(error))
