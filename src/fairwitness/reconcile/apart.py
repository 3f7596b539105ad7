"""Apart: whether figures of two different incidents are surely of different people.

They are where their days do not meet, where their places surely neither hold each other nor lie near, where their
victims differ for certain, or where one report tells them of different places. What is not known is not apart: an
undated figure may be of any day, a place nobody could resolve may be any place of its country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from fairwitness.model import Place
from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.scope import Fit, Fitter, Scope
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.where import Where, surely_apart

_LONGEST = 31
"""A figure over more days than this is laid beside all of its places, not looked up by day."""

_GRID = 0.5
"""Degrees: places in cells that do not touch are surely not near, short of the poles."""

_Days = tuple[date | None, date | None]
_Reach = tuple[Where, _Days]
_Cell = tuple[object, ...]


class Apartness:
    """Figures entered so far, found again by place and day by those that may be of the same people."""

    def __init__(self, nodes: Sequence[Node], scopes: Sequence[Scope], fitter: Fitter) -> None:
        self._nodes = nodes
        self._scopes = scopes
        self._fitter = fitter
        self._reaches: dict[int, tuple[_Reach, ...]] = {}
        self._at: dict[int, _Here] = defaultdict(_Here)
        self._near = _Near(fitter)

    def enter(self, at: int) -> None:
        """Take a figure in."""
        for where, days in self._reach(at):
            self._near.know(where)
            self._at[id(where)].put(at, days)

    def leave(self, at: int) -> None:
        """Take a figure out again."""
        for where, days in self._reach(at):
            self._at[id(where)].drop(at, days)

    def rivals(self, at: int) -> Iterator[int]:
        """Give the figures in here that may be of the same people as this one; some perhaps more than once."""
        for where, days in self._reach(at):
            self._near.know(where)
            for other in self._near.of(where):
                here = self._at.get(other)
                if here is not None:
                    yield from (each for each in here.meeting(days) if self._may_share(at, each))

    def _reach(self, at: int) -> tuple[_Reach, ...]:
        """All places and days its statements name; those of its incident where they name none."""
        if at not in self._reaches:
            node, known = self._nodes[at], self._scopes[at]
            own = (self._filled(member, known) for member in node.numbered or node.members)
            self._reaches[at] = tuple(dict.fromkeys((scope.where, (scope.start, scope.end)) for scope in own))
        return self._reaches[at]

    def _filled(self, statement: Statement, known: Scope) -> Scope:
        scope = statement.scope
        is_dated = scope.start is not None and scope.end is not None
        if scope.where.spots and is_dated:
            return scope
        return replace(
            scope,
            where=scope.where if scope.where.spots else known.where,
            start=scope.start if is_dated else known.start,
            end=scope.end if is_dated else known.end,
        )

    def _may_share(self, one: int, other: int) -> bool:
        mine, theirs = self._nodes[one], self._nodes[other]
        if mine.incident == theirs.incident or mine.is_added_to(theirs):
            return False
        if all(
            self._fitter.whom(a.scope.whom, b.scope.whom) is Fit.APART
            for a in mine.numbered or mine.members
            for b in theirs.numbered or theirs.members
        ):
            return False
        return mine.reports.isdisjoint(theirs.reports) or not self._is_told_apart(one, other)

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


class _Here:
    """The figures of one place, by day."""

    def __init__(self) -> None:
        self._by_day: dict[date, dict[int, None]] = defaultdict(dict)
        self._long: dict[int, list[_Days]] = defaultdict(list)
        self._all: dict[int, int] = defaultdict(int)

    def put(self, at: int, days: _Days) -> None:
        self._all[at] += 1
        if _is_long(days):
            self._long[at].append(days)
        for day in _each(days):
            self._by_day[day][at] = None

    def drop(self, at: int, days: _Days) -> None:
        self._all[at] -= 1
        if not self._all[at]:
            del self._all[at]
        self._long.pop(at, None)
        for day in _each(days):
            self._by_day[day].pop(at, None)

    def meeting(self, days: _Days) -> Iterable[int]:
        """Those whose days may meet these."""
        if not _is_long(days):
            yield from (at for day in _each(days) for at in list(self._by_day.get(day, ())))
            yield from (at for at, theirs in list(self._long.items()) if any(_meet(days, each) for each in theirs))
        elif days[0] is None or days[1] is None:
            yield from list(self._all)
        else:
            yield from (at for at, theirs in list(self._long.items()) if any(_meet(days, each) for each in theirs))
            yield from (
                at for day, found in list(self._by_day.items()) if _meet(days, (day, day)) for at in list(found)
            )


def _is_long(days: _Days) -> bool:
    start, end = days
    return start is None or end is None or (end - start).days > _LONGEST


def _each(days: _Days) -> Iterator[date]:
    start, end = days
    if start is not None and end is not None and not _is_long(days):
        yield from (start + timedelta(days=n) for n in range((end - start).days + 1))


def _meet(one: _Days, other: _Days) -> bool:
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return True
    return one[0] <= other[1] and other[0] <= one[1]


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

    def of(self, where: Where) -> list[int]:
        """Those that may have to do with a place, itself among them, by their ids."""
        return list(self._found[id(where)])


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
