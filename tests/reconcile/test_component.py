"""A component's terms where no sum of single figures proves an extreme: cell by cell, each with a speaker."""

from __future__ import annotations

import pytest

from fairwitness.model import Harm
from fairwitness.reconcile import convention
from fairwitness.reconcile.amounts import Amount
from fairwitness.reconcile.component import System
from fairwitness.reconcile.knot import Group, Knot
from fairwitness.reconcile.nesting import Nesting
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.scope import Fitter
from fairwitness.reconcile.settle import settle
from fairwitness.reconcile.statements import Statement, statements_of

REPORT = {
    "outlet": "Daily Star",
    "claims": [{"count": "5", "says": "police", "whom": "people"}, {"count": "0-3", "says": "medics", "whom": "women"}],
}


def system_of(whole: Statement, amount: Amount) -> System:
    """A total with a folded group inside it."""
    policy = convention().policy
    nesting = Nesting(settled={}, policy=policy, amounts={1: amount}, whole={1: None})
    knot = Knot(
        settled={0: settle(Node.of(whole), policy, Fitter())},
        members=(0,),
        groups=(Group(cell=frozenset([0]), harm=Harm.KILLED, nesting=nesting, scopes=(1,), amounts=(amount,)),),
        links=(),
        relations=Relations(above=[set()], cross=[set()]),
        question=None,
        harm=Harm.KILLED,
        policy=policy,
    )
    return System(knot, frozenset(), {})


@pytest.fixture
def said(file) -> tuple[Statement, Statement]:
    whole, part = statements_of(file([REPORT]), convention())
    return whole, part


def speakers(system: System, cells: tuple[int, ...]) -> list[tuple[str, int]]:
    return [(statement.who, number) for statement, number in system._terms(None, cells)]


def test_a_group_that_need_hold_nobody_speaks_by_what_bounds_it_above(said) -> None:
    whole, part = said
    system = system_of(whole, Amount(low=0, low_parts=(), high=3, high_parts=((part, 3),)))
    assert speakers(system, (3, 2)) == [("medics", 3), ("police", 2)]


def test_a_group_that_is_open_speaks_by_who_left_it_open(said) -> None:
    whole, part = said
    system = system_of(whole, Amount(low=0, low_parts=(), high=None, high_parts=(), openers=(part,)))
    assert speakers(system, (4, 1)) == [("medics", 4), ("police", 1)]


def test_a_group_nobody_speaks_for_is_filled_by_the_figure_around_it(said) -> None:
    whole, _ = said
    system = system_of(whole, Amount(low=0, low_parts=(), high=None, high_parts=()))
    assert speakers(system, (5, 0)) == [("police", 5)]
