"""Several: figures that a sentence gives for more than one attack, which are no one incident's.

"Ten people were killed in Saturday's bombings of two markets", "12 in the two attacks", "40 across the Gaza Strip", "72
for the whole coast": such a figure is a total that holds the incidents it sums up, whether its report tells them one by
one or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fairwitness.model import Claim, HarmClaim, Report
from fairwitness.resolve.listed import over_places
from fairwitness.resolve.passage import sentence_of
from fairwitness.resolve.spots import spots_of
from fairwitness.text.wordings import read_wordings

_REACH = 24
"""So many characters before a place's name the words for the whole of it stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Several:
    """The patterns of `several.toml`."""

    sums_up: re.Pattern[str]
    across: re.Pattern[str]
    whole: re.Pattern[str]
    named_for: re.Pattern[str]
    one_known: re.Pattern[str]


def over_several(report: Report, claims: Sequence[Claim]) -> frozenset[str]:
    """The claims of a report that sum up several attacks, and those of its headline with such a number."""
    text = report.original
    harms = [claim for claim in claims if isinstance(claim, HarmClaim) and claim.count.low]
    found = {claim.id: claim for claim in harms if _sums_up(text, claim)}
    numbers = {(claim.harm, claim.count.low) for claim in found.values()}
    title = len(report.title)
    above = {each.id for each in harms if each.quote.end <= title and (each.harm, each.count.low) in numbers}
    return frozenset(found.keys() | above) | over_places(text, harms)


def _sums_up(text: str, claim: HarmClaim) -> bool:
    sentence = sentence_of(text, claim)
    if _wordings().sums_up.search(sentence) or _is_of_whole(text, claim) or _is_of_attacks_of_place(text, claim):
        return True
    spots = spots_of(claim)
    return bool(spots) and not any(spot.is_narrow for spot in spots) and bool(_wordings().across.search(sentence))


def _is_of_whole(text: str, claim: HarmClaim) -> bool:
    """Tell whether a claim's own words name its place as the whole of it: "its count for the whole coast"."""
    starts = [place.words.start for place in claim.places if claim.quote.contains(place.words)]
    return any(_wordings().whole.search(text[max(0, start - _REACH) : start]) for start in starts)


def _is_of_attacks_of_place(text: str, claim: HarmClaim) -> bool:
    """Tell whether a number is of the attacks of a place: "six wounded in Kabul bombings", not "in the bombings"."""
    found = (_wordings().named_for.match(text, place.words.end) for place in claim.places)
    return any(
        told
        and claim.quote.start <= told.start()
        and told.start() - claim.quote.end <= _REACH
        and not _wordings().one_known.search(text[max(0, place.words.start - _REACH) : place.words.start])
        for place, told in zip(claim.places, found, strict=True)
    )


@cache
def _wordings() -> _Several:
    return read_wordings(_Several, "fairwitness.resolve", "several")
