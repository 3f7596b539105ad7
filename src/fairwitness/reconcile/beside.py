"""Beside: people whom one sentence tells side by side, "a soldier and a policeman", and who so are others."""

from __future__ import annotations

from fairwitness.model import HarmClaim
from fairwitness.reconcile.lexicon import lexicon
from fairwitness.reconcile.statements import Statement


def are_told_beside(one: Statement, other: Statement) -> bool:
    """Tell whether one claimant tells of both in one breath, and of neither as a part of the other."""
    if one.report_id != other.report_id or not one.is_one_origin(other) or one.claim.harm is not other.claim.harm:
        return False
    if one.part_of == other.id or other.part_of == one.id:
        return False
    (_, end), (start, _) = sorted((_phrase(one.claim), _phrase(other.claim)))
    return start > end and lexicon().beside.fullmatch(one.filed.report.stretch(end, start)) is not None


def _phrase(claim: HarmClaim) -> tuple[int, int]:
    """Where the words for a claim's people begin and end: their number and their noun."""
    spans = [span for span in (claim.count.words, claim.victims) if span] or [claim.cue]
    return min(span.start for span in spans), max(span.end for span in spans)
