"""What a report speaks of as a whole: which countries and regions, so that namesakes can be told apart."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from fairwitness.extract.place_finding import Known
from fairwitness.model import Place, PlacePrecision
from fairwitness.reference.folding import fold
from fairwitness.reference.place_words import place_words

_CAPITALISED = re.compile(r"\b[^\W\d_a-z][^\W\d_]{1,20}(?: Korean| Sudanese| African| Timorese| Rican| Lankan)?")
_REGION = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2)

Region = tuple[str | None, str | None]
K = TypeVar("K")

_SURE = 1.0
_UNSURE = 0.3
_MOST_NAMESAKES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Votes of a report's names for countries and first-level regions, and each name's own part in them."""

    countries: dict[str | None, float]
    regions: dict[Region, float]
    own: dict[str, tuple[dict[str | None, float], dict[Region, float]]]

    def country(self, code: str | None) -> float:
        """Share of the report's attention a country has, 0 to 1."""
        return self.countries.get(code, 0.0) / max(1.0, *self.countries.values(), 1.0)

    def support(self, place: Place, key: str) -> float:
        """How much the other names of the report speak for this one among namesakes of the folded name `key`."""
        countries, regions = self.own.get(key, ({}, {}))
        country = _share(self.countries, countries, place.country)
        if place.precision is PlacePrecision.COUNTRY:
            return country
        return country + _share(self.regions, regions, (place.country, place.admin1))


def read_context(text: str, known: Iterable[Known]) -> Context:
    """Weigh countries and regions by the names the report uses; ambiguous names count by how likely each place is."""
    countries = _peoples(text)
    regions: dict[Region, float] = defaultdict(float)
    own = {}
    for key, (weight, places) in _by_name(known).items():
        mine = _votes(places, weight)
        own[key] = mine
        for code, vote in mine[0].items():
            countries[code] += vote
        for region, vote in mine[1].items():
            regions[region] += vote
    return Context(countries=countries, regions=regions, own=own)


def _by_name(known: Iterable[Known]) -> dict[str, tuple[float, tuple[Place, ...]]]:
    """Each name once: said again it counts a little more, and most where it surely reads as a place."""
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, tuple[Place, ...]] = {}
    for name in known:
        key = fold(name.span.words)
        weights[key] += _SURE if name.sure else _UNSURE
        places[key] = name.places
    return {key: (math.log2(1.0 + weight), places[key]) for key, weight in weights.items()}


def _votes(places: tuple[Place, ...], weight: float) -> tuple[dict[str | None, float], dict[Region, float]]:
    countries: dict[str | None, float] = defaultdict(float)
    regions: dict[Region, float] = defaultdict(float)
    for place, share in _shares(places):
        vote = weight * share
        countries[place.country] += vote * (2.0 if place.precision is PlacePrecision.COUNTRY else 1.0)
        if place.precision is not PlacePrecision.COUNTRY:
            regions[place.country, place.admin1] += vote * (2.0 if place.precision in _REGION else 1.0)
    return countries, regions


def _peoples(text: str) -> dict[str | None, float]:
    """Votes of "Syrian", "Colombians" and the like."""
    people = place_words().people
    votes: dict[str | None, float] = defaultdict(float)
    for word, times in Counter(m.group() for m in _CAPITALISED.finditer(text)).items():
        code = people.get(fold(word))
        if code:
            votes[code] += math.log2(1.0 + times)
    return votes


def _shares(places: tuple[Place, ...]) -> Iterable[tuple[Place, float]]:
    """Split one vote among namesakes: mostly by inhabitants, yet never all to the largest."""
    weights = [math.sqrt((place.population or 300) + 300) for place in places[:_MOST_NAMESAKES]]
    total = sum(weights)
    return [(place, weight / total) for place, weight in zip(places, weights, strict=False)]


def _share(votes: dict[K, float], own: dict[K, float], key: K) -> float:
    """This key's part of the votes other names gave; the most voted has 1, few votes in all count less."""
    mine = votes.get(key, 0.0) - own.get(key, 0.0)
    most = max((vote - own.get(other, 0.0) for other, vote in votes.items()), default=0.0)
    return max(0.0, mine) / max(most, 1.0)
