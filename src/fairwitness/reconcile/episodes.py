"""Episodes: which background a toll hears: figures of an incident of their own.

A court's "40 people in Dorvaal on 3 May 2031" is the background of its verdict, and the figure of that day and
village. Whoever asks for that place or day hears it like any other claim, and so does whoever asks for more: a wider
question holds all that a narrower one does. Only a report's own toll leaves it out. A figure of a town or village that
names no such day belongs to no incident, and is heard by whoever asks for all days; one of a wider place or of none is
a war's, and never heard. How many are missing still is no background, whatever of: it is true of the day it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairwitness.model import Claim, Harm, HarmClaim, PlaceMention
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.aftermath import tells_of_left
from fairwitness.reconcile.where import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """What is heard of background: the incidents that are some report's news, and all others unless only news is.

    `undated`: what a town's figure tells without a day is heard too.
    """

    news: frozenset[str | None]
    others: bool
    undated: bool = False

    @classmethod
    def of(cls, heard: Sequence[FiledClaim], *, news_only: bool, all_days: bool = False) -> Ear:
        """Find what is heard of some claims, by a question for all there is or one for what is news."""
        told = {each.incident for each in heard if each.claim.background} - {None}
        news = {each.incident for each in heard if not each.claim.background} & told if told else told
        return cls(news=frozenset(news), others=bool(told) and not news_only, undated=all_days and not news_only)

    def hears(self, filed: FiledClaim) -> bool:
        """Tell whether a claim is no background, or of an incident that is heard.

        What reports tell as news, a vague word said in passing ("the killings there") leaves no more open.
        """
        claim = filed.claim
        if not claim.background or _is_still_missing(claim):
            return True
        if filed.incident is None:
            return self.undated and _is_of_town(claim)
        if filed.incident in self.news:
            return not isinstance(claim, HarmClaim) or claim.count.low is not None
        return self.others


def _is_still_missing(claim: Claim) -> bool:
    return isinstance(claim, HarmClaim) and claim.harm is Harm.MISSING and tells_of_left(claim)


def _is_of_town(claim: Claim) -> bool:
    """Tell whether a claim counts people at places that are towns, villages or nameless sites.

    A name that nobody could resolve may be a country's.
    """
    if not isinstance(claim, HarmClaim) or claim.count.low is None or not claim.places:
        return False
    return all(_is_small(mention) for mention in claim.places)


def _is_small(mention: PlaceMention) -> bool:
    spot = Spot.of(mention)
    return not spot.area and (spot.place is not None or mention.words.words.islower())
