"""Reading entries: all in order, those about one subject, the last one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, select

from fairwitness.errors import DamagedLedger
from fairwitness.model import Entry, EntryKind, Role
from fairwitness.store.canonical import GENESIS, Row, escape, moment_of, unescape
from fairwitness.store.records import read_body
from fairwitness.store.schema import entries

# entries, or reports, held in memory at a time; SQLite takes at most 999 parameters where it is old
CHUNK = 500


def entry_of(row: Row) -> Entry:
    """An entry as a noun; raises DamagedLedger where its columns do not hold one."""
    try:
        return _entry(row)
    except (ValueError, TypeError, AttributeError) as cause:
        raise DamagedLedger(f"entry {row.sequence}: cannot be read back ({cause}); run verify") from cause


def _entry(row: Row) -> Entry:
    return Entry(
        sequence=row.sequence,
        kind=EntryKind(row.kind),
        id=row.id,
        subject=unescape(row.subject) if row.subject is not None else None,
        by=unescape(row.by),
        role=Role(row.role),
        at=moment_of(row.at),
        reason=unescape(row.reason) if row.reason is not None else None,
        previous=row.previous,
        hash=row.hash,
        body=read_body(row.kind, row.content),
    )


def rows(connection: Connection, *conditions: ColumnElement[bool], after: int = 0, size: int = CHUNK) -> Iterator[Row]:
    """Entries as their columns hold them, in order, a chunk at a time."""
    columns = [entries.c[name] for name in Row._fields]
    while True:
        query = select(*columns).where(entries.c.sequence > after, *conditions).order_by(entries.c.sequence).limit(size)
        found = [Row(*values) for values in connection.execute(query)]
        yield from found
        if len(found) < size:
            return
        after = found[-1].sequence


def head(connection: Connection) -> tuple[int, str]:
    """Sequence number and hash of the last entry."""
    query = select(entries.c.sequence, entries.c.hash).order_by(entries.c.sequence.desc()).limit(1)
    last = connection.execute(query).one_or_none()
    return (last.sequence, last.hash) if last else (0, GENESIS)


def by_subject(
    connection: Connection, subjects: Iterable[str], *conditions: ColumnElement[bool]
) -> dict[str, list[Entry]]:
    """All entries about each subject, in order."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for chunk in chunks(sorted(set(subjects))):
        wanted = entries.c.subject.in_([escape(subject) for subject in chunk])
        for row in rows(connection, wanted, *conditions):
            entry = entry_of(row)
            found[entry.subject or ""].append(entry)
    return found


def of_kind(*kinds: EntryKind) -> ColumnElement[bool]:
    """Entries of some kinds, for `by_subject`.

    The empty text keeps the index of kinds out of it: the subjects are few and the entries of a kind are many, but a
    database that is to give them in order would look through all of these.
    """
    return (entries.c.kind + "").in_([kind.value for kind in kinds])


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Values in portions a query can take."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
