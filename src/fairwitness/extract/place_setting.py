"""What a mention is resolved against: the report around it, the gazetteer, and how well a namesake fits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import SequenceMatcher

from fairwitness.extract.place_context import Context
from fairwitness.extract.place_finding import Known
from fairwitness.extract.place_wording import Wording
from fairwitness.model import Place, PlacePrecision
from fairwitness.reference.borders import with_neighbours
from fairwitness.reference.folding import fold, without_article
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.place_words import place_words

AREAS = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.COUNTRY)
SPOKEN_OF = 0.3
HEARD_OF = 0.15
PROMINENT = 300_000
_ALIKE = 0.6
_SAME_NAME = 0.65
_LONG_NAME = 10  # letters; in a short name two letters exchanged make another one
_ACRONYM = 4  # letters
_CAPITAL = 1.0
_SUPPORT = 3.0  # of 2, 3, 4 and 5, by benchmarks/lgl.py
_WANTED = {
    "region": (PlacePrecision.ADMIN1,),
    "district": (PlacePrecision.ADMIN2, PlacePrecision.TOWN),
    "town": (PlacePrecision.TOWN,),
    "site": (PlacePrecision.TOWN,),
    "part": (PlacePrecision.TOWN,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a mention stands: the report's text, what it speaks of, the places it names, and the gazetteer."""

    text: str
    context: Context
    gazetteer: Gazetteer
    capitals: bool
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """What a mention lies in or near; `stated`: its own words say so ("the Asali quarter of Homs").

    `kind` is that of the noun with which they say it, here "part". `is_district`: they call the place a district.
    """

    place: Place
    near: bool
    stated: bool = False
    kind: str | None = None
    is_district: bool = False


def lookup(setting: Setting, name: str) -> tuple[Place, ...]:
    """Places of a name; an acronym is never a town, a continent or what has no capital never a place at all.

    "CAR" is a country, "Car" is not.
    """
    if fold(name) in place_words().wider or name == name.lower():
        return ()
    found = setting.gazetteer.lookup(name)
    if len(name) > _ACRONYM or setting.capitals:
        return found
    if name.isupper():
        return tuple(place for place in found if place.precision in AREAS)
    return tuple(p for p in found if p.precision is not PlacePrecision.COUNTRY or fold(p.name) == fold(name))


def alike(setting: Setting, name: str) -> tuple[Place, ...]:
    """Looser spellings, only in countries the report speaks of, and only where one place fits best.

    A short name gives way to the report: spelt merely alike, it is no place outside the regions that others name.
    """
    key = without_article(fold(name))
    if fold(name) in place_words().people:
        return ()
    fits = [
        (SequenceMatcher(None, key, without_article(fold(place.name))).ratio(), place)
        for place in setting.gazetteer.lookup_alike(name)[:40]
        if setting.context.country(place.country) >= SPOKEN_OF
    ]
    fits = [(ratio, place) for ratio, place in fits if _is_spoken_of(setting, place, fold(name), ratio)]
    best = max((ratio for ratio, _ in fits), default=0.0)
    return tuple(place for ratio, place in fits if ratio >= max(_ALIKE, best - 0.05))


def _is_spoken_of(setting: Setting, place: Place, key: str, ratio: float) -> bool:
    if ratio >= _SAME_NAME and len(key) >= _LONG_NAME:
        return True
    context = setting.context
    return not context.is_of_regions(key) or context.region_beside(place, key) >= SPOKEN_OF


def is_unheard_of(setting: Setting, place: Place, least: float = HEARD_OF) -> bool:
    """Tell whether a small place lies in a country that a report gives less than this share, as it speaks of others."""
    if (place.population or 0) >= PROMINENT or place.precision in AREAS[::2]:
        return False
    is_of_others = max(setting.context.countries.values(), default=0.0) >= 1.0
    return is_of_others and setting.context.country(place.country) < least


def is_abroad(setting: Setting, place: Place, key: str) -> bool:
    """Tell whether other names than `key` put a report into countries none of which lies beside the place's."""
    around = setting.context.countries_beside(key, HEARD_OF)
    return bool(around) and place.country not in with_neighbours(around)


def score(setting: Setting, place: Place, wording: Wording, key: str, around: tuple[Container, ...]) -> float:
    """How well one among namesakes fits the words, the report and what the words lie in; `key` is the folded name."""
    found = math.log10((place.population or 0) + 300)
    found += 1.5 if without_article(fold(place.name)) == key else 0.0
    found += _SUPPORT * setting.context.support(place, fold(wording.name))
    found += _CAPITAL if place.name == setting.gazetteer.capital(place.country) else 0.0
    found += 2.0 if place.precision in _WANTED.get(wording.kind or "", ()) else 0.0
    found += 8.0 if any(lies_in(place, container.place) for container in around) else 0.0
    return found


def lies_in(place: Place, container: Place) -> bool:
    """Tell whether a place is said to lie in a larger one, or beside a town of one region with it."""
    if place == container or place.country != container.country:
        return False
    if container.precision is PlacePrecision.COUNTRY:
        return place.precision is not PlacePrecision.COUNTRY
    return (
        place.admin1 is not None and place.admin1 == container.admin1 and place.precision is not PlacePrecision.ADMIN1
    )


def within(town: Place, area: Place) -> bool:
    """Tell whether a town lies in a region."""
    return (town.country, town.admin1) == (area.country, area.admin1)
