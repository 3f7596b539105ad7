"""Reaches: where and when figures may be, so that those of near places and common days are found without laying each
beside each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fairwitness.model import Place
from fairwitness.reconcile.scope import Fitter, Scope
from fairwitness.reconcile.ties import Ties
from fairwitness.reconcile.where import Where, surely_apart

_TOLD = timedelta(days=3)
"""What was told on a day without another happened then, or on one of so many days before."""

_LONGEST = 31
"""A figure over more days than this is laid beside all of its places, not looked up by day."""

_GRID = 0.5
"""Degrees: places in cells that do not touch are surely not near, short of the poles."""

_Cell = tuple[object, ...]


@dataclass(slots=True, eq=False)
class Reach:
    """A place, what may be near it, and the days there; `days` lists them, None where they are unknown or too many."""

    here: Here
    near: list[Here]
    start: date | None
    end: date | None
    days: tuple[date, ...] | None

    @classmethod
    def of(cls, scope: Scope, here: Here, near: list[Here]) -> Reach:
        """The reach of a scope, from the days before on where only the day of telling is known."""
        start, end = scope.start, scope.end
        if scope.told and start is not None:
            start -= _TOLD
        return cls(here, near, start, end, _days(start, end))

    def meets(self, start: date | None, end: date | None) -> bool:
        """Tell whether both may have a day in common."""
        if self.start is None or self.end is None or start is None or end is None:
            return True
        return self.start <= end and start <= self.end


def _days(start: date | None, end: date | None) -> tuple[date, ...] | None:
    if start is None or end is None or (end - start).days > _LONGEST:
        return None
    return (start,) if start == end else tuple(start + timedelta(days=n) for n in range((end - start).days + 1))


class Here:
    """The figures of one place, by day."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self._by_day: dict[date, dict[int, None]] = {}
        self._long: dict[int, list[tuple[date | None, date | None]]] = {}
        self._noted: dict[date, int] = {}
        self._noted_long: list[tuple[int, Reach]] = []

    def put(self, at: int, reach: Reach) -> None:
        """Take a figure in."""
        if reach.days is None:
            self._long.setdefault(at, []).append((reach.start, reach.end))
        for day in reach.days or ():
            self._by_day.setdefault(day, {})[at] = None

    def drop(self, at: int, reach: Reach) -> None:
        """Take a figure out again."""
        self._long.pop(at, None)
        for day in reach.days or ():
            if day in self._by_day:
                self._by_day[day].pop(at, None)

    def note(self, at: int, reach: Reach, ties: Ties) -> None:
        """Tie a figure to those noted before of one of its days; those of many days, or of unknown ones, come later."""
        if reach.days is None:
            self._noted_long.append((at, reach))
        for day in reach.days or ():
            first = self._noted.setdefault(day, at)
            if first != at:
                ties.tie(first, at)

    def tie_to(self, other: Here, ties: Ties) -> None:
        """Tie those noted of here and of a place nearby, or of here, whose days may meet."""
        if other is not self:
            for day in self._noted.keys() & other._noted.keys():
                ties.tie(self._noted[day], other._noted[day])
        if self._noted_long:
            ties.tie(*(at for at, _ in (*self._noted_long, *other._noted_long)))
        for at, reach in self._noted_long:
            ties.tie(at, *(first for day, first in other._noted.items() if reach.meets(day, day)))

    def meeting(self, reach: Reach) -> Iterable[int]:
        """Those whose days may meet these."""
        days = reach.days
        if days is None:
            found = [at for day, here in self._by_day.items() if here and reach.meets(day, day) for at in here]
        elif len(days) == 1 and not self._long:
            return self._by_day.get(days[0], ())
        else:
            found = [at for day in days for at in self._by_day.get(day, ())]
        return [*found, *(at for at, long in self._long.items() if any(reach.meets(*each) for each in long))]


class Near:
    """Finds which places may be, hold or lie near which, so that not each is laid beside each."""

    def __init__(self, fitter: Fitter) -> None:
        self._fitter = fitter
        self._known: dict[int, tuple[Here, list[Here]]] = {}
        self._filed: dict[_Cell, dict[int, Here]] = defaultdict(dict)

    def around(self, where: Where) -> tuple[Here, list[Here]]:
        """Give what is here, and all it may have to do with, itself among them; places known later will join these."""
        if id(where) in self._known:
            return self._known[id(where)]
        here = Here(where)
        near = [here]
        beside = {name: other for cell in _looked_up(where) for name, other in self._filed[cell].items()}
        for name, other in beside.items():
            if not surely_apart(where, other.where, self._fitter.places):
                near.append(other)
                self._known[name][1].append(here)
        self._known[id(where)] = here, near
        for cell in _filed_under(where):
            self._filed[cell][id(where)] = here
        return here, near

    def tie(self, ties: Ties) -> None:
        """Tie the figures of places that may have to do with each other."""
        for here, near in self._known.values():
            for other in near:
                here.tie_to(other, ties)


def _filed_under(where: Where) -> Iterator[_Cell]:
    """Where a place is found: under its cell of the map, or under its whole country, or under everywhere."""
    yield ("all",)
    if not where.spots:
        yield ("anywhere",)
    for spot in where.spots:
        country = spot.place.country if spot.place else None
        yield ("anywhere",) if country is None else ("country", country)
        if spot.place is None or country is None:
            continue
        yield ("in", country, *_square(spot.place)) if _is_pinned(spot.place, spot.area) else ("wide", country)


def _looked_up(where: Where) -> Iterator[_Cell]:
    yield ("anywhere",)
    if not where.spots:
        yield ("all",)
    for spot in where.spots:
        country = spot.place.country if spot.place else None
        if spot.place is None or country is None:
            yield ("all",)
        elif _is_pinned(spot.place, spot.area):
            yield ("wide", country)
            down, across = _square(spot.place)
            # a neighbour may lie beyond a border, but then its country says that it is another place
            yield from (("in", country, down + a, (across + b) % _AROUND) for a in (-1, 0, 1) for b in (-1, 0, 1))
        else:
            yield ("country", country)


_AROUND = int(360 / _GRID)


def _square(place: Place) -> tuple[int, int]:
    assert place.latitude is not None and place.longitude is not None
    return int((place.latitude + 90) / _GRID), int((place.longitude + 180) / _GRID) % _AROUND


def _is_pinned(place: Place, area: bool) -> bool:
    return not area and place.geonameid is not None and place.latitude is not None and place.longitude is not None
