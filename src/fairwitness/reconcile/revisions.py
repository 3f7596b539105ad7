"""Revisions: running figures a claimant took back downwards later on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fairwitness.reconcile.statements import Statement


def revised(statements: Iterable[Statement]) -> dict[str, Statement]:
    """Find running figures ("since Thursday") above what their own claimant says later of a longer time.

    A running figure only grows, so the later, lower one is a revision, and the earlier gives way to it: by claim id.
    """
    running: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        scope = each.scope
        if each.filed.incident is None and each.low is not None and scope.start and not each.is_combined:
            key = each.filed.origin.id, each.claim.harm, scope.start, scope.where, scope.whom
            running[key].append(each)
    found: dict[str, Statement] = {}
    for said in running.values():
        if len(said) > 1:
            found |= _given_way(sorted(said, key=lambda each: each.key))
    return found


def _given_way(said: list[Statement]) -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    lowest: Statement | None = None
    for each in reversed(said):
        if lowest is not None and _falls(each, lowest):
            found[each.claim.id] = lowest
        elif each.high is not None and (lowest is None or each.high < (lowest.high or 0)):
            lowest = each
    return found


def _falls(earlier: Statement, later: Statement) -> bool:
    ends = earlier.scope.end, later.scope.end
    is_longer = ends[0] is not None and ends[1] is not None and ends[0] < ends[1]
    return (
        is_longer and later.high is not None and (earlier.low or 0) > later.high and earlier.published < later.published
    )
