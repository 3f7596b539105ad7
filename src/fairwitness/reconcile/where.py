"""Where a claim's number ranges: the same place, one inside the other, or two different ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

from fairwitness.model import Place, PlaceMention, PlacePrecision
from fairwitness.reconcile.lexicon import lexicon, words_of

_NEAR_KM = 15.0
_DISTRICT_KM = 80.0
"""Farther than this from a district's own pin, a town of the same region is taken to lie outside the district."""


class Places(Protocol):
    """What knows how two resolved places lie to each other: a gazetteer, or the regions written on the places."""

    def compare(self, one: Place, other: Place) -> str | None:
        """Give "same", "inside", "contains", "distinct" or "apart"; None where only the words can tell."""


class ByRegion:
    """Compare places by the country, region and pin written on them."""

    def compare(self, one: Place, other: Place) -> str | None:
        """Lay two places beside each other, as `Places` asks."""
        return _place_fit(one, other)


BY_REGION = ByRegion()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place: the words that tell it from others, whether it is an area, and what it resolves to."""

    words: frozenset[str]
    area: bool
    place: Place | None

    @classmethod
    def of(cls, mention: PlaceMention) -> Spot:
        """Take a place mention apart."""
        return _spot(mention.words.words, mention.place)


@lru_cache(maxsize=50_000)
def _spot(words: str, place: Place | None) -> Spot:
    found = frozenset(words_of(words)) - lexicon().place_fillers
    regions = lexicon().regions
    wide = place is not None and _rank(place) > 0
    return Spot(words=found - regions, area=wide or bool(found & regions), place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """All places of one claim; none where the report does not say."""

    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, mentions: Sequence[PlaceMention]) -> Where:
        """Take a claim's places apart."""
        if len(mentions) == 1:
            (only,) = mentions
            return _at_one(only.words.words, only.place)
        return _where(tuple([(mention.words.words, mention.place) for mention in mentions]))


@lru_cache(maxsize=50_000)
def _at_one(words: str, place: Place | None) -> Where:
    return _where(((words, place),))


@lru_cache(maxsize=50_000)
def _where(mentions: tuple[tuple[str, Place | None], ...]) -> Where:
    return Where(spots=tuple(dict.fromkeys(_spot(words, place) for words, place in mentions)))


def where_fit(one: Where, other: Where, *, places: Places = BY_REGION, is_near: bool = True) -> str:
    """Lay two lists of places beside each other: the value of a `Fit`.

    `is_near`: both stand in one report, where what is left unsaid agrees, and a nameless area holds the villages told
    beside it. Between reports, what is unsaid may or may not agree.
    """
    if not one.spots or not other.spots:
        return "same" if is_near or one.spots == other.spots == () else "crossing"
    if one.spots == other.spots:
        return "same"
    fits = [[_spot_fit(a, b, places, is_near) for b in other.spots] for a in one.spots]
    flat = {value for row in fits for value in row}
    if flat <= {"apart", "distinct"}:
        return "apart" if flat == {"apart"} else "distinct"
    inside = all(any(value in {"same", "inside"} for value in row) for row in fits)
    contains = all(any(row[at] in {"same", "contains"} for row in fits) for at in range(len(other.spots)))
    if inside and contains:
        return "same"
    return "inside" if inside else "contains" if contains else "crossing"


def surely_apart(one: Where, other: Where, places: Places = BY_REGION) -> bool:
    """Tell whether two lists of places surely neither hold each other nor lie near: what is unknown is not apart."""
    if one.spots == other.spots or not one.spots or not other.spots:
        return False
    return all(_surely_apart(a, b, places) for a in one.spots for b in other.spots)


def _surely_apart(one: Spot, other: Spot, places: Places) -> bool:
    mine, theirs = one.place, other.place
    if mine is None or theirs is None:
        return False
    if mine.country and theirs.country and mine.country != theirs.country:
        return True
    distance = _distance(mine, theirs)
    reach = _DISTRICT_KM if _is_around(one) or _is_around(other) else _NEAR_KM
    if distance is not None and distance <= reach and not (_rank(mine) or _rank(theirs)):
        return False
    if mine.geonameid is None or theirs.geonameid is None or (distance is None and reach > _NEAR_KM):
        # a place without a pin of its own lies somewhere in its region
        return bool(mine.admin1 and theirs.admin1 and mine.admin1 != theirs.admin1)
    found = places.compare(mine, theirs)
    # towns, or regions of one rank, of which nobody knows that they lie near
    return found == "apart" or (found is None and _rank(mine) == _rank(theirs))


def _is_around(spot: Spot) -> bool:
    """Tell a town's surroundings ("the Homs countryside") from the town."""
    return spot.area and spot.place is not None and not _rank(spot.place)


def _spot_fit(one: Spot, other: Spot, places: Places, is_near: bool) -> str:
    if one.place and other.place and not _is_one_village(one, other):
        resolved = places.compare(one.place, other.place)
        if resolved:
            return resolved
    return _by_words(one, other) if is_near else _by_whole_names(one, other)


def _is_one_village(one: Spot, other: Spot) -> bool:
    """Tell whether two villages the gazetteer lacks have one name: the region each was put in is a guess."""
    mine, theirs = one.place, other.place
    if (
        mine is None
        or theirs is None
        or not (mine.is_unlisted and theirs.is_unlisted)
        or mine.country != theirs.country
    ):
        return False
    return bool(one.words) and one.words == other.words


def _by_words(one: Spot, other: Spot) -> str:
    alike = bool(one.words & other.words) or not one.words or not other.words
    return _by_area(one, other) or ("same" if alike else "distinct")


def _by_whole_names(one: Spot, other: Spot) -> str:
    """Compare names of different reports: one must hold the other; an area nobody could resolve may hold anything."""
    if one.words and other.words and (one.words <= other.words or other.words <= one.words):
        return _by_area(one, other) or "same"
    if (one.area and not one.place) or (other.area and not other.place):
        return "crossing"
    return "apart" if one.words and other.words else "crossing"


def _by_area(one: Spot, other: Spot) -> str | None:
    if one.area == other.area:
        return None
    return "contains" if one.area else "inside"


def _place_fit(one: Place, other: Place) -> str | None:
    """Compare two resolved places; None leaves it to the words."""
    if _is_one(one, other):
        return "same"
    if one.country and other.country and one.country != other.country:
        return "apart"
    ranks = _rank(one), _rank(other)
    if max(ranks) == _COUNTRY:
        return "same" if ranks[0] == ranks[1] else "contains" if ranks[0] > ranks[1] else "inside"
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return "apart"
    if ranks[0] != ranks[1]:
        return _nested(one, other, ranks)
    return _by_distance(one, other) if ranks == (0, 0) else None


def _is_one(one: Place, other: Place) -> bool:
    """Tell whether two records are one place: by id, or by name where it is a region, which has no id."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return True
    is_region = _rank(one) == _rank(other) > 0 and one.country == other.country
    return is_region and (one.name, one.admin1) == (other.name, other.admin1)


_DISTRICT, _COUNTRY = 1, 3


def _nested(one: Place, other: Place, ranks: tuple[int, int]) -> str:
    distance = _distance(one, other)
    if max(ranks) == _DISTRICT and distance is not None and distance > _DISTRICT_KM:
        return "apart"
    wide, narrow = (one, other) if ranks[0] > ranks[1] else (other, one)
    if wide.population and narrow.population and narrow.population > wide.population:
        return "apart"  # a town of more people than the district has lies in another one
    return "contains" if ranks[0] > ranks[1] else "inside"


def _rank(place: Place) -> int:
    """Rank how wide a place is; a village placed inside a region, which the gazetteer lacks, is narrow."""
    if place.is_unlisted:
        return 0
    wide = {PlacePrecision.ADMIN2: _DISTRICT, PlacePrecision.ADMIN1: 2, PlacePrecision.COUNTRY: _COUNTRY}
    return wide.get(place.precision, 0)


def _by_distance(one: Place, other: Place) -> str | None:
    distance = _distance(one, other)
    return None if distance is None else "apart" if distance > _NEAR_KM else "distinct"


def _distance(one: Place, other: Place) -> float | None:
    """Kilometres between two pins, None where one is missing."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat, lat2 = radians(one.latitude), radians(other.latitude)
    across = sin(radians(one.longitude - other.longitude) / 2) ** 2
    half = sin((lat - lat2) / 2) ** 2 + cos(lat) * cos(lat2) * across
    return 12742 * asin(sqrt(half))
