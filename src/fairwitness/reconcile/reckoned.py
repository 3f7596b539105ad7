"""What reckoning found, before it is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fairwitness.reconcile.accused import Accused
from fairwitness.reconcile.amounts import Amount, Clash
from fairwitness.reconcile.aside import Aside
from fairwitness.reconcile.ground import Ground
from fairwitness.reconcile.knot import Row
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.scope import Fitter, Scope
from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.traits import Alike, Matters
from fairwitness.reconcile.where import Where

if TYPE_CHECKING:
    from fairwitness.reconcile.contests import Contests


@dataclass(slots=True, eq=False)
class World:
    """All scopes spoken of, how they lie to each other, and what is said of each.

    `covered` are vague scopes a figure speaks for; `superseded` what a report calls a claimant's earlier count;
    `repeated` what a near-copy says again; `aside` what is denied or gave way; `parted` pairs of incidents a person
    judged to be two; `doubles` those that may be the people of another incident, each with a node of it that counts.
    `told_in` are, by the id of a scope's places, those that claims told these to lie in; `accused` those told to have
    done it, by incident. `ground`, `contests` and `alike` are what all questions have in common.
    """

    nodes: list[Node]
    relations: Relations
    settled: list[Settled]
    scopes: list[Scope]
    links: list[Row]
    covered: dict[int, Statement]
    fitter: Fitter
    ground: Ground
    superseded: dict[str, Statement] = field(default_factory=dict)
    repeated: dict[str, Statement] = field(default_factory=dict)
    parted: frozenset[frozenset[str]] = frozenset()
    doubles: dict[int, int] = field(default_factory=dict)
    told_in: Mapping[int, Set[Where]] = field(default_factory=dict)
    accused: Accused = field(default_factory=dict)
    contests: tuple[Contests, ...] = ()
    aside: Aside = field(default_factory=lambda: Aside([], []))
    alike: dict[Matters, Alike] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class View:
    """A world as a question sees it.

    `relations` have the question, where it is narrow, as their last node, numbered `asked`; `inside` are the nodes it
    holds, `cut` those it shares people with otherwise, `tangled` those that are both, and `outside` says why the others
    are; `aside` says so of claims that have no node. `seen` are those not outside by themselves; `reached` names the
    regions of the ground these are in, None where all are.
    """

    relations: Relations
    asked: int | None
    inside: Collection[int]
    cut: set[int]
    seen: Collection[int]
    outside: dict[int, str]
    reached: set[int] | None
    tangled: frozenset[int] = frozenset()
    aside: dict[str, str] = field(default_factory=dict)


def view_of_all(world: World) -> View:
    """A question that asks for all there is sees everything inside."""
    everything = range(len(world.nodes))
    return View(world.relations, None, everything, set(), everything, {}, None)


@dataclass(slots=True, eq=False)
class Reckoned:
    """The amount asked for, with the clashes met."""

    world: World
    view: View
    amount: Amount
    clashes: list[Clash]
