"""Cells are all groups of people that scopes tell apart, and no others."""

from itertools import combinations
from random import Random

import pytest

from fairwitness.reconcile.cells import cells_of
from fairwitness.reconcile.relations import Relations


def made_up(chance: Random, number: int) -> Relations:
    """Scopes some of which hold others, and some of which may share people."""
    above: list[set[int]] = [set() for _ in range(number)]
    for at in reversed(range(number)):
        for whole in range(at + 1, number):
            if chance.random() < 0.2:
                above[at] |= {whole, *above[whole]}
    cross: list[set[int]] = [set() for _ in range(number)]
    for one, other in combinations(range(number), 2):
        both_hold = any({one, other} <= wholes for wholes in above)
        if other not in above[one] and (both_hold or chance.random() < 0.5):
            cross[one].add(other)
            cross[other].add(one)
    return Relations(above=above, cross=cross)


def by_definition(relations: Relations) -> set[frozenset[int]]:
    """Take every set of scopes that pairwise may share people, of which all wholes may too."""
    above, cross = relations.above, relations.cross

    def may_share(one: int, other: int) -> bool:
        return one == other or other in above[one] or one in above[other] or other in cross[one]

    def is_cell(clique: tuple[int, ...]) -> bool:
        held = set(clique).union(*(above[at] for at in clique))
        return all(may_share(one, other) for one, other in combinations(sorted(held), 2))

    numbers = range(len(above))
    cliques = [each for size in numbers for each in combinations(numbers, size + 1)]
    crossing = [each for each in cliques if all(other in cross[one] for one, other in combinations(each, 2))]
    found = [each for each in crossing if len(each) == 1 or is_cell(each)]
    return {frozenset(each).union(*(above[at] for at in each)) for each in found}


@pytest.mark.parametrize("seed", range(40))
def test_cells_are_the_groups_their_definition_names(seed: int) -> None:
    relations = made_up(Random(seed), 7)
    found = cells_of(range(7), relations, frozenset(), None)
    assert found is not None
    assert (set(found), len(found)) == (by_definition(relations), len(set(found)))


def test_two_wholes_of_one_scope_leave_room_for_who_shares_people_with_it() -> None:
    """Two dead of the wounded are in the killed and in the wounded, of whom nothing else is known to be in both."""
    dead, killed, wounded, town = range(4)
    above = [{killed, wounded}, set[int](), set[int](), {killed}]
    cross = [{town}, set[int](), {town}, {dead, wounded}]
    found = cells_of(range(4), Relations(above=above, cross=cross), frozenset(), None)
    assert found is not None and frozenset([dead, killed, wounded, town]) in found
    assert frozenset([killed, wounded]) not in found
