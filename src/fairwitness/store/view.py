"""Views: reports, claims and judgements as they now stand, or stood by a day of publication or a moment of record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Engine, and_, func, or_, select

from fairwitness.errors import NotOnRecord
from fairwitness.model import EntryKind, Judgement, KeptClaim, KeptReport, Review
from fairwitness.store.canonical import escape, index_key, moment, unescape
from fairwitness.store.connection import reading
from fairwitness.store.entries import CHUNK, by_subject, chunks, of_kind
from fairwitness.store.folding import ReportState, fold_pair, fold_report
from fairwitness.store.schema import claim_sets, claims, entries, judgements, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """Up to when a view looks. None: no limit.

    `published`: reports published by that day; one without a publication date counts from the day it was recorded.
    `recorded`: what was on record by that moment, decisions and redactions included.
    """

    published: date | None = None
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Claims whose dates overlap these days; those without dates are left out. None: open."""

    start: date | None = None
    end: date | None = None


class View:
    """Reads; never writes. Whoever iterates sees one state of the ledger from first to last."""

    def __init__(self, engine: Engine, as_of: AsOf) -> None:
        self._engine = engine
        self._as_of = as_of

    def report(self, report_id: str) -> KeptReport:
        """One report by its id, or by the id its source gave it; raises NotOnRecord."""
        return self._state(report_id).kept

    def reports(self) -> Iterator[KeptReport]:
        """All reports in the order they were recorded."""
        return (state.kept for state in self._states())

    def since(self, sequence: int) -> Iterator[KeptReport]:
        """Reports recorded after an entry, in order; what comes while iterating is among them, and one may write."""
        return (state.kept for state in self._fresh_states(after=sequence))

    def claims_of(self, report_id: str) -> tuple[KeptClaim, ...]:
        """All claims ever found in one report, superseded and rejected ones among them."""
        return tuple(placed.kept for placed in self._state(report_id).claims)

    def claim(self, claim_id: str) -> KeptClaim:
        """One claim by its id; raises NotOnRecord."""
        with reading(self._engine) as connection:
            found = connection.scalar(select(claims.c.report_id).where(claims.c.id == escape(claim_id)))
        kept = self.claims_of(unescape(found)) if found else ()
        for claim in kept:
            if claim.claim.id == claim_id:
                return claim
        raise NotOnRecord(f"claim {claim_id}: the ledger has no such claim")

    def claims(self, period: Period | None = None) -> Iterator[KeptClaim]:
        """Claims that stand, in the order of their reports: current, and not rejected."""
        for _, standing in self.standing(period):
            yield from standing

    def standing(self, period: Period | None = None) -> Iterator[tuple[KeptReport, tuple[KeptClaim, ...]]]:
        """Reports that have claims that stand, with these."""
        # what the view tables say of dates holds for now only
        narrow = _within(period) if self._as_of.recorded is None else []
        for state in self._states(*narrow):
            kept = tuple(placed.kept for placed in state.claims if _stands(placed.kept, period))
            if kept:
                yield state.kept, kept

    def standing_in(self, report_ids: Iterable[str]) -> dict[str, tuple[KeptReport, tuple[KeptClaim, ...]]]:
        """Some reports by id, each with its claims that stand, if any; what is not on record is left out."""
        found = {}
        for chunk in chunks(sorted(escape(report_id) for report_id in set(report_ids))):
            for state in self._states(reports.c.id.in_(chunk)):
                kept = tuple(placed.kept for placed in state.claims if _stands(placed.kept, None))
                found[state.kept.report.id] = state.kept, kept
        return found

    def judgements(self) -> Iterator[Judgement]:
        """The judgement in force on each pair of claims."""
        limit = self._recorded()
        with reading(self._engine) as connection:
            # a pair once judged stays among them, whatever the view looks back to
            rows = connection.execute(select(judgements.c.left, judgements.c.right))
            subjects = sorted(f"{unescape(row.left)} {unescape(row.right)}" for row in rows)
            for portion in chunks(subjects):
                about = by_subject(connection, portion, of_kind(EntryKind.JUDGEMENT, EntryKind.UNDO), *limit)
                pairs = (fold_pair(known) for known in about.values())
                yield from (pair.judgement for pair in pairs if pair and pair.judgement)

    def repeating(self, report_ids: Iterable[str]) -> dict[str, str]:
        """The reports that repeat some, as newer versions or reprints, each with what it repeats; of now."""
        found: dict[str, str] = {}
        original = func.coalesce(reports.c.reprint_of, reports.c.version_of)
        with reading(self._engine) as connection:
            for chunk in chunks(sorted(escape(report_id) for report_id in set(report_ids))):
                either = or_(reports.c.reprint_of.in_(chunk), reports.c.version_of.in_(chunk))
                for row in connection.execute(select(reports.c.id, original.label("original")).where(either)):
                    found[unescape(row.id)] = unescape(row.original)
        return found

    def reports_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """The report each claim was found in; of now, claims that no longer stand among them."""
        found: dict[str, str] = {}
        with reading(self._engine) as connection:
            for chunk in chunks(sorted(escape(claim_id) for claim_id in set(claim_ids))):
                query = select(claims.c.id, claims.c.report_id).where(claims.c.id.in_(chunk))
                found |= {unescape(row.id): unescape(row.report_id) for row in connection.execute(query)}
        return found

    def recorded_at(self, sequences: Iterable[int]) -> dict[int, str]:
        """The report that each of some entries put on record."""
        found: dict[int, str] = {}
        wanted = sorted(set(sequences))
        with reading(self._engine) as connection:
            for at in range(0, len(wanted), CHUNK):
                chunk = wanted[at : at + CHUNK]
                query = select(reports.c.sequence, reports.c.id).where(reports.c.sequence.in_(chunk))
                found |= {row.sequence: unescape(row.id) for row in connection.execute(query)}
        return found

    def unread_by(self, extractor: str) -> Iterator[KeptReport]:
        """Reports of which this extractor has set down no claims, in order; claims may be set down while iterating."""
        return (state.kept for state in self._fresh_states(_not_read_by(extractor)))

    def unread_count(self, extractor: str) -> int:
        """How many reports this extractor has set down no claims of; of now, whatever the view looks at."""
        with reading(self._engine) as connection:
            query = select(func.count()).select_from(reports).where(_not_read_by(extractor))
            return connection.scalar(query) or 0

    def known(self, report_ids: Iterable[str]) -> set[str]:
        """Which of these reports are on record."""
        found: set[str] = set()
        with reading(self._engine) as connection:
            for chunk in chunks(sorted(escape(report_id) for report_id in set(report_ids))):
                query = select(reports.c.id).where(reports.c.id.in_(chunk), *self._limits())
                found |= {unescape(report_id) for report_id in connection.scalars(query)}
        return found

    def count(self) -> tuple[int, int]:
        """How many reports there are, and how many claims that stand; of now, whatever the view looks at."""
        with reading(self._engine) as connection:
            many = connection.scalar(select(func.count()).select_from(reports))
            standing = and_(claims.c.current == 1, or_(claims.c.review.is_(None), claims.c.review != Review.REJECTED))
            return many or 0, connection.scalar(select(func.count()).select_from(claims).where(standing)) or 0

    def _state(self, report_id: str) -> ReportState:
        for state in self._states(or_(reports.c.id == escape(report_id), reports.c.given_id == index_key(report_id))):
            return state
        raise NotOnRecord(f"report {report_id}: the ledger has no such report")

    def _states(self, *conditions: ColumnElement[bool]) -> Iterator[ReportState]:
        with reading(self._engine) as connection:
            for chunk, _ in self._report_ids(connection, conditions):
                about = by_subject(connection, chunk, *self._recorded())
                states = (fold_report(about[report_id]) for report_id in chunk)
                yield from (state for state in states if state)

    def _fresh_states(self, *conditions: ColumnElement[bool], after: int = 0) -> Iterator[ReportState]:
        """The same a portion at a time, with nothing held open between: whoever iterates may write for hours."""
        while True:
            with reading(self._engine) as connection:
                chunk, after = next(self._report_ids(connection, conditions, after), ((), after))
                about = by_subject(connection, chunk, *self._recorded())
            if not chunk:
                return
            yield from (state for report_id in chunk if (state := fold_report(about[report_id])))

    def _report_ids(
        self, connection: Connection, conditions: Sequence[ColumnElement[bool]], after: int = 0
    ) -> Iterator[tuple[Sequence[str], int]]:
        """Ids of reports, a portion at a time, each with the number of its last entry."""
        columns = select(reports.c.id, reports.c.sequence).order_by(reports.c.sequence).limit(CHUNK)
        while True:
            query = columns.where(reports.c.sequence > after, *conditions, *self._limits())
            found = connection.execute(query).all()
            if not found:
                return
            after = found[-1].sequence
            yield [unescape(row.id) for row in found], after

    def _limits(self) -> list[ColumnElement[bool]]:
        limits: list[ColumnElement[bool]] = []
        if self._as_of.published is not None:
            since = func.coalesce(reports.c.published, func.substr(reports.c.recorded, 1, 10))
            limits.append(since <= self._as_of.published.isoformat())
        if self._as_of.recorded is not None:
            limits.append(reports.c.recorded <= moment(self._as_of.recorded))
        return limits

    def _recorded(self) -> list[ColumnElement[bool]]:
        return [] if self._as_of.recorded is None else [entries.c.at <= moment(self._as_of.recorded)]


def _not_read_by(extractor: str) -> ColumnElement[bool]:
    done = select(claim_sets.c.report_id).where(
        claim_sets.c.report_id == reports.c.id, claim_sets.c.extractor == escape(extractor)
    )
    return ~done.exists()


def _within(period: Period | None) -> list[ColumnElement[bool]]:
    """Reports with a claim that falls into the period."""
    if period is None or (period.start is None and period.end is None):
        return []
    dated = [claims.c.report_id == reports.c.id, claims.c.date_start.is_not(None)]
    if period.end is not None:
        dated.append(claims.c.date_start <= period.end.isoformat())
    if period.start is not None:
        dated.append(func.coalesce(claims.c.date_end, claims.c.date_start) >= period.start.isoformat())
    return [select(1).where(*dated).exists()]


def _stands(kept: KeptClaim, period: Period | None) -> bool:
    if not kept.current or kept.review is Review.REJECTED:
        return False
    if period is None or (period.start is None and period.end is None):
        return True
    first, last = kept.claim.when.start, kept.claim.when.end or kept.claim.when.start
    if first is None or last is None:
        return False
    return (period.end is None or first <= period.end) and (period.start is None or last >= period.start)
