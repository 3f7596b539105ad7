"""Placing: where a village lies that its own report names and does not place, by what other claims say of it.

It lies where its incident's other reports, or all that use the name, put it; else in what holds it: the region or the
city of the total that it is told as a part of, or the region another report of its incident speaks of. Where none of
these tells, it lies in a country that its report tells of or in one that borders on it: a village nobody can find in a
report on one war is no unknown in the tolls of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fairwitness.model import Claim, HarmClaim, Kind, Place, PlaceMention, PlacePrecision
from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.aliased import with_one_place
from fairwitness.reconcile.where import Spot, Where, is_one_name, name_of, where_fit
from fairwitness.reference.borders import with_neighbours
from fairwitness.reference.folding import fold
from fairwitness.reference.place_words import without_town

_CITY = 100_000
"""From so many inhabitants on, what is told as a part of a town's toll is a quarter of it."""

_WIDE = {PlacePrecision.COUNTRY: 3, PlacePrecision.ADMIN1: 2, PlacePrecision.ADMIN2: 1}

_HAPPENED = frozenset({Kind.HARM, Kind.ACT})
_Name = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Claims by id, places by incident, and places by name, in an incident and in all of what is known.

    `lands` are the countries of the places that each report tells of; for one that places nothing, those in which other
    reports have its names.
    """

    claims: Mapping[str, Claim]
    of_incident: Mapping[str, list[PlaceMention]]
    everywhere: Mapping[_Name, Counter[Place]]
    lands: Mapping[str, frozenset[str]]


def placed(filed: Sequence[FiledClaim]) -> tuple[FiledClaim, ...]:
    """Fill in where names lie that their reports leave open; the order of the claims is of no consequence."""
    filed = with_one_place(filed)
    if not any(_is_open(mention) or not mention.place for each in filed for mention in each.claim.places):
        return tuple(filed)
    told = _told(filed)
    return tuple(_placed(each, told) for each in filed)


def places_named(name: str, filed: Iterable[FiledClaim]) -> Counter[Place]:
    """Count what claims mean by a name, whatever kind of small place they call it: "Zamzam" and "the Zamzam camp"."""
    return Counter(
        mention.place
        for each in filed
        for mention in each.claim.places
        if mention.place and is_one_name(name, mention.words.words)
    )


def areas_named(name: str, filed: Sequence[FiledClaim]) -> Counter[tuple[str, Place | None]]:
    """Count the areas that claims call by a name and a word for a region: "Tyrone" of those in "County Tyrone"."""
    wanted = name_of(name)
    return Counter(
        (mention.words.words, mention.place)
        for each in placed(filed)
        for mention in each.claim.places
        if wanted and fold(mention.words.words) != fold(name) and Spot.of(mention).words == wanted
    )


def place_fits(claim: Claim, asked: PlaceMention) -> frozenset[str]:
    """How the places a claim names lie to another, as far as words and gazetteer tell: "same", "inside", "contains"."""
    there = Where.of([asked])
    return frozenset(where_fit(Where.of([each]), there, is_near=False) for each in claim.places)


def _told(filed: Sequence[FiledClaim]) -> _Told:
    claims: dict[str, Claim] = {}
    of_incident: dict[str, list[PlaceMention]] = defaultdict(list)
    everywhere: dict[_Name, Counter[Place]] = defaultdict(Counter)
    for each in filed:
        claims[each.claim.id] = each.claim
        for mention in each.claim.places:
            if mention.place is None or _is_open(mention):
                continue
            if each.incident:
                of_incident[each.incident].append(mention)
            everywhere[name_of(mention.words.words)][mention.place] += 1
    return _Told(claims=claims, of_incident=of_incident, everywhere=everywhere, lands=_lands(filed))


def _lands(filed: Iterable[FiledClaim]) -> Mapping[str, frozenset[str]]:
    """Name the countries in which what each report tells happened; who says so may sit elsewhere."""
    told: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[_Name]] = defaultdict(set)
    for each in filed:
        for mention in each.claim.places if each.claim.kind in _HAPPENED else ():
            if mention.place is not None and mention.place.country:
                told[each.report.id].add(mention.place.country)
            elif _is_open(mention):
                names[each.report.id].add(name_of(mention.words.words))
    of_name: dict[_Name, set[str]] = defaultdict(set)
    for report, used in names.items():
        for name in used:
            of_name[name] |= told.get(report, set())
    for report in names.keys() - told.keys():
        told[report] = set().union(*(of_name[name] for name in names[report]))
    return {report: frozenset(lands) for report, lands in told.items()}


def _is_open(mention: PlaceMention) -> bool:
    """Tell whether a name is that of a place which nothing puts into a region."""
    place = mention.place
    if place is not None and not (place.is_unlisted and place.admin1 is None):
        return False
    spot = Spot.of(mention)
    return bool(spot.words) and not spot.wide and any(c.isupper() for c in mention.words.words)


def _placed(filed: FiledClaim, told: _Told) -> FiledClaim:
    claim = filed.claim
    if not any(_is_open(mention) or not mention.place for mention in claim.places):
        return filed
    places = tuple(_filled(mention, filed, told) if _is_open(mention) else mention for mention in claim.places)
    lands = with_neighbours(told.lands.get(filed.report.id, ()))
    return replace(filed, claim=claim if places == claim.places else replace(claim, places=places), lands=lands)


def _filled(mention: PlaceMention, filed: FiledClaim, told: _Told) -> PlaceMention:
    country = mention.place.country if mention.place else None
    found = next(
        (place for place in _told_of(mention, filed, told) if country is None or place.country == country), None
    )
    return mention if found is None else replace(mention, place=found)


def _told_of(mention: PlaceMention, filed: FiledClaim, told: _Told) -> Iterator[Place]:
    """What claims say of where a name lies, the surest first."""
    name = name_of(mention.words.words)
    beside = told.of_incident.get(filed.incident or "", [])
    yield from _agreed(Counter(each.place for each in beside if each.place and name_of(each.words.words) == name))
    yield from _held_by(mention, _whole_of(filed.claim, told))
    yield from _held_by(mention, [each for each in beside if each.place and each.place.precision in _WIDE])
    yield from _agreed(told.everywhere.get(name, Counter()))


def _agreed(found: Counter[Place]) -> Iterator[Place]:
    """The place most told, where all told lie in one region: of two namesakes nobody knows which is meant.

    Of one village, those who name its district tell more than those who do not.
    """
    if len({(place.country, place.admin1) for place in found}) != 1:
        return
    districts = {place.district for place in found} - {None}
    best = min(found, key=lambda place: (-found[place], place.name, str(place.precision), place.geonameid or 0))
    yield replace(best, district=districts.pop()) if len(districts) == 1 and best.is_unlisted else best


def _whole_of(claim: Claim, told: _Told) -> list[PlaceMention]:
    """The places of the total that a claim is a part of; a list of places names none that holds them all."""
    whole = told.claims.get(claim.part_of or "") if isinstance(claim, HarmClaim) else None
    return list(whole.places) if whole is not None and len(whole.places) == 1 else []


def _held_by(mention: PlaceMention, holders: Sequence[PlaceMention]) -> Iterator[Place]:
    """Put a name into the narrowest of the places that hold it, where these do not lie in different regions."""
    held = [place for each in holders if (place := each.place) and _holds(Spot.of(each), place)]
    if len({place.country for place in held}) != 1 or len({place.admin1 for place in held if place.admin1}) > 1:
        return
    place = min(held, key=lambda each: (_WIDE.get(each.precision, 0), each.name))
    yield _part_of(place) if place.precision is PlacePrecision.TOWN else _in_area(mention, place)


def _holds(spot: Spot, place: Place) -> bool:
    is_city = place.precision is PlacePrecision.TOWN and (place.population or 0) >= _CITY
    return not place.is_unlisted and not spot.part and (is_city or place.precision in _WIDE)


def _part_of(town: Place) -> Place:
    return replace(town, precision=PlacePrecision.NEAR_TOWN)


def _in_area(mention: PlaceMention, area: Place) -> Place:
    return Place(
        name=without_town(mention.words.words),
        geonameid=None,
        latitude=None,
        longitude=None,
        country=area.country,
        admin1=area.admin1,
        precision=area.precision,
    )
