"""Disputed: the dead of an incident whom one account calls fighters and another civilians, denying the first.

Rebels tell of nine dead soldiers; the police call that invented, and tell of five dead drivers. Or rebels deny that
villagers died, of whom a monitor counts 13, and tell of 14 soldiers. Who fought is what they dispute, and both may tell
of the same people: their figures are a range, and are never added. Who tells of both groups tells them apart, and stays
out of it, as does a side that counts its own fallen. Without a denial the groups are two, but for those whom a state
calls its enemies: these may be another's civilians whether it denies that or not (`sides.are_called_fighters`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fairwitness.model import Age, ClaimantRole, Group, Sex
from fairwitness.reconcile.scope import Fit, Fitter
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.whom import STATE, Whom

_DISPUTED = frozenset({Group.COMBATANTS, Group.CIVILIANS})
_Event = tuple[object, ...]


def with_disputed(told: Sequence[Statement], fitter: Fitter) -> Sequence[Statement]:
    """Give the statements, those of disputed people as of people at large, or of one side where others fell there too.

    Some of people at large, "two monks" of fourteen dead, stay what they are called.
    """
    denied: dict[_Event, list[Statement]] = defaultdict(list)
    for each in told:
        if each.is_denied and each.incident and each.scope.whom.group in _DISPUTED:
            denied[_event(each)].append(each)
    if not denied:
        return told
    events: dict[_Event, list[Statement]] = {event: [] for event in denied}
    at_large: set[tuple[str | None, str | None]] = set()
    for each in told:
        if each.scope.whom.group not in _DISPUTED:
            at_large.add((each.id, each.incident))
        elif not each.is_denied and each.least and _event(each) in events:
            events[_event(each)].append(each)
    found: dict[str, Statement] = {}
    for event, said in events.items():
        opened = _opened(denied[event], said, fitter)
        found |= {each.id: each for each in opened if (each.part_of, each.incident) not in at_large}
    return [found.get(each.id, each) for each in told] if found else told


def _event(said: Statement) -> _Event:
    return said.incident, said.claim.harm


def _opened(denied: Iterable[Statement], said: Sequence[Statement], fitter: Fitter) -> list[Statement]:
    """Give what is said of an incident's disputed people with nothing told of who they were."""
    accounts = _one_sided(said)
    fighters = next((found for no in denied if (found := _fighters(no, accounts))), None)
    if fighters is None:
        return []
    disputed = [each for each in accounts if _may_be(each, fighters, fitter)]
    sorts: dict[str, set[tuple[Sex | None, Age | None]]] = defaultdict(set)
    for each in disputed:
        if _is_whole(each):
            sorts[each.origin_id].add((each.scope.whom.sex, each.scope.whom.age))
    side = fighters if len(disputed) < len(said) else None
    return [
        # who counts but one sort of people, "four women", counts all there are
        _of_anybody(each, side, is_of_all=_is_whole(each) and len(sorts[each.origin_id]) == 1)
        for each in disputed
    ]


def _one_sided(said: Sequence[Statement]) -> list[Statement]:
    """Leave out who tells of both groups, and a side's own fallen."""
    groups: dict[str, set[Group | None]] = defaultdict(set)
    for each in said:
        groups[each.origin_id].add(each.scope.whom.group)
    return [each for each in said if len(groups[each.origin_id]) == 1 and not _is_own(each)]


def _fighters(no: Statement, accounts: Sequence[Statement]) -> Whom | None:
    """Whom a denial makes disputed: the fighters whom it denies, or whom its claimant tells of instead."""
    denied = no.scope.whom.group
    if denied is Group.CIVILIANS and no.filed.origin.role in STATE:
        return None
    counted = [each for each in accounts if each.says_number]
    instead = [each for each in counted if each.is_one_origin(no) and each.scope.whom.group is not denied]
    theirs = [each for each in counted if not each.is_one_origin(no) and each.scope.whom.group is denied]
    if no.claim.count.words is not None:
        theirs = [each for each in theirs if each.is_same_number(no)]  # who denies "thirty" may grant ten
    if not instead or not theirs:
        return None
    return (theirs if denied is Group.COMBATANTS else instead)[0].scope.whom


def _may_be(said: Statement, fighters: Whom, fitter: Fitter) -> bool:
    """Tell whether these are civilians, or fighters of the side in dispute."""
    return said.scope.whom.group is Group.CIVILIANS or fitter.whom(said.scope.whom, fighters) is not Fit.APART


def _of_anybody(said: Statement, side: Whom | None, *, is_of_all: bool) -> Statement:
    """Take a figure for one of people of whom nothing is known but the side they may have fought on."""
    whom = replace(
        said.scope.whom,
        group=None,
        side=side.side if side else None,
        ranks=side.ranks if side else None,
        against=side.against if side else None,
        origin=frozenset(),
        attackers=False,
    )
    if is_of_all:
        whom = replace(whom, sex=None, age=None, teen=False, half_grown=False)
    return replace(said, scope=replace(said.scope, whom=whom))


def _is_whole(said: Statement) -> bool:
    return said.part_of is None and not said.scope.whom.single


def _is_own(said: Statement) -> bool:
    """Tell whether a side counts its own fallen."""
    origin, whom = said.filed.origin, said.scope.whom
    army = "state" if origin.role in STATE else "armed" if origin.role is ClaimantRole.REBEL else None
    is_ranked = whom.ranks is not None and not whom.ranks.is_enemy and whom.ranks.side in {None, origin.party}
    return is_ranked or (army is not None and whom.side == army)
