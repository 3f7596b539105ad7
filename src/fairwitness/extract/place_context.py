"""What a report speaks of as a whole: which countries and regions, so that namesakes can be told apart."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from fairwitness.extract.place_finding import Known
from fairwitness.extract.place_phrases import place_phrases
from fairwitness.model import Place, PlacePrecision
from fairwitness.reference.folding import fold
from fairwitness.reference.place_words import place_words

_REGION = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2)

Region = tuple[str | None, str | None]
Cell = tuple[int, int]
K = TypeVar("K")
Votes: TypeAlias = dict[K, float]

_SURE = 1.0
_UNSURE = 0.3
_CELL = 1.0  # degrees; a name speaks for its cell and the eight around it
_WHOLE = 2.0
_PART = 1.5
_MOST_NAMESAKES = 60
_HEARD = 1.0  # votes: a name said in passing has 0.4, one that surely reads as a place 1


@dataclass(frozen=True, slots=True)
class _Votes:
    countries: Votes[str | None]
    regions: Votes[Region]
    cells: Votes[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Votes of a report's names for countries and first-level regions, and each name's own part in them."""

    countries: Votes[str | None]
    regions: Votes[Region]
    cells: Votes[Cell]
    own: dict[str, _Votes]

    def country(self, code: str | None) -> float:
        """Share of the report's attention a country has, 0 to 1."""
        return self.countries.get(code, 0.0) / max(1.0, *self.countries.values(), 1.0)

    def country_beside(self, place: Place, key: str) -> float:
        """Share of a place's country in the attention that all names but `key` give to countries."""
        return _share(self.countries, self._own(key).countries, place.country)

    def region_beside(self, place: Place, key: str) -> float:
        """Share of a place's region in the attention that all names but `key` give to regions."""
        return _share(self.regions, self._own(key).regions, (place.country, place.admin1))

    def countries_beside(self, key: str, share: float, votes: float = 0.0) -> set[str]:
        """Countries that have at least so much of the attention of all names but `key`; none where that is little."""
        own = self._own(key).countries
        if _most(self.countries, own) < _HEARD:
            return set()
        left = {code: vote - own.get(code, 0.0) for code, vote in self.countries.items() if code}
        return {code for code, vote in left.items() if vote >= votes and _share(self.countries, own, code) >= share}

    def is_of_regions(self, key: str) -> bool:
        """Tell whether names other than `key` speak of any region."""
        return _most(self.regions, self._own(key).regions) >= _HEARD

    def _own(self, key: str) -> _Votes:
        return self.own.get(key) or _Votes({}, {}, {})

    def support(self, place: Place, key: str) -> float:
        """How much the other names of the report speak for this one among namesakes of the folded name `key`."""
        own = self._own(key)
        country = self.country_beside(place, key)
        if place.precision is PlacePrecision.COUNTRY:
            return _WHOLE * country
        cell = _cell(place)
        region = _share(self.regions, own.regions, (place.country, place.admin1))
        if place.precision is PlacePrecision.ADMIN1:
            return country + _PART * region
        return country + region + (_share(self.cells, own.cells, cell) if cell else 0.0)


def read_context(text: str, known: Iterable[Known]) -> Context:
    """Weigh countries and regions by the names the report uses; an ambiguous name's vote is split by inhabitants."""
    countries = _peoples(text)
    regions: Votes[Region] = defaultdict(float)
    cells: Votes[Cell] = defaultdict(float)
    own = {key: _votes(places, weight) for key, (weight, places) in _by_name(known).items()}
    for mine in own.values():
        _add(countries, mine.countries)
        _add(regions, mine.regions)
        _add(cells, mine.cells)
    return Context(countries=_ranked(countries), regions=_ranked(regions), cells=_ranked(cells), own=own)


def _ranked(votes: Votes[K]) -> Votes[K]:
    """Most voted first, so that `_share` need not look at all of them."""
    return dict(sorted(votes.items(), key=lambda item: -item[1]))


def _add(votes: Votes[K], more: Votes[K]) -> None:
    for key, vote in more.items():
        votes[key] = votes.get(key, 0.0) + vote


def _by_name(known: Iterable[Known]) -> dict[str, tuple[float, tuple[Place, ...]]]:
    """Each name once: said again it counts a little more, and most where it surely reads as a place."""
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, tuple[Place, ...]] = {}
    for name in known:
        key = fold(name.span.words)
        weights[key] += _SURE if name.sure else _UNSURE
        places[key] = name.places
    return {key: (math.log2(1.0 + weight), places[key]) for key, weight in weights.items()}


def _votes(places: Sequence[Place], weight: float) -> _Votes:
    """One name's vote, split among its namesakes: mostly by inhabitants, yet never all to the largest."""
    votes = _Votes(defaultdict(float), defaultdict(float), defaultdict(float))
    sizes = [math.sqrt((place.population or 300) + 300) for place in places[:_MOST_NAMESAKES]]
    total = sum(sizes)
    for place, size in zip(places, sizes, strict=False):
        vote = weight * size / total
        if place.precision is PlacePrecision.COUNTRY:
            votes.countries[place.country] += 2.0 * vote
            continue
        votes.countries[place.country] += vote
        votes.regions[place.country, place.admin1] += vote * (2.0 if place.precision in _REGION else 1.0)
        cell = _cell(place)
        if cell and place.precision is not PlacePrecision.ADMIN1:
            for around in _around(cell):
                votes.cells[around] += vote
    return votes


def _cell(place: Place) -> Cell | None:
    if place.latitude is None or place.longitude is None:
        return None
    return round(place.latitude / _CELL), round(place.longitude / _CELL)


def _around(cell: Cell) -> Iterator[Cell]:
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            yield cell[0] + north, cell[1] + east


def _peoples(text: str) -> Votes[str | None]:
    """Votes of "Syrian", "Colombians" and the like."""
    people = place_words().people
    votes: Votes[str | None] = defaultdict(float)
    for word, times in Counter(m.group() for m in place_phrases().people_names.finditer(text)).items():
        code = people.get(fold(word))
        if code:
            votes[code] += math.log2(1.0 + times)
    return votes


def _share(votes: Votes[K], own: Votes[K], key: K) -> float:
    """This key's part of the votes other names gave; the most voted has 1, few votes in all count less."""
    mine = votes.get(key, 0.0) - own.get(key, 0.0)
    return max(0.0, mine) / max(_most(votes, own), 1.0)


def _most(votes: Votes[K], own: Votes[K]) -> float:
    most = 0.0
    for other, vote in votes.items():
        most = max(most, vote - own.get(other, 0.0))
        if other not in own:
            break
    return most
