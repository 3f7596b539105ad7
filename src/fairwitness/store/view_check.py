"""Checking the views: every row must be what the entries amount to, and no row may be there besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from fairwitness.store.entries import by_subject
from fairwitness.store.findings import Finding
from fairwitness.store.projection import ViewRows, rows_of, stored_rows, subjects
from fairwitness.store.schema import VIEWS

_CURE = "rebuild the views"


def check_views(connection: Connection) -> Iterator[Finding]:
    """Compare all view rows with the entries, a portion at a time."""
    expected = dict.fromkeys(VIEWS, 0)
    for portion in subjects(connection):
        about = by_subject(connection, portion)
        wanted = rows_of(about)
        for table in VIEWS:
            expected[table] += len(wanted[table])
        yield from _compare(wanted, stored_rows(connection, about))
    for table in VIEWS:
        held = connection.scalar(select(func.count()).select_from(table)) or 0
        if held > expected[table]:
            surplus = held - expected[table]
            yield Finding(
                where=f"view {table.name}", problem=f"it holds {surplus} rows that no entry accounts for; {_CURE}"
            )


def _compare(wanted: ViewRows, stored: ViewRows) -> Iterator[Finding]:
    for table in VIEWS:
        held = {_key(table, row): row for row in stored[table]}
        for row in wanted[table]:
            key = _key(table, row)
            if key not in held:
                yield Finding(where=_named(table, key), problem=f"the row is missing; {_CURE}")
            elif differing := sorted(name for name, value in row.items() if held[key][name] != value):
                said = ", ".join(differing)
                yield Finding(where=_named(table, key), problem=f"{said}: not what the entries say; {_CURE}")


def _key(table: Table, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _named(table: Table, key: Sequence[Any]) -> str:
    return f"view {table.name}, {' '.join(str(part) for part in key)}"
