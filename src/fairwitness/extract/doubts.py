"""Which claims a stance speaks of, and what that does to them: a figure nobody could verify is marked so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairwitness.extract.means import about_of
from fairwitness.model import HarmClaim, OccurrenceClaim, Stance, Status
from fairwitness.text.document import Document
from fairwitness.text.syntax import syntax


def with_matter(document: Document, claim: OccurrenceClaim, harms: Sequence[HarmClaim]) -> OccurrenceClaim:
    """Tell of which harm claims a stance speaks; "the toll" and "the figures" mean claims that give a number."""
    if not isinstance(claim.value, Stance):
        return claim
    meant = [h for h in harms if h.count.words] if _speaks_of_figures(claim) else []
    meant = meant or list(harms)
    about = about_of(document, claim.quote, [h.quote for h in meant])
    return replace(claim, about=tuple(meant[i].id for i in about))


def with_doubts(
    document: Document, harms: Sequence[HarmClaim], occurrences: Sequence[OccurrenceClaim]
) -> tuple[HarmClaim, ...]:
    """Mark the figures that somebody could not verify, and unmark what stands beside them without a figure."""
    doubts = [o for o in occurrences if o.value is Stance.UNVERIFIED and _speaks_of_figures(o)]
    doubted = {claim for doubt in doubts for claim in doubt.about}
    beside = {harms[i].id for d in doubts for i in about_of(document, d.quote, [h.quote for h in harms])} - doubted
    return tuple(_marked(h, h.id in doubted, h.id in beside) for h in harms)


def _marked(harm: HarmClaim, doubted: bool, beside: bool) -> HarmClaim:
    if doubted and harm.status in (Status.ASSERTED, Status.HEDGED):
        return replace(harm, status=Status.UNVERIFIED)
    if beside and harm.status is Status.UNVERIFIED and harm.count.words is None:
        return replace(harm, status=Status.ASSERTED)
    return harm


def _speaks_of_figures(claim: OccurrenceClaim) -> bool:
    return not syntax().figure.isdisjoint(claim.quote.words.lower().split())
