"""Cells: the smallest groups of people that scopes tell apart, for scopes that may share some."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fairwitness.reconcile.relations import Relations

Cell = frozenset[int]
"""The nodes all of a cell's people are in."""

MOST = 3000
"""Beyond so many cells the smallest scopes are taken as apart and their lower bounds left out, which only widens."""


def cells_of(
    members: Sequence[int], relations: Relations, without: Collection[int], question: int | None
) -> list[Cell] | None:
    """Make one cell for what each node holds alone, and one for every set of nodes that may share people.

    Who is in a node and in the question is also in those that speak of all there is of the one in the other. None where
    there would be more than `MOST`.
    """
    found: dict[Cell, None] = {}
    for clique in _cliques(sorted(set(members) - set(without)), relations):
        cell = frozenset(clique).union(*(relations.above[at] for at in clique)) - set(without)
        if question in cell and not all(relations.told.get(at, cell) - set(without) <= cell for at in cell):
            continue
        found.setdefault(cell)
        if len(found) > MOST:
            return None
    return list(found)


def _cliques(members: Sequence[int], relations: Relations) -> Iterator[tuple[int, ...]]:
    """Give all sets of nodes that may pairwise share people without holding each other."""
    todo: list[tuple[tuple[int, ...], list[int]]] = [((at,), _later(at, members, relations)) for at in members]
    while todo:
        clique, candidates = todo.pop()
        yield clique
        for place, at in enumerate(candidates):
            later = set(_later(at, candidates[place + 1 :], relations))
            if _may_share(at, clique, relations):
                todo.append(((*clique, at), [each for each in candidates[place + 1 :] if each in later]))


def _later(at: int, members: Sequence[int], relations: Relations) -> list[int]:
    crossed = relations.cross[at]
    return [each for each in members if each > at and each in crossed]


def _may_share(at: int, clique: Sequence[int], relations: Relations) -> bool:
    """Tell whether the wholes of all of them leave room for people in all."""
    mine = {at, *relations.above[at]}
    theirs = {node for each in clique for node in (each, *relations.above[each])}
    return not any(relations.are_apart(one, other) for one in mine for other in theirs)
