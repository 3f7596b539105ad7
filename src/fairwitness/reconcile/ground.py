"""Ground: what all questions put to one world have in common, made once and looked up by each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fairwitness.model import Harm
from fairwitness.reconcile.amounts import Amount, Clash
from fairwitness.reconcile.knot import Row
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.settle import Settled

Kind = tuple[frozenset[int], Harm]
"""The wholes a scope lies in, and its harm: what makes scopes one group to a solver."""


@dataclass(slots=True, eq=False)
class Ground:
    """How scopes hang together and nest before anything is asked.

    `below` are the nodes each holds, `wholes` those that hold any. `region` numbers, for each node, the set of those
    that hang together by holding, sharing or a number for two harms, and `regions` lists these. `nearest` is the whole
    around a node with nothing in between, None where there is none or it is not the only such one. `crossing` are the
    nodes that may share people with others, `totals` the figures that belong to no incident and are of all there was.
    `place` finds the node of a claim.
    """

    below: list[list[int]]
    wholes: list[int]
    region: list[int]
    regions: dict[int, list[int]]
    nearest: list[int | None]
    kinds: list[Kind]
    crossing: frozenset[int]
    totals: list[int]
    place: dict[str, int]
    sums: Sums

    @classmethod
    def of(cls, nodes: Sequence[Node], relations: Relations, links: Iterable[Row]) -> Ground:
        """Look over all nodes and how they lie to each other."""
        below: list[list[int]] = [[] for _ in nodes]
        for at, above in enumerate(relations.above):
            for whole in above:
                below[whole].append(at)
        kinds = _kinds(nodes, relations)
        regions = dict(_regions(relations, kinds, below, links))
        region = [0] * len(nodes)
        for name, members in regions.items():
            for at in members:
                region[at] = name
        nearness = {at: len(relations.above[at]) * len(nodes) - at for at, parts in enumerate(below) if parts}
        nearest = {
            name: _nearest_whole(kind, nearness, relations, nodes)
            for name, kind in {id(kind): kind for kind in kinds if kind[0]}.items()
        }
        return cls(
            below=below,
            wholes=[at for at, parts in enumerate(below) if parts],
            region=region,
            regions=regions,
            nearest=[nearest.get(id(kind)) for kind in kinds],
            kinds=kinds,
            crossing=frozenset([at for at, crossed in enumerate(relations.cross) if crossed]),
            totals=[at for at, node in enumerate(nodes) if _speaks_of_all(node)],
            place={member.id: at for at, node in enumerate(nodes) for member in node.members},
            sums=Sums(),
        )


def _speaks_of_all(node: Node) -> bool:
    return bool(node.numbered) and not node.incident and not node.is_some_of_more


def _regions(
    relations: Relations, kinds: Sequence[Kind], below: list[list[int]], links: Iterable[Row]
) -> Iterator[tuple[int, list[int]]]:
    """Give the sets of nodes that hang together, by the first of each."""
    linked: dict[int, list[int]] = defaultdict(list)
    for row in links:
        for at in row.nodes:
            linked[at] += row.nodes
    reached, gone_up = set[int](), set[int]()
    for first, above in enumerate(relations.above):
        if first in reached:
            continue
        if not above and not below[first] and not relations.cross[first] and first not in linked:
            yield first, [first]
            continue
        members, todo = {first}, [first]
        while todo:
            at = todo.pop()
            beside = relations.cross[at].union(below[at], linked.get(at, ()))
            if id(kinds[at]) not in gone_up:
                gone_up.add(id(kinds[at]))
                beside |= kinds[at][0]
            beside -= members
            members |= beside
            todo += beside
        reached |= members
        yield first, sorted(members)


def _nearest_whole(kind: Kind, nearness: Mapping[int, int], relations: Relations, nodes: Sequence[Node]) -> int | None:
    """Find the whole that holds nodes with nothing in between, if all their wholes hold each other.

    A scope of another harm is no such whole.
    """
    wholes, harm = kind
    whole = max(wholes, key=nearness.__getitem__)
    return whole if len(relations.above[whole]) == len(wholes) - 1 and nodes[whole].harm is harm else None


def _kinds(nodes: Sequence[Node], relations: Relations) -> list[Kind]:
    """Name what each node lies in, by the same object where it is the same."""
    kept: dict[Kind, Kind] = {}
    nowhere = {harm: (frozenset[int](), harm) for harm in Harm}
    kinds = []
    for node, above in zip(nodes, relations.above, strict=True):
        kind = (frozenset(above), node.harm) if above else nowhere[node.harm]
        kinds.append(kept.setdefault(kind, kind) if above else kind)
    return kinds


@dataclass(slots=True, eq=False)
class Added:
    """What a scope came to, of what is said of it and of its parts, with the clash met on the way."""

    settled: Settled
    parts: Sequence[Amount]
    amount: Amount
    clashes: Sequence[Clash]

    def is_of(self, settled: Settled, parts: Sequence[Amount]) -> bool:
        """Tell whether the same was added up."""
        if self.settled is not settled or len(self.parts) != len(parts):
            return False
        return not parts or all(mine is theirs for mine, theirs in zip(self.parts, parts, strict=True))


@dataclass(slots=True, eq=False)
class Sums:
    """What scopes came to when they were last added up, and those bounded from above only."""

    added: dict[int, Added] = field(default_factory=dict)
    doubled: dict[int, Settled] = field(default_factory=dict)
