"""Apart: whether figures of two different incidents are surely of different people.

They are where their days do not meet, where their places surely neither hold each other nor lie near, where their
victims differ for certain, where one report tells them of different places, or where a person judged them to be two.
What is not known is not apart: an undated figure may be of any day, a place nobody could resolve may be any place of
its country. Two words of a name in common make one person of two, whatever else is told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fairwitness.model import Place
from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.scope import Fit, Fitter, Scope
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.where import Where, surely_apart
from fairwitness.reconcile.whom import Whom

_TOLD = timedelta(days=3)
"""What was told on a day without another happened then, or on one of so many days before."""

_LONGEST = 31
"""A figure over more days than this is laid beside all of its places, not looked up by day."""

_SHARED = 2
"""People with so many words of their names in common may be one, wherever and whenever they are said to have died."""

_GRID = 0.5
"""Degrees: places in cells that do not touch are surely not near, short of the poles."""

_Cell = tuple[object, ...]


@dataclass(slots=True, kw_only=True, eq=False)
class _Reach:
    """A place and the days there; `days` lists them, None where they are unknown or too many."""

    where: Where
    start: date | None
    end: date | None
    days: tuple[date, ...] | None

    @classmethod
    def of(cls, scope: Scope) -> _Reach:
        start, end = scope.start, scope.end
        if scope.told and start is not None:
            start -= _TOLD
        days: tuple[date, ...] | None = None
        if start is not None and end is not None and (end - start).days <= _LONGEST:
            days = (start,) if start == end else tuple(start + timedelta(days=n) for n in range((end - start).days + 1))
        return cls(where=scope.where, start=start, end=end, days=days)

    def meets(self, other: _Reach) -> bool:
        """Tell whether both may have a day in common."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return True
        return self.start <= other.end and other.start <= self.end


@dataclass(slots=True, kw_only=True, eq=False)
class _Figure:
    """Where, when and of whom a figure may be."""

    reaches: tuple[_Reach, ...]
    whoms: tuple[Whom, ...]

    @property
    def names(self) -> set[frozenset[str]]:
        """The names it gives of single people."""
        return {whom.names for whom in self.whoms if whom.single and whom.names}


class Apartness:
    """Figures entered so far, found again by place and day by those that may be of the same people."""

    def __init__(self, world: World) -> None:
        self._nodes = world.nodes
        self._scopes = world.scopes
        self._fitter = world.fitter
        self._parted = world.parted
        self._figures: dict[int, _Figure] = {}
        self._made: dict[tuple[int, date | None, date | None, bool], _Reach] = {}
        self._at: dict[int, _Here] = defaultdict(_Here)
        self._near = _Near(world.fitter)
        self._bearers = _Bearers()

    def enter(self, at: int) -> None:
        """Take a figure in."""
        figure = self._figure(at)
        for reach in figure.reaches:
            self._at[id(reach.where)].put(at, reach)
        self._bearers.put(at, figure.names)

    def leave(self, at: int) -> None:
        """Take a figure out again."""
        figure = self._figure(at)
        for reach in figure.reaches:
            self._at[id(reach.where)].drop(at, reach)
        self._bearers.drop(at, figure.names)

    def rivals(self, at: int) -> Iterator[int]:
        """Give the figures in here that may be of the same people as this one; some perhaps more than once."""
        mine = self._figure(at)
        for reach in mine.reaches:
            for other in self._near.of(reach.where):
                here = self._at.get(other)
                if here is not None:
                    for each in here.meeting(reach):
                        if self._may_share(at, each, mine.whoms):
                            yield each
        for each in self._bearers.of(mine.names):
            if self._is_other(at, each) and self._may_be_same(mine.whoms, self._figure(each).whoms):
                yield each

    def is_free(self, at: int) -> bool:
        """Tell whether nothing in here may be of the same people."""
        return next(self.rivals(at), None) is None

    def _figure(self, at: int) -> _Figure:
        """All places, days and victims its statements name; of its incident the places and days they leave out."""
        found = self._figures.get(at)
        if found is None:
            found = self._figures[at] = self._figure_of(self._nodes[at], self._scopes[at])
        return found

    def _figure_of(self, node: Node, known: Scope) -> _Figure:
        said = node.numbered or node.members
        if len(said) == 1:
            return _Figure(reaches=(self._reach_of(self._filled(said[0], known)),), whoms=(said[0].scope.whom,))
        reaches = dict.fromkeys(self._reach_of(self._filled(member, known)) for member in said)
        whoms = {id(each.scope.whom): each.scope.whom for each in said}
        return _Figure(reaches=tuple(reaches), whoms=tuple(whoms.values()))

    def _reach_of(self, scope: Scope) -> _Reach:
        """The same place and days are the same object, and known to what tells which places are near."""
        key = id(scope.where), scope.start, scope.end, scope.told
        if key not in self._made:
            self._made[key] = _Reach.of(scope)
            self._near.know(scope.where)
        return self._made[key]

    def _filled(self, statement: Statement, known: Scope) -> Scope:
        scope = statement.scope
        is_dated = scope.start is not None and scope.end is not None and (not scope.told or known.told)
        if scope.where.spots and is_dated:
            return scope
        return replace(
            scope,
            where=scope.where if scope.where.spots else known.where,
            start=scope.start if is_dated else known.start,
            end=scope.end if is_dated else known.end,
            told=scope.told if is_dated else known.told,
        )

    def _may_share(self, one: int, other: int, whoms: Sequence[Whom]) -> bool:
        if not self._is_other(one, other) or not self._may_be_same(whoms, self._figure(other).whoms):
            return False
        return self._nodes[one].reports.isdisjoint(self._nodes[other].reports) or not self._is_told_apart(one, other)

    def _is_other(self, one: int, other: int) -> bool:
        """Tell whether two figures are of two incidents that nobody judged to be two, neither on top of the other."""
        mine, theirs = self._nodes[one], self._nodes[other]
        if mine.incident == theirs.incident or mine.is_added_to(theirs):
            return False
        return not self._parted or frozenset((mine.incident, theirs.incident)) not in self._parted

    def _may_be_same(self, mine: Sequence[Whom], theirs: Sequence[Whom]) -> bool:
        for one in mine:
            for other in theirs:
                if self._fitter.whom(one, other) is not Fit.APART:
                    return True
        return False

    def _is_told_apart(self, one: int, other: int) -> bool:
        """Tell whether a report that speaks of both puts them in different places."""
        return any(
            a.filed.report.id == b.filed.report.id
            and self._fitter.where(
                self._filled(a, self._scopes[one]).where, self._filled(b, self._scopes[other]).where, is_near=True
            )
            in {Fit.APART, Fit.DISTINCT}
            for a in self._nodes[one].members
            for b in self._nodes[other].members
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

    def __init__(self) -> None:
        self._by_day: dict[date, dict[int, None]] = {}
        self._long: dict[int, list[_Reach]] = defaultdict(list)

    def put(self, at: int, reach: _Reach) -> None:
        if reach.days is None:
            self._long[at].append(reach)
        for day in reach.days or ():
            self._by_day.setdefault(day, {})[at] = None

    def drop(self, at: int, reach: _Reach) -> None:
        self._long.pop(at, None)
        for day in reach.days or ():
            self._by_day[day].pop(at, None)

    def meeting(self, reach: _Reach) -> list[int]:
        """Those whose days may meet these."""
        if reach.days is not None and len(reach.days) == 1:
            found = list(self._by_day.get(reach.days[0], ()))
        elif reach.days is not None:
            found = [at for day in reach.days for at in self._by_day.get(day, ())]
        else:
            by_day = self._by_day.items()
            found = [at for day, here in by_day if here and reach.meets(_on(reach.where, day)) for at in here]
        if self._long:
            found += [at for at, theirs in self._long.items() if any(map(reach.meets, theirs))]
        return found


def _on(where: Where, day: date) -> _Reach:
    return _Reach(where=where, start=day, end=day, days=(day,))


class _Near:
    """Which places may be, hold or lie near which, so that not each is laid beside each."""

    def __init__(self, fitter: Fitter) -> None:
        self._fitter = fitter
        self._known: dict[int, Where] = {}
        self._filed: dict[_Cell, dict[int, Where]] = defaultdict(dict)
        self._found: dict[int, dict[int, None]] = {}

    def know(self, where: Where) -> None:
        """Take a place in, and find those it may have to do with among the ones before it."""
        if id(where) in self._known:
            return
        self._known[id(where)] = where
        found = {id(where): None}
        for cell in _looked_up(where):
            for name, other in self._filed[cell].items():
                if name not in found and not surely_apart(where, other, self._fitter.places):
                    found[name] = None
                    self._found[name][id(where)] = None
        self._found[id(where)] = found
        for cell in _filed_under(where):
            self._filed[cell][id(where)] = where

    def of(self, where: Where) -> Iterable[int]:
        """Those that may have to do with a place, itself among them, by their ids."""
        return self._found[id(where)]


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
