"""Repeats: a report that tells one figure twice, as a headline and its text do, dates both by the one it dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from fairwitness.model import HarmClaim, When

_Figure = tuple[object, ...]
_LEAST = 2
"""One person more or less is told of everywhere; from two on a figure tells something of its incident."""


def dated_alike(claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Give an undated claim the day of those that repeat its figure, where all of these name the same day."""
    told: dict[_Figure, list[HarmClaim]] = defaultdict(list)
    for claim in claims.values():
        if claim.when.start is not None:
            told[_figure(claim)].append(claim)
    return {index: replace(claim, when=_day_of(claim, told[_figure(claim)])) for index, claim in claims.items()}


def _figure(claim: HarmClaim) -> _Figure:
    count = claim.count
    return claim.harm, claim.background, count.low, count.high, count.approx, count.combined


def _day_of(claim: HarmClaim, told: list[HarmClaim]) -> When:
    when, low = claim.when, claim.count.low
    if when.start is not None or when.end is not None or when.words or low is None or low < _LEAST:
        return when
    alike = [other for other in told if _may_be_one(claim, other)]
    days = {(other.when.start, other.when.end) for other in alike}
    return alike[0].when if len(days) == 1 else when


def _may_be_one(claim: HarmClaim, other: HarmClaim) -> bool:
    """Tell whether neither the words for the victims nor the places tell two figures apart."""
    if claim.victims and other.victims and claim.victims.words.lower() != other.victims.words.lower():
        return False
    here, there = ({place.words.words.lower() for place in each.places} for each in (claim, other))
    return not here or not there or not here.isdisjoint(there)
