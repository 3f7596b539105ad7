"""What the words of place mentions resolve to, decided by the report alone.

Among namesakes the container the text names decides ("Paris, Texas"), then the countries and regions the report
speaks of, then the number of inhabitants. A name the gazetteer lacks is placed inside the region or town the text
names next to it, without a pin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from fairwitness.extract.names import in_capitals
from fairwitness.extract.place_containers import PARTS, containers, division_before, noun_behind
from fairwitness.extract.place_context import read_context
from fairwitness.extract.place_finding import DIVISIONS, Known, is_merely_spelt_so, known_places
from fairwitness.extract.place_phrases import place_phrases
from fairwitness.extract.place_setting import (
    AREAS,
    HEARD_OF,
    PROMINENT,
    SPOKEN_OF,
    Container,
    Setting,
    alike,
    is_abroad,
    is_unheard_of,
    lies_in,
    lookup,
    score,
    within,
)
from fairwitness.extract.place_wording import Wording, read_wording
from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.reference.distance import kilometres_between
from fairwitness.reference.folding import fold, without_article
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.place_words import place_words
from fairwitness.text.syntax import syntax

_SEAT = 10_000
_SEATED = 0.1
"""A share of a region's people: of towns that its bare name may mean, Johor Bahru has more, Bihar Sharif less."""
_LARGE = 50_000
_RIVAL = 100_000
_LONG = 6  # letters
_IN_EARNEST = 0.7
"""Votes for a country that names said in passing do not come to."""
_SPEAKS_FOR = 0.1
_WORD_BEHIND = re.compile(r"\s+([a-z]+)")
_ACROSS = 40.0
"""Kilometres: nothing farther from a town's middle is a part of it."""
_TELLING = frozenset(("region", "district", "town"))
_NO_VILLAGE = frozenset(("region", "district", "around"))


@lru_cache(maxsize=4)
def find_places(text: str, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Point at the names that are places of the gazetteer and read as places: "in Aleppo", "Mosul, Iraq"."""
    return tuple(known.span for known in _setting_of(text, gazetteer).known if known.sure)


def resolve_places(text: str, mentions: Sequence[Span], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Resolve each mention, in the order given; one that nothing in the report places keeps `place` None."""
    return tuple(PlaceMention(words=span, place=_place_of(text, span, gazetteer)) for span in mentions)


@lru_cache(maxsize=256)
def _place_of(text: str, span: Span, gazetteer: Gazetteer) -> Place | None:
    """The place of one mention, which many claims of a report may share."""
    return _resolve(_setting_of(text, gazetteer), span)


@lru_cache(maxsize=4)
def _setting_of(text: str, gazetteer: Gazetteer) -> Setting:
    """What a report speaks of and which places it names: the same for all its claims, so worked out once."""
    known = known_places(text, gazetteer)
    return Setting(
        text=text,
        context=read_context(text, known),
        gazetteer=gazetteer,
        capitals=in_capitals(text),
        known=known,
    )


def _resolve(setting: Setting, span: Span) -> Place | None:
    stated = _stated(setting, span.words.strip())
    if stated is not None:
        return stated
    wording = read_wording(span.words)
    whole = _whole(setting, span)
    around = containers(setting, span, wording)
    if whole:
        # "Aleppo" before "province" is the province; what a quarter or a market is named after is another place
        kind = noun_behind(setting.text, span.end)
        if kind is None and is_merely_spelt_so(whole, span.words):
            kind = division_before(setting.text, span.start)
        told = Wording(name=span.words, kind=kind if kind in _TELLING else None)
        return _settle(setting, whole, told, around) or _in_country(setting, told)
    return _placed(setting, wording, around) or _in_country(setting, wording)


def _whole(setting: Setting, span: Span) -> tuple[Place, ...]:
    """Places of all of a mention's words; a street is one of these only where other names of the report lie there."""
    name = re.sub(r"^(?:the|The|THE)\s+", "", span.words)
    found = lookup(setting, name)
    if not found or place_words().nouns.get(name.lower().split()[-1]) != "street":
        return found
    return tuple(place for place in found if setting.context.support(place, fold(name)) >= _SPEAKS_FOR)


def _stated(setting: Setting, words: str) -> Place | None:
    """A people stands for its country ("Georgian"), "Ky." for its state where the report speaks of that country."""
    table = place_words()
    code = table.people.get(fold(words))
    name = setting.gazetteer.country_name(code) if code else table.states.get(words.rstrip("."))
    if not name or not (code or words.endswith(".") or setting.context.country("US") >= SPOKEN_OF):
        return None
    country = code or "US"
    found = (place for place in setting.gazetteer.lookup(name) if place.precision in AREAS)
    return next((place for place in found if place.country == country), None)


def _placed(setting: Setting, wording: Wording, around: tuple[Container, ...]) -> Place | None:
    """Place a wording: by its own name, else by what contains it."""
    inner: tuple[Container, ...] = ()
    if wording.container is not None:
        container = _stated(setting, wording.container.name) or _placed(setting, wording.container, around)
        stated = wording.kind in PARTS and not wording.near
        inner = (Container(place=container, near=wording.near, stated=stated),) if container else ()
    candidates = _candidates(setting, wording)
    if candidates and not (wording.kind in {"part", "site", "street"} and inner):
        return _settle(setting, candidates, wording, inner + around)
    return _inside(wording, inner, around) or _leading(setting, wording, around)


def _candidates(setting: Setting, wording: Wording) -> tuple[Place, ...]:
    if wording.kind in {"street", "part"} or not wording.name:
        return ()
    found = lookup(setting, wording.name)
    return found or alike(setting, wording.name)


def _settle(
    setting: Setting, candidates: tuple[Place, ...], wording: Wording, around: tuple[Container, ...]
) -> Place | None:
    """Choose among namesakes and give the answer the precision the words allow."""
    key = without_article(fold(wording.name))
    candidates = _territories(setting, candidates, wording, key) or candidates
    scored = [(score(setting, place, wording, key, around), -i, place) for i, place in enumerate(candidates)]
    place = max(scored)[2]
    if not around and _is_anybodys(setting, candidates, wording):
        return None
    if _foreign(setting, place, candidates, wording, around):
        return _inside(wording, (), around)
    if _belied(place, around):
        kind = wording.kind or read_wording(wording.name).kind
        return _inside(replace(wording, kind=kind), (), around)
    place = _town_or_region(place, candidates, wording)
    if wording.kind == "region" and place.precision is PlacePrecision.TOWN:
        return region_of(place, setting.gazetteer) or place
    if wording.blurred or wording.kind in {"around", "site"}:
        return _blurred(place)
    return place


def _territories(setting: Setting, candidates: tuple[Place, ...], wording: Wording, key: str) -> tuple[Place, ...]:
    """Only the territory, where a bare name means it, unless the report is about a namesake's country."""
    country = None if wording.kind == "town" else place_words().territories.get(key)
    others = {place.country for place in candidates} - {country}
    if country is None or any(setting.context.country(code) >= SPOKEN_OF for code in others):
        return ()
    is_meant = (place.country == country and place.precision is PlacePrecision.ADMIN1 for place in candidates)
    return tuple(place for place, meant in zip(candidates, is_meant, strict=True) if meant)


def _foreign(
    setting: Setting, place: Place, candidates: tuple[Place, ...], wording: Wording, around: tuple[Container, ...]
) -> bool:
    """A namesake in a country the report never speaks of is no answer: no pin is better than a wrong one.

    A large town is one ("Moscow"), unless it is only also spelt so and is belied by what the report says.
    """
    if place.precision in AREAS[::2] or any(lies_in(place, container.place) for container in around):
        return False
    is_own = _is_its_own(place, wording)
    if wording.kind in DIVISIONS and place.precision is PlacePrecision.TOWN:
        # a county of which the gazetteer knows only a namesake town: it must be where most other names are
        return setting.context.country_beside(place, fold(wording.name)) < 1.0
    if (place.population or 0) >= PROMINENT:
        return not is_own and _is_elsewhere(setting, place, candidates, wording, around)
    is_strict = wording.kind == "site" or not is_own
    if is_unheard_of(setting, place, SPOKEN_OF if is_strict else HEARD_OF):
        return True
    return not (is_own and _speaks_for_itself(place, candidates)) and is_abroad(setting, place, fold(wording.name))


def _speaks_for_itself(place: Place, candidates: tuple[Place, ...]) -> bool:
    """Tell whether a town needs no other name of its country: it is large, or has a longer name and no namesake abroad.

    "Lod" and "Pulwama" are where they are, whoever tells; a camp "at Bra" need not lie in Piedmont.
    """
    is_only = len({each.country for each in candidates}) == 1 and len(fold(place.name)) >= _LONG
    return is_only or (place.population or 0) >= _LARGE


def _is_elsewhere(
    setting: Setting, place: Place, candidates: tuple[Place, ...], wording: Wording, around: tuple[Container, ...]
) -> bool:
    """Tell whether a report puts a name into another country than the place's: its words do, or all its other places.

    A spelling of this one place and no other ("Saigon") needs no other place to speak for it.
    """
    if around:
        return all(container.place.country != place.country for container in around)
    if len({each.country for each in candidates}) == 1:
        return False
    key = fold(wording.name)
    is_set = any(known.sure and fold(known.span.words) != key for known in setting.known)
    return is_set and setting.context.support(place, key) < _SPEAKS_FOR


def _is_anybodys(setting: Setting, candidates: tuple[Place, ...], wording: Wording) -> bool:
    """A spelling that is no town's own, but used of large ones of several countries that the report is silent of."""
    large = [each for each in candidates if (each.population or 0) >= _RIVAL or each.precision in AREAS[::2]]
    if len({each.country for each in large}) < 2 or any(_is_its_own(each, wording) for each in candidates):
        return False
    return all(setting.context.support(each, fold(wording.name)) < _SPEAKS_FOR for each in large)


def _is_its_own(place: Place, wording: Wording) -> bool:
    return without_article(fold(place.name)) == without_article(fold(wording.name))


def _belied(place: Place, around: tuple[Container, ...]) -> bool:
    """A namesake abroad, or far from the town, is no answer where the words themselves say of what it is a part."""
    stated = [container for container in around if container.stated]
    return bool(stated) and all(_is_no_part(place, container) for container in stated)


def _is_no_part(place: Place, container: Container) -> bool:
    if place.country != container.place.country:
        return True
    if container.kind not in {*PARTS, "site", "street"} or container.place.precision is not PlacePrecision.TOWN:
        return False
    if place.name == container.place.name:
        return False
    distance = kilometres_between(place, container.place)
    return distance is not None and distance > _ACROSS


def _town_or_region(place: Place, candidates: tuple[Place, ...], wording: Wording) -> Place:
    """A bare name that a region shares with a large town of its own means the town, "the province" the region.

    One with a longer name, in which only a small part of the region's people live, is no such town: Bihar Sharif.
    """
    if place.precision not in AREAS[:2] or wording.kind in {"region", "district"}:
        return place
    towns = [c for c in candidates if c.precision is PlacePrecision.TOWN]
    inside = [c for c in towns if (within(c, place) or _outgrew(c, place)) and not _is_named_after(c, place)]
    seat = max(inside, key=lambda c: c.population or 0, default=None)
    district = place.precision is PlacePrecision.ADMIN2
    if seat and (district or (seat.population or 0) >= _SEAT or wording.kind == "town"):
        return seat
    return place


def _is_named_after(town: Place, region: Place) -> bool:
    """Tell a town that is only called after the region for short, and is small in it."""
    is_longer = set(fold(region.name).split()) < set(fold(town.name).split())
    return is_longer and (town.population or 0) < _SEATED * (region.population or 0)


def _outgrew(town: Place, region: Place) -> bool:
    """Tell a city that is a region by itself from the smaller region around it that is named after it: Kyiv, Moscow."""
    is_region = region.precision is PlacePrecision.ADMIN1 and region.country == town.country
    return is_region and (town.population or 0) > (region.population or 0) > 0


def region_of(town: Place, gazetteer: Gazetteer) -> Place | None:
    """The first-level region that a place lies in."""
    regions = gazetteer.lookup(town.admin1) if town.admin1 else ()
    return next((r for r in regions if r.precision is PlacePrecision.ADMIN1 and r.country == town.country), None)


def _blurred(place: Place) -> Place:
    """Part of an area has no pin of its own; the surroundings of a town keep the town's, marked as near."""
    if place.precision in AREAS:
        return replace(place, latitude=None, longitude=None)
    return replace(place, precision=PlacePrecision.NEAR_TOWN)


def _inside(wording: Wording, inner: tuple[Container, ...], around: tuple[Container, ...]) -> Place | None:
    """Place what the gazetteer lacks inside what the text names next to it."""
    holder = next(iter(inner + around), None)
    if holder is None:
        return None
    precision = holder.place.precision
    kind = wording.kind or (holder.kind if holder.stated else None)
    is_quarter = kind == "district" and holder.stated and precision is PlacePrecision.TOWN
    is_part = (is_quarter or kind in {"part", "site", "street", "around"}) and not (wording.near or holder.near)
    if is_part and (inner or precision is PlacePrecision.TOWN):
        return _blurred(holder.place)
    if precision is PlacePrecision.TOWN:
        precision = PlacePrecision.NEAR_TOWN
    elif holder.place.admin1 is None:
        # Darfur, Donbas: larger than the regions of today, so that only the country can be written down
        precision = PlacePrecision.COUNTRY
    is_of_district = holder.is_district or precision is PlacePrecision.ADMIN2
    placed = unlisted(wording.name or holder.place.name, holder.place.country, holder.place.admin1, precision)
    return replace(placed, precision=PlacePrecision.ADMIN2, district=holder.place.name) if is_of_district else placed


def unlisted(name: str, country: str | None, admin1: str | None, precision: PlacePrecision) -> Place:
    """A place the gazetteer lacks, somewhere in a country or a region of it."""
    return Place(
        name=name,
        geonameid=None,
        latitude=None,
        longitude=None,
        country=country,
        admin1=admin1,
        precision=precision,
    )


def _in_country(setting: Setting, wording: Wording) -> Place | None:
    """A village that nothing places lies in the one country the report is about, and puts other names in."""
    if wording.kind in _NO_VILLAGE or not any(c.isupper() for c in wording.name):
        return None
    if fold(wording.name) in place_words().wider or fold(wording.name) in place_words().people:
        return None
    country = _one_country(setting, fold(wording.name))
    if country is None:
        return None
    precision = PlacePrecision.COUNTRY
    return unlisted(wording.name, country, None, precision)


def _one_country(setting: Setting, key: str) -> str | None:
    """The only country other names than `key` speak of, where one says of something that it is there ("in Mali")."""
    spoken_of = setting.context.countries_beside(key, SPOKEN_OF, _IN_EARNEST)
    if len(spoken_of) != 1:
        return None
    (code,) = spoken_of
    named = {k.places[0].country for k in setting.known if k.places[0].precision is PlacePrecision.COUNTRY}
    return code if named <= {code} and any(_is_there(setting, known, code) for known in setting.known) else None


def _is_there(setting: Setting, known: Known, code: str | None) -> bool:
    """Tell whether something is said to be in a known place: "in Mali", not "Mali said" nor "a group in Paris said"."""
    if not known.sure or all(place.country != code for place in known.places):
        return False
    behind = _WORD_BEHIND.match(setting.text, known.span.end)
    if behind and behind[1] in syntax().saying:
        return False
    return place_phrases().locates.search(setting.text, max(0, known.span.start - 40), known.span.start) is not None


def _leading(setting: Setting, wording: Wording, around: tuple[Container, ...]) -> Place | None:
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
