"""Keeping the views: rows of the current state, written as entries are appended, and rebuilt from the entries alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, tuple_

from fairwitness.model import Entry, EntryKind, HarmClaim, Judgement
from fairwitness.store.canonical import escape, index_key, moment, unescape
from fairwitness.store.entries import CHUNK, by_subject, chunks
from fairwitness.store.folding import PairState, PlacedClaim, ReportState, fold_pair, fold_report, span_of
from fairwitness.store.laws import count_span
from fairwitness.store.rights import keeping_rights
from fairwitness.store.schema import VIEWS, claim_sets, claims, entries, judgements, reports, views_metadata

ViewRows = dict[Table, list[dict[str, Any]]]
_PAIR = tuple_(judgements.c.left, judgements.c.right)


def project(connection: Connection, about: Mapping[str, Sequence[Entry]], fresh: Set[str]) -> None:
    """Bring the views of some subjects up to date, given all entries about them; `fresh` ones have no rows yet."""
    _clear(connection, {subject: known for subject, known in about.items() if subject not in fresh})
    _insert(connection, rows_of(about))


def rebuild(connection: Connection) -> None:
    """Drop all views and make them anew from the entries; what others cached is thrown away."""
    with keeping_rights(connection):
        views_metadata.drop_all(connection)
        views_metadata.create_all(connection)
    for portion in subjects(connection):
        _insert(connection, rows_of(by_subject(connection, portion)))


def subjects(connection: Connection) -> Iterator[Sequence[str]]:
    """All subjects of entries, a chunk at a time, in the order they are stored in."""
    after = ""
    while True:
        query = select(entries.c.subject).distinct().where(entries.c.subject > after)
        found = list(connection.scalars(query.order_by(entries.c.subject).limit(CHUNK)))
        yield [unescape(subject) for subject in found if subject is not None]
        if len(found) < CHUNK:
            return
        after = str(found[-1])


def rows_of(about: Mapping[str, Sequence[Entry]]) -> ViewRows:
    """The view rows that the entries about some subjects amount to."""
    rows: ViewRows = {table: [] for table in VIEWS}
    for known in about.values():
        if any(entry.kind is EntryKind.JUDGEMENT for entry in known):
            if pair := fold_pair(known):
                rows[judgements].append(_judgement_row(pair))
        elif state := fold_report(known):
            rows[reports].append(_report_row(state))
            rows[claim_sets].extend(_set_rows(state))
            rows[claims].extend(_claim_row(placed) for placed in state.claims)
    return rows


def stored_rows(connection: Connection, about: Mapping[str, Sequence[Entry]]) -> ViewRows:
    """The view rows that the database holds about some subjects."""
    ids = [escape(subject) for subject in about]
    wanted: dict[Table, ColumnElement[bool]] = {
        reports: reports.c.id.in_(ids),
        claim_sets: claim_sets.c.report_id.in_(ids),
        claims: claims.c.report_id.in_(ids),
        judgements: _PAIR.in_(_pairs(about)),
    }
    return {
        table: [dict(row) for row in connection.execute(select(table).where(condition)).mappings()]
        for table, condition in wanted.items()
    }


def _clear(connection: Connection, about: Mapping[str, Sequence[Entry]]) -> None:
    for chunk in chunks(sorted(escape(subject) for subject in about)):
        connection.execute(delete(claims).where(claims.c.report_id.in_(chunk)))
        connection.execute(delete(claim_sets).where(claim_sets.c.report_id.in_(chunk)))
        connection.execute(delete(reports).where(reports.c.id.in_(chunk)))
    pairs = _pairs(about)
    for start in range(0, len(pairs), CHUNK // 2):
        connection.execute(delete(judgements).where(_PAIR.in_(pairs[start : start + CHUNK // 2])))


def _pairs(about: Mapping[str, Sequence[Entry]]) -> list[tuple[str, str]]:
    bodies = [entry.body for known in about.values() for entry in known]
    return sorted({(escape(body.left), escape(body.right)) for body in bodies if isinstance(body, Judgement)})


def _insert(connection: Connection, rows: ViewRows) -> None:
    for table in VIEWS:
        if rows[table]:
            connection.execute(insert(table), rows[table])


def _escaped(text: str | None) -> str | None:
    return None if text is None else escape(text)


def _report_row(state: ReportState) -> dict[str, Any]:
    kept = state.kept
    report, provenance = kept.report, kept.provenance
    return {
        "id": escape(report.id),
        "sequence": kept.sequence,
        "recorded": moment(kept.recorded),
        "url": None if report.url is None else index_key(report.url),
        "outlet": _escaped(report.outlet),
        "published": report.published.isoformat() if report.published else None,
        "given_id": None if provenance.given_id is None else index_key(provenance.given_id),
        "raw": provenance.raw,
        "redacted": int(kept.redacted),
        "version_of": _escaped(kept.version_of),
        "reprint_of": _escaped(kept.reprint_of),
    }


def _set_rows(state: ReportState) -> list[dict[str, Any]]:
    report_id = escape(state.kept.report.id)
    return [
        {"report_id": report_id, "extractor": escape(extractor), "sequence": sequence}
        for extractor, sequence in state.sets
    ]


def _claim_row(placed: PlacedClaim) -> dict[str, Any]:
    kept, claim = placed.kept, placed.kept.claim
    harm = claim if isinstance(claim, HarmClaim) else None
    start, end = claim.when.start, claim.when.end
    count_start, count_end = span_of(count_span(harm) if harm else None)
    return {
        "id": escape(claim.id),
        "report_id": escape(claim.report_id),
        "sequence": kept.sequence,
        "position": placed.position,
        "current": int(kept.current),
        "kind": claim.kind.value,
        "harm": harm.harm.value if harm else None,
        "low": harm.count.low if harm else None,
        "high": harm.count.high if harm else None,
        "count_start": count_start,
        "count_end": count_end,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "status": claim.status.value,
        "review": kept.review.value if kept.review else None,
        "reviewed_by": _escaped(kept.reviewed_by),
        "reviewed_at": moment(kept.reviewed_at) if kept.reviewed_at else None,
    }


def _judgement_row(pair: PairState) -> dict[str, Any]:
    said = pair.judgement
    return {
        "left": escape(pair.left),
        "right": escape(pair.right),
        "sequence": pair.sequence,
        "verdict": said.verdict.value if said else None,
        "is_person": int(said is not None and said.is_person),
        "score": said.score if said else None,
    }
