"""Nested: figures that may be of the same people and lie in each other, but alike to all else: which add up to most.

Of few such figures all ways of choosing are tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.nesting import Nesting
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.ways import all_ways

_MOST = 64
"""So many ways of choosing are tried at most."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Nested:
    """Figures with what is said of them and the whole around each, parts first.

    `is_bound`: something around them all has an upper end, which may speak against their sum. `is_sound`: no parts are
    more than their whole.
    """

    order: Sequence[int]
    settled: Mapping[int, Settled]
    whole: Mapping[int, int | None]
    policy: Policy
    is_bound: bool
    is_sound: bool

    @classmethod
    def of(cls, nodes: Sequence[int], world: World, policy: Policy) -> Nested | None:
        """See how figures lie in each other; None where some lie otherwise to others than to these, or hold others."""
        above, below, members = world.relations.above, world.ground.below, frozenset(nodes)
        if not members.isdisjoint(world.ground.crossing) or any(
            not members.isdisjoint(row.nodes) for row in world.links
        ):
            return None
        # a part that is none of these is added where its whole is not, which no number of the whole tells
        if any(world.settled[part].interval.low and part not in members for at in nodes for part in below[at]):
            return None
        around = {frozenset([at for at in above[each] - members if _binds(at, world)]) for each in nodes}
        inner = {at: above[at] & members for at in nodes}
        whole = {at: max(inner[at], key=lambda one: (len(inner[one]), one), default=None) for at in nodes}
        if len(around) > 1 or any(
            one is not None and len(inner[one]) < len(inner[at]) - 1 for at, one in whole.items()
        ):
            return None
        order = sorted(nodes, key=lambda at: (-len(inner[at]), at))
        settled = {at: world.settled[at] for at in order}
        sums = _sums(order, whole, {at: each.interval.low for at, each in settled.items()})
        highs = {at: each.interval.high for at, each in settled.items()}
        return cls(
            order=order,
            settled=settled,
            whole=whole,
            policy=policy,
            is_bound=any(world.settled[at].interval.high is not None for at in next(iter(around))),
            is_sound=all(high is None or sums[at] <= high for at, high in highs.items()),
        )

    def most(self, rivals: Mapping[int, Set[int]]) -> set[int] | None:
        """Choose of figures with rivals those that add up to most, of equal ones what was said first.

        None where there are too many ways.
        """
        nodes = sorted(rivals, key=lambda at: (-self.settled[at].interval.low, at))
        ways = all_ways(rivals, _MOST)
        if ways is None:
            return None
        gone = frozenset(nodes)
        return max(
            ways, key=lambda way: (self._low(gone - way), [-place for place, at in enumerate(nodes) if at in way])
        )

    def _low(self, doubled: Set[int]) -> int:
        """What all come to, of some of which no lower bound is heard."""
        if self.is_sound:
            lows = {at: 0 if at in doubled else each.interval.low for at, each in self.settled.items()}
            sums = _sums(self.order, self.whole, lows)
            return sum(sums[at] for at in self.order if self.whole[at] is None)
        heard = {at: each.doubled() if at in doubled else each for at, each in self.settled.items()}
        nesting = Nesting(settled=heard, policy=self.policy)
        for at in self.order:
            nesting.put(at, nesting.added_up(at, []), self.whole[at])
        return sum(nesting.amounts[at].low for at in self.order if self.whole[at] is None)


def _sums(order: Sequence[int], whole: Mapping[int, int | None], lows: Mapping[int, int]) -> dict[int, int]:
    """What figures come to with their parts."""
    sums = dict.fromkeys(order, 0)
    for at in order:
        sums[at] = max(sums[at], lows[at])
        around = whole[at]
        if around is not None:
            sums[around] += sums[at]
    return sums


def _binds(at: int, world: World) -> bool:
    interval = world.settled[at].interval
    return world.nodes[at].incident is None or interval.low > 0 or interval.high is not None
