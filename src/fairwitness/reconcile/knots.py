"""Knots: what folding left over, parted into components that have nothing to do with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fairwitness.model import Harm
from fairwitness.reconcile.amounts import Amount
from fairwitness.reconcile.cells import Cell
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.fold import Folded
from fairwitness.reconcile.ground import Kind
from fairwitness.reconcile.knot import Group, Knot
from fairwitness.reconcile.reckoned import View, World
from fairwitness.reconcile.ties import Ties


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cut:
    """The world as a question cuts through it."""

    world: World
    folded: Folded
    view: View

    def alone(self, harm: Harm) -> Iterator[Amount]:
        """Give the amounts of scopes inside the question that nothing else holds."""
        nodes, asked, amounts = self.world.nodes, self.view.asked, self.folded.nesting.amounts
        above, inside, covered = self.view.relations.above, self.view.inside, self.world.covered
        for at in self.folded.roots:
            if at in inside and len(above[at]) <= (asked is not None) and nodes[at].harm is harm and at not in covered:
                yield amounts[at]

    def groups(self) -> list[Group]:
        """Put folded scopes that lie inside the very same wholes together."""
        alike: dict[Kind, list[int]] = defaultdict(list)
        for at, kind in zip(self.folded.roots, self._kinds(), strict=True):
            if kind is not None and at not in self.world.covered:
                alike[kind].append(at)
        ordered = sorted(alike.items(), key=lambda item: (sorted(item[0][0]), item[0][1]))
        return [self._group(cell, harm, scopes) for (cell, harm), scopes in ordered]

    def _group(self, cell: Cell, harm: Harm, scopes: Sequence[int]) -> Group:
        nesting = self.folded.nesting
        amounts = tuple([nesting.amounts[at] for at in scopes])
        return Group(cell=cell, harm=harm, nesting=nesting, scopes=tuple(scopes), amounts=amounts)

    def _kinds(self) -> Iterator[Kind | None]:
        """Name for each root the wholes it lies in and its harm; None where it lies in none but the question."""
        kinds, asked, inside = self.world.ground.kinds, self.view.asked, self.view.inside
        widened: dict[int, Kind | None] = {}
        for at in self.folded.roots:
            kind = kinds[at]
            if asked is None or at not in inside:
                yield kind if kind[0] else None
                continue
            if id(kind) not in widened:
                wholes = frozenset(self.view.relations.above[at])
                widened[id(kind)] = (wholes, kind[1]) if wholes != {asked} else None
            yield widened[id(kind)]

    def is_asked_for(self, harm: Harm, members: Iterable[int], groups: Iterable[Group]) -> bool:
        """Tell whether a component has anybody who came to a harm and shares people with the question."""
        nodes, asked, inside, cut = self.world.nodes, self.view.asked, self.view.inside, self.view.cut
        if any(nodes[at].harm is harm and (at in inside or at in cut) for at in members):
            return True
        return any(group.harm is harm and (asked is None or asked in group.cell) for group in groups)


def knots_of(cut: Cut, harm: Harm, policy: Policy) -> Iterator[Knot]:
    """Give the components the question asks for anything in."""
    for members, inside in _components(cut, cut.groups()):
        if not cut.is_asked_for(harm, members, inside):
            continue
        touched = {*members, *(at for group in inside for at in group.cell)}
        asked = cut.view.asked
        question = [] if asked is None or cut.view.cut.isdisjoint(members) else [asked]
        yield Knot(
            settled={at: cut.world.settled[at] for at in members},
            members=tuple(sorted([*members, *question])),
            groups=tuple(inside),
            links=tuple(row for row in cut.world.links if touched.intersection(row.nodes)),
            relations=cut.view.relations,
            question=asked,
            harm=harm,
            policy=policy,
        )


def _components(cut: Cut, groups: Sequence[Group]) -> list[tuple[list[int], list[Group]]]:
    relations, asked, rest = cut.view.relations, cut.view.asked, cut.folded.rest
    ties = Ties(rest)
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
