"""Spots: the places of a claim taken apart, and how two of them lie to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from fairwitness.model import Claim, PlaceMention, PlacePrecision
from fairwitness.reference.folding import fold, sound
from fairwitness.reference.place_words import place_words, without_town
from fairwitness.resolve.lexicon import lexicon

NEAR_KM = 15.0
REGION_KM = 60.0
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
CITY = 100_000
COUNTRY = 3
_TOWNS = frozenset({PlacePrecision.TOWN, PlacePrecision.NEAR_TOWN})
_RANKS = {PlacePrecision.ADMIN2: 1, PlacePrecision.ADMIN1: 2, PlacePrecision.COUNTRY: 3}


class Lie(IntEnum):
    """How two places lie to each other, the closer the higher."""

    APART = 0
    COUNTRY = 1
    REGION = 2
    NEAR = 3
    SAME_CITY = 4
    SAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place. `rank` is 0 for a town or less, 1 and 2 for districts and regions, 3 for a country, None unresolved.

    Unresolved is also a village the gazetteer lacks that was placed in a region: its name tells it from others there.
    `words` are what tells its name from others; a site (`is_site`; a street: `is_street`) lies in some town the
    words do not name. Of a city (`is_city`) many incidents a day may be told; the words of a site in it, or of another
    part told by name (`is_part`), are its own.
    """

    words: frozenset[str]
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    rank: int | None = None
    is_site: bool = False
    is_street: bool = False
    is_city: bool = False
    is_part: bool = False

    @property
    def sounds(self) -> frozenset[str]:
        """What tells the name of a village no gazetteer spells for us, however it is put in our letters."""
        return _sounds(self.words) if self.rank is None and not self.is_site else frozenset()

    @property
    def is_narrow(self) -> bool:
        """Tell whether it is a town, a village or less."""
        return self.rank in (0, None)


@lru_cache(maxsize=65536)
def _words_of(text: str) -> tuple[frozenset[str], bool, bool]:
    """The telling words of a place name, whether a street, and whether a site, is in it."""
    nouns = place_words().nouns
    folded = [word for match in _WORD.findall(text) for word in fold(match).split()]
    kinds = {nouns[word] for word in folded if word in nouns}
    known = place_words().blur | place_words().plain | lexicon().place_fillers
    telling = frozenset(word for word in folded if word not in nouns and word not in known and len(word) > 2)
    return telling, "street" in kinds, "site" in kinds


@lru_cache(maxsize=65536)
def _sounds(words: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(None, map(sound, words)))


def name_words(text: str) -> frozenset[str]:
    """The words of a place's name that tell it from others."""
    return _words_of(without_town(text))[0]


def spot_of(mention: PlaceMention) -> Spot:
    """Take a place mention apart; a street named after a town is no town."""
    text = without_town(mention.words.words)
    words, is_street, is_site = _words_of(text)
    place = mention.place
    if place is None or is_street or place.is_unlisted:
        country, admin1 = (place.country, place.admin1) if place and not is_street else (None, None)
        is_site = is_street or is_site
        return Spot(words=words, country=country, admin1=admin1, is_site=is_site, is_street=is_street)
    is_city = place.precision in _TOWNS and (place.population or 0) >= CITY
    own = words - _words_of(place.name)[0]
    is_part = is_city and place.precision is PlacePrecision.NEAR_TOWN and _has_name(text, own)
    return Spot(
        words=own if is_part or (is_site and is_city) else words,
        geonameid=place.geonameid,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        rank=_RANKS.get(place.precision, 0),
        is_site=is_site,
        is_city=is_city,
        is_part=is_part,
    )


def _has_name(text: str, words: frozenset[str]) -> bool:
    """Tell whether some telling words of a place are written as a name is."""
    return any(match[0][0].isupper() and not words.isdisjoint(fold(match[0]).split()) for match in _WORD.finditer(text))


def spots_of(claim: Claim) -> tuple[Spot, ...]:
    """The places of a claim, each once."""
    return tuple(dict.fromkeys(map(spot_of, claim.places)))


def lie(one: Spot, other: Spot) -> Lie | None:
    """Lay two places beside each other; None where nothing is known of how they lie."""
    if one.rank is None or other.rank is None:
        return _by_name(one, other) if _share_a_name(one, other) else _by_land(one, other)
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return Lie.SAME if _is_one_site(one, other) else _one_place(one)
    if one.country and other.country and one.country != other.country:
        return Lie.NEAR if _km(one, other, NEAR_KM) else Lie.APART
    if 3 in (one.rank, other.rank):
        return Lie.COUNTRY
    return _in_country(one, other)


def best_lie(ones: Iterable[Spot], others: Iterable[Spot]) -> Lie | None:
    """The closest that any two of the places lie; None where nothing is known."""
    listed = tuple(others)
    found = [near for one in ones for other in listed if (near := lie(one, other)) is not None]
    return max(found, default=None)


def _share_a_name(one: Spot, other: Spot) -> bool:
    """Tell whether a name is shared; villages no gazetteer spells for us are also compared by their sound."""
    if one.rank is None and other.rank is None and one.country and other.country and one.country != other.country:
        # a country read off the rest of a report parts no two villages of one name, a region does
        return one.words == other.words and not (one.admin1 and other.admin1)
    return bool(one.words & other.words or one.sounds & other.sounds)


def _by_name(one: Spot, other: Spot) -> Lie:
    if any(spot.is_city and not spot.is_part for spot in (one, other)):
        return Lie.SAME_CITY
    return Lie.SAME if one.is_narrow and other.is_narrow else Lie.NEAR


def _one_place(spot: Spot) -> Lie:
    if spot.rank == 0:
        return Lie.SAME_CITY if spot.is_city else Lie.SAME
    return Lie.COUNTRY if spot.rank == 3 else Lie.REGION


def _by_land(one: Spot, other: Spot) -> Lie | None:
    if one.country and other.country and one.country != other.country:
        return Lie.APART
    if one.admin1 and other.admin1 and one.country:
        if one.admin1 != other.admin1:
            return Lie.APART
        # a market may lie in any town of its region
        return Lie.NEAR if one.is_site or other.is_site else Lie.REGION
    is_within = COUNTRY in (one.rank, other.rank) and one.country and other.country
    return Lie.COUNTRY if is_within else None


def _in_country(one: Spot, other: Spot) -> Lie:
    if one.rank == other.rank == 0:
        return _two_towns(one, other)
    if one.admin1 != other.admin1 or not one.admin1:
        return Lie.APART
    if one.rank == other.rank == 1:
        return Lie.NEAR if one.words & other.words else Lie.APART
    if one.rank == other.rank or 0 not in (one.rank, other.rank):
        return Lie.REGION
    if 1 in (one.rank, other.rank) and one.words and one.words == other.words:
        # a district named after its town: "the market in Kita district" and "Kita market"
        return Lie.SAME_CITY
    return Lie.NEAR if 2 in (one.rank, other.rank) or _km(one, other, REGION_KM) else Lie.APART


def _is_one_site(one: Spot, other: Spot) -> bool:
    """Tell whether both are sites or parts with a name in common: of those of one city, "Saint Ann" is one place."""
    return (one.is_site or one.is_part) and (other.is_site or other.is_part) and bool(one.words & other.words)


def _two_towns(one: Spot, other: Spot) -> Lie:
    if one.words & other.words and _km(one, other, REGION_KM):
        return Lie.SAME if _is_one_site(one, other) or not (one.is_city or other.is_city) else Lie.SAME_CITY
    if _km(one, other, NEAR_KM):
        return Lie.NEAR
    return Lie.REGION if _km(one, other, REGION_KM) else Lie.APART


def _km(one: Spot, other: Spot, most: float) -> bool:
    """Tell whether two places lie within so many kilometres; unknown counts as no."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    if abs(one.latitude - other.latitude) * 111.0 > most:
        return False
    return distance(one.latitude, one.longitude, other.latitude, other.longitude) <= most


def distance(latitude: float, longitude: float, latitude2: float, longitude2: float) -> float:
    """Kilometres between two points on the globe."""
    lat, lat2 = radians(latitude), radians(latitude2)
    across = sin(radians(longitude - longitude2) / 2) ** 2
    half = sin((lat - lat2) / 2) ** 2 + cos(lat) * cos(lat2) * across
    return 12742 * asin(sqrt(min(1.0, half)))
