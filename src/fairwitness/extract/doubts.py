"""Which claims a stance speaks of, and what that does to them: a figure nobody could verify is marked so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fairwitness.extract.means import about_of, homes_of
from fairwitness.model import HarmClaim, OccurrenceClaim, Stance, Status
from fairwitness.text.document import Document
from fairwitness.text.syntax import syntax


def with_matter(
    document: Document, claims: Iterable[OccurrenceClaim], harms: Sequence[HarmClaim]
) -> Iterator[OccurrenceClaim]:
    """Tell of which harm claims stances speak; "the toll" and "the figures" mean claims that give a number."""
    figures = [harm for harm in harms if harm.count.words]
    homes, homes_of_figures = (homes_of(document, [h.quote for h in meant]) for meant in (harms, figures))
    for claim in claims:
        if not isinstance(claim.value, Stance):
            yield claim
        elif figures and _speaks_of_figures(claim):
            about = about_of(document, claim.quote, homes_of_figures)
            yield replace(claim, about=tuple(figures[i].id for i in about))
        else:
            yield replace(claim, about=tuple(harms[i].id for i in about_of(document, claim.quote, homes)))


def with_doubts(
    document: Document, harms: Sequence[HarmClaim], occurrences: Sequence[OccurrenceClaim]
) -> tuple[HarmClaim, ...]:
    """Mark the figures that somebody could not verify, and unmark what stands beside them without a figure."""
    doubts = [o for o in occurrences if o.value is Stance.UNVERIFIED and _speaks_of_figures(o)]
    doubted = {claim for doubt in doubts for claim in doubt.about}
    homes = homes_of(document, [harm.quote for harm in harms])
    beside = {harms[i].id for doubt in doubts for i in about_of(document, doubt.quote, homes)} - doubted
    return tuple(_marked(h, h.id in doubted, h.id in beside) for h in harms)


def _marked(harm: HarmClaim, doubted: bool, beside: bool) -> HarmClaim:
    if doubted and harm.status in (Status.ASSERTED, Status.HEDGED):
        return replace(harm, status=Status.UNVERIFIED)
    if beside and harm.status is Status.UNVERIFIED and harm.count.words is None:
        return replace(harm, status=Status.ASSERTED)
    return harm


def _speaks_of_figures(claim: OccurrenceClaim) -> bool:
    return not syntax().figure.isdisjoint(claim.quote.words.lower().split())
