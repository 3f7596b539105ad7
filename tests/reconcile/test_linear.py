"""The solver's least and most, and its conflicts, against counting all ways small cells can be filled."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.reconcile.linear import Program, clash, extreme, only, sums_of_cells

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
        matrix=sums_of_cells(holding, len(rows)),
        row_low=np.array([float(low) for _, low, _, _ in rows]),
        row_high=np.array([np.inf if more is None else float(low + more) for _, low, more, _ in rows]),
        cell_low=np.zeros(CELLS),
        cell_high=np.full(CELLS, float(MOST)),
        row_depth=np.array([float(depth) for *_, depth in rows]),
        cell_depth=np.zeros(CELLS),
    )


def ways(program: Program) -> Iterator[tuple[int, ...]]:
    """All whole-number points the program allows."""
    sums = program.matrix.toarray()
    for way in itertools.product(range(MOST + 1), repeat=CELLS):
        filled = sums @ np.array(way)
        if (filled >= program.row_low).all() and (filled <= program.row_high).all():
            yield way


@given(rows=ROWS, asked=ASKED)
@FAST
def test_the_least_and_the_most_are_those_of_all_ways(rows: list, asked: set) -> None:
    program = program_of(rows)
    sums = [sum(way[at] for at in asked) for way in ways(program)]
    wanted = np.array([float(at in asked) for at in range(CELLS)])
    if not sums:
        return
    assert clash(program) == []
    least, most = (extreme(program, wanted, most=most) for most in (False, True))
    assert (least.value, most.value) == (min(sums), max(sums))


@given(rows=ROWS)
@FAST
def test_bounds_in_conflict_cannot_all_hold_and_each_is_needed(rows: list) -> None:
    program = program_of(rows)
    found = clash(program)
    if not found:
        return
    assert not list(ways(program))
    # left open here is also what a cell can hold at most, so the counting is the solver's own of fewer bounds
    assert clash(only(program, found))
    for bound in found:
        left = [each for each in found if each != bound]
        assert not left or clash(only(program, left)) == []
