"""One-sided: figures that bound a scope from one side only, beside others that count all of it.

So many bodies as one hospital received are some of what others count, and none of its rivals. "As many as 8,000" says
nothing of how few: beside a count, nobody says that there were none.
"""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.reconcile.outcome import Role
from fairwitness.reconcile.statements import Statement


def counts_of_all(standing: Sequence[Statement], roles: dict[str, tuple[Role, Statement | None]]) -> list[Statement]:
    """Leave out what one place took in, where somebody's count can hold it; of several such, the largest bounds."""
    floors = [one for one in standing if one.is_floor]
    if not floors or len(standing) == 1:
        return list(standing)
    counts = [one for one in standing if not one.is_floor]
    largest = max(floors, key=lambda one: (one.size, one.key))
    for floor in floors:
        holding = [one for one in counts if one.may_hold(floor) and one.size >= floor.size]
        if holding:
            roles[floor.id] = Role.CONTAINED, min(holding, key=lambda one: (one.size, one.key))
        elif floor is not largest:
            roles[floor.id] = Role.OVERLAPPING, largest
    return [one for one in standing if one.id not in roles]


def is_ceiling(one: Statement, others: Sequence[Statement]) -> bool:
    """Tell whether a figure only says how many there were at most, and some other of them is no more than that."""
    if one.low != 0 or not one.high:
        return False
    return any(other is not one and 0 < (other.low or 0) <= one.high for other in others)
