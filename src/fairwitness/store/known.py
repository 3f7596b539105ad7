"""What is on record that bears on a batch about to be appended: the end of the chain, and all that was said before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

from sqlalchemy import Connection, func, select

from fairwitness.errors import NotOnRecord
from fairwitness.model import Body, CopyLink, Entry, EntryKind, FiledReport, Redaction, Report, SetAsideNote, Undo
from fairwitness.store.canonical import Row, escape, index_key, unescape
from fairwitness.store.entries import by_subject, chunks, entry_of, head, of_kind, rows
from fairwitness.store.folding import in_force
from fairwitness.store.masking import mask_report
from fairwitness.store.schema import entries, reports
from fairwitness.store.slots import slot_of, subject_of


class Known:
    """Read once for a batch, then kept up with as the batch grows."""

    def __init__(
        self, *, end: tuple[int, str], about: dict[str, list[Entry]], asides: Iterable[Entry], addresses: dict[str, str]
    ) -> None:
        self.head = end
        self._about = about
        self._addresses = addresses
        self._before = frozenset(about)
        self._changed: set[str] = set()
        self._by_sequence: dict[int, Entry] = {}
        self._last: dict[str, Entry] = {}
        for entry in chain(*about.values(), asides):
            self._remember(entry)

    @classmethod
    def load(cls, connection: Connection, bodies: Sequence[Body]) -> Known:
        """Read what bears on these bodies."""
        filed = [body.report for body in bodies if isinstance(body, FiledReport)]
        addresses = _addresses(connection, filed)
        # of reports that come again, or are only pointed at, the first entry is enough
        named = {report.id for report in filed} | set(addresses.values())
        named |= {body.of for body in bodies if isinstance(body, CopyLink)}
        subjects = {subject for body in bodies if not isinstance(body, FiledReport) and (subject := subject_of(body))}
        subjects |= _undone_subjects(connection, [body.undoes for body in bodies if isinstance(body, Undo)])
        only_filed = of_kind(EntryKind.REPORT)
        return cls(
            end=head(connection),
            about=by_subject(connection, named - subjects, only_filed) | by_subject(connection, subjects),
            asides=_asides(connection, [body for body in bodies if isinstance(body, SetAsideNote)]),
            addresses=addresses,
        )

    def subject(self, body: Body) -> str | None:
        """What the body is about; of an undo, what the undone entry is about."""
        return self.undone(body).subject if isinstance(body, Undo) else subject_of(body)

    def slot(self, body: Body) -> str | None:
        """The body's slot; of an undo, that of the undone entry, so that what was undone can be said again."""
        return self.slot(self.undone(body).body) if isinstance(body, Undo) else slot_of(body)

    def undone(self, undo: Undo) -> Entry:
        """The entry an undo undoes; raises NotOnRecord where there is none."""
        if undo.undoes not in self._by_sequence:
            raise NotOnRecord(f"entry {undo.undoes}: the ledger has no such entry that could be undone")
        return self._by_sequence[undo.undoes]

    def last(self, body: Body) -> Entry | None:
        """The last entry of the body's slot."""
        return self._last.get(self.slot(body) or "")

    def about(self, subject: str) -> Sequence[Entry]:
        """All entries about a subject."""
        return self._about.get(subject, ())

    def texts(self, report_id: str) -> tuple[Report, Report]:
        """A report as filed, and as views show it; raises NotOnRecord."""
        known = self.about(report_id)
        filed = next((entry.body for entry in known if isinstance(entry.body, FiledReport)), None)
        if filed is None:
            raise NotOnRecord(f"report {report_id}: the ledger has no such report; ingest it first")
        if not any(isinstance(entry.body, Redaction) for entry in known):
            return filed.report, filed.report
        masks = [span for entry in in_force(known) if isinstance(entry.body, Redaction) for span in entry.body.spans]
        return filed.report, mask_report(filed, masks).report

    def at_address(self, body: Body) -> str | None:
        """The last report filed from the address of this one, which is new."""
        address = body.report.url if isinstance(body, FiledReport) else None
        return None if address is None else self._addresses.get(address)

    def add(self, entry: Entry) -> None:
        """Count a new entry among those known."""
        self.head = (entry.sequence, entry.hash)
        self._remember(entry)
        if entry.subject is not None:
            self._about.setdefault(entry.subject, []).append(entry)
            self._changed.add(entry.subject)
        if isinstance(entry.body, FiledReport) and entry.body.report.url is not None:
            self._addresses[entry.body.report.url] = entry.body.report.id

    def changed(self) -> Mapping[str, Sequence[Entry]]:
        """All entries about each subject of which the batch says something new."""
        return {subject: self._about[subject] for subject in sorted(self._changed)}

    def fresh(self) -> Set[str]:
        """Subjects nothing was on record about before."""
        return self._changed - self._before

    def _remember(self, entry: Entry) -> None:
        self._by_sequence[entry.sequence] = entry
        slot = self.slot(entry.body)
        if slot is not None:
            self._last[slot] = entry


def _undone_subjects(connection: Connection, sequences: Sequence[int]) -> set[str]:
    found = connection.scalars(select(entries.c.subject).where(entries.c.sequence.in_(sequences)))
    return {unescape(subject) for subject in found if subject is not None}


def _asides(connection: Connection, bodies: Sequence[SetAsideNote]) -> list[Entry]:
    slots = sorted({escape(slot_of(body) or "") for body in bodies})
    found: list[Row] = []
    for chunk in chunks(slots):
        found += rows(connection, entries.c.slot.in_(chunk))
    return [entry_of(row) for row in found]


def _addresses(connection: Connection, filed: Sequence[Report]) -> dict[str, str]:
    """The last report of each address."""
    urls = {index_key(report.url): report.url for report in filed if report.url is not None}
    last: dict[str, str] = {}
    for chunk in chunks(sorted(urls)):
        newest = select(func.max(reports.c.sequence)).where(reports.c.url.in_(chunk)).group_by(reports.c.url)
        query = select(reports.c.url, reports.c.id).where(reports.c.sequence.in_(newest))
        last |= {urls[row.url]: unescape(row.id) for row in connection.execute(query)}
    return last
