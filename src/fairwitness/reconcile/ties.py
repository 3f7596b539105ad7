"""Ties: which nodes hang together, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Ties:
    """Nodes tied together step by step; each set of them is named by its smallest."""

    def __init__(self, nodes: Iterable[int]) -> None:
        self._up = {at: at for at in nodes}

    def root(self, at: int) -> int:
        """Name the set a node is in by one of its members."""
        up = self._up
        while up[at] != at:
            up[at] = up[up[at]]
            at = up[at]
        return at

    def tie(self, *nodes: int) -> None:
        """Say that nodes hang together; those that are none of these are passed over."""
        roots = {self.root(at) for at in nodes if at in self._up}
        if len(roots) > 1:
            first = min(roots)
            for root in roots:
                self._up[root] = first

    def sets(self) -> list[list[int]]:
        """Give all sets, each in the order in which the nodes came."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in self._up:
            found[self.root(at)].append(at)
        return list(found.values())
