"""Rooms: a part of one origin's figure is no more than what another origin leaves room for.

"53 dead, 46 of them girls" and, by another, "25 dead" are 25 to 53: the 46 stand and fall with the 53, and never make
one of the two sides untrue by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.reconcile.settle import Settled
from fairwitness.reconcile.statements import Statement, is_of_some


def with_room(settled: Sequence[Settled]) -> list[Settled]:
    """Bound what is said to be a part of a figure that others speak against by the lowest of theirs."""
    contested = {
        member.id: each
        for each in settled
        if len(each.figures) > 1
        for member in each.node.numbered
        if not member.part_of
    }
    if not contested:
        return list(settled)
    return [each.within(room) if (room := _room_of(each, contested)) else each for each in settled]


def _room_of(part: Settled, contested: dict[str, Settled]) -> Statement | None:
    """Find who gives the lowest number for the whole, if it is below the part's; "up to 100" is nobody's count."""
    wholes = [contested.get(member.part_of or "") for member in part.node.numbered]
    counts: list[Statement] = []
    for whole in wholes:
        if whole is None or whole is part or whole.node.harm is not part.node.harm:
            return None
        counts += [figure.statement for figure in whole.figures if _counts_all(figure.statement)]
    found = min(counts, key=lambda one: (one.size, one.key), default=None)
    if found is None or (found.low or 0) >= part.interval.low:
        return None
    return found


def _counts_all(one: Statement) -> bool:
    """Tell whether somebody counts: "a man", or an outlet's number in passing, is no count of all."""
    return bool(one.low) and one.low == one.high and not one.is_own_voice and not is_of_some(one)
