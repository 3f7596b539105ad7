"""Listed: figures for several places at once, in a report that gives one of these places a figure of its own.

"Forty-three dead in Ardan and Belin", and "twenty-seven were killed in Ardan": the forty-three are a total over both,
and no one incident's. Where nothing is told of one of the places alone, they may be one incident in two places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import combinations

from fairwitness.model import HarmClaim, PlaceMention
from fairwitness.resolve.spots import Lie, lie, spot_of, spots_of

_AND = re.compile(r"\s*,?\s*(?:and|&)\s*(?:in|at|near|the|nearby|neighbou?ring|\s)*", re.IGNORECASE)


def over_places(text: str, harms: Sequence[HarmClaim]) -> frozenset[str]:
    """The claims that count several places together of which another claim counts one, and what is told with them."""
    wide = [claim for claim in harms if len(claim.places) > 1 and _are_several(claim.places, text)]
    settings = {_setting(claim) for claim in wide if any(_is_of_one(other, claim) for other in harms)}
    return frozenset(claim.id for claim in wide if _setting(claim) in settings)


def _setting(claim: HarmClaim) -> tuple[object, ...]:
    return frozenset(spots_of(claim)), claim.when.start, claim.when.end


def _is_of_one(part: HarmClaim, whole: HarmClaim) -> bool:
    """Tell whether a claim counts fewer people in some of the places of another, on days that are among its days."""
    if part.harm is not whole.harm or not (part.count.low or 0) < (whole.count.low or 0):
        return False
    places = frozenset(spots_of(part))
    if not places or not places < frozenset(spots_of(whole)):
        return False
    one, other = part.when, whole.when
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return other.start <= one.start and one.end <= other.end


def _are_several(places: Collection[PlaceMention], text: str) -> bool:
    return any(_are_two(one, other, text) for one, other in combinations(places, 2))


def _are_two(one: PlaceMention, other: PlaceMention, text: str) -> bool:
    """Tell whether two places are two: two towns on the map, two villages not on it, or any with an "and" between.

    A village that is not on the map may be a part of a town that is.
    """
    mine, theirs = spot_of(one), spot_of(other)
    if not mine.is_site and not theirs.is_site and mine.rank == theirs.rank and mine.is_narrow:
        return (lie(mine, theirs) or Lie.APART) < Lie.SAME_CITY
    first, second = sorted((one.words, other.words), key=lambda span: span.start)
    return first.end <= second.start and _AND.fullmatch(text, first.end, second.start) is not None
