"""Where a claim's number ranges: the same place, one inside the other, or two different ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from fairwitness.model import Place, PlaceMention, PlacePrecision
from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reference.distance import is_quarter, kilometres_between
from fairwitness.reference.folding import fold, sound
from fairwitness.reference.place_words import place_words, without_town

_NEAR_KM = 15.0
_DISTRICT_KM = 80.0
"""Farther than this from a district's own pin, a town of the same region is taken to lie outside the district."""


class Places(Protocol):
    """What knows how two resolved places lie to each other: a gazetteer, or the regions written on the places."""

    def compare(self, one: Place, other: Place) -> str | None:
        """Give "same", "inside", "contains", "crossing", "distinct" or "apart"; None where only the words can tell.

        "crossing" is a village that lies somewhere in the region around a district: nobody knows whether in it.
        """


class ByRegion:
    """Compare places by the country, region and pin written on them."""

    def compare(self, one: Place, other: Place) -> str | None:
        """Lay two places beside each other, as `Places` asks."""
        return _place_fit(one, other)


BY_REGION = ByRegion()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place: the words that tell it from others, whether it is an area, and what it resolves to.

    `wide`: it is so for certain; a camp or a district may hold what one report tells beside it, and yet it is what
    another report calls by its bare name. `part` are the words for a part of a town, where `place` is the town's.
    `lands` are the countries it must lie in where it resolves to nothing; empty where that is not known. `some`: only
    some of the region it resolves to is meant, "the army-held part of Homs province".
    """

    words: frozenset[str]
    area: bool
    place: Place | None
    wide: bool = False
    part: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    some: bool = False

    @classmethod
    def of(cls, mention: PlaceMention) -> Spot:
        """Take a place mention apart."""
        return _spot(mention.words.words, mention.place)

    def is_abroad(self, other: Spot) -> bool:
        """Tell whether the two cannot lie in one country."""
        mine, theirs = self._countries(), other._countries()
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def _countries(self) -> frozenset[str]:
        if self.place is None:
            return self.lands
        return frozenset([self.place.country]) if self.place.country else frozenset()


def is_one_name(one: str, other: str) -> bool:
    """Tell whether two wordings are of one name, whatever kind of small place they call it."""
    return bool(name_of(one)) and name_of(one) == name_of(other)


@lru_cache(maxsize=50_000)
def name_of(words: str) -> frozenset[str]:
    """The words of a name that tell it from others: those for a region do, those for a camp or a village do not."""
    return frozenset(
        fold(word) for word in frozenset(words_of(without_town(words))) - lexicon().place_fillers - _kinds()
    )


@lru_cache(maxsize=50_000)
def _spot(words: str, place: Place | None, lands: frozenset[str] = frozenset()) -> Spot:
    found = frozenset(words_of(without_town(words))) - lexicon().place_fillers
    regions = lexicon().regions
    wide = place is not None and _rank(place) > 0
    return Spot(
        words=found - regions - _kinds(),
        area=wide or bool(found & regions),
        place=place,
        wide=wide or bool(found & regions - _kinds()),
        part=_part_of_town(found - regions, place),
        lands=lands,
        some=place is not None and _rank(place) > 0 and not place_words().control.isdisjoint(words_of(words)),
    )


@cache
def _kinds() -> frozenset[str]:
    """Words that say what kind of a small place a name is, which one report says and another leaves out."""
    kinds = ("district", "town", "part")
    nouns = {word for word, kind in place_words().nouns.items() if kind in kinds}
    return frozenset(nouns - {"capital", "port"} | {"area", "areas", "camp", "camps"})


def _part_of_town(words: frozenset[str], place: Place | None) -> frozenset[str]:
    """The words that name a part of a town, as "Asali" of Homs; none where they only say that it is some part of it."""
    if place is None or place.geonameid is None or place.precision is not PlacePrecision.NEAR_TOWN:
        return frozenset()
    known = place_words()
    kinds = known.nouns.keys() | known.blur | known.plain | known.portion
    names = {word for word in words if word not in kinds}
    return frozenset(() if any(fold(word) in fold(place.name) for word in names) else names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """All places of one claim; none where the report does not say."""

    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, mentions: Sequence[PlaceMention], lands: frozenset[str] = frozenset()) -> Where:
        """Take a claim's places apart; `lands` are the countries in which what resolves to nothing must lie."""
        if len(mentions) == 1:
            (only,) = mentions
            return _at_one(only.words.words, only.place, lands)
        return _where(tuple([(mention.words.words, mention.place) for mention in mentions]), lands)


@lru_cache(maxsize=50_000)
def _at_one(words: str, place: Place | None, lands: frozenset[str]) -> Where:
    return _where(((words, place),), lands)


@lru_cache(maxsize=50_000)
def _where(mentions: tuple[tuple[str, Place | None], ...], lands: frozenset[str]) -> Where:
    each = (_spot(words, place) if place else _spot(words, place, lands) for words, place in mentions)
    return Where(spots=tuple(dict.fromkeys(each)))


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
    if one.is_abroad(other):
        return True
    mine, theirs = one.place, other.place
    if mine is None or theirs is None:
        return False
    distance = kilometres_between(mine, theirs)
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
    if _is_one_unlisted(one, other):
        return "same"
    if not (one.place and other.place) and one.is_abroad(other):
        return "apart"
    if one.place and other.place and not _is_one_village(one, other):
        by_parts = _by_parts(one, other) if one.part or other.part else None
        resolved = by_parts or _of_some(one, other, places.compare(one.place, other.place), is_near)
        if resolved and not (resolved == "crossing" and (is_near or _is_one_name(one, other))):
            return resolved
    return _by_words(one, other) if is_near else _by_whole_names(one, other)


def _of_some(one: Spot, other: Spot, found: str | None, is_near: bool) -> str | None:
    """Leave open whether a part of a region holds what lies in that region, unless one report tells of both."""
    if is_near or one.some is other.some:
        return found
    is_open = (one.some and found == "contains") or (other.some and found == "inside")
    return "crossing" if is_open else found


def _by_parts(one: Spot, other: Spot) -> str | None:
    """Lay a named part of a town beside the town; two parts of one town are told apart by their words."""
    mine, theirs = one.place, other.place
    if mine is None or theirs is None or mine.geonameid is None or mine.geonameid != theirs.geonameid:
        return None
    if one.part and other.part:
        return "same" if one.part <= other.part or other.part <= one.part else "distinct"
    return "inside" if one.part else "contains"


def _is_one_unlisted(one: Spot, other: Spot) -> bool:
    """Tell whether two places the gazetteer lacks are one, whatever called: "Syria's coast" and its "coast"."""
    mine = one.place
    return one.area is other.area and mine is not None and mine.is_unlisted and mine == other.place


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


def _is_one_name(one: Spot, other: Spot) -> bool:
    """Tell whether a name that was put into no more than a country is that of the other: "the Maluku islands"."""
    is_vague = any(spot.place and spot.place.is_unlisted and spot.place.admin1 is None for spot in (one, other))
    return is_vague and bool(one.words and other.words) and (one.words <= other.words or other.words <= one.words)


def _by_words(one: Spot, other: Spot) -> str:
    alike = bool(one.words & other.words) or not one.words or not other.words
    return _by_area(one, other) or ("same" if alike else "distinct")


def _by_whole_names(one: Spot, other: Spot) -> str:
    """Compare names of different reports: one must hold the other; an area nobody could resolve may hold anything.

    A village that nobody could resolve may lie in any region or country.
    """
    if one.words and other.words and (one.words <= other.words or other.words <= one.words):
        return "same" if one.wide == other.wide else "contains" if one.wide else "inside"
    if (one.area and not one.place) or (other.area and not other.place):
        return "crossing"
    if (one.wide and not other.place) or (other.wide and not one.place):
        return "crossing"
    return "apart" if one.words and other.words and not _sound_alike(one, other) else "crossing"


def _sound_alike(one: Spot, other: Spot) -> bool:
    """Tell whether two villages the gazetteer lacks may be one in two spellings."""
    if not all(spot.place is None or spot.place.is_unlisted for spot in (one, other)):
        return False
    return not _sounds(one.words).isdisjoint(_sounds(other.words))


@lru_cache(maxsize=50_000)
def _sounds(words: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(None, (sound(fold(word)) for word in words)))


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
    distance = kilometres_between(one, other)
    if max(ranks) == _DISTRICT and distance is not None and distance > _DISTRICT_KM:
        return "apart"
    wide, narrow = (one, other) if ranks[0] > ranks[1] else (other, one)
    if max(ranks) == _DISTRICT and narrow.district is not None:
        return "apart" if narrow.district != wide.name else "contains" if ranks[0] > ranks[1] else "inside"
    if narrow.is_unlisted and (max(ranks) == _DISTRICT or narrow.admin1 is None):
        return "crossing"
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
    if is_quarter(one, other) or is_quarter(other, one):
        return "inside" if is_quarter(one, other) else "contains"
    distance = kilometres_between(one, other)
    return None if distance is None else "apart" if distance > _NEAR_KM else "distinct"
