"""The solver's least and most, and its conflicts, against counting all ways small cells can be filled."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.reconcile.linear import Program, clashes, extreme, nearest, only, sums_of_cells
from fairwitness.reconcile.solver import Entries, Limits, least

EXAMPLES = int(os.environ.get("FAIRWITNESS_EXAMPLES", "40"))
FAST = settings(max_examples=EXAMPLES, deadline=None)
CELLS = 4
MOST = 3  # whole numbers from none to three in each cell: 256 ways
ROW = st.tuples(
    st.sets(st.integers(0, CELLS - 1), min_size=1),
    st.integers(0, 6),
    st.one_of(st.none(), st.integers(0, 6)),
    st.integers(0, 2),
)
ROWS = st.lists(ROW, min_size=1, max_size=4)
ASKED = st.sets(st.integers(0, CELLS - 1), min_size=1)


def program_of(rows: list) -> Program:
    holding = [[at for at, (cells, *_) in enumerate(rows) if cell in cells] for cell in range(CELLS)]
    return Program(
        entries=sums_of_cells(holding),
        rows=Limits(
            low=np.array([float(low) for _, low, _, _ in rows]),
            high=np.array([np.inf if more is None else float(low + more) for _, low, more, _ in rows]),
        ),
        cells=Limits(low=np.zeros(CELLS), high=np.full(CELLS, float(MOST))),
        row_depth=np.array([float(depth) for *_, depth in rows]),
        cell_depth=np.zeros(CELLS),
    )


def ways(program: Program) -> Iterator[tuple[int, ...]]:
    """All whole-number points the program allows."""
    rows = program.rows
    for way in itertools.product(range(MOST + 1), repeat=CELLS):
        filled = program.entries.sums(np.array(way), len(rows.low))
        if (filled >= rows.low).all() and (filled <= rows.high).all():
            yield way


@given(rows=ROWS, asked=ASKED)
@FAST
def test_the_least_and_the_most_are_those_of_all_ways(rows: list, asked: set) -> None:
    program = program_of(rows)
    sums = [sum(way[at] for at in asked) for way in ways(program)]
    wanted = np.array([float(at in asked) for at in range(CELLS)])
    if not sums:
        return
    assert clashes(program) == []
    least, most = (extreme(program, wanted, most=most) for most in (False, True))
    assert (least.value, most.value) == (min(sums), max(sums))


@given(rows=ROWS)
@FAST
def test_bounds_in_conflict_cannot_all_hold_and_each_is_needed(rows: list) -> None:
    program = program_of(rows)
    found = clashes(program)
    assert not (found and list(ways(program)))
    named = [bound for conflict in found for bound in conflict]
    assert len(named) == len(set(named))
    for conflict in found:
        # left open here is also what a cell can hold at most, so the counting is the solver's own of fewer bounds
        assert clashes(only(program, conflict))
        for bound in conflict:
            left = [each for each in conflict if each != bound]
            assert not left or clashes(only(program, left)) == []


def test_conflicts_apart_are_named_together() -> None:
    """Two towns of one province, of each of which one says more than another has at most."""
    towns = [({0, 1, 2, 3}, 0, None, 0), ({0}, 3, None, 1), ({0}, 0, 1, 1), ({1}, 2, None, 1), ({1}, 0, 1, 1)]
    assert [sorted(each) for each in clashes(program_of(towns))] == [
        [("row high", 2), ("row low", 1)],
        [("row high", 4), ("row low", 3)],
    ]


@given(rows=ROWS, asked=ASKED, wanted=st.integers(0, 9))
@FAST
def test_the_nearest_point_is_that_of_all_ways(rows: list, asked: set, wanted: int) -> None:
    program = program_of(rows)
    sums = {way: program.entries.sums(np.array(way), len(rows))[0] for way in ways(program)}
    distance = min((abs(first - wanted) for first in sums.values()), default=None)
    nearby = [sum(way[at] for at in asked) for way, first in sums.items() if abs(first - wanted) == distance]
    found = nearest(program, [(0, wanted)], np.array([float(at in asked) for at in range(CELLS)]))
    assert found == min(nearby, default=None)


def test_the_solver_says_nothing_and_finds_no_least_where_there_is_none(capfd) -> None:
    one = Entries(row=np.array([0]), column=np.array([0]), weight=np.ones(1))
    free = Limits(low=np.full(1, -np.inf), high=np.full(1, np.inf))
    assert least(np.ones(1), one, free, free) is None
    assert least(np.ones(1), one, Limits.at_least(np.ones(1)), Limits.at_most(np.zeros(1))) is None
    found = least(np.ones(1), one, Limits.at_least(np.full(1, 3.0)), free)
    assert found is not None and (found.value, list(found.row_pull)) == (3.0, [1.0])
    assert capfd.readouterr() == ("", "")
