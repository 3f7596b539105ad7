"""Episodes: which background a toll hears: figures of an incident of their own.

A court's "40 people in Dorvaal on 3 May 2031" is the background of its verdict, and the figure of that day and
village. Whoever asks for that place or day hears it like any other claim, and so does whoever asks for more: a wider
question holds all that a narrower one does. Only a report's own toll leaves it out. A figure without a day and place of
its own belongs to no incident, and is never heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairwitness.model import HarmClaim
from fairwitness.model.filed import FiledClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """What is heard of background: the incidents that are some report's news, and all others unless only news is."""

    news: frozenset[str | None]
    others: bool

    @classmethod
    def of(cls, heard: Sequence[FiledClaim], *, news_only: bool) -> Ear:
        """Find what is heard of some claims, by a question for all there is or one for what is news."""
        told = {each.incident for each in heard if each.claim.background} - {None}
        news = {each.incident for each in heard if not each.claim.background} & told if told else told
        return cls(news=frozenset(news), others=bool(told) and not news_only)

    def hears(self, filed: FiledClaim) -> bool:
        """Tell whether a claim is no background, or of an incident that is heard.

        What reports tell as news, a vague word said in passing ("the killings there") leaves no more open.
        """
        claim = filed.claim
        if not claim.background or filed.incident is None:
            return not claim.background
        if filed.incident in self.news:
            return not isinstance(claim, HarmClaim) or claim.count.low is not None
        return self.others
