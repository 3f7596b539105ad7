"""Missing: how many are missing still is a state of the day on which it is told.

"Twelve are missing", a family says in March; in May, after eight were found dead and one alive, a prosecutor says that
three are missing still. These are all who are: whatever was said before, by whomever, was true of its own day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairwitness.model import Harm
from fairwitness.reconcile.aftermath import tells_of_left
from fairwitness.reconcile.gather import COINCIDENCE
from fairwitness.reconcile.scope import Fit, Fitter, when_fit
from fairwitness.reconcile.statements import Statement

_AMONG = frozenset({Fit.SAME, Fit.INSIDE, Fit.NARROWER})


def with_found(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Keep of the dead those who had been missing, and let as many of whom none is left be some of more told before.

    "The eight servicemen who had been missing since Monday were found dead": where ten were missing there until
    then, these eight are some of the ten.
    """
    dead: dict[str, int] = defaultdict(int)
    told: dict[str | None, list[Statement]] = defaultdict(list)
    kept = [each for each in statements if each.claim.harm is Harm.MISSING or each.was_missing]
    for each in kept:
        if each.was is not None and each.says_number:
            dead[each.was.id] += each.least
        elif each.claim.harm is Harm.MISSING and each.says_number:
            told[each.incident].append(each)
    lost = [each for each in kept if each.incident and each.low and each.low == each.high == dead.get(each.id)]
    more = {each.id: most for each in lost if (most := _most_until(each, told[each.incident])).least > each.least}
    return [replace(each, part_of=each.part_of or more[each.id].id) if each.id in more else each for each in kept]


def _most_until(found: Statement, told: Sequence[Statement]) -> Statement:
    """Find the most who were missing of an incident until some were found: who were left, and whoever is told since."""
    before = [each for each in told if each.published <= found.published]
    left = max((each for each in before if _is_of_left(each)), key=lambda each: each.key, default=None)
    if left is not None:
        before = [left, *(each for each in before if each.published > left.published)]
    return max(before, key=lambda each: each.least)


def missing_still(statements: Sequence[Statement], fitter: Fitter) -> dict[str, Statement]:
    """Find numbers of missing that gave way to what is left of them: by claim id, who says so last."""
    told = {each.id: each for each in statements if each.claim.harm is Harm.MISSING and each.says_number}
    found: dict[str, Statement] = {}
    for left in (each for each in told.values() if _is_of_left(each)):
        whole = told.get(left.part_of or "")
        gone = {each.id for each in told.values() if each.id != left.id and _gives_way(each, left, whole, fitter)}
        gone |= {each.id for each in told.values() if each.part_of in gone - {left.id} and each.id != left.id}
        found |= dict.fromkeys(gone, left)
    return found


def in_their_incidents(said: Sequence[Statement], superseded: Mapping[str, Statement]) -> Sequence[Statement]:
    """Let what is left of an incident's missing be of that incident, whatever other days it is told with."""
    gone: dict[str, list[Statement]] = defaultdict(list)
    for each in said:
        left = superseded.get(each.id)
        if left is not None and left.claim.harm is Harm.MISSING and left.incident is None and each.incident:
            gone[left.id].append(each)
    if not gone:
        return said
    return [_of_incident(each, gone[each.id]) if each.id in gone else each for each in said]


def _is_of_left(said: Statement) -> bool:
    """Tell whether a number is of those missing still: nobody, where nobody is missing any more."""
    return said.high == 0 or tells_of_left(said.claim)


def _gives_way(said: Statement, left: Statement, whole: Statement | None, fitter: Fitter) -> bool:
    """Tell whether a number was told before what is left, or is the larger one that its own report goes back to.

    The very number of those of whom these are left is theirs, whoever is left, and if it is large and of their place
    and days that of another incident is too: "seven of the 34 are still missing".
    """
    if said.id == left.part_of:
        return True
    is_told_back = said.report_id == left.report_id and said.size > left.size
    if said.part_of == left.id or not (said.published < left.published or is_told_back):
        return False
    is_whole = whole is not None and said.is_same_number(whole)
    is_one = said.incident is not None and said.incident == left.incident
    if is_whole and (is_one or (said.least >= COINCIDENCE and _is_one_setting(said, left, fitter))):
        return True
    says_whom = said.claim.victims is not None or not is_one
    if says_whom and fitter.whom(said.scope.whom, left.scope.whom) not in _AMONG:
        return False
    return is_one or (not (said.incident and left.incident) and _is_one_setting(said, left, fitter))


def _is_one_setting(said: Statement, left: Statement, fitter: Fitter) -> bool:
    """Tell whether two are told of one place and of days that may be one."""
    one, other = said.scope.where, left.scope.where
    is_there = not one.spots or not other.spots or fitter.where(one, other, is_near=False) is Fit.SAME
    return is_there and when_fit(said.scope, left.scope, is_near=False) is not Fit.APART


def _of_incident(left: Statement, gone: Sequence[Statement]) -> Statement:
    if len({each.incident for each in gone}) > 1:
        return left
    first = gone[0]
    scope = replace(left.scope, where=first.scope.where, start=first.scope.start, end=first.scope.end)
    return replace(left, incident=first.incident, scope=scope)
