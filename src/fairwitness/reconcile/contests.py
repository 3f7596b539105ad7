"""Contests: incidents that may be one and the same, and which of them count, worked out once for all questions.

Incidents of different contests are surely different people, so each contest is decided by itself. How a question lies
to its figures decides it; most questions lie alike to all figures of most contests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from fairwitness.model import Harm
from fairwitness.reconcile.apart import Apartness
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.nested import Nested
from fairwitness.reconcile.reckoned import View, World
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.worth import Worth

_ROUNDS = 4
"""So often the set is improved at most."""

MOST = 400
"""Of more figures than this not all are laid beside each other: the largest first have to do."""

_IDLE = -1
"""The rank of a figure that bears on nothing asked for."""

Rivals = Mapping[int, frozenset[int]]
"""For each figure those that may be of the same people."""


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
class _Decided:
    """The ranks of a contest's figures, and those not to be added, each with one that counts.

    `rivals` are those of figures of which others might come to more.
    """

    ranks: tuple[int, ...]
    doubled: dict[int, int]
    rivals: Rivals


@dataclass(slots=True, eq=False)
class Choice:
    """The figures not to be added, each with one that counts, and the `rivals` of those that might count instead."""

    doubled: dict[int, int]
    rivals: dict[int, frozenset[int]]

    def with_others(self, kept: Set[int], settled: Sequence[Settled]) -> dict[int, int]:
        """Name the figures not to be added where some others count: of what these leave room for, first what did."""
        found = set(kept)
        left = self.rivals.keys() - kept
        for at in sorted(left, key=lambda at: (at in self.doubled, -settled[at].interval.low, at)):
            if found.isdisjoint(self.rivals[at]):
                found.add(at)
        sure = {at: by for at, by in self.doubled.items() if at not in self.rivals}
        return sure | doubled_in(self.rivals, found, settled)


def doubled_in(rivals: Rivals, kept: Set[int], settled: Sequence[Settled]) -> dict[int, int]:
    """Name each figure left out with the largest of its rivals that count."""
    return {
        at: max(kept & beside, key=lambda other: (settled[other].interval.low, -other))
        for at, beside in rivals.items()
        if at not in kept
    }


class Contests:
    """All contests over one harm."""

    def __init__(self, harm: Harm, world: World, policy: Policy) -> None:
        self._all = [_Contest(heap, world, apart, policy) for heap, apart in _heaps(harm, world)]
        self._of = {at: contest for contest in self._all for at in contest.nodes}

    def put_to(self, view: View, choice: Choice) -> None:
        """Enter what counts and what does not as a question sees it."""
        touched = {id(self._of[at]) for asked in (view.seen, view.inside) for at in self._of.keys() & asked}
        for contest in self._all:
            decided = contest.decided(view, is_touched=id(contest) in touched)
            choice.doubled |= decided.doubled
            choice.rivals |= decided.rivals


def contests_of(world: World, policy: Policy) -> tuple[Contests, ...]:
    """Find the contests over each harm."""
    return tuple(Contests(harm, world, policy) for harm in sorted({node.harm for node in world.nodes}))


def choice_of(world: World, view: View) -> Choice:
    """Choose between the figures that may be of the same people, contest by contest."""
    choice = Choice({}, {})
    for contests in world.contests:
        contests.put_to(view, choice)
    return choice


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

    How the choice goes where a question lies alike to all is kept, and how it went last where it did not.
    """

    def __init__(self, nodes: list[int], world: World, apart: Apartness, policy: Policy) -> None:
        self.nodes = nodes
        self._incidents = [world.nodes[at].incident for at in nodes]
        self._regions = {world.ground.region[at] for at in nodes}
        self._settled = world.settled
        self._relations = world.relations
        self._region = world.ground.region
        self._apart = apart
        self._nested = Nested.of(nodes, world, policy)
        self._rivals: Rivals | None = None
        self._even: _Decided | None = None
        self._last: _Decided | None = None

    @property
    def rivals(self) -> Rivals:
        """The figures that have any, with these."""
        if self._rivals is None:
            self._rivals = self._found_rivals()
        return self._rivals

    def decided(self, view: View, *, is_touched: bool) -> _Decided:
        """Decide the contest as a question sees it."""
        if is_touched or not (view.reached is None or self._regions <= view.reached):
            ranks = tuple([self._rank(at, view) for at in self.nodes])
            if not view.tangled.isdisjoint(self.nodes):
                return self._by_size(ranks, view.relations)
            if len(set(ranks)) > 1 or ranks[0] == _IDLE:
                if self._last is None or self._last.ranks != ranks:
                    self._last = self._by_size(ranks, self._relations)
                return self._last
        if self._even is None:
            self._even = self._evenly()
        return self._even

    def _evenly(self) -> _Decided:
        """Choose between figures that a question asks for all alike."""
        ranks = (0,) * len(self.nodes)
        kept = self._nested.most(self.rivals) if self._nested is not None and len(self.nodes) <= MOST else None
        if kept is None:
            return self._by_size(ranks, self._relations)
        rivals = self.rivals if self._nested and self._nested.is_bound else {}
        return _Decided(ranks, doubled_in(self.rivals, kept, self._settled), rivals)

    def _found_rivals(self) -> Rivals:
        """Lay all figures beside each other; what may be of the same people as a part may be so as its wholes too."""
        for at in self.nodes:
            self._apart.enter(at)
        found = {at: set(self._apart.rivals(at)) for at in self.nodes}
        for at in self.nodes:
            self._apart.leave(at)
        incident = dict(zip(self.nodes, self._incidents, strict=True))
        above = {at: self._relations.above[at] & incident.keys() for at in self.nodes}
        for at, other in [(at, other) for at, beside in found.items() for other in beside]:
            for one in (at, *above[at]):
                for two in (other, *above[other]):
                    is_held = one in above[two] or two in above[one]
                    if incident[one] != incident[two] and (not is_held or (one, two) == (at, other)):
                        found[one].add(two)
                        found[two].add(one)
        return {at: frozenset(beside) for at, beside in found.items() if beside}

    def _rank(self, at: int, view: View) -> int:
        """Rank what the question asks for first, then what it cuts through, then all else."""
        if view.asked is None or at in view.inside:
            return 0
        if at not in view.outside:
            return 1
        return 2 if view.reached is None or self._region[at] in view.reached else _IDLE

    def _by_size(self, ranks: tuple[int, ...], relations: Relations) -> _Decided:
        """Choose the largest first; others may come to more where something asked for is left out."""
        alike: dict[tuple[str | None, int], list[int]] = defaultdict(list)
        for at, incident, rank in zip(self.nodes, self._incidents, ranks, strict=True):
            if rank != _IDLE:
                alike[incident, rank].append(at)
        worth = Worth(settled=self._settled, relations=relations)
        units = [_unit(rank, nodes, worth.of(nodes)) for (_, rank), nodes in alike.items()]
        entered = _Entered(self.rivals) if len(self.nodes) <= MOST else self._apart
        doubled = _Greedy(units, self._settled, entered).doubled()
        asked = {at for at, rank in zip(self.nodes, ranks, strict=True) if rank in {0, 1}}
        is_open = len(self.nodes) <= MOST and not asked.isdisjoint(doubled)
        return _Decided(ranks, doubled, self._rivals_among(ranks) if is_open else {})

    def _rivals_among(self, ranks: tuple[int, ...]) -> Rivals:
        """The rivals of each figure that bears on anything asked for."""
        alive = frozenset(at for at, rank in zip(self.nodes, ranks, strict=True) if rank != _IDLE)
        found = {at: self.rivals[at] & alive for at in self.rivals.keys() & alive}
        return {at: beside for at, beside in found.items() if beside}


def _unit(rank: int, nodes: Sequence[int], weight: int) -> _Unit:
    # nodes are numbered in the order of their keys
    return _Unit(rank, nodes, weight, (rank, -weight, nodes[0]))


class _Entered:
    """Figures taken in, where the rivals of all are known."""

    def __init__(self, rivals: Rivals) -> None:
        self._rivals = rivals
        self._here: set[int] = set()

    def enter(self, at: int) -> None:
        """Take a figure in."""
        self._here.add(at)

    def leave(self, at: int) -> None:
        """Take a figure out again."""
        self._here.discard(at)

    def rivals(self, at: int) -> Iterable[int]:
        """Give the figures in here that may be of the same people as this one."""
        return self._here & self._rivals.get(at, frozenset())

    def is_free(self, at: int) -> bool:
        """Tell whether nothing in here may be of the same people."""
        return self._here.isdisjoint(self._rivals.get(at, frozenset()))


class _Greedy:
    """A set of incidents every two of which are surely apart: the largest first, then improved."""

    def __init__(self, units: Sequence[_Unit], settled: Sequence[Settled], entered: _Entered | Apartness) -> None:
        self._units = sorted(units, key=attrgetter("order"))
        self._settled = settled
        self._of = {at: unit for unit in units for at in unit.nodes}
        self._entered = entered

    def doubled(self) -> dict[int, int]:
        """Choose, and name every figure left out with one that counts; nothing stays entered."""
        left = [unit for unit in self._units if not self._take(unit)]
        for _ in range(_ROUNDS):
            before, left = left, self._improved(left)
            if left == before:
                break
        found: dict[int, int] = {}
        for at in [at for unit in left for at in unit.nodes]:
            # some of an incident may be surely apart, its soldiers from the others' civilians
            rival = max(self._entered.rivals(at), key=self._size, default=None)
            if rival is None:
                self._entered.enter(at)
            else:
                found[at] = rival
        for unit in self._units:
            self._drop(unit)
        return found

    def _size(self, at: int) -> tuple[int, int]:
        return self._settled[at].interval.low, -at

    def _take(self, unit: _Unit) -> bool:
        if not all(map(self._entered.is_free, unit.nodes)):
            return False
        self._enter(unit)
        return True

    def _enter(self, unit: _Unit) -> None:
        for at in unit.nodes:
            self._entered.enter(at)

    def _drop(self, unit: _Unit) -> None:
        for at in unit.nodes:
            self._entered.leave(at)

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
            for other in self._entered.rivals(at):
                if found is not None and self._of[other] is not found:
                    return None
                found = self._of[other]
        return found
