"""Accounts: where claims of a component clash, what follows as one or another of them is set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fairwitness.reconcile.amounts import Amount, Clash, hull
from fairwitness.reconcile.component import Made, System
from fairwitness.reconcile.falling import fallen
from fairwitness.reconcile.knot import Knot
from fairwitness.reconcile.policies import least_trusted
from fairwitness.reconcile.statements import Statement

_MOST = 12
"""A knot of conflicts is tried in at most so many ways; what is beyond is set aside one way only."""


@dataclass(slots=True, eq=False)
class _Accounts:
    """What the accounts of one component have in common: conflicts met, how many may still be tried, cells made."""

    clashes: list[Clash] = field(default_factory=list)
    left: int = _MOST
    cells: Made = field(default_factory=dict)


def component_amount(knot: Knot) -> tuple[Amount, list[Clash]]:
    """Bound what a component brings to the toll; where its claims clash, span what follows when one is set aside."""
    accounts = _Accounts()
    return _resolve(knot, frozenset(), accounts, ()), accounts.clashes


def _resolve(knot: Knot, aside: frozenset[str], accounts: _Accounts, met: Sequence[Sequence[Statement]]) -> Amount:
    """Set aside a claim of each conflict: first of those met already, then of those that are left without these."""
    left = [each for each in met if aside.isdisjoint(said.id for said in each)]
    if not left:
        system = System(knot, aside, accounts.cells)
        left = system.clashes() or system.outgrown()
        if not left:
            return system.amount()
    clashing, *others = left
    choices = least_trusted(clashing, knot.policy)
    accounts.left -= len(choices) - 1
    if accounts.left < 0:
        choices = choices[-1:]
    accounts.clashes.append(Clash(statements=tuple(clashing), aside=tuple(choices)))
    said = list(knot.said())
    return hull([_resolve(knot, aside | fallen(each, clashing, said), accounts, others) for each in choices])
