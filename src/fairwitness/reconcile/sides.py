"""Sides: whether two nodes' people are told to be of two sides, or may be of one whatever they are called."""

from __future__ import annotations

from fairwitness.model import Group, Ranks
from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.whom import STATE, are_enemies


def may_be_army(one: Node, other: Node) -> bool:
    """Tell whether those whom somebody calls attackers may be of an army that another tells the dead of.

    An army calls none of its own so.
    """
    attackers, army = (one, other) if one.scope.whom.attackers else (other, one)
    if not attackers.scope.whom.attackers or army.scope.whom.side != "state":
        return False
    sides = {ranks.side for _, ranks in _ranked(army) if not ranks.is_enemy and not ranks.presumed}
    tellers = {each.filed.origin.party for each in attackers.numbered}
    return bool(sides) and sides.isdisjoint(tellers)


def are_of_two_sides(one: Node, other: Node) -> bool:
    """Tell whether the people of two nodes are told to be of two sides, by whomever."""
    told = _ranked(one)
    return bool(told) and any(_are_two(a, b) for b in _ranked(other) for a in told)


def _are_two(one: tuple[str, Ranks], other: tuple[str, Ranks]) -> bool:
    (teller, mine), (other_teller, theirs) = one, other
    if mine.side is None or theirs.side is None:
        # somebody of whom no side is known tells its own people from those it fights
        return teller == other_teller and mine.side is theirs.side and mine.is_enemy is not theirs.is_enemy
    return are_enemies(mine, theirs)


def _ranked(node: Node) -> list[tuple[str, Ranks]]:
    """Whose a node's people are, and who says so."""
    return [(each.origin_id, ranks) for each in node.numbered if (ranks := each.scope.whom.ranks) is not None]


def are_called_fighters(fighters: Node, civilians: Node) -> bool:
    """Tell whether those whom one side calls its enemy's fighters may be the civilians of another account."""
    if not fighters.reports.isdisjoint(civilians.reports):
        return False
    told, others = fighters.numbered, civilians.numbered
    if not told or not others or any(a.is_one_origin(b) for a in told for b in others):
        return False
    tellers = {each.origin_id for each in told if _is_enemy(each)}  # a headline may speak for its text's claimant
    is_theirs = all(each.origin_id in tellers for each in told)
    return is_theirs and all(each.claim.group is Group.CIVILIANS for each in others)


def are_counted_otherwise(fighters: Node, civilians: Node) -> bool:
    """Tell whether both accounts are of whom one side killed, and no fewer are said to have been civilians.

    Then nobody of them fought, say the others: "58 rebels" or "140 peasants", killed by the same soldiers.
    """
    killers = {each.filed.ranks for each in fighters.numbered} | {each.filed.ranks for each in civilians.numbered}
    is_one = len(killers) == 1 and all(ranks is not None and ranks.is_enemy for ranks in killers)
    return is_one and civilians.least >= fighters.most


def _is_enemy(said: Statement) -> bool:
    """Tell whether a side counts fighters, and no soldiers or policemen of a state."""
    victims = said.claim.victims
    is_side = said.filed.origin.role in STATE
    return (
        is_side
        and said.claim.group is Group.COMBATANTS
        and not (victims and lexicon().state_side.intersection(words_of(victims.words)))
    )
