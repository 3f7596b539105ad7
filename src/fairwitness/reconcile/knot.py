"""Knot: scopes that hang together, with what is said of them and what a question asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fairwitness.model import Harm
from fairwitness.reconcile.amounts import Amount
from fairwitness.reconcile.cells import Cell
from fairwitness.reconcile.convention import Policy
from fairwitness.reconcile.nesting import Nesting
from fairwitness.reconcile.policies import Interval
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """Bounds on the people in some nodes together, with whose words they are."""

    nodes: tuple[int, ...]
    interval: Interval
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """Folded scopes that lie inside the very same wholes, as one cell, with what each came to in its nesting."""

    cell: Cell
    harm: Harm
    nesting: Nesting
    scopes: tuple[int, ...]
    amounts: tuple[Amount, ...]

    def without(self, aside: frozenset[str]) -> Group:
        """The group when some claims are set aside: what others say of the same scopes stands."""
        if not aside:
            return self
        return replace(self, amounts=tuple([self.nesting.without(at, aside) for at in self.scopes]))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knot:
    """A component: unfolded nodes, groups of folded ones, links between harms, and what is asked."""

    settled: Mapping[int, Settled]
    members: tuple[int, ...]
    groups: tuple[Group, ...]
    links: tuple[Row, ...]
    relations: Relations
    question: int | None
    harm: Harm
    policy: Policy

    def said(self) -> Iterator[Statement]:
        """Give all statements that are heard in it."""
        for each in self.settled.values():
            yield from each.node.members
        for group in self.groups:
            for amount in group.amounts:
                yield from (statement for statement, _ in (*amount.low_parts, *amount.high_parts))


def group_low(group: Group) -> int:
    """The least a group of folded scopes comes to."""
    return sum(amount.low for amount in group.amounts)


def group_high(group: Group) -> int | None:
    """The most it comes to; None where one of them is open."""
    highs = [amount.high for amount in group.amounts]
    return None if None in highs else sum(high for high in highs if high is not None)
