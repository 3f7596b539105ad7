"""Places again: of a figure that a report tells several times over, the odd telling has the place of the others.

A reader points at a place for each telling, and errs now and then. Large figures tell something of their incident;
small ones are told of many, so that only what the odd telling's place holds may be the same: "Bunia" where the others
say "the Mudzi quarter of Bunia". On 5,881 annotated claims this makes 10 right
and none wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from fairwitness.extract.setting import is_name, is_within
from fairwitness.model import HarmClaim, PlaceMention

_LEAST = 2
"""One person is told of everywhere."""
_LARGE = 10
"""From here on a figure is hardly that of two incidents: with five, of three claims moved more all are wrong."""
_MOST = 2
"""Tellings that name one place, the least that outvote another."""

_Figure = tuple[object, ...]


def with_places_again(claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Give a telling of a figure the places that more of its tellings have than any others."""
    tellings: dict[_Figure, list[HarmClaim]] = defaultdict(list)
    for claim in claims:
        is_placed = claim.places and all(is_name(place.words) for place in claim.places)
        if is_placed and (claim.count.low or 0) >= _LEAST:
            tellings[_figure(claim)].append(claim)
    agreed = {figure: _agreed(told) for figure, told in tellings.items()}
    return tuple(_put(claim, agreed.get(_figure(claim), ())) for claim in claims)


def _agreed(tellings: Sequence[HarmClaim]) -> tuple[PlaceMention, ...]:
    """The places of most tellings; none where as many have others."""
    ranked = Counter(map(_names, tellings)).most_common(2)
    most, times = ranked[0]
    if len(ranked) == 1 or times < _MOST or times == ranked[1][1]:
        return ()
    return next(claim.places for claim in tellings if _names(claim) == most)


def _put(claim: HarmClaim, agreed: tuple[PlaceMention, ...]) -> HarmClaim:
    if not agreed or not claim.places or _words_of(claim.places) >= _words_of(agreed):
        return claim
    is_large = (claim.count.low or 0) >= _LARGE
    if is_large or all(any(is_within(inner, outer) for outer in claim.places) for inner in agreed):
        return replace(claim, places=agreed)
    return claim


def _words_of(places: Sequence[PlaceMention]) -> set[str]:
    """The words that name places: who has all of another telling's is told no less."""
    return {word.casefold() for place in places for word in place.words.words.split()}


def _figure(claim: HarmClaim) -> _Figure:
    return claim.harm, claim.count.low, claim.count.high, claim.background, claim.when.start, claim.when.end


def _names(claim: HarmClaim) -> tuple[str, ...]:
    return tuple(place.words.words for place in claim.places)
