"""Falling: what a figure is made up of stands and falls with it.

"Nine were on board, five of them villagers", and another counts twelve: the twelve speak against the nine, and where
these are set aside the five are too. Else the twelve and the five would come to seventeen, which nobody says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from fairwitness.reconcile.statements import Statement


def fallen(aside: Statement, clashing: Collection[Statement], said: Iterable[Statement]) -> frozenset[str]:
    """Name a claim that is set aside, with the stated parts that fall with it, by their ids.

    What contradicts it does not fall, nor do parts of another incident than what does: who died in one village may
    stand though another one's dead, and so the sum over both, are more than was said.
    """
    parts: dict[str, list[Statement]] = defaultdict(list)
    todo: list[Statement] = [aside]
    for each in said:
        if each.part_of is not None:
            parts[each.part_of].append(each)
        if each.incident == aside.incident and each.claim.harm is aside.claim.harm and each.is_same_number(aside):
            todo.append(each)
    against = [one for one in clashing if one is not aside]
    kept = {one.id for one in clashing}
    found = {aside.id}
    while todo:
        for part in parts.pop(todo.pop().id, ()):
            if part.id not in kept and any(_is_of_one(part, one) for one in against):
                found.add(part.id)
                todo.append(part)
    return frozenset(found)


def _is_of_one(part: Statement, other: Statement) -> bool:
    """Tell whether two are of one incident; where none is known, of one place and time."""
    if part.incident != other.incident:
        return False
    one, two = part.scope, other.scope
    return part.incident is not None or (one.where is two.where and (one.start, one.end) == (two.start, two.end))
