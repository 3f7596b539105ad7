"""Repeats: a report that tells one figure twice, as a headline and its text do, dates both by the one it dates.

A headline without words of time of its own, or with some days only ("in a week"), is dated by the text that tells its
figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from fairwitness.model import HarmClaim, When

_Figure = tuple[object, ...]
_LEAST = 2
"""One person more or less is told of everywhere; from two on a figure tells something of its incident."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What besides its number tells a figure from another: the words for the victims and the places."""

    victims: str | None
    places: frozenset[str]

    @classmethod
    def of(cls, claim: HarmClaim) -> _Setting:
        victims = claim.victims.words.lower() if claim.victims else None
        return cls(victims, frozenset(place.words.words.lower() for place in claim.places))

    def may_be(self, other: _Setting) -> bool:
        """Tell whether neither the words for the victims nor the places tell two figures apart."""
        if self.victims and other.victims and self.victims != other.victims:
            return False
        return not self.places or not other.places or not self.places.isdisjoint(other.places)


def dated_alike(claims: Mapping[int, HarmClaim], title: int = 0) -> dict[int, HarmClaim]:
    """Give an undated claim the day of those that repeat its figure, where all of these name the same day.

    So it is with a claim of the first `title` characters, the headline's, that is dated by words of the text below or
    of several days.
    """
    told: dict[_Figure, dict[tuple[_Setting, date, date | None], When]] = defaultdict(dict)
    undated = {index for index, claim in claims.items() if _is_undated(claim, title)}
    for index, claim in claims.items():
        when = claim.when
        if when.start is not None and index not in undated:
            told[_figure(claim)].setdefault((_Setting.of(claim), when.start, when.end), when)
    return {
        index: replace(claim, when=_day_of(claim, told[_figure(claim)])) if index in undated else claim
        for index, claim in claims.items()
    }


def _is_undated(claim: HarmClaim, title: int) -> bool:
    when, low = claim.when, claim.count.low
    if low is None or low < _LEAST:
        return False
    if claim.quote.end <= title:
        return when.start != when.end or all(words.start >= title for words in when.words)
    return when.start is None and when.end is None and not when.words


def _figure(claim: HarmClaim) -> _Figure:
    count = claim.count
    return claim.harm, claim.background, count.low, count.high, count.approx, count.combined


def _day_of(claim: HarmClaim, told: Mapping[tuple[_Setting, date, date | None], When]) -> When:
    here, found = _Setting.of(claim), When()
    for (there, *_), other in told.items():
        if not here.may_be(there):
            continue
        if found.start is not None and (found.start, found.end) != (other.start, other.end):
            return claim.when
        found = found if found.start is not None else other
    return claim.when if found.start is None else found
