"""What the words of place mentions resolve to, decided by the report alone.

Among namesakes the container the text names decides ("Paris, Texas"), then the countries and regions the report
speaks of, then the number of inhabitants. A name the gazetteer lacks is placed inside the region or town the text
names next to it, without a pin.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from fairwitness.extract.names import in_capitals
from fairwitness.extract.place_context import Context, read_context
from fairwitness.extract.place_finding import find_places, known_places
from fairwitness.extract.place_phrases import place_phrases
from fairwitness.extract.place_wording import Wording, read_wording
from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.reference.folding import fold, without_article
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.place_words import place_words

__all__ = ["find_places", "resolve_places"]

_WINDOW = 90
_MOST_OCCURRENCES = 12
_ALIKE = 0.6
_SPOKEN_OF = 0.3
_MENTIONED = 0.15
_PROMINENT = 300_000
_SEAT = 10_000
_CAPITAL = 1.0
_LARGE = 50_000
_SUPPORT = 3.0  # of 2, 3, 4 and 5, by benchmarks/lgl.py
_AREAS = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.COUNTRY)
_PARTS = frozenset(("district", "part", "site", "street", "around"))
_WANTED = {
    "region": (PlacePrecision.ADMIN1,),
    "district": (PlacePrecision.ADMIN2, PlacePrecision.TOWN),
    "town": (PlacePrecision.TOWN,),
    "site": (PlacePrecision.TOWN,),
    "part": (PlacePrecision.TOWN,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """Where a mention stands: the report's text, what it speaks of, and the gazetteer."""

    text: str
    context: Context
    gazetteer: Gazetteer
    capitals: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Container:
    """What a mention lies in or near; `stated`: its own words say so ("the Asali quarter of Homs")."""

    place: Place
    near: bool
    stated: bool = False


def resolve_places(text: str, mentions: Sequence[Span], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Resolve each mention, in the order given; one that nothing in the report places keeps `place` None."""
    if not mentions:
        return ()
    setting = _Setting(text=text, context=_context_of(text, gazetteer), gazetteer=gazetteer, capitals=in_capitals(text))
    return tuple(PlaceMention(words=span, place=_resolve(setting, span)) for span in mentions)


@lru_cache(maxsize=4)
def _context_of(text: str, gazetteer: Gazetteer) -> Context:
    """What the report speaks of: the same for all its claims, so worked out once."""
    return read_context(text, known_places(text, gazetteer))


def _resolve(setting: _Setting, span: Span) -> Place | None:
    stated = _stated(setting, span)
    if stated is not None:
        return stated
    whole = _lookup(setting, re.sub(r"^(?:the|The|THE)\s+", "", span.words))
    wording = read_wording(span.words)
    if whole:
        return _settle(setting, whole, Wording(name=span.words), _containers(setting, span, wording))
    return _placed(setting, wording, _containers(setting, span, wording))


def _stated(setting: _Setting, span: Span) -> Place | None:
    """A people stands for its country ("Georgian"), "Ky." for its state where the report speaks of that country."""
    table = place_words()
    words = span.words.strip()
    code = table.people.get(fold(words))
    name = setting.gazetteer.country_name(code) if code else table.states.get(words.rstrip("."))
    if not name or not (code or words.endswith(".") or setting.context.country("US") >= _SPOKEN_OF):
        return None
    return next((p for p in setting.gazetteer.lookup(name) if p.precision in _AREAS), None)


def _lookup(setting: _Setting, name: str) -> tuple[Place, ...]:
    """Places of a name; an acronym is never a town, a continent never a place at all."""
    if fold(name) in place_words().wider:
        return ()
    found = setting.gazetteer.lookup(name)
    if name.isupper() and len(name) <= 4 and not setting.capitals:
        return tuple(place for place in found if place.precision in _AREAS)
    return found


def _placed(setting: _Setting, wording: Wording, around: tuple[_Container, ...]) -> Place | None:
    """Place a wording: by its own name, else by what contains it."""
    inner: tuple[_Container, ...] = ()
    if wording.container is not None:
        container = _placed(setting, wording.container, around)
        inner = (_Container(place=container, near=wording.near),) if container else ()
    candidates = _candidates(setting, wording)
    if candidates and not (wording.kind in {"part", "site", "street"} and inner):
        return _settle(setting, candidates, wording, inner + around)
    return _inside(wording, inner, around) or _leading(setting, wording, around)


def _candidates(setting: _Setting, wording: Wording) -> tuple[Place, ...]:
    if wording.kind in {"street", "part"} or not wording.name:
        return ()
    found = _lookup(setting, wording.name)
    return found or _alike(setting, wording.name)


def _alike(setting: _Setting, name: str) -> tuple[Place, ...]:
    """Looser spellings, only in countries the report speaks of, and only where one place fits best."""
    key = without_article(fold(name))
    if fold(name) in place_words().people:
        return ()
    fits = [
        (SequenceMatcher(None, key, without_article(fold(place.name))).ratio(), place)
        for place in setting.gazetteer.lookup_alike(name)[:40]
        if setting.context.country(place.country) >= _SPOKEN_OF
    ]
    best = max((ratio for ratio, _ in fits), default=0.0)
    return tuple(place for ratio, place in fits if ratio >= max(_ALIKE, best - 0.05))


def _settle(
    setting: _Setting, candidates: tuple[Place, ...], wording: Wording, around: tuple[_Container, ...]
) -> Place | None:
    """Choose among namesakes and give the answer the precision the words allow."""
    key = without_article(fold(wording.name))
    scored = [(_score(setting, place, wording, key, around), -i, place) for i, place in enumerate(candidates)]
    place = max(scored)[2]
    if _foreign(setting, place, around, strict=wording.kind == "site" or without_article(fold(place.name)) != key):
        return _inside(wording, (), around)
    if _belied(place, around):
        kind = wording.kind or read_wording(wording.name).kind
        return _inside(replace(wording, kind=kind), (), around)
    place = _town_or_region(place, candidates, wording)
    if wording.kind == "region" and place.precision is PlacePrecision.TOWN:
        return _region_of(setting, place) or place
    if wording.blurred or wording.kind in {"around", "site"}:
        return _blurred(place)
    return place


def _foreign(setting: _Setting, place: Place, around: tuple[_Container, ...], *, strict: bool) -> bool:
    """A small namesake in a country the report never speaks of is no answer: no pin is better than a wrong one."""
    if (place.population or 0) >= _PROMINENT or place.precision in _AREAS[::2]:
        return False
    spoken_of = max(setting.context.countries.values(), default=0.0) >= 1.0
    near = any(_lies_in(place, container.place) for container in around)
    return spoken_of and not near and setting.context.country(place.country) < (_SPOKEN_OF if strict else _MENTIONED)


def _belied(place: Place, around: tuple[_Container, ...]) -> bool:
    """A namesake abroad is no answer where the words themselves say of what it is a part."""
    stated = [container for container in around if container.stated]
    return bool(stated) and all(container.place.country != place.country for container in stated)


def _score(setting: _Setting, place: Place, wording: Wording, key: str, around: tuple[_Container, ...]) -> float:
    score = math.log10((place.population or 0) + 300)
    score += 1.5 if without_article(fold(place.name)) == key else 0.0
    score += _SUPPORT * setting.context.support(place, fold(wording.name))
    score += _CAPITAL if place.name == setting.gazetteer.capital(place.country) else 0.0
    score += 2.0 if place.precision in _WANTED.get(wording.kind or "", ()) else 0.0
    score += 8.0 if any(_lies_in(place, container.place) for container in around) else 0.0
    return score


def _lies_in(place: Place, container: Place) -> bool:
    if place == container or place.country != container.country:
        return False
    if container.precision is PlacePrecision.COUNTRY:
        return place.precision is not PlacePrecision.COUNTRY
    return (
        place.admin1 is not None and place.admin1 == container.admin1 and place.precision is not PlacePrecision.ADMIN1
    )


def _town_or_region(place: Place, candidates: tuple[Place, ...], wording: Wording) -> Place:
    """A bare name that a region shares with a large town of its own means the town, "the province" the region."""
    if place.precision not in _AREAS[:2] or wording.kind in {"region", "district"}:
        return place
    inside = [c for c in candidates if c.precision is PlacePrecision.TOWN and _within(c, place)]
    seat = max(inside, key=lambda c: c.population or 0, default=None)
    district = place.precision is PlacePrecision.ADMIN2
    if seat and (district or (seat.population or 0) >= _SEAT or wording.kind == "town"):
        return seat
    return place


def _within(town: Place, area: Place) -> bool:
    return (town.country, town.admin1) == (area.country, area.admin1)


def _region_of(setting: _Setting, town: Place) -> Place | None:
    regions = setting.gazetteer.lookup(town.admin1) if town.admin1 else ()
    return next((r for r in regions if r.precision is PlacePrecision.ADMIN1 and r.country == town.country), None)


def _blurred(place: Place) -> Place:
    """Part of an area has no pin of its own; the surroundings of a town keep the town's, marked as near."""
    if place.precision in _AREAS:
        return replace(place, latitude=None, longitude=None)
    return replace(place, precision=PlacePrecision.NEAR_TOWN)


def _inside(wording: Wording, inner: tuple[_Container, ...], around: tuple[_Container, ...]) -> Place | None:
    """Place what the gazetteer lacks inside what the text names next to it."""
    holder = next(iter(inner + around), None)
    if holder is None:
        return None
    precision = holder.place.precision
    is_quarter = wording.kind == "district" and holder.stated and precision is PlacePrecision.TOWN
    is_part = (is_quarter or wording.kind in {"part", "site", "street", "around"}) and not (wording.near or holder.near)
    if is_part and (inner or precision is PlacePrecision.TOWN):
        return _blurred(holder.place)
    if precision is PlacePrecision.TOWN:
        precision = PlacePrecision.NEAR_TOWN
    elif holder.place.admin1 is None:
        # Darfur, Donbas: larger than the regions of today, so that only the country can be written down
        precision = PlacePrecision.COUNTRY
    return Place(
        name=wording.name or holder.place.name,
        geonameid=None,
        latitude=None,
        longitude=None,
        country=holder.place.country,
        admin1=holder.place.admin1,
        precision=precision,
    )


def _leading(setting: _Setting, wording: Wording, around: tuple[_Container, ...]) -> Place | None:
    """ "Damascus Opera House" and "Mosul General Hospital" lie near the town they begin with."""
    words = wording.name.split()
    if wording.kind != "site" or len(words) < 2:
        return None
    for length in range(min(3, len(words) - 1), 0, -1):
        name = " ".join(words[:length])
        towns = tuple(p for p in setting.gazetteer.lookup(name) if (p.population or 0) >= _LARGE)
        if towns and max(setting.context.country(p.country) for p in towns) > 0.3:
            return _settle(setting, towns, replace(wording, name=name), around)
    return None


def _containers(setting: _Setting, span: Span, wording: Wording) -> tuple[_Container, ...]:
    """What the text says the mention lies in, wherever the same words stand; nearest statement first."""
    found = list(_container_at(setting, span.start, span.end, wording))
    if not found and wording.name:
        for start in _occurrences(setting.text, wording.name):
            found.extend(_container_at(setting, start, start + len(wording.name), wording))
            if found:
                break
    return tuple(found[:2])


def _occurrences(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    for _ in range(_MOST_OCCURRENCES):
        if start < 0:
            return
        yield start
        start = text.find(name, start + len(name))


def _container_at(setting: _Setting, start: int, end: int, wording: Wording) -> Iterator[_Container]:
    rest = _past_nouns(setting.text, end)
    after = place_phrases().lies_in.match(setting.text, rest, min(len(setting.text), rest + _WINDOW))
    if after:
        relation = after["word"]
        place = _named(setting, after["rest"], wording, near=relation in place_phrases().near)
        if place and (relation or place.precision in _AREAS):
            stated = relation == "of" or (relation == "in" and wording.kind in _PARTS)
            if relation == "of" and wording.kind == "district":
                place = _seat_of(setting, place, wording) or place
            yield _Container(place=place, near=relation in place_phrases().near, stated=stated)
    before = place_phrases().owner.search(setting.text[max(0, start - _WINDOW) : start])
    if before and before["owner"][0].isupper():
        yield from _owners(setting, before["owner"])


def _seat_of(setting: _Setting, region: Place, wording: Wording) -> Place | None:
    """The town of a region's name: the gazetteer has districts, so one that it lacks there is a quarter of the town."""
    if region.precision is not PlacePrecision.ADMIN1 or any(_within(p, region) for p in _candidates(setting, wording)):
        return None
    towns = [place for place in setting.gazetteer.lookup(region.name) if _within(place, region)]
    return max(
        (town for town in towns if town.precision is PlacePrecision.TOWN and (town.population or 0) >= _LARGE),
        key=lambda town: town.population or 0,
        default=None,
    )


def _past_nouns(text: str, end: int) -> int:
    """Step over "village", "province" and the like that follow the mention."""
    table = place_words()
    for _ in range(3):
        word = re.compile(r"\s+([A-Za-z-]{2,20})").match(text, end)
        if not word or word[1].lower() not in table.nouns:
            return end
        end = word.end()
    return end


def _named(setting: _Setting, rest: str, wording: Wording, *, near: bool) -> Place | None:
    """The known place a stretch of text begins with, regions before towns except for quarters and sites."""
    table = place_words()
    state = table.states.get(rest.strip().rstrip("."))
    if state:
        return next(iter(setting.gazetteer.lookup(state)), None)
    inner = read_wording(rest)
    name = _capitals(inner.name)
    if not name:
        return None
    places = setting.gazetteer.lookup(name) or _alike(setting, name)
    if not places:
        return None
    wanted = inner.kind or ("town" if near or wording.kind in {"part", "site", "street"} else "region")
    key = without_article(fold(name))
    asked = replace(inner, kind=wanted, name=name)
    return max(places, key=lambda p: _score(setting, p, asked, key, ()))


def _capitals(name: str) -> str:
    """The capitalised words a stretch begins with."""
    words = []
    for word in name.split()[:5]:
        if not (word[0].isupper() or word.partition("-")[0].lower() in place_phrases().leading_particles):
            break
        words.append(word)
    return " ".join(words)


def _owners(setting: _Setting, owner: str) -> Iterator[_Container]:
    """ "Iraq's Mosul", "the Syrian town of X": whose place it is."""
    code = place_words().people.get(fold(owner))
    name = setting.gazetteer.country_name(code) if code else owner
    for place in setting.gazetteer.lookup(name or "")[:1]:
        if place.precision is PlacePrecision.COUNTRY:
            yield _Container(place=place, near=False)
