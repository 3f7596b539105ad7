"""Changes: which reports and judgements the entries after a given one are about."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from fairwitness.model import EntryKind, Judgement
from fairwitness.store.canonical import unescape
from fairwitness.store.entries import by_subject, of_kind
from fairwitness.store.schema import entries

_UNCONCERNED = [kind.value for kind in (EntryKind.EXPORT, EntryKind.LOGIN, EntryKind.SET_ASIDE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something new about a report, or about a pair of claims that was judged; `sequence` is its last entry's."""

    sequence: int
    report: str | None = None
    pair: tuple[str, str] | None = None


def changes(connection: Connection, after: int, most: int) -> tuple[Change, ...]:
    """The first of what changed after an entry, each report and each pair once, in order of its last entry."""
    last = func.max(entries.c.sequence)
    query = select(entries.c.subject, last.label("sequence")).where(
        entries.c.sequence > after, entries.c.kind.not_in(_UNCONCERNED), entries.c.subject.is_not(None)
    )
    rows = connection.execute(query.group_by(entries.c.subject).order_by(last).limit(most)).all()
    found = {unescape(row.subject): row.sequence for row in rows}
    judged = by_subject(connection, found, of_kind(EntryKind.JUDGEMENT))
    bodies = {name: said[0].body for name, said in judged.items()}
    pairs = {name: (body.left, body.right) for name, body in bodies.items() if isinstance(body, Judgement)}
    return tuple(
        Change(sequence=sequence, pair=pairs[name]) if name in pairs else Change(sequence=sequence, report=name)
        for name, sequence in found.items()
    )
