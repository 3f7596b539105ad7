"""Doubles: incidents that may be one and the same, of which only figures surely of different people are added.

Linking leaves one event as two incidents rather than make one of two, so two incidents are different people only where
something says so (`apart.py`). The low rests on a set of figures every two of which are surely apart. What may overlap
with one of them keeps its upper bound and loses its lower one, which can only widen the range: any true count of people
is still allowed. The set is chosen the largest first, what a question asks for before all else, and then improved: a
figure gives way where those it alone keeps out come to more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from fairwitness.model import Harm
from fairwitness.reconcile.apart import Apartness
from fairwitness.reconcile.component import Row
from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.settle import Settled

_ROUNDS = 4
"""So often the set is improved at most."""


@dataclass(slots=True, eq=False)
class _Unit:
    """The figures of one incident that stand alike to the question, and what they come to at the least.

    `order` puts those asked for first, then the largest, then what was said first.
    """

    rank: int
    nodes: Sequence[int]
    weight: int
    order: tuple[int, int, int]


def without_doubles(world: World, relations: Relations, asked: int | None, outside: Iterable[int]) -> World:
    """Take the lower bounds from figures that may be of people already counted in another incident."""
    beyond = set(outside)
    found = _doubles(world, relations, _ranks(world.nodes, relations, asked, beyond), _idle(world, relations, beyond))
    if not found:
        return world
    settled = [each.doubled() if at in found else each for at, each in enumerate(world.settled)]
    links = [_unbound(row) if found.keys() & set(row.nodes) else row for row in world.links]
    return replace(world, settled=settled, links=links, doubles=found)


def _unbound(row: Row) -> Row:
    return replace(row, interval=replace(row.interval, low=0, low_by=None, best=None, best_by=None))


def _ranks(nodes: Sequence[Node], relations: Relations, asked: int | None, outside: set[int]) -> list[int]:
    """Rank what the question asks for first, then what it cuts through, then all else."""
    if asked is None:
        return [0] * len(nodes)
    return [0 if asked in relations.above[at] else 2 if at in outside else 1 for at in range(len(nodes))]


def _idle(world: World, relations: Relations, outside: set[int]) -> set[int]:
    """Name the nodes outside the question that nothing else hangs together with: they bear on nothing asked for."""
    if not outside:
        return set()
    size = len(world.nodes)
    parts: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        for whole in relations.above[at]:
            parts[whole].append(at)
    linked: dict[int, list[int]] = defaultdict(list)
    for row in world.links:
        for at in row.nodes:
            linked[at] += row.nodes
    reached = set(range(size)) - outside
    todo = list(reached)
    while todo:
        at = todo.pop()
        beside = (relations.above[at], relations.cross[at], parts.get(at, ()), linked.get(at, ()))
        fresh = {other for others in beside for other in others if other < size and other not in reached}
        reached |= fresh
        todo += fresh
    return set(range(size)) - reached


def _doubles(world: World, relations: Relations, ranks: Sequence[int], idle: set[int]) -> dict[int, int]:
    """Name the nodes not to be added, each with one that counts and may be the same people."""
    found: dict[int, int] = {}
    for harm in sorted({node.harm for node in world.nodes}):
        units = _units(harm, world, relations, ranks, idle)
        if len(units) > 1:
            found |= _Choice(units, world).doubled()
    return found


def _units(harm: Harm, world: World, relations: Relations, ranks: Sequence[int], idle: set[int]) -> list[_Unit]:
    alike: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, node in enumerate(world.nodes):
        settled = world.settled[at]
        if node.harm is harm and node.incident and (settled.interval.low or settled.combined) and at not in idle:
            alike[node.incident, ranks[at]].append(at)
    return [_unit(rank, members, world.settled, relations) for (_, rank), members in alike.items()]


def _unit(rank: int, members: Sequence[int], settled: Sequence[Settled], relations: Relations) -> _Unit:
    weight = _weight(members, settled, relations)
    # nodes are numbered in the order of their keys
    return _Unit(rank, members, weight, (rank, -weight, members[0]))


def _weight(members: Sequence[int], settled: Sequence[Settled], relations: Relations) -> int:
    """About what an incident's figures come to at the least: its wholes, or the parts told of it."""
    if len(members) == 1:
        return settled[members[0]].interval.low
    inside = set(members)
    parts = [at for at in members if not inside.isdisjoint(relations.above[at])]
    if not parts:
        return _sum_apart(members, settled, relations)
    wholes = set[int]().union(*[inside & relations.above[at] for at in parts])
    leaves = [at for at in members if at not in wholes]
    tops = [at for at in members if at not in parts]
    return max(_sum_apart(tops, settled, relations), _sum_apart(leaves, settled, relations))


def _sum_apart(members: Sequence[int], settled: Sequence[Settled], relations: Relations) -> int:
    if len(members) == 1:
        return settled[members[0]].interval.low
    kept: list[int] = []
    for at in sorted(members, key=lambda at: (-settled[at].interval.low, at)):
        if all(relations.are_apart(at, other) for other in kept):
            kept.append(at)
    return sum(settled[at].interval.low for at in kept)


class _Choice:
    """A set of incidents every two of which are surely apart."""

    def __init__(self, units: Sequence[_Unit], world: World) -> None:
        self._units = sorted(units, key=attrgetter("order"))
        self._settled = world.settled
        self._of = {at: unit for unit in units for at in unit.nodes}
        self._apart = Apartness(world, self._of)

    def doubled(self) -> dict[int, int]:
        """Choose, then name every figure left out with one that counts."""
        left = [unit for unit in self._units if not self._take(unit)]
        for _ in range(_ROUNDS):
            before = len(left), sum(unit.weight for unit in left)
            left = self._improved(left) if left else left
            if before == (len(left), sum(unit.weight for unit in left)):
                break
        found: dict[int, int] = {}
        for at in [at for unit in left for at in unit.nodes]:
            # some of an incident may be surely apart, its soldiers from the others' civilians
            rival = max(self._apart.rivals(at), key=self._size, default=None)
            if rival is None:
                self._apart.enter(at)
            else:
                found[at] = rival
        return found

    def _size(self, at: int) -> tuple[int, int]:
        return self._settled[at].interval.low, -at

    def _take(self, unit: _Unit) -> bool:
        if not all(map(self._apart.is_free, unit.nodes)):
            return False
        for at in unit.nodes:
            self._apart.enter(at)
        return True

    def _drop(self, unit: _Unit) -> None:
        for at in unit.nodes:
            self._apart.leave(at)

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
