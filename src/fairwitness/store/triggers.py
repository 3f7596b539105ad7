"""Triggers that refuse to change, delete or overwrite entries, in the words of each database."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

_REFUSAL = "entries only grow: put a correction on record instead"

_SQLITE = {
    "entries_never_change": f"""CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    "entries_never_go": f"""CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    # INSERT OR REPLACE would delete without asking the trigger above
    "entries_follow": f"""CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
}

_FUNCTION = f"""CREATE FUNCTION entries_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"""
_POSTGRESQL = {
    "entries_never_change": """CREATE TRIGGER entries_never_change BEFORE UPDATE OR DELETE ON entries
FOR EACH ROW EXECUTE FUNCTION entries_refuse()""",
    "entries_never_go": """CREATE TRIGGER entries_never_go BEFORE TRUNCATE ON entries
FOR EACH STATEMENT EXECUTE FUNCTION entries_refuse()""",
}

_SQLITE_LIST = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entries'"
# 'O' and 'A': the trigger is on
_POSTGRESQL_LIST = """SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
WHERE t.tgrelid = CAST('entries' AS regclass) AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"""


def create_triggers(connection: Connection) -> None:
    """Guard the entries."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_FUNCTION)
    for statement in _triggers(connection).values():
        connection.exec_driver_sql(statement)


def missing_triggers(connection: Connection) -> Iterator[str]:
    """Triggers that are gone, switched off or altered."""
    is_sqlite = connection.dialect.name == "sqlite"
    listed = connection.exec_driver_sql(_SQLITE_LIST if is_sqlite else _POSTGRESQL_LIST).all()
    found = {row[0]: row[1] for row in listed}
    for name, statement in _triggers(connection).items():
        told = found.get(name)
        if told is None or (told != statement if is_sqlite else _REFUSAL not in told):
            yield name


def _triggers(connection: Connection) -> dict[str, str]:
    return _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
