"""Rooms: the parts of one origin's figure are together no more than what another origin leaves room for.

"53 dead, 46 of them girls" and, by another, "25 dead" are 25 to 53: the 46 stand and fall with the 53, and never make
one of the two sides untrue by themselves. Of "30 dead, 13 women, 11 men and 6 children" beside another's 9, any may be
the 21 whom the 9 leave out. What a part is made up of stands and falls with it likewise.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from fairwitness.reconcile.settle import Room, Settled
from fairwitness.reconcile.statements import Statement, is_of_some


@dataclass(slots=True)
class _Family:
    """The parts that one report tells of one scope, and the number it gives for the whole."""

    whole: int = 0
    parts: set[int] = field(default_factory=set)


def with_room(settled: Sequence[Settled]) -> list[Settled]:
    """Bound what is said to be a part of a figure that others speak against by what the lowest of theirs leaves."""
    rivals = {at: rival for at, each in enumerate(settled) if len(each.figures) > 1 and (rival := _lowest(each))}
    rooms = _rooms(settled, rivals) if rivals else {}
    return [each.within(rooms[at]) if at in rooms else each for at, each in enumerate(settled)]


def _rooms(settled: Sequence[Settled], rivals: Mapping[int, Statement]) -> dict[int, Room]:
    """Go down from the scopes that others speak of, to their parts and on to the parts of these."""
    families = _families(settled)
    wholes: dict[int, set[int]] = defaultdict(set)
    for whole, told in families.items():
        for part in {part for family in told for part in family.parts}:
            wholes[part].add(whole)
    rooms: dict[int, Room] = {}
    todo = deque((at, rival.low or 0, rival) for at, rival in rivals.items())
    while todo:
        whole, most, rival = todo.popleft()
        for family in families.get(whole, ()):
            over = min(family.whole, sum(settled[part].interval.low for part in family.parts)) - most
            for part in sorted(family.parts) if over > 0 else ():
                left = max(0, settled[part].interval.low - over)
                is_bound = wholes[part] <= rivals.keys() | rooms.keys()
                if is_bound and (part not in rooms or left < rooms[part].most):
                    rooms[part] = Room(most=left, rival=rival)
                    todo.append((part, left, rival))
    return rooms


def _families(settled: Sequence[Settled]) -> Mapping[int, Collection[_Family]]:
    """Put the parts of each scope together that one report tells; a scope of which others speak too is no mere part."""
    parts = [(at, each) for at, each in enumerate(settled) if all(one.part_of for one in each.node.numbered)]
    said = {one.id: (at, one) for at, each in enumerate(settled) for one in each.node.numbered} if parts else {}
    found: dict[int, dict[str, _Family]] = defaultdict(lambda: defaultdict(_Family))
    for at, each in parts:
        wholes = [said.get(member.part_of or "") for member in each.node.numbered]
        known = [one for one in wholes if one and one[0] != at and settled[one[0]].node.harm is each.node.harm]
        if len(known) < len(wholes):
            continue
        for whole, member in known:
            family = found[whole][member.report_id]
            family.whole = max(family.whole, member.least)
            family.parts.add(at)
    return {whole: told.values() for whole, told in found.items()}


def _lowest(contested: Settled) -> Statement | None:
    """Find who gives the lowest number for a scope; "up to 100" is nobody's count."""
    counts = [figure.statement for figure in contested.figures if _counts_all(figure.statement)]
    return min(counts, key=lambda one: (one.size, one.key), default=None)


def _counts_all(one: Statement) -> bool:
    """Tell whether somebody counts: "a man", or an outlet's number in passing, is no count of all."""
    return bool(one.low) and one.low == one.high and not one.is_own_voice and not is_of_some(one)
