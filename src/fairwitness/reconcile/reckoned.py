"""What reckoning found, before it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairwitness.reconcile.amounts import Amount, Clash
from fairwitness.reconcile.component import Row
from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.scope import Fitter, Scope
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.statements import Statement


@dataclass(slots=True, eq=False)
class World:
    """All scopes spoken of, how they lie to each other, and what is said of each.

    `covered` are vague scopes a figure speaks for; `superseded` what a report calls a claimant's earlier count;
    `repeated` what a near-copy says again; `parted` pairs of incidents a person judged to be two; `doubles` those that
    may be the people of another incident, each with a node of it that counts.
    """

    nodes: list[Node]
    relations: Relations
    settled: list[Settled]
    scopes: list[Scope]
    links: list[Row]
    covered: dict[int, Statement]
    fitter: Fitter
    superseded: dict[str, Statement] = field(default_factory=dict)
    repeated: dict[str, Statement] = field(default_factory=dict)
    parted: frozenset[frozenset[str]] = frozenset()
    doubles: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Reckoned:
    """The amount asked for, with why nodes lie outside the question, and the clashes met.

    `relations` have the question, where it is narrow, as their last node, numbered `asked`.
    """

    world: World
    relations: Relations
    asked: int | None
    outside: dict[int, str]
    amount: Amount
    clashes: list[Clash]
