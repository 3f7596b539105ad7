"""The history of one claim or one report: every entry that brought it, changed it or judged it."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from fairwitness.errors import NotOnRecord
from fairwitness.model import ClaimSet, Correction, Entry, EntryKind, Undo
from fairwitness.store.canonical import escape, index_key, unescape
from fairwitness.store.entries import by_subject
from fairwitness.store.schema import claims, judgements, reports


def history(connection: Connection, name: str) -> list[Entry]:
    """Entries about the claim, or about the report, of this id; a source's own id of a report is understood too."""
    found = connection.scalar(select(claims.c.report_id).where(claims.c.id == escape(name)))
    if found is not None:
        return _claim_history(connection, name, unescape(found))
    named = or_(reports.c.id == escape(name), reports.c.given_id == index_key(name))
    known = connection.scalar(select(reports.c.id).where(named).order_by(reports.c.sequence).limit(1))
    if known is None:
        raise NotOnRecord(f"{name}: the ledger knows no claim and no report of this id")
    report_id = unescape(known)
    return by_subject(connection, [report_id])[report_id]


def _claim_history(connection: Connection, claim_id: str, report_id: str) -> list[Entry]:
    about_report = by_subject(connection, [report_id])[report_id]
    known = {entry.sequence: entry for entry in about_report}
    own = [entry for entry in about_report if _concerns(entry, claim_id, known)]
    name = escape(claim_id)
    pairs = select(judgements.c.left, judgements.c.right).where(
        or_(judgements.c.left == name, judgements.c.right == name)
    )
    subjects = [f"{unescape(row.left)} {unescape(row.right)}" for row in connection.execute(pairs)]
    judged = [entry for entries in by_subject(connection, subjects).values() for entry in entries]
    return sorted([*own, *judged], key=lambda entry: entry.sequence)


def _concerns(entry: Entry, claim_id: str, known: dict[int, Entry]) -> bool:
    body = entry.body
    if isinstance(body, Undo):
        return body.undoes in known and _concerns(known[body.undoes], claim_id, known)
    if isinstance(body, ClaimSet):
        return any(claim.id == claim_id for claim in body.claims)
    if isinstance(body, Correction):
        return body.claim_id == claim_id
    return entry.kind in {EntryKind.REPORT, EntryKind.REDACTION, EntryKind.COPY}
