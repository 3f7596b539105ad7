"""Firming: "40 or more" of the first days gives way to the "51" somebody counts later, and to a toll that "rose to 51".

A lower bound says that its claimant had not counted all yet. A later exact figure that it leaves room for does not
contradict it: it is what became of it. Two closed figures stay a range, whoever came last, unless the later one is told
as what the toll has risen to: then whatever smaller number was told before, by whomever, was counted earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from fairwitness.model import ClaimantRole, Status
from fairwitness.reconcile.outcome import Role
from fairwitness.reconcile.statements import Statement

_FIGHTING = {ClaimantRole.MILITARY, ClaimantRole.REBEL}
"""Who fights counts for itself only: "214 hostages killed" by rebels does not make another's "at least 20" a 214."""


_NEXT_DAY = timedelta(days=1)


def firmed(standing: Sequence[Statement], roles: dict[str, tuple[Role, Statement | None]]) -> list[Statement]:
    """Let lower bounds give way to what was counted later; of several such figures, to the lowest."""
    if None not in [one.high for one in standing]:
        return list(standing)
    kept: list[Statement] = []
    for one in standing:
        later = [other for other in standing if one.says_number and firms(other, one)]
        if later:
            roles[one.id] = Role.SUPERSEDED, min(later, key=lambda other: (other.size, other.key))
        else:
            kept.append(one)
    return kept


def outgrown(standing: Sequence[Statement], roles: dict[str, tuple[Role, Statement | None]]) -> list[Statement]:
    """Let smaller figures of earlier reports give way to what the toll is told to have risen to."""
    risen = [one for one in standing if one.is_risen]
    if not risen:
        return list(standing)
    kept: list[Statement] = []
    for one in standing:
        beyond = [other for other in risen if _outgrows(other, one)]
        if beyond:
            roles[one.id] = Role.SUPERSEDED, min(beyond, key=lambda other: (other.size, other.key))
        else:
            kept.append(one)
    return kept


def _outgrows(risen: Statement, one: Statement) -> bool:
    """Tell whether a risen toll is above an earlier figure; who fights speaks for no other claimant."""
    if one.published >= risen.published or one.size >= risen.size:
        return False
    return risen.filed.origin.role not in _FIGHTING


def firms(later: Statement, earlier: Statement) -> bool:
    """Tell whether a later count says what an earlier lower bound, or an earlier "dozens", came to."""
    if earlier.high is not None or not _is_count(later):
        return False
    if later.published <= earlier.published:
        return _is_told_again(earlier, later)
    return earlier.least <= (later.low or 0)


def _is_told_again(bound: Statement, count: Statement) -> bool:
    """Tell whether "at least 44" is but another's 44, told on that day or the next: nobody had counted more by then."""
    is_outlet = count.is_own_voice and not count.speaks_for_another
    if bound.low != count.low or bound.report_id == count.report_id or is_outlet:
        return False
    return bound.published - count.published <= _NEXT_DAY


def _is_count(one: Statement) -> bool:
    if one.is_vague or one.high is None or one.high != one.low or one.claim.count.approx:
        return False
    return one.claim.status is Status.ASSERTED and one.filed.origin.role not in _FIGHTING
