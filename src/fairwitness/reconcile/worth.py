"""Worth: about what figures of one incident surely come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.settle import Settled


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Worth:
    """Weighs scopes by what is said of them."""

    settled: Sequence[Settled]
    relations: Relations

    def of(self, nodes: Sequence[int]) -> int:
        """About what an incident's figures surely come to: its wholes, or the parts told of it.

        Where the parts of a whole are more than it can be, the less of the two; where they are more than a total around
        them, no more than that: one or the other is going to be set aside.
        """
        if len(nodes) == 1 and not self.relations.above[nodes[0]]:
            return self._low(nodes[0])
        inside, held = set(nodes), self._held(nodes)
        over = [whole for whole, parts in held.items() if self._is_too_many(parts, whole)]
        around = [whole for whole in over if whole not in inside]
        if around:
            most = min(self.settled[whole].interval.high or 0 for whole in around)
            return max(most, self.of(sorted(inside.difference(*[held[whole] for whole in around]))))
        wholes = inside & held.keys()
        if not wholes:
            return self._sum_apart(nodes)
        parts = set[int]().union(*[held[whole] for whole in wholes])
        tops = self._sum_apart([at for at in nodes if at not in parts])
        leaves = self._sum_apart([at for at in nodes if at not in wholes])
        return min(tops, leaves) if over else max(tops, leaves)

    def _low(self, at: int) -> int:
        return self.settled[at].interval.low

    def _held(self, nodes: Iterable[int]) -> dict[int, list[int]]:
        """Gather figures by all that holds them; a question, numbered after all scopes, is no scope."""
        held: dict[int, list[int]] = defaultdict(list)
        for at in nodes:
            for whole in self.relations.above[at]:
                if whole < len(self.settled):
                    held[whole].append(at)
        return held

    def _is_too_many(self, parts: Sequence[int], whole: int) -> bool:
        high = self.settled[whole].interval.high
        return high is not None and self._sum_apart(parts) > high

    def _sum_apart(self, nodes: Sequence[int]) -> int:
        if len(nodes) == 1:
            return self._low(nodes[0])
        kept: list[int] = []
        for at in sorted(nodes, key=lambda at: (-self._low(at), at)):
            if all(self.relations.are_apart(at, other) for other in kept):
                kept.append(at)
        return sum(map(self._low, kept))
