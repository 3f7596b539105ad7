"""What a body must refer to: reports, claims and entries that are on record, and words that stand there."""

from __future__ import annotations

from fairwitness.errors import NotAllowed, NotOnRecord
from fairwitness.model import (
    Body,
    Claim,
    ClaimSet,
    CopyLink,
    Correction,
    EntryKind,
    Redaction,
    Undo,
)
from fairwitness.store.known import Known
from fairwitness.store.laws import check_claim
from fairwitness.store.masking import check_spans

_UNDONE = frozenset(
    {EntryKind.JUDGEMENT, EntryKind.CORRECTION, EntryKind.REDACTION, EntryKind.COPY, EntryKind.UNDO},
)


def check_sound(body: Body, known: Known) -> None:
    """Raise NotOnRecord, NotAllowed or UnlawfulClaim where a body does not fit what is on record."""
    match body:
        case ClaimSet():
            _check_claims(body.report_id, body.claims, known)
        case Correction():
            _check_correction(body, known)
        case Redaction():
            check_spans(known.texts(body.report_id)[0], body.spans)
        case CopyLink():
            _check_link(body, known)
        case Undo():
            undone = known.undone(body)
            if undone.kind not in _UNDONE:
                raise NotAllowed(f"entry {body.undoes}: a {undone.kind} cannot be undone")
        case _:
            pass


def _check_claims(report_id: str, claims: tuple[Claim, ...], known: Known) -> None:
    report, shown = known.texts(report_id)
    for claim in claims:
        check_claim(claim, report, shown)


def _check_correction(correction: Correction, known: Known) -> None:
    sets = [entry.body for entry in known.about(correction.report_id) if isinstance(entry.body, ClaimSet)]
    if not any(claim.id == correction.claim_id for body in sets for claim in body.claims):
        raise NotOnRecord(f"claim {correction.claim_id}: report {correction.report_id} has no such claim")
    for claim in (correction.original, correction.edited):
        if claim is not None and claim.id != correction.claim_id:
            raise NotAllowed(f"claim {correction.claim_id}: an edit keeps the claim's id, not {claim.id}")
    if correction.edited is not None:
        _check_claims(correction.report_id, (correction.edited,), known)


def _check_link(link: CopyLink, known: Known) -> None:
    if link.report_id == link.of:
        raise NotAllowed(f"report {link.report_id}: a report is no copy of itself")
    for report_id in (link.report_id, link.of):
        known.texts(report_id)
