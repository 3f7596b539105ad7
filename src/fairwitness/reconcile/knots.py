"""Knots: what folding left over, parted into components that have nothing to do with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.model import Harm
from fairwitness.reconcile.amounts import Amount
from fairwitness.reconcile.component import Group, Knot
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.fold import Folded
from fairwitness.reconcile.reckoned import World
from fairwitness.reconcile.relations import Relations


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cut:
    """The world as a question cuts through it; `asked` is the question's number, None where it asks for all."""

    world: World
    folded: Folded
    relations: Relations
    asked: int | None

    def alone(self, harm: Harm) -> Iterator[Amount]:
        """Give the amounts of scopes inside the question that nothing else holds."""
        for at in self.folded.roots:
            is_free = not self.relations.above[at] - {self.asked}
            if is_free and at not in self.world.covered and self._is_asked(at, harm):
                yield self.folded.amounts[at]

    def _is_asked(self, at: int, harm: Harm) -> bool:
        return self.world.nodes[at].harm is harm and (self.asked is None or self.asked in self.relations.above[at])

    def groups(self) -> list[Group]:
        """Put folded scopes that lie inside the very same wholes together."""
        alike: dict[tuple[frozenset[int], Harm], list[Amount]] = defaultdict(list)
        for at in self.folded.roots:
            cell = frozenset(self.relations.above[at])
            if cell - {self.asked} and at not in self.world.covered:
                alike[cell, self.world.nodes[at].harm].append(self.folded.amounts[at])
        ordered = sorted(alike.items(), key=lambda item: (sorted(item[0][0]), item[0][1]))
        return [Group(cell=cell, harm=harm, amounts=tuple(amounts)) for (cell, harm), amounts in ordered]

    def is_touched(self, at: int) -> bool:
        """Tell whether a node shares people with the question."""
        above, asked = self.relations.above, self.asked
        return asked is None or at == asked or asked in above[at] or self.is_cut(at)

    def is_cut(self, at: int) -> bool:
        """Tell whether the question asks for some of a node's people and not for others."""
        if self.asked is None:
            return False
        return at in self.relations.above[self.asked] or at in self.relations.cross[self.asked]


def knots_of(cut: Cut, harm: Harm, policy: Policy) -> Iterator[Knot]:
    """Give the components the question asks for anything in."""
    for members, inside in _components(cut, cut.groups()):
        touched = {*members, *(at for group in inside for at in group.cell)}
        if not any(map(cut.is_touched, touched)):
            continue
        question = [cut.asked] if cut.asked is not None and any(map(cut.is_cut, members)) else []
        yield Knot(
            settled={at: cut.world.settled[at] for at in members},
            members=tuple(sorted([*members, *question])),
            groups=tuple(inside),
            links=tuple(row for row in cut.world.links if touched.intersection(row.nodes)),
            relations=cut.relations,
            question=cut.asked,
            harm=harm,
            policy=policy,
        )


def _components(cut: Cut, groups: Sequence[Group]) -> list[tuple[list[int], list[Group]]]:
    relations, asked, rest = cut.relations, cut.asked, cut.folded.rest
    ties = _Ties(rest)
    for at in rest:
        ties.tie(at, *(relations.above[at] | relations.cross[at]))
    for group in groups:
        ties.tie(*group.cell)
    for row in cut.world.links:
        ties.tie(*row.nodes)
    if asked is not None and relations.above[asked]:
        ties.tie(*relations.above[asked], *relations.cross[asked])
    found: dict[int, tuple[list[int], list[Group]]] = {}
    for at in sorted(rest):
        found.setdefault(ties.root(at), ([], []))[0].append(at)
    for group in groups:
        found[ties.root(next(at for at in sorted(group.cell) if at != asked))][1].append(group)
    return list(found.values())


class _Ties:
    """Which nodes hang together; a question alone ties nothing."""

    def __init__(self, nodes: Sequence[int]) -> None:
        self._up = {at: at for at in nodes}

    def root(self, at: int) -> int:
        """Name the set a node is in by one of its members."""
        while self._up[at] != at:
            self._up[at] = self._up[self._up[at]]
            at = self._up[at]
        return at

    def tie(self, *nodes: int) -> None:
        """Say that nodes hang together; those that are no nodes of a solver are passed over."""
        roots = sorted({self.root(at) for at in nodes if at in self._up})
        for root in roots[1:]:
            self._up[root] = roots[0]
