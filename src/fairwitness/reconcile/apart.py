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
from datetime import date

from fairwitness.reconcile.abreast import are_abreast, named_abreast
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.reaches import Near, Reach
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.scope import Fit, Scope
from fairwitness.reconcile.ties import Ties
from fairwitness.reconcile.where import Spot
from fairwitness.reconcile.whom import Whom

_SHARED = 2
"""People with so many words of their names in common may be one, wherever and whenever they are said to have died."""

_NAMELESS: frozenset[frozenset[str]] = frozenset()


@dataclass(slots=True, eq=False)
class _Figure:
    """Where, when and of whom a figure may be.

    `known` is what is known of its incident, `names` are those it gives of single people.
    """

    node: Node
    known: Scope
    reaches: tuple[Reach, ...]
    whoms: tuple[Whom, ...]
    names: frozenset[frozenset[str]]


class Apartness:
    """Figures, those entered found again by place and day by those that may be of the same people."""

    def __init__(self, world: World, members: Iterable[int]) -> None:
        self._fitter = world.fitter
        self._parted = world.parted
        self._made: dict[tuple[int, date | None, date | None, bool], Reach] = {}
        self._near = Near(world.fitter)
        self._bearers = _Bearers()
        self._figures = {at: self._figure(world.nodes[at], world.scopes[at]) for at in members}
        self._parts: dict[str | None, list[_Figure]] = defaultdict(list)
        self._wholes: dict[str | None, set[str]] = defaultdict(set)
        for figure in self._figures.values():
            if wholes := _wholes_of(figure):
                self._parts[figure.node.incident].append(figure)
                self._wholes[figure.node.incident] |= wholes
        self._over = dict(self._wholes_over(world))
        self._told_apart: dict[tuple[str | None, str | None], bool] = {}
        self._abreast = named_abreast(world.nodes)

    def _wholes_over(self, world: World) -> Iterator[tuple[int, list[_Figure]]]:
        """Give for figures the wholes of their own incidents that they lie in."""
        for at, figure in self._figures.items():
            wholes = map(self._figures.get, world.relations.above[at])
            over = [whole for whole in wholes if whole and whole.node.incident == figure.node.incident]
            if over:
                yield at, over

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
                    if self._may_share(mine, self._figures[other]) and not self._are_in_others(at, other):
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

    def _reach_of(self, scope: Scope) -> Reach:
        """The same place and days are the same object, and known to what tells which places are near."""
        key = id(scope.where), scope.start, scope.end, scope.told
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Reach.of(scope, *self._near.around(scope.where))
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
        """Tell whether two incidents are told as parts of one total, of different places or as two numbers.

        In whatever words others tell of them, all of the one are then others than all of the other, unless one of them
        is told of several places, that of the other perhaps among these.
        """
        if one not in self._wholes or other not in self._wholes:
            return False
        if one in self._fitter.several or other in self._fitter.several:
            return False
        shared = self._wholes[one] & self._wholes[other]
        if not shared:
            return False
        key = (one, other) if str(one) < str(other) else (other, one)
        found = self._told_apart.get(key)
        if found is None:
            found = self._told_apart[key] = any(
                self._is_told_apart(mine, theirs) or self._are_two_numbers(mine, theirs)
                for mine in self._parts[one]
                for theirs in self._parts[other]
                if not shared.isdisjoint(_wholes_of(mine)) and not shared.isdisjoint(_wholes_of(theirs))
            )
        return found

    def _are_in_others(self, at: int, other: int) -> bool:
        """Tell whether a figure lies in a whole of its incident that surely is of other people than a larger figure.

        "Three died of it since", whatever days that covers, are of the 34 of the day of their attack, and are not the
        18 of another day. As many as they, told of the day on which they died, may be they.
        """
        return self._is_in_other(at, other) or self._is_in_other(other, at)

    def _is_in_other(self, part: int, other: int) -> bool:
        over = self._over.get(part)
        if over is None:
            return False
        high, theirs = self._figures[part].node.high, self._figures[other]
        return high is not None and high < theirs.node.least and not all(_may_meet(whole, theirs) for whole in over)

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

    def _are_two_numbers(self, mine: _Figure, theirs: _Figure) -> bool:
        """Tell whether a total's parts are two numbers of people told alike: "16 on the pier, nine on board"."""
        return any(
            one.part_of is not None
            and one.part_of == other.part_of
            and one.says_number
            and other.says_number
            and not one.is_same_number(other)
            and self._fitter.whom(one.scope.whom, other.scope.whom) is Fit.SAME
            for one in mine.node.members
            for other in theirs.node.members
        )


def _may_meet(one: _Figure, other: _Figure) -> bool:
    """Tell whether two figures may be of one place and day."""
    return any(
        any(near is theirs.here for near in mine.near) and mine.meets(theirs.start, theirs.end)
        for mine in one.reaches
        for theirs in other.reaches
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
