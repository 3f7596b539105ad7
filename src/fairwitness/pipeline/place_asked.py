"""The place a user means by a name, and what to say where neither the gazetteer nor any claim has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from fairwitness.errors import InputError
from fairwitness.extract.places import resolve_places
from fairwitness.model import FiledClaim, Place, PlaceMention, PlacePrecision, Span
from fairwitness.reconcile import areas_named, other_name, place_fits, places_named
from fairwitness.reference.folding import fold
from fairwitness.reference.gazetteer import Gazetteer

_MOST, _ALIKE = 3, 0.7
_TOLD = frozenset({"same", "inside", "contains"})


def place_of(words: str, filed: Iterable[FiledClaim], gazetteer: Gazetteer) -> PlaceMention:
    """The place a user means: of several of one name the one in the country the claims speak of most, of these the one
    they speak of most, then the one they mean by that very name, a district they put villages in, the largest. One of
    which no claim speaks gives way to the region that claims call so: "Tyrone" is their "County Tyrone"; and one in a
    country of which none speaks to what they call so and nobody has placed: "the station" is theirs, not Station, CH.

    "Tartus, SY" and "Tartus, Syria" take the one in that country. A name the gazetteer lacks is compared by its words,
    or by those of the other name that a report has for it; raises InputError where no claim has it either, and some
    have one that is spelt much like it.
    """
    name, _, country = (part.strip() for part in words.partition(","))
    if not name:
        raise InputError(f"--place {words!r}: no place is named before the comma")
    code = _country_code(country, gazetteer)
    filed = tuple(filed)
    told = places_named(name, filed)
    found = [place for place in (*gazetteer.lookup(name), *sorted(told, key=repr)) if not code or place.country == code]
    if code and not found:
        raise InputError(f"--place {words!r}: the gazetteer knows no {name} in {code}")
    place = _likeliest(found, told, filed) if found else _as_read(name, filed, gazetteer)
    if not code and not any(mention.place == place for each in filed for mention in each.claim.places if place):
        areas = areas_named(name, filed)
        if areas:
            name, place = min(areas, key=lambda area: (-areas[area], area[0], repr(area[1])))
        elif place is not None and _is_abroad(place, name, filed):
            place = None
    asked = PlaceMention(words=_whole(name), place=place)
    if place is not None or is_told(asked, filed):
        return asked
    also = other_name(name, filed)
    if also is not None and places_named(also, filed):
        return place_of(also, filed, gazetteer)
    alike = _spelt_alike(name, filed)
    if alike:
        raise InputError(f"--place {words!r}: nobody has this name; claims speak of {', '.join(alike)}")
    return asked


def _is_abroad(place: Place, name: str, filed: Iterable[FiledClaim]) -> bool:
    """Tell whether claims call a place by this name that is nowhere known, and speak of no place in this one's land."""
    mentions = [mention for each in filed for mention in each.claim.places]
    if any(mention.place and mention.place.country == place.country for mention in mentions):
        return False
    return any(mention.place is None and fold(mention.words.words) == fold(name) for mention in mentions)


def is_told(asked: PlaceMention, filed: Iterable[FiledClaim]) -> bool:
    """Tell whether any claim names a place, one in it or one around it."""
    return any(_TOLD & place_fits(each.claim, asked) for each in filed)


def _whole(name: str) -> Span:
    return Span(start=0, end=len(name), words=name)


def _as_read(name: str, filed: Iterable[FiledClaim], gazetteer: Gazetteer) -> Place | None:
    """What a report would mean by the name, if claims speak of just that: the "Libyan coast" is "Libya's coast"."""
    (read,) = resolve_places(name, [_whole(name)], gazetteer)
    return next((each.place for one in filed for each in one.claim.places if each.place == read.place), None)


def _spelt_alike(name: str, filed: Iterable[FiledClaim]) -> Sequence[str]:
    """Names of claims that are spelt much like one nobody has: a slip of the pen is no unknown place."""
    told = {fold(words): words for each in filed for words in _names(each)}
    return [told[each] for each in get_close_matches(fold(name), sorted(told), n=_MOST, cutoff=_ALIKE)]


def _names(filed: FiledClaim) -> Iterable[str]:
    for mention in filed.claim.places:
        yield mention.words.words
        if mention.place is not None:
            yield mention.place.name


def _country_code(told: str, gazetteer: Gazetteer) -> str:
    """The code of a country told by its code or its name; what is neither stays as it is told."""
    code = told.upper()
    if not told or gazetteer.country_name(code):
        return code
    named = (place.country for place in gazetteer.lookup(told) if place.precision is PlacePrecision.COUNTRY)
    return next(filter(None, named), code)


def _likeliest(found: Sequence[Place], named: Counter[Place], filed: Iterable[FiledClaim]) -> Place | None:
    if not found:
        return None
    told = Counter(mention.place for each in filed for mention in each.claim.places if mention.place)
    countries = Counter[str | None]()
    for place, times in told.items():
        countries[place.country] += times
    held = Counter((place.country, place.admin1, place.district) for place in told if place.district)

    def rank(each: tuple[int, Place]) -> tuple[int, ...]:
        order, place = each
        is_district = place.precision is PlacePrecision.ADMIN2
        villages = held[place.country, place.admin1, place.name] if is_district else 0
        return -countries[place.country], -(told[place] + villages), -named[place], order

    return min(enumerate(found), key=rank)[1]
