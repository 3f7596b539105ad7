"""Numbered migrations: each takes the schema one number further; none ever changes an entry.

1  entries, which only grow: triggers refuse to change or delete them
2  views, rebuilt from the entries
3  views with a shelf for what linking keeps
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, select

from fairwitness.errors import UnusableLedger
from fairwitness.store import projection
from fairwitness.store.connection import reading, writing
from fairwitness.store.place import Place
from fairwitness.store.schema import entries_metadata, meta
from fairwitness.store.triggers import create_triggers

_SCHEMA = "schema"


def _entries_only_grow(connection: Connection) -> None:
    entries_metadata.create_all(connection, checkfirst=False)
    create_triggers(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_entries_only_grow, projection.rebuild, projection.rebuild)
NEWEST = len(MIGRATIONS)


def create(engine: Engine, place: Place) -> None:
    """Make an empty ledger; raises UnusableLedger where there is one."""
    if place.database:
        with engine.connect() as connection:
            # kept in the file itself; readers then do not wait for writers
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        if schema_of(connection):
            raise UnusableLedger(f"{place}: there is a ledger here already")
        _climb(connection)


def migrate(engine: Engine, place: Place) -> None:
    """Bring a ledger to the newest schema; raises UnusableLedger where there is none, or a newer one."""
    with reading(engine) as connection:
        found = schema_of(connection)
    if found > NEWEST:
        raise UnusableLedger(
            f"{place}: a newer fairwitness wrote this ledger (schema {found}; this one knows up to {NEWEST}); "
            "install the newer version"
        )
    if not found:
        raise UnusableLedger(f"{place}: no ledger here; make one with `fairwitness init`")
    if found < NEWEST:
        with writing(engine) as connection:
            _climb(connection)


def _climb(connection: Connection) -> None:
    # asked again: another process may have been faster
    for number in range(schema_of(connection), NEWEST):
        MIGRATIONS[number](connection)
        _note(connection, number + 1)


def schema_of(connection: Connection) -> int:
    """The schema's number; 0 for an empty database."""
    if not inspect(connection).has_table("meta"):
        return 0
    number = connection.scalar(select(meta.c.value).where(meta.c.name == _SCHEMA))
    if number is None or not number.isdecimal():
        raise UnusableLedger("the database's table 'meta' names no schema: it is not a ledger of fairwitness")
    return int(number)


def _note(connection: Connection, number: int) -> None:
    connection.execute(meta.delete().where(meta.c.name == _SCHEMA))
    connection.execute(meta.insert().values(name=_SCHEMA, value=str(number)))
