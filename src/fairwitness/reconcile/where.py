"""Where a claim's number ranges: the same place, one inside the other, or two different ones."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from fairwitness.model import HarmClaim, Place, PlaceMention, PlacePrecision
from fairwitness.reconcile.lexicon import lexicon, words_of

_NEAR_KM = 15.0
_EMPTY = frozenset(["al", "and", "city", "el", "in", "near", "of", "s", "the", "town", "village", "villages"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place: the words that tell it from others, whether it is an area, and what it resolves to."""

    words: frozenset[str]
    area: bool
    place: Place | None

    @classmethod
    def of(cls, mention: PlaceMention) -> Spot:
        """Take a place mention apart."""
        found = frozenset(words_of(mention.words.words)) - _EMPTY
        regions = lexicon().regions
        wide = mention.place is not None and mention.place.geonameid is not None and _rank(mention.place) > 0
        return cls(words=found - regions, area=wide or bool(found & regions), place=mention.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """All places of one claim; none where the report does not say."""

    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, claim: HarmClaim) -> Where:
        """Take a claim's places apart."""
        return cls(spots=tuple(dict.fromkeys(Spot.of(mention) for mention in claim.places)))


def where_fit(one: Where, other: Where) -> str:
    """Lay two lists of places beside each other: the value of a `Fit`."""
    if not one.spots or not other.spots or one.spots == other.spots:
        return "same"
    fits = [[_spot_fit(a, b) for b in other.spots] for a in one.spots]
    flat = {value for row in fits for value in row}
    if flat <= {"apart", "distinct"}:
        return "apart" if flat == {"apart"} else "distinct"
    inside = all(any(value in {"same", "inside"} for value in row) for row in fits)
    contains = all(any(row[at] in {"same", "contains"} for row in fits) for at in range(len(other.spots)))
    if inside and contains:
        return "same"
    return "inside" if inside else "contains" if contains else "crossing"


def _spot_fit(one: Spot, other: Spot) -> str:
    if one.place and other.place:
        resolved = _place_fit(one.place, other.place)
        if resolved:
            return resolved
    alike = bool(one.words & other.words) or not one.words or not other.words
    return _by_area(one, other) or ("same" if alike else "distinct")


def _by_area(one: Spot, other: Spot) -> str | None:
    if one.area == other.area:
        return None
    return "contains" if one.area else "inside"


def _place_fit(one: Place, other: Place) -> str | None:
    """Compare two resolved places; None leaves it to the words."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return "same"
    if one.country and other.country and one.country != other.country:
        return "apart"
    ranks = _rank(one), _rank(other)
    if max(ranks) == _COUNTRY:
        return "same" if ranks[0] == ranks[1] else "contains" if ranks[0] > ranks[1] else "inside"
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return "apart"
    if ranks[0] != ranks[1]:
        return "contains" if ranks[0] > ranks[1] else "inside"
    return _by_distance(one, other) if ranks == (0, 0) else None


_COUNTRY = 3


def _rank(place: Place) -> int:
    """Rank how wide a place is; a village placed inside a region, without an id of its own, is narrow."""
    if place.geonameid is None and place.precision is not PlacePrecision.COUNTRY:
        return 0
    wide = {PlacePrecision.ADMIN2: 1, PlacePrecision.ADMIN1: 2, PlacePrecision.COUNTRY: _COUNTRY}
    return wide.get(place.precision, 0)


def _by_distance(one: Place, other: Place) -> str | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat, lat2 = radians(one.latitude), radians(other.latitude)
    across = sin(radians(one.longitude - other.longitude) / 2) ** 2
    half = sin((lat - lat2) / 2) ** 2 + cos(lat) * cos(lat2) * across
    return "apart" if 12742 * asin(sqrt(half)) > _NEAR_KM else "distinct"
