"""Listed: figures for several places at once, in a report that gives one of these places a figure of its own.

"Forty-three dead in Ardan and Belin", and "twenty-seven were killed in Ardan": the forty-three are a total over both,
and no one incident's. Where nothing is told of one of the places alone, they may be one incident in two places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import combinations

from fairwitness.model import Harm, HarmClaim, PlaceMention
from fairwitness.resolve.spots import Lie, Spot, lie, spot_of, spots_of

_Setting = tuple[frozenset[Spot], date | None, date | None]
_Least = Mapping[tuple[Harm, Spot], Mapping[_Setting, int]]
_AND = re.compile(r"\s*,?\s*(?:and|&)\s*(?:in|at|near|the|nearby|neighbou?ring|\s)*", re.IGNORECASE)


def over_places(text: str, harms: Sequence[HarmClaim]) -> frozenset[str]:
    """The claims that count several places together of which another claim counts one, and what is told with them."""
    wide = [claim for claim in harms if len(claim.places) > 1 and _are_several(claim.places, text)]
    parts = _of_places(harms) if wide else {}
    settings = {_setting(claim) for claim in wide if _holds_one(claim, parts)}
    return frozenset(claim.id for claim in wide if _setting(claim) in settings)


def _setting(claim: HarmClaim) -> _Setting:
    return frozenset(spots_of(claim)), claim.when.start, claim.when.end


def _of_places(harms: Sequence[HarmClaim]) -> _Least:
    """The least number told of each harm, by the places and days it is told of, under each of these places."""
    parts: dict[tuple[Harm, Spot], dict[_Setting, int]] = defaultdict(dict)
    for claim in harms:
        setting, low = _setting(claim), claim.count.low or 0
        for spot in setting[0]:
            least = parts[claim.harm, spot]
            least[setting] = min(low, least.get(setting, low))
    return parts


def _holds_one(whole: HarmClaim, parts: _Least) -> bool:
    """Tell whether a claim counts fewer people in some of the places of another, on days that are among its days."""
    setting, most = _setting(whole), whole.count.low or 0
    return any(
        low < most and _is_within(part, setting)
        for spot in setting[0]
        for part, low in parts.get((whole.harm, spot), {}).items()
    )


def _is_within(part: _Setting, whole: _Setting) -> bool:
    (places, start, end), (all_places, first, last) = part, whole
    if not places < all_places:
        return False
    return start is None or end is None or first is None or last is None or (first <= start and end <= last)


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
