"""Cells: the smallest groups of people that scopes tell apart, for scopes that may share some."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from fairwitness.reconcile.relations import Relations

Cell = frozenset[int]
"""The nodes all of a cell's people are in."""

MOST = 3000
"""Beyond so many cells the smallest scopes are taken as apart and their lower bounds left out, which only widens."""


def cells_of(
    members: Sequence[int], relations: Relations, without: Collection[int], question: int | None
) -> list[Cell] | None:
    """Make one cell for what each node holds alone, and one for every set of nodes that may share people.

    Who is in a node and in the question is also in those that speak of all there is of the one in the other, and in one
    of those the node itself names there. None where there would be more than `MOST`.
    """
    found: dict[Cell, None] = {}
    left_out = set(without)
    told = {at: by - left_out for at, by in relations.told.items()}
    named = {at: by - left_out for at, by in relations.named.items()}
    for held in _held_together(sorted(set(members) - left_out), relations, question):
        cell = frozenset(held - left_out if left_out else held)
        if told and question in cell and not all(told[at] <= cell for at in told.keys() & cell):
            continue
        if named and question in cell and any(by and by.isdisjoint(cell) for at, by in named.items() if at in cell):
            continue
        found.setdefault(cell)
        if len(found) > MOST:
            return None
    return list(found)


def _held_together(members: Sequence[int], relations: Relations, question: int | None) -> Iterator[set[int]]:
    """Give all sets of nodes that may pairwise share people without holding each other, with all their wholes."""
    holding = {at: {at, *relations.above[at]} for at in members}
    sharing = _sharing(set().union(*holding.values()), relations, question)
    # the wholes of all of a set have to leave room for people in all
    room = cache(lambda at: set.intersection(*[sharing[one] for one in holding[at]]))
    todo: list[tuple[set[int], list[int]]] = [
        (holding[at], sorted(each for each in relations.cross[at] if each > at and each in holding)) for at in members
    ]
    while todo:
        held, candidates = todo.pop()
        yield held
        for place, at in enumerate(candidates):
            # two wholes that hold one and the same share people, whatever else is known of them
            if held <= room(at) or all(held <= sharing[one] for one in holding[at] - held):
                crossed = relations.cross[at]
                todo.append((held | holding[at], [each for each in candidates[place + 1 :] if each in crossed]))


def _sharing(nodes: Collection[int], relations: Relations, question: int | None) -> dict[int, set[int]]:
    """Name for each node all those it may share people with: it holds them, they hold it, or neither is known."""
    found = {at: {at, *relations.above[at], *relations.cross[at]} for at in nodes}
    for at in nodes:
        for whole in relations.above[at]:
            if whole in found:
                found[whole].add(at)
    if question is not None and question in found:
        for at in relations.around & found.keys():
            found[at].add(question)
            found[question].add(at)
    return found
