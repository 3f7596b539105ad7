"""What a report says a place lies in or beside: "the Asali quarter of Homs", "Kabul's Karta", "south of Taiz"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fairwitness.extract.place_finding import DIVISIONS, is_merely_spelt_so
from fairwitness.extract.place_phrases import place_phrases
from fairwitness.extract.place_setting import (
    AREAS,
    SPOKEN_OF,
    Container,
    Setting,
    alike,
    is_unheard_of,
    lookup,
    score,
    within,
)
from fairwitness.extract.place_wording import Wording, read_wording
from fairwitness.model import Place, PlacePrecision, Span
from fairwitness.reference.folding import fold, without_article
from fairwitness.reference.place_words import place_words
from fairwitness.text.dates import calendar_names

_NOUN_BEHIND = re.compile(r"\s+([A-Za-z-]{2,20})")
_NOUN_BEFORE = re.compile(r"\b([A-Za-z-]{2,20}) of $")
_OWNER = re.compile(r"\A([^,]*?)['’]s\s+(?:[a-z-]+\s+)?")
_WINDOW = 140
_APART = 240  # characters between "three towns in Puntland" and the last of their names
_MOST_OCCURRENCES = 12
_LARGE = 50_000
_KNOWN = 300_000
PARTS = frozenset(("district", "part", "around"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A known place that words name, and the kind of place they call it."""

    place: Place
    kind: str | None


def containers(setting: Setting, span: Span, wording: Wording) -> tuple[Container, ...]:
    """What the text says the mention lies in, wherever the same words stand; nearest statement first.

    Where it says so of none of them, what it says of the whole list: "three towns in Puntland: Six died in Garowe ..."
    """
    found = list(_container_at(setting, span.start, span.end, wording))
    if not found and wording.name:
        for start in _occurrences(setting.text, wording.name):
            found.extend(_container_at(setting, start, start + len(wording.name), wording))
            if found:
                break
    return tuple(found[:2]) or tuple(_of_several(setting, span, wording))


def noun_behind(text: str, end: int) -> str | None:
    """The kind of place that the noun right behind a mention makes of it: "Aleppo" before "province"."""
    return next(iter(_nouns_behind(text, end)[1]), None)


def division_before(text: str, start: int) -> str | None:
    """The kind of region or district that words before a mention make of it: "the territory of" Mambasa."""
    noun = _NOUN_BEFORE.search(text, max(0, start - _WINDOW), start)
    kind = place_words().nouns.get(noun[1].lower()) if noun else None
    return kind if kind in DIVISIONS else None


def _occurrences(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    for _ in range(_MOST_OCCURRENCES):
        if start < 0:
            return
        yield start
        start = text.find(name, start + len(name))


def _container_at(setting: Setting, start: int, end: int, wording: Wording) -> Iterator[Container]:
    rest, kinds = _nouns_behind(setting.text, end)
    wording = replace(wording, kind=wording.kind or next(iter(kinds), None))
    yield from _behind(setting, rest, wording)
    before = setting.text[max(0, start - _WINDOW) : start]
    owner = place_phrases().possessor.search(before)
    if owner and _is_owned(owner):
        yield from _owning(setting, owner["owner"], replace(wording, kind=wording.kind or _kind_in(owner["what"])))
    country = place_phrases().owner.search(before)
    if country and country["owner"][0].isupper() and _is_owned(country):
        yield from _owners(setting, country["owner"])


def _is_owned(told: re.Match[str]) -> bool:
    """Tell "Nigeria's restive Borno", "the Syrian town of Binnish" from "Russia's army entered", "Russian jets hit".

    What stands between an owner and a name ends in what kind of place it is; or says where it lies, and behind "'s" by
    one word more what it is like. Who does something somewhere does not own the place.
    """
    words = told["what"].split()
    is_of = words[-1:] == ["of"]
    words = words[:-1] if is_of else words
    if words and _kind_of(words[-1]):
        return True
    known = place_words().blur | place_words().plain
    others = sum(word not in known for word in words)
    return not is_of and others <= bool(told["owns"])


def _behind(setting: Setting, at: int, wording: Wording) -> Iterator[Container]:
    """What the words right behind a name say: "..., a village south of Homs", "... district of Homs", "..., Syria"."""
    text, last = setting.text, min(len(setting.text), at + _WINDOW)
    beside = place_phrases().beside.match(text, at, last)
    named = _named(setting, beside["rest"], wording, near=True) if beside else None
    if named:
        yield Container(place=named.place, near=True)
        return
    apposed = place_phrases().apposed.match(text, at, last)
    kind = _kind_in(apposed["what"]) if apposed else None
    if apposed and kind:
        wording = replace(wording, kind=wording.kind or kind)
    after = (apposed if kind else None) or place_phrases().lies_in.match(text, at, last)
    relation = after["word"] if after else None
    named = _named(setting, after["rest"], wording, near=relation in place_phrases().near) if after else None
    if named and (relation or named.place.precision in AREAS):
        yield _held(setting, named, wording, relation)


def _held(setting: Setting, named: _Named, wording: Wording, relation: str | None) -> Container:
    """The container a relation makes of a place; a quarter "of Homs" is one of the town, not of the region Homs."""
    stated = relation == "of" or (relation == "in" and wording.kind in {*PARTS, "site", "street"})
    place = named.place
    if relation == "of" and wording.kind in PARTS and named.kind != "region":
        place = _seat_of(setting, place, wording) or place
    return Container(
        place=place,
        near=relation in place_phrases().near,
        stated=stated,
        kind=wording.kind,
        is_district=place is named.place and named.kind == "district",
    )


def _owning(setting: Setting, owner: str, wording: Wording) -> Iterator[Container]:
    """ "Baghdad's Karrada district", "Nineveh's Tall Afar": the town or the region whose part it is."""
    last = owner.rsplit(maxsplit=1)[-1]
    named = _named(setting, owner, wording, near=False) or _named(setting, last, wording, near=False)
    if named is None or named.place.precision is PlacePrecision.COUNTRY:
        return
    place = named.place
    is_known = place.precision in AREAS or (place.population or 0) >= _LARGE
    if is_known and (setting.context.country(place.country) >= SPOKEN_OF or (place.population or 0) >= _KNOWN):
        yield _held(setting, named, wording, "of")


def _seat_of(setting: Setting, region: Place, wording: Wording) -> Place | None:
    """The town of a region's name: the gazetteer has districts, so one that it lacks there is a quarter of the town."""
    if region.precision is not PlacePrecision.ADMIN1 or _is_listed_in(setting, region, wording):
        return None
    towns = [place for place in setting.gazetteer.lookup(region.name) if within(place, region)]
    return max(
        (town for town in towns if town.precision is PlacePrecision.TOWN and (town.population or 0) >= _LARGE),
        key=lambda town: town.population or 0,
        default=None,
    )


def _is_listed_in(setting: Setting, region: Place, wording: Wording) -> bool:
    if wording.kind != "district" or not wording.name:
        return False
    return any(within(p, region) for p in lookup(setting, wording.name) or alike(setting, wording.name))


def _of_several(setting: Setting, span: Span, wording: Wording) -> Iterator[Container]:
    """What holds all of a list that a name stands in: "attacks on three towns in Puntland. Six died in Garowe ..."."""
    if not any(c.isupper() for c in wording.name):
        return
    told = list(
        place_phrases().several.finditer(
            setting.text, max(0, span.start - _APART), min(len(setting.text), span.end + 60)
        )
    )
    for several in sorted(told, key=lambda each: abs(each.start() - span.start)):
        kind = place_words().nouns.get(several["what"])
        named = _named(setting, several["rest"], replace(wording, kind=kind), near=False)
        if named and fold(named.place.name) != fold(wording.name):
            yield _held(setting, named, replace(wording, kind=wording.kind or kind), "of")
            return


def _nouns_behind(text: str, end: int) -> tuple[int, list[str]]:
    """Step over "village", "province" and the like that follow the mention, and tell their kinds."""
    table, kinds = place_words(), list[str]()
    for _ in range(3):
        word = _NOUN_BEHIND.match(text, end)
        kind = _kind_of(word[1].lower()) if word else None
        if word is None or kind is None or (word[1].lower() not in table.nouns and kinds):
            break
        kinds.append(kind)
        end = word.end()
    return end, kinds


def _kind_in(words: str) -> str | None:
    """The kind of the last place noun of some words, as of "western suburb"."""
    return next(filter(None, map(_kind_of, reversed(words.split()))), None)


def _kind_of(word: str) -> str | None:
    table = place_words()
    return "part" if word in table.portion else table.nouns.get(word)


def _named(setting: Setting, rest: str, wording: Wording, *, near: bool) -> _Named | None:
    """The known place a stretch of text begins with, regions before towns except for quarters and sites.

    A street is named after anything: "the 40 block of Aleppo Street" names no town.
    """
    table = place_words()
    state = table.states.get(rest.strip().rstrip("."))
    if state:
        found = next((place for place in setting.gazetteer.lookup(state) if place.country == "US"), None)
        return _Named(place=found, kind="region") if found else None
    inner = read_wording(rest)
    if inner.kind == "street":
        return None
    whole = _capitals(_OWNER.sub("", rest))
    name = _capitals(inner.name) or whole
    if not name or fold(name) in calendar_names():
        return None
    places = setting.gazetteer.lookup(whole)
    name = whole if places else name
    places = places or setting.gazetteer.lookup(name) or alike(setting, name)
    owner = _OWNER.match(rest)
    land = next(_owners(setting, owner[1]), None) if owner else None
    if land is not None:  # of a region the gazetteer knows by another name, no namesake abroad
        places = tuple(place for place in places if place.country == land.place.country) or (land.place,)
    places = tuple(place for place in places if not is_unheard_of(setting, place))
    if not places or (inner.kind in DIVISIONS and is_merely_spelt_so(places, name)):
        return None
    wanted = inner.kind or ("town" if near or wording.kind in {"part", "site", "street"} else "region")
    key = without_article(fold(name))
    asked = replace(inner, kind=wanted, name=name)
    best = max(places, key=lambda p: score(setting, p, asked, key, ()))
    return _Named(place=_district_of(best, places) if inner.kind == "district" else best, kind=inner.kind)


def _district_of(town: Place, places: Sequence[Place]) -> Place:
    """The district of a town's name in its region, if the gazetteer has it."""
    around = (p for p in places if p.precision is PlacePrecision.ADMIN2 and within(p, town))
    return next(around, town)


def _capitals(name: str) -> str:
    """The capitalised words a stretch begins with."""
    words = []
    for word in name.split()[:5]:
        if not (word[0].isupper() or word.partition("-")[0].lower() in place_phrases().leading_particles):
            break
        words.append(word)
    return " ".join(words)


def _owners(setting: Setting, owner: str) -> Iterator[Container]:
    """ "Iraq's Mosul", "the Syrian town of X": whose place it is."""
    code = place_words().people.get(fold(owner))
    name = setting.gazetteer.country_name(code) if code else owner
    for place in setting.gazetteer.lookup(name or "")[:1]:
        if place.precision is PlacePrecision.COUNTRY:
            yield Container(place=place, near=False)
