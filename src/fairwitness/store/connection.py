"""Connections: one writer at a time, readers undisturbed, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from fairwitness.errors import DamagedLedger, UnusableLedger
from fairwitness.store.place import Place

# seconds a process waits for others that write; each holds the lock for one batch only
PATIENCE = 120
_WRITES = "fairwitness_writes"
_NAME = "fairwitness_ledger"
# any number will do, as long as all processes use the same
_LOCK = 0x66774C
# a lock of its own for each ledger of a database; it ends with the transaction
_ONE_WRITER = (
    "SELECT pg_advisory_xact_lock(CAST(:lock AS bigint) + coalesce(CAST(to_regclass('entries') AS bigint), 0))"
)
_NO_RIGHT = "42501"  # PostgreSQL: insufficient_privilege
_SQLITE = ("foreign_keys = ON", f"busy_timeout = {PATIENCE * 1000}", "synchronous = FULL", "trusted_schema = OFF")


def connect(place: Place, *, unchecked: bool = False) -> Engine:
    """An engine for a ledger's database; nothing is opened yet.

    `unchecked` reads any bytes as text, so that damaged text can be looked at instead of being refused.
    """
    try:
        url = make_url(place.url)
    except ArgumentError as cause:
        raise UnusableLedger(f"{place}: not an address; write postgresql://USER@HOST/DATABASE") from cause
    named = {_NAME: str(place)}
    if place.database:
        return _sqlite(place.database, named, unchecked)
    return create_engine(url, pool_pre_ping=True, execution_options=named)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger from its first query to its end."""
    options: dict[str, Any] = {} if _is_sqlite(engine) else {"isolation_level": "REPEATABLE READ"}
    with _telling(engine), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer shares; it is kept whole or not at all."""
    with _telling(engine), engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        if not _is_sqlite(engine):
            connection.execute(text(_ONE_WRITER), {"lock": _LOCK << 32})
        yield connection


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _sqlite(database: Path, named: dict[str, str], unchecked: bool) -> Engine:
    engine = create_engine(_address(database), connect_args={"timeout": PATIENCE}, execution_options=named)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # pysqlite would begin transactions by itself, and too late
        connection.isolation_level = None
        if unchecked:
            connection.text_factory = _as_bytes_are
        for pragma in _SQLITE:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _address(database: Path) -> URL:
    """The address of a file; of one that may only be read, such as a copy on a disc, as one that nobody changes."""
    if all(os.access(path, os.W_OK) for path in (database, database.parent)):
        # the path as it is: in a URL's text a "?" or "%" would mean something
        return URL.create("sqlite+pysqlite", database=str(database))
    log = database.with_name(f"{database.name}-wal")
    kept = {} if log.is_file() and log.stat().st_size else {"immutable": "1"}
    name = f"file:{quote(str(database.absolute()))}"
    return URL.create("sqlite+pysqlite", database=name, query={"mode": "ro", "uri": "true", **kept})


def _as_bytes_are(text: bytes) -> str:
    return text.decode("latin-1")


@contextmanager
def _telling(engine: Engine) -> Iterator[None]:
    """Turn what a database says of itself into errors of ours."""
    try:
        yield
    except DBAPIError as cause:
        said = str(cause.orig).strip().partition("\n")[0]
        where = engine.get_execution_options()[_NAME]
        if _is_damage(said):
            raise DamagedLedger(
                f"{where}: the database is damaged ({said}); run verify, then restore a backup"
            ) from cause
        if "readonly" in said:
            raise UnusableLedger(f"{where}: its files may only be read; work on a copy that you may write") from cause
        if "locked" in said:
            raise UnusableLedger(f"{where}: another process has been writing for {PATIENCE} s; try again") from cause
        if getattr(cause.orig, "sqlstate", None) == _NO_RIGHT:
            raise UnusableLedger(
                f"{where}: you may not do this here ({said}); ask the ledger's owner for the rights in docs/ledger.md"
            ) from cause
        if cause.connection_invalidated or type(cause.orig).__name__ == "OperationalError":
            raise UnusableLedger(f"{where}: the database cannot be used ({said})") from cause
        raise


def _is_damage(said: str) -> bool:
    return any(words in said for words in ("malformed", "not a database", "Could not decode to UTF-8"))
