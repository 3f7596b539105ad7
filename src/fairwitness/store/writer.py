"""Appending entries: in one transaction, each chained to the one before, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert

from fairwitness.model import Actor, Body, CopyKind, CopyLink, Entry, FiledReport, Redaction, Undo
from fairwitness.model.report import report_id
from fairwitness.store.canonical import Row, chain_hash, content_id, escape, moment
from fairwitness.store.connection import writing
from fairwitness.store.known import Known
from fairwitness.store.projection import project
from fairwitness.store.records import kind_of, write
from fairwitness.store.roles import check_allowed
from fairwitness.store.schema import entries
from fairwitness.store.shelf import forget
from fairwitness.store.slots import repeats
from fairwitness.store.soundness import check_sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """What came of appending a body: its entry, which `is_new`, or the one that already said so."""

    entry: Entry
    is_new: bool


class Writer:
    """Appends entries in somebody's name."""

    def __init__(self, engine: Engine, actor: Actor) -> None:
        self._engine = engine
        self._actor = actor

    def append(self, bodies: Iterable[Body], *, at: datetime, reason: str | None = None) -> list[Appended]:
        """Put bodies on record, all or none, in one transaction; what is on record already is passed over.

        A report is filed under the digest of its content; the id it came with is kept in its provenance. A report at an
        address that had another text before is linked to that as its new version, in an entry of its own that is not
        among those returned. A batch of some hundred bodies is quickest. Raises NotAllowed, NotOnRecord, UnlawfulClaim.
        """
        filed = [under_its_digest(body) for body in bodies]
        with writing(self._engine) as connection:
            batch = _Batch(Known.load(connection, filed), self._actor, at, reason)
            appended = [batch.put(body) for body in filed]
            batch.save(connection)
        return appended


def under_its_digest(body: Body) -> Body:
    """A report under the digest of its content: ids that sources give may be taken twice. Other bodies as they are."""
    if not isinstance(body, FiledReport):
        return body
    report, provenance = body.report, body.provenance
    digest = report_id(outlet=report.outlet, url=report.url, published=report.published, text=report.original)
    if report.id == digest:
        return body
    given = provenance.given_id or report.id
    return replace(body, report=replace(report, id=digest), provenance=replace(provenance, given_id=given))


class _Batch:
    """Entries on their way into the ledger."""

    def __init__(self, known: Known, actor: Actor, at: datetime, reason: str | None) -> None:
        self._known = known
        self._actor = actor
        self._at = at.astimezone(UTC)
        self._reason = reason
        self._rows: list[Row] = []
        self._redacted: set[str] = set()

    def put(self, body: Body) -> Appended:
        """Chain a body to the entries before, unless it is on record."""
        known, actor = self._known, self._actor
        check_allowed(actor, body, self._reason, known.undone(body) if isinstance(body, Undo) else None)
        check_sound(body, known)
        content = write(body)
        last = known.last(body)
        if last and repeats(body, content_id(kind_of(body), content), actor.name, self._reason, last):
            return Appended(entry=last, is_new=False)
        earlier = known.at_address(body)
        entry = self._chain(body, content)
        if earlier:
            self.put(CopyLink(report_id=entry.subject or "", of=earlier, how=CopyKind.VERSION))
        return Appended(entry=entry, is_new=True)

    def save(self, connection: Connection) -> None:
        """Write the entries and bring the views up to date."""
        if not self._rows:
            return
        connection.execute(insert(entries), [row._asdict() for row in self._rows])
        project(connection, self._known.changed(), self._known.fresh())
        forget(connection, self._redacted)

    def _chain(self, body: Body, content: str) -> Entry:
        known, actor, reason = self._known, self._actor, self._reason
        sequence, previous = known.head
        subject, slot = known.subject(body), known.slot(body)
        bare = Row(
            sequence=sequence + 1,
            kind=kind_of(body).value,
            id=content_id(kind_of(body), content),
            subject=None if subject is None else escape(subject),
            slot=None if slot is None else escape(slot),
            by=escape(actor.name),
            role=actor.role.value,
            at=moment(self._at),
            reason=None if reason is None else escape(reason),
            previous=previous,
            hash="",
            content=content,
        )
        row = bare._replace(hash=chain_hash(bare))
        entry = Entry(
            sequence=row.sequence,
            kind=kind_of(body),
            id=row.id,
            subject=subject,
            by=actor.name,
            role=actor.role,
            at=self._at,
            reason=reason,
            previous=previous,
            hash=row.hash,
            body=body,
        )
        self._rows.append(row)
        if isinstance(body, Redaction):
            self._redacted.add(body.report_id)
        known.add(entry)
        return entry
