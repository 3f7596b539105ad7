"""From entries to the current state: all entries about one report, or one pair of claims, folded into view rows.

Pure: the same entries give the same rows. Appending, rebuilding, verifying and looking back (`as of`) all come through
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fairwitness.model import (
    Action,
    ClaimSet,
    CopyKind,
    CopyLink,
    Correction,
    Entry,
    FiledReport,
    Judgement,
    KeptClaim,
    KeptReport,
    Redaction,
    Review,
    Span,
    Undo,
)
from fairwitness.store.masking import mask_report, mask_spans

_REVIEWS = {Action.ACCEPT: Review.ACCEPTED, Action.REJECT: Review.REJECTED, Action.EDIT: Review.EDITED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """A claim in its current state, and where in its claim set it stands."""

    kept: KeptClaim
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportState:
    """All that the views hold of one report. `sets` names each extractor's latest claim set by its entry."""

    kept: KeptReport
    claims: tuple[PlacedClaim, ...]
    sets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairState:
    """The judgement in force on one pair of claims; None where all were undone. `sequence` is that of its entry."""

    left: str
    right: str
    judgement: Judgement | None
    sequence: int


def in_force(entries: Iterable[Entry]) -> list[Entry]:
    """The entries nobody has undone, in order; an undone undo lets its entry stand again."""
    undone: set[int] = set()
    standing: list[Entry] = []
    for entry in sorted(entries, key=lambda entry: entry.sequence, reverse=True):
        if entry.sequence in undone:
            continue
        if isinstance(entry.body, Undo):
            undone.add(entry.body.undoes)
        else:
            standing.append(entry)
    return standing[::-1]


def fold_pair(entries: Sequence[Entry]) -> PairState | None:
    """The judgement in force: a person's outranks a model's, and of equals the later one stands."""
    pair = next((entry.body for entry in entries if isinstance(entry.body, Judgement)), None)
    if pair is None:
        return None
    judged = [(entry, entry.body) for entry in in_force(entries) if isinstance(entry.body, Judgement)]
    if not judged:
        return PairState(left=pair.left, right=pair.right, judgement=None, sequence=entries[-1].sequence)
    entry, body = max(judged, key=lambda judgement: (judgement[1].is_person, judgement[0].sequence))
    said = replace(body, at=entry.at)
    return PairState(left=pair.left, right=pair.right, judgement=said, sequence=entry.sequence)


def fold_report(entries: Sequence[Entry]) -> ReportState | None:
    """The state of one report and its claims; None where no entry files it."""
    standing = in_force(entries)
    filed = next((entry for entry in standing if isinstance(entry.body, FiledReport)), None)
    if filed is None or not isinstance(filed.body, FiledReport):
        return None
    masks = [span for entry in standing if isinstance(entry.body, Redaction) for span in entry.body.spans]
    shown = mask_report(filed.body, masks) if masks else filed.body
    sets = {body.extractor: entry for entry, body in _claim_sets(standing)}
    return ReportState(
        kept=_kept_report(filed, shown, standing, redacted=bool(masks)),
        claims=tuple(_claims(standing, shown if masks else None)),
        sets=tuple(sorted((extractor, entry.sequence) for extractor, entry in sets.items())),
    )


def _claim_sets(standing: Iterable[Entry]) -> Iterator[tuple[Entry, ClaimSet]]:
    return ((entry, entry.body) for entry in standing if isinstance(entry.body, ClaimSet))


def _kept_report(filed: Entry, shown: FiledReport, standing: Sequence[Entry], *, redacted: bool) -> KeptReport:
    links = [entry.body for entry in standing if isinstance(entry.body, CopyLink)]
    originals = {link.how: link.of for link in links}
    return KeptReport(
        report=shown.report,
        provenance=shown.provenance,
        sequence=filed.sequence,
        recorded=filed.at,
        redacted=redacted,
        version_of=originals.get(CopyKind.VERSION),
        reprint_of=originals.get(CopyKind.REPRINT),
    )


def _claims(standing: Sequence[Entry], masked: FiledReport | None) -> Iterator[PlacedClaim]:
    """Every claim any extractor found, as last set down; current are those of the latest set and those upheld."""
    sets = list(_claim_sets(standing))
    found: dict[str, tuple[Entry, ClaimSet, int]] = {}
    for entry, body in sets:
        found |= {claim.id: (entry, body, position) for position, claim in enumerate(body.claims)}
    latest = {claim.id for claim in sets[-1][1].claims} if sets else set()
    decisions = _decisions(standing)
    for claim_id, (entry, body, position) in sorted(found.items(), key=lambda item: (item[1][0].sequence, item[1][2])):
        decision = decisions.get(claim_id)
        kept = _kept_claim(entry, body, position, decision, latest)
        if masked is not None:
            masked_claim, masked_original = (mask_spans(claim, masked.report) for claim in (kept.claim, kept.original))
            kept = replace(kept, claim=masked_claim, original=masked_original)
        yield PlacedClaim(kept=kept, position=position)


def _decisions(standing: Iterable[Entry]) -> dict[str, tuple[Entry, Correction]]:
    """The last decision on each claim; a comment decides nothing."""
    corrections = [(entry, entry.body) for entry in standing if isinstance(entry.body, Correction)]
    return {body.claim_id: (entry, body) for entry, body in corrections if body.action in _REVIEWS}


def _kept_claim(
    entry: Entry, body: ClaimSet, position: int, decision: tuple[Entry, Correction] | None, latest: set[str]
) -> KeptClaim:
    original = body.claims[position]
    kept = KeptClaim(
        claim=original,
        original=original,
        extractor=body.extractor,
        sequence=entry.sequence,
        recorded=entry.at,
        current=original.id in latest,
    )
    if decision is None:
        return kept
    by, correction = decision
    review = _REVIEWS[correction.action]
    return replace(
        kept,
        claim=correction.edited or original,
        current=kept.current or review is not Review.REJECTED,
        review=review,
        reviewed_by=by.by,
        reviewed_at=by.at,
    )


def span_of(span: Span | None) -> tuple[int | None, int | None]:
    """Where a span begins and ends, for columns."""
    return (span.start, span.end) if span else (None, None)
