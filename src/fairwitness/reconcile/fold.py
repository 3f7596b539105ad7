"""Fold: scopes that only nest, a part under one whole, are added up from below without any solver.

Most scopes of most tolls are so. What is left, scopes that may share people or that a question cuts through, goes to
`component.py`, with the folded parts as ready amounts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from fairwitness.reconcile.amounts import Clash
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.ground import Added, Sums
from fairwitness.reconcile.nesting import Nesting
from fairwitness.reconcile.reckoned import View, World
from fairwitness.reconcile.relations import Relations


@dataclass(slots=True, eq=False)
class Folded:
    """What folding left: the nesting with its amounts and roots, nodes that need a solver, conflicts met on the way."""

    nesting: Nesting
    roots: list[int]
    rest: list[int]
    clashes: list[Clash] = field(default_factory=list)


def fold(world: World, view: View, blocked: set[int], policy: Policy) -> Folded:
    """Add up all that merely nests. `blocked` are nodes a solver has to see, such as those a question cuts through.

    What hangs together with nothing asked for is left out.
    """
    relations, sums = view.relations, world.ground.sums
    nearest = _nearest(world, view)
    blocked = blocked.union(_crossing(world, view))
    nesting = Nesting(settled=world.settled, policy=policy)
    folded = Folded(nesting=nesting, roots=[], rest=[])
    for at in _parts_first(world, view):
        if at in blocked:
            blocked |= relations.above[at]
            folded.rest.append(at)
            continue
        found = sums.added.get(at)
        if at in nesting.parts or found is None or found.parts or found.settled is not world.settled[at]:
            found = _added_up(at, nesting, sums)
            folded.clashes += found.clashes
        whole = nearest[at]
        nesting.put(at, found.amount, whole)
        if whole is None:
            blocked |= relations.above[at]
    closed = {at for at in wholes_in(world, view) if world.settled[at].interval.high is not None}
    for at in [at for at in _roots(nesting, blocked) if _is_too_many(at, nesting, closed & relations.above[at])]:
        folded.rest += nesting.take_out(at)
    folded.roots = _roots(nesting, blocked)
    return folded


def _roots(nesting: Nesting, blocked: set[int]) -> list[int]:
    whole = nesting.whole
    return [at for at in nesting.amounts if whole.get(at) is None or whole[at] in blocked]


def wholes_in(world: World, view: View) -> Iterator[int]:
    """Give the nodes that hold others, those that hold nothing but what lies inside the question among them."""
    yield from world.ground.wholes
    if view.asked is not None:
        yield from view.relations.above[view.asked]


def _is_too_many(at: int, nesting: Nesting, around: Collection[int]) -> bool:
    """Tell whether a scope's parts come to more than something around it that a solver sees and that has an upper end.

    What is then set aside may be the sum of some parts and not of others, so the solver has to see these.
    """
    if not around or not nesting.parts.get(at):
        return False
    return any(nesting.amounts[at].low > (nesting.settled[whole].interval.high or 0) for whole in around)


def _parts_first(world: World, view: View) -> list[int]:
    """Order what hangs together with anything asked for, so that parts come before their wholes."""
    regions, above = world.ground.regions, view.relations.above
    order = sorted(chain.from_iterable(map(regions.__getitem__, regions if view.reached is None else view.reached)))
    order.sort(key=lambda at: len(above[at]), reverse=True)
    return order


def _crossing(world: World, view: View) -> Collection[int]:
    """Name the nodes that may share people with others; a question may have shown one to lie inside another."""
    crossing = world.ground.crossing
    if view.asked is None or not view.relations.above[view.asked]:
        return crossing
    return crossing - {at for at in view.inside if not view.relations.cross[at]}


def _nearest(world: World, view: View) -> Sequence[int | None]:
    """Name for each node the whole that holds it with nothing in between, if all its wholes hold each other.

    Only to what lies inside a question may this bring new wholes: those that hold the question.
    """
    nearest, asked, relations = world.ground.nearest, view.asked, view.relations
    if asked is None or not relations.above[asked]:
        return nearest
    found = list(nearest)
    for at in view.inside:
        found[at] = _whole_of(at, world, relations, asked)
    return found


def _whole_of(at: int, world: World, relations: Relations, asked: int) -> int | None:
    """As above, of a node inside a question, which is no whole itself."""
    above = relations.above

    def depth(one: int) -> int:
        return -1 if one == asked else len(above[one]) - (asked in above[one])

    if not depth(at):
        return None
    whole = max(above[at], key=lambda one: depth(one) * asked - one)
    is_nested = depth(whole) == depth(at) - 1 and world.nodes[whole].harm is world.nodes[at].harm
    return whole if is_nested else None


def _added_up(at: int, nesting: Nesting, sums: Sums) -> Added:
    """Add up a scope and its parts, or look up what they came to before."""
    settled, parts = nesting.settled[at], nesting.below(at)
    known = sums.added.get(at)
    if known is not None and known.is_of(settled, parts):
        return known
    clashes: list[Clash] = []
    found = sums.added[at] = Added(settled, parts, nesting.added_up(at, clashes), clashes)
    return found
