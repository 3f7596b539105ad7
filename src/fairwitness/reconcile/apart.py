"""Apart: whether figures of two different incidents are surely of different people.

They are where their days do not meet, where their places surely neither hold each other nor lie near, where their
victims differ for certain, where one report tells them of different places (as parts of one total: their whole
incidents) or names these places side by side, or where a person judged them to be two.
What is not known is not apart: an undated figure may be of any day, a place nobody could resolve may be any place of
its country. Two words of a name in common make one person of two, whatever else is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fairwitness.model import Place
from fairwitness.reconcile.abreast import are_abreast, named_abreast
from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.scope import Fit, Fitter, Scope
from fairwitness.reconcile.ties import Ties
from fairwitness.reconcile.where import Spot, Where, surely_apart
from fairwitness.reconcile.whom import Whom

_TOLD = timedelta(days=3)
"""What was told on a day without another happened then, or on one of so many days before."""

_LONGEST = 31
"""A figure over more days than this is laid beside all of its places, not looked up by day."""

_SHARED = 2
"""People with so many words of their names in common may be one, wherever and whenever they are said to have died."""

_GRID = 0.5
"""Degrees: places in cells that do not touch are surely not near, short of the poles."""

_NAMELESS: frozenset[frozenset[str]] = frozenset()
_Cell = tuple[object, ...]


@dataclass(slots=True, eq=False)
class _Reach:
    """A place, what may be near it, and the days there; `days` lists them, None where they are unknown or too many."""

    here: _Here
    near: list[_Here]
    start: date | None
    end: date | None
    days: tuple[date, ...] | None

    @classmethod
    def of(cls, scope: Scope, here: _Here, near: list[_Here]) -> _Reach:
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


@dataclass(slots=True, eq=False)
class _Figure:
    """Where, when and of whom a figure may be.

    `known` is what is known of its incident, `names` are those it gives of single people.
    """

    node: Node
    known: Scope
    reaches: tuple[_Reach, ...]
    whoms: tuple[Whom, ...]
    names: frozenset[frozenset[str]]


class Apartness:
    """Figures, those entered found again by place and day by those that may be of the same people."""

    def __init__(self, world: World, members: Iterable[int]) -> None:
        self._fitter = world.fitter
        self._parted = world.parted
        self._made: dict[tuple[int, date | None, date | None, bool], _Reach] = {}
        self._near = _Near(world.fitter)
        self._bearers = _Bearers()
        self._figures = {at: self._figure(world.nodes[at], world.scopes[at]) for at in members}
        self._by_incident: dict[str | None, list[_Figure]] = defaultdict(list)
        self._wholes: dict[str | None, set[str]] = defaultdict(set)
        for figure in self._figures.values():
            self._by_incident[figure.node.incident].append(figure)
            self._wholes[figure.node.incident] |= _wholes_of(figure)
        self._told_apart: dict[tuple[str | None, str | None], bool] = {}
        self._abreast = named_abreast(world.nodes)

    def enter(self, at: int) -> None:
        """Take a figure in."""
        figure = self._figures[at]
        for reach in figure.reaches:
            reach.here.put(at, reach)
        if figure.names:
            self._bearers.put(at, figure.names)

    def leave(self, at: int) -> None:
        """Take a figure out again."""
        figure = self._figures[at]
        for reach in figure.reaches:
            reach.here.drop(at, reach)
        if figure.names:
            self._bearers.drop(at, figure.names)

    def rivals(self, at: int) -> Iterator[int]:
        """Give the figures in here that may be of the same people as this one; some perhaps more than once."""
        mine = self._figures[at]
        for reach in mine.reaches:
            for here in reach.near:
                for other in here.meeting(reach):
                    if self._may_share(mine, self._figures[other]):
                        yield other
        for other in self._bearers.of(mine.names) if mine.names else ():
            theirs = self._figures[other]
            if self._is_other(mine, theirs) and self._may_be_same(mine.whoms, theirs.whoms):
                yield other

    def is_free(self, at: int) -> bool:
        """Tell whether nothing in here may be of the same people."""
        return next(self.rivals(at), None) is None

    def heaps(self) -> list[list[int]]:
        """Part all figures into heaps: those of different heaps are surely of different people.

        Of places that may be one, all figures whose days may meet come into one heap, whoever they speak of.
        """
        ties = Ties(self._figures)
        for at, figure in self._figures.items():
            for reach in figure.reaches:
                reach.here.note(at, reach, ties)
            if figure.names:
                self._bearers.put(at, figure.names)
        self._near.tie(ties)
        for at, figure in self._figures.items():
            if figure.names:
                ties.tie(at, *self._bearers.of(figure.names))
        for at, figure in self._figures.items():
            if figure.names:
                self._bearers.drop(at, figure.names)
        return ties.sets()

    def _figure(self, node: Node, known: Scope) -> _Figure:
        """All places, days and victims its statements name; of its incident the places and days they leave out."""
        said = node.numbered or node.members
        if len(said) == 1:
            scope = said[0].scope
            reach = self._reach_of(scope if scope is known else _filled(scope, known))
            return _Figure(node, known, (reach,), (scope.whom,), _names([scope.whom]))
        reaches = dict.fromkeys([self._reach_of(_filled(each.scope, known)) for each in said])
        whoms = {id(each.scope.whom): each.scope.whom for each in said}
        return _Figure(node, known, tuple(reaches), tuple(whoms.values()), _names(whoms.values()))

    def _reach_of(self, scope: Scope) -> _Reach:
        """The same place and days are the same object, and known to what tells which places are near."""
        key = id(scope.where), scope.start, scope.end, scope.told
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _Reach.of(scope, *self._near.around(scope.where))
        return found

    def _may_share(self, mine: _Figure, theirs: _Figure) -> bool:
        if not self._is_other(mine, theirs):
            return False
        if mine.whoms[0] is not theirs.whoms[0] and not self._may_be_same(mine.whoms, theirs.whoms):
            return False
        if self._abreast and are_abreast(_places_of(mine), _places_of(theirs), self._abreast):
            return False
        if not mine.node.reports.isdisjoint(theirs.node.reports) and self._is_told_apart(mine, theirs):
            return False
        return not self._are_parts_apart(mine.node.incident, theirs.node.incident)

    def _are_parts_apart(self, one: str | None, other: str | None) -> bool:
        """Tell whether two incidents are told as parts of one total, of different places: in whatever words, two."""
        shared = self._wholes[one] & self._wholes[other]
        if not shared:
            return False
        key = (one, other) if str(one) < str(other) else (other, one)
        found = self._told_apart.get(key)
        if found is None:
            found = self._told_apart[key] = any(
                self._is_told_apart(mine, theirs)
                for mine in self._by_incident[one]
                for theirs in self._by_incident[other]
                if not shared.isdisjoint(_wholes_of(mine)) and not shared.isdisjoint(_wholes_of(theirs))
            )
        return found

    def _is_other(self, mine: _Figure, theirs: _Figure) -> bool:
        """Tell whether two figures are of two incidents that nobody judged to be two, neither on top of the other."""
        one, other = mine.node, theirs.node
        if one.incident == other.incident or ((one.added_to or other.added_to) and one.is_added_to(other)):
            return False
        return not self._parted or frozenset((one.incident, other.incident)) not in self._parted

    def _may_be_same(self, mine: Sequence[Whom], theirs: Sequence[Whom]) -> bool:
        for one in mine:
            for other in theirs:
                if self._fitter.whom(one, other) is not Fit.APART:
                    return True
        return False

    def _is_told_apart(self, mine: _Figure, theirs: _Figure) -> bool:
        """Tell whether a report that speaks of both puts them in different places."""
        return any(
            one.report_id == other.report_id
            and self._fitter.where(
                _filled(one.scope, mine.known).where, _filled(other.scope, theirs.known).where, is_near=True
            )
            in {Fit.APART, Fit.DISTINCT}
            for one in mine.node.members
            for other in theirs.node.members
        )


def _wholes_of(figure: _Figure) -> set[str]:
    return {member.part_of for member in figure.node.members if member.part_of is not None}


def _places_of(figure: _Figure) -> list[Spot]:
    return [spot for reach in figure.reaches for spot in reach.here.where.spots]


def _names(whoms: Iterable[Whom]) -> frozenset[frozenset[str]]:
    named = [whom.names for whom in whoms if whom.names and whom.single]
    return frozenset(named) if named else _NAMELESS


def _filled(scope: Scope, known: Scope) -> Scope:
    is_dated = scope.start is not None and scope.end is not None and (not scope.told or known.told)
    if is_dated and scope.where.spots:
        return scope
    return replace(
        scope,
        where=scope.where if scope.where.spots else known.where,
        start=scope.start if is_dated else known.start,
        end=scope.end if is_dated else known.end,
        told=scope.told if is_dated else known.told,
    )


class _Bearers:
    """The figures of single people whose names are told, by the words of the names."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[int, None]] = defaultdict(dict)

    def put(self, at: int, names: Iterable[frozenset[str]]) -> None:
        for word in _words_of(names):
            self._by_word[word][at] = None

    def drop(self, at: int, names: Iterable[frozenset[str]]) -> None:
        for word in _words_of(names):
            self._by_word[word].pop(at, None)

    def of(self, names: Iterable[frozenset[str]]) -> Iterator[int]:
        """Those of people who bear as much of one name that it is surely theirs: two of its words."""
        for name in names:
            found = Counter(at for word in name for at in self._by_word.get(word, ()))
            yield from (at for at, shared in found.items() if shared >= _SHARED)


def _words_of(names: Iterable[frozenset[str]]) -> list[str]:
    return sorted({word for name in names for word in name})


class _Here:
    """The figures of one place, by day."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self._by_day: dict[date, dict[int, None]] = {}
        self._long: dict[int, list[tuple[date | None, date | None]]] = {}
        self._noted: dict[date, int] = {}
        self._noted_long: list[tuple[int, _Reach]] = []

    def put(self, at: int, reach: _Reach) -> None:
        if reach.days is None:
            self._long.setdefault(at, []).append((reach.start, reach.end))
        for day in reach.days or ():
            self._by_day.setdefault(day, {})[at] = None

    def drop(self, at: int, reach: _Reach) -> None:
        self._long.pop(at, None)
        for day in reach.days or ():
            if day in self._by_day:
                self._by_day[day].pop(at, None)

    def note(self, at: int, reach: _Reach, ties: Ties) -> None:
        """Tie a figure to those noted before of one of its days; those of many days, or of unknown ones, come later."""
        if reach.days is None:
            self._noted_long.append((at, reach))
        for day in reach.days or ():
            first = self._noted.setdefault(day, at)
            if first != at:
                ties.tie(first, at)

    def tie_to(self, other: _Here, ties: Ties) -> None:
        """Tie those noted of here and of a place nearby, or of here, whose days may meet."""
        if other is not self:
            for day in self._noted.keys() & other._noted.keys():
                ties.tie(self._noted[day], other._noted[day])
        if self._noted_long:
            ties.tie(*(at for at, _ in (*self._noted_long, *other._noted_long)))
        for at, reach in self._noted_long:
            ties.tie(at, *(first for day, first in other._noted.items() if reach.meets(day, day)))

    def meeting(self, reach: _Reach) -> Iterable[int]:
        """Those whose days may meet these."""
        days = reach.days
        if days is None:
            found = [at for day, here in self._by_day.items() if here and reach.meets(day, day) for at in here]
        elif len(days) == 1 and not self._long:
            return self._by_day.get(days[0], ())
        else:
            found = [at for day in days for at in self._by_day.get(day, ())]
        return [*found, *(at for at, long in self._long.items() if any(reach.meets(*each) for each in long))]


class _Near:
    """Finds which places may be, hold or lie near which, so that not each is laid beside each."""

    def __init__(self, fitter: Fitter) -> None:
        self._fitter = fitter
        self._known: dict[int, tuple[_Here, list[_Here]]] = {}
        self._filed: dict[_Cell, dict[int, _Here]] = defaultdict(dict)

    def around(self, where: Where) -> tuple[_Here, list[_Here]]:
        """Give what is here, and all it may have to do with, itself among them; places known later will join these."""
        if id(where) in self._known:
            return self._known[id(where)]
        here = _Here(where)
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
