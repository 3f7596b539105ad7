"""Known: which claims a question hears, as of its days, and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.question import Question


def known(claims: Sequence[FiledClaim], question: Question) -> Sequence[FiledClaim]:
    """Keep what had been published, and recorded, by the question's as-of days.

    Where an as-of day is asked for, a report whose day nobody knows is not known to have been there.
    """
    if question.published_by is None and question.recorded_by is None:
        return claims
    return [each for each in claims if _was_known(each, question)]


def in_order(claims: Iterable[FiledClaim]) -> list[FiledClaim]:
    """Put claims in an order of their own, whatever the order in which they came."""
    return sorted(claims, key=lambda each: (str(each.report.published), each.report.id, each.claim.id))


def _was_known(filed: FiledClaim, question: Question) -> bool:
    if question.published_by and not (filed.report.published and filed.report.published <= question.published_by):
        return False
    return not question.recorded_by or bool(filed.recorded and filed.recorded <= question.recorded_by)
