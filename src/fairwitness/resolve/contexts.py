"""Contexts: where a report and each of its claims play, and whose soldiers it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fairwitness.model import Claim, HarmClaim, Place, PlacePrecision, Ranks, Span
from fairwitness.reference.parties import country_of
from fairwitness.resolve.claimants import forces_of, is_army
from fairwitness.resolve.identity import Context
from fairwitness.resolve.spots import spot_of

_NARROW = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR_TOWN, PlacePrecision.ADMIN2})


def contexts_of(claims: Iterable[Claim], ranks: Mapping[str, Ranks] | None = None) -> Mapping[str, Context]:
    """What each report speaks of as a whole: the country and the town its claims name most, and whose forces.

    `ranks` tells whose people were hurt, where that is known.
    """
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report_id, []).append(claim)
    return {report: _of_report(told, ranks or {}) for report, told in by_report.items()}


def _of_report(claims: Sequence[Claim], ranks: Mapping[str, Ranks]) -> Context:
    places = [mention.place for claim in claims for mention in claim.places if mention.place]
    country = _most(Counter(place.country for place in places if place.country))
    region = _most(Counter(region for place in places if (region := _region(place))))
    town = _most(Counter(town for claim in claims for town in _towns(claim)))
    return Context(country=country, region=region, town=town, forces=_forces(claims, country, ranks))


def context_of(claim: Claim, around: Context) -> Context:
    """What the claim itself says comes first."""
    places = [mention.place for mention in claim.places if mention.place]
    country = next((place.country for place in places if place.country), None)
    region = next((region for place in places if (region := _region(place))), None)
    town = next(_towns(claim), None)
    if country is not None and country != around.country:
        return Context(country=country, region=region, town=town, forces=around.forces)
    return Context(
        country=country or around.country,
        region=region or around.region,
        town=town or around.town,
        forces=around.forces,
    )


def _towns(claim: Claim) -> Iterator[str]:
    """The towns and districts a claim names: a road, a car park or what else no gazetteer has near a town is none."""
    for mention in claim.places:
        place = mention.place
        if place is None or place.precision not in _NARROW:
            continue
        is_near = place.precision is PlacePrecision.NEAR_TOWN
        if not (place.is_unlisted and (is_near or spot_of(mention).is_site)):
            yield place.name


def _region(place: Place) -> str | None:
    """The province or state a place is or lies in."""
    return place.name if place.precision is PlacePrecision.ADMIN1 and not place.is_unlisted else place.admin1


def _forces(claims: Iterable[Claim], country: str | None, ranks: Mapping[str, Ranks]) -> str | None:
    """The one country whose soldiers are said to have been hurt; where no country is known, whose did it.

    Whom some army has killed are not those of whoever tells of it. "Chad raised its losses to 40, the army said" are
    Chad's.
    """
    harms = [claim for claim in claims if isinstance(claim, HarmClaim)]
    lands = _lands(claim.victims for claim in harms if not by_army(claim))
    lands |= {land for claim in harms if not by_army(claim) and (land := _land_of(ranks.get(claim.id)))}
    if not lands and country is None:
        lands = _lands(claim.perpetrator for claim in harms)
    return lands.pop() if len(lands) == 1 else None


def _land_of(ranks: Ranks | None) -> str | None:
    return country_of(ranks.side) if ranks and not ranks.is_enemy else None


def by_army(claim: HarmClaim) -> bool:
    """Tell whether an army, or "it", is said to have done it."""
    return claim.perpetrator is not None and is_army(claim.perpetrator.words)


def _lands(spans: Iterable[Span | None]) -> set[str]:
    return {land for span in spans if span and (land := forces_of(span.words))}


def _most(counter: Counter[str]) -> str | None:
    return min(counter, key=lambda name: (-counter[name], name)) if counter else None
