"""Contests: incidents that may be one and the same, and which of them count, worked out once for all questions.

Incidents of different contests are surely different people, so each contest is decided by itself. How a question lies
to its figures decides it; most questions lie alike to all figures of most contests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from fairwitness.model import Harm
from fairwitness.reconcile.apart import Apartness
from fairwitness.reconcile.reckoned import View, World
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.worth import Worth

_ROUNDS = 4
"""So often the set is improved at most."""

_IDLE = -1
"""The rank of a figure that bears on nothing asked for."""


@dataclass(slots=True, eq=False)
class _Unit:
    """The figures of one incident that stand alike to the question, and what they come to at the least.

    `order` puts those asked for first, then the largest, then what was said first.
    """

    rank: int
    nodes: Sequence[int]
    weight: int
    order: tuple[int, int, int]


@dataclass(slots=True, eq=False)
class _Course:
    """What was left out at first and after each round of improving, as a number of units and what they come to.

    `found` names, by the rounds gone through, the figures not to be added, each with one that counts.
    """

    choice: _Choice
    lefts: list[list[_Unit]]
    sums: list[tuple[int, int]]
    found: dict[int, dict[int, int]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Decided:
    """The ranks of a contest's figures and the totals asked for around them, and how the choice then went."""

    ranks: tuple[int, ...]
    asked: frozenset[int]
    course: _Course | None = None


class Contests:
    """All contests over one harm."""

    def __init__(self, harm: Harm, world: World) -> None:
        self._all = [_Contest(heap, world, apart) for heap, apart in _heaps(harm, world)]
        self._of = {at: contest for contest in self._all for at in contest.nodes}

    def doubled(self, view: View) -> dict[int, int]:
        """Name the nodes not to be added, each with one that counts and may be the same people.

        All are improved as often as makes a difference to any.
        """
        touched = {id(self._of[at]) for asked in (view.seen, view.inside) for at in self._of.keys() & asked}
        decided = [(each, each.course(view, is_touched=id(each) in touched)) for each in self._all]
        told = [course.sums for _, course in decided if course.lefts[0]]
        sums = [tuple(map(sum, zip(*(each[at] for each in told), strict=True))) for at in range(_ROUNDS + 1)]
        rounds = next((at for at in range(1, _ROUNDS) if sums[at] == sums[at - 1]), _ROUNDS)
        found: dict[int, int] = {}
        for contest, course in decided:
            if course.lefts[0]:
                found |= contest.doubled(course, rounds)
        return found


def contests_of(world: World) -> tuple[Contests, ...]:
    """Find the contests over each harm."""
    return tuple(Contests(harm, world) for harm in sorted({node.harm for node in world.nodes}))


def _heaps(harm: Harm, world: World) -> Iterable[tuple[list[int], Apartness]]:
    """Give heaps of figures of several incidents that may be of the same people."""
    figures = [
        at
        for at, node in enumerate(world.nodes)
        if node.harm is harm and node.incident and (world.settled[at].interval.low or world.settled[at].combined)
    ]
    apart = Apartness(world, figures)
    for heap in apart.heaps():
        if len(heap) > 1 and len({world.nodes[at].incident for at in heap}) > 1:
            yield heap, apart


class _Contest:
    """Figures of some incidents each of which may be of the same people as some others.

    How the choice goes where a question lies alike to all is kept, and how it went last where it did not. Of a choice
    by what incidents come to and one by what they do beyond the totals around them, that which comes to more counts.
    """

    def __init__(self, nodes: list[int], world: World, apart: Apartness) -> None:
        self.nodes = nodes
        self._incidents = [world.nodes[at].incident for at in nodes]
        self._regions = {world.ground.region[at] for at in nodes}
        self._settled = world.settled
        self._relations = world.relations
        self._region = world.ground.region
        self._apart = apart
        above, cross = world.relations.above, world.relations.cross
        near = set[int]().union(*map(above.__getitem__, nodes), *map(cross.__getitem__, nodes))
        self._totals = frozenset([at for at in near if world.nodes[at].incident is None])
        self._even = _Decided((0,) * len(nodes), self._totals)
        self._last = self._even

    def course(self, view: View, *, is_touched: bool) -> _Course:
        """Decide the contest as a question sees it."""
        decided = self._even
        if is_touched or not (view.reached is None or self._regions <= view.reached):
            ranks = tuple([self._rank(at, view) for at in self.nodes])
            asked = self._totals.intersection(view.inside) if view.asked is not None else self._totals
            if not view.tangled.isdisjoint(self.nodes):
                return self._choice(ranks, asked, view.relations).course()
            if len(set(ranks)) > 1 or ranks[0] == _IDLE or asked != self._totals:
                is_same = (self._last.ranks, self._last.asked) == (ranks, asked)
                decided = self._last = self._last if is_same else _Decided(ranks, asked)
        if decided.course is None:
            decided.course = self._choice(decided.ranks, decided.asked, self._relations).course()
        return decided.course

    def doubled(self, course: _Course, rounds: int) -> dict[int, int]:
        """Name every figure left out after some rounds with one that counts."""
        if rounds not in course.found:
            course.found[rounds] = course.choice.doubled(course.lefts[rounds])
        return course.found[rounds]

    def _rank(self, at: int, view: View) -> int:
        """Rank what the question asks for first, then what it cuts through, then all else."""
        if view.asked is None or at in view.inside:
            return 0
        if at not in view.outside:
            return 1
        return 2 if view.reached is None or self._region[at] in view.reached else _IDLE

    def _choice(self, ranks: Sequence[int], asked: frozenset[int], relations: Relations) -> _Choice:
        alike: dict[tuple[str | None, int], list[int]] = defaultdict(list)
        for at, incident, rank in zip(self.nodes, self._incidents, ranks, strict=True):
            if rank != _IDLE:
                alike[incident, rank].append(at)
        worth = Worth(settled=self._settled, relations=relations, totals=asked)
        plain = self._chosen([_unit(rank, nodes, worth.of(nodes)) for (_, rank), nodes in alike.items()])
        is_alike = not plain.course().lefts[-1] or len({worth.around(n) for (_, r), n in alike.items() if r == 0}) <= 1
        if is_alike:
            return plain
        beyond = self._chosen([_unit(rank, nodes, worth.beyond(nodes)) for (_, rank), nodes in alike.items()])
        return max(plain, beyond, key=lambda choice: worth.together(choice.taken()))

    def _chosen(self, units: Sequence[_Unit]) -> _Choice:
        return _Choice(units, self._settled, self._apart)


def _unit(rank: int, nodes: Sequence[int], weight: int) -> _Unit:
    # nodes are numbered in the order of their keys
    return _Unit(rank, nodes, weight, (rank, -weight, nodes[0]))


class _Choice:
    """A set of incidents every two of which are surely apart."""

    def __init__(self, units: Sequence[_Unit], settled: Sequence[Settled], apart: Apartness) -> None:
        self._units = sorted(units, key=attrgetter("order"))
        self._settled = settled
        self._of = {at: unit for unit in units for at in unit.nodes}
        self._apart = apart
        self._course: _Course | None = None

    def course(self) -> _Course:
        """Choose, and improve the choice round after round; nothing stays entered."""
        if self._course is None:
            self._course = self._run()
        return self._course

    def _run(self) -> _Course:
        left = [unit for unit in self._units if not self._take(unit)]
        lefts = [left]
        while len(lefts) <= _ROUNDS and left:
            left = self._improved(left)
            if left == lefts[-1]:
                break
            lefts.append(left)
        self._clear()
        lefts += [lefts[-1]] * (_ROUNDS + 1 - len(lefts))
        return _Course(self, lefts, [(len(each), sum(unit.weight for unit in each)) for each in lefts])

    def taken(self) -> list[Sequence[int]]:
        """Name the figures asked for that count in the end, those of each incident together."""
        left = set(self.course().lefts[-1])
        return [unit.nodes for unit in self._units if unit.rank == 0 and unit not in left]

    def doubled(self, left: Sequence[_Unit]) -> dict[int, int]:
        """Name every figure left out with one that counts."""
        for unit in self._units:
            if unit not in left:
                self._enter(unit)
        found: dict[int, int] = {}
        for at in [at for unit in left for at in unit.nodes]:
            # some of an incident may be surely apart, its soldiers from the others' civilians
            rival = max(self._apart.rivals(at), key=self._size, default=None)
            if rival is None:
                self._apart.enter(at)
            else:
                found[at] = rival
        self._clear()
        return found

    def _size(self, at: int) -> tuple[int, int]:
        return self._settled[at].interval.low, -at

    def _take(self, unit: _Unit) -> bool:
        if not all(map(self._apart.is_free, unit.nodes)):
            return False
        self._enter(unit)
        return True

    def _enter(self, unit: _Unit) -> None:
        for at in unit.nodes:
            self._apart.enter(at)

    def _drop(self, unit: _Unit) -> None:
        for at in unit.nodes:
            self._apart.leave(at)

    def _clear(self) -> None:
        for unit in self._units:
            self._drop(unit)

    def _improved(self, left: Sequence[_Unit]) -> list[_Unit]:
        """Let units give way to those they alone keep out, where these come to more."""
        behind: dict[_Unit, list[_Unit]] = defaultdict(list)
        for unit in left:
            rival = self._only_rival(unit)
            if rival is not None and rival.rank == unit.rank:
                behind[rival].append(unit)
        taken: set[_Unit] = set()
        gone: list[_Unit] = []
        for rival, units in behind.items():
            if sum(unit.weight for unit in units) <= rival.weight:
                continue
            self._drop(rival)
            fresh = [unit for unit in units if self._take(unit)]
            if sum(unit.weight for unit in fresh) > rival.weight:
                taken.update(fresh)
                gone.append(rival)
                continue
            for unit in fresh:
                self._drop(unit)
            self._take(rival)
        if not gone:
            return list(left)
        again = sorted([*(unit for unit in left if unit not in taken), *gone], key=attrgetter("order"))
        return [unit for unit in again if not self._take(unit)]

    def _only_rival(self, unit: _Unit) -> _Unit | None:
        found: _Unit | None = None
        for at in unit.nodes:
            for other in self._apart.rivals(at):
                if found is not None and self._of[other] is not found:
                    return None
                found = self._of[other]
        return found
