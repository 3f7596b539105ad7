"""Linear programs: the least and the most a sum of cells can be, proved by whole-number multipliers of the bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from fairwitness.reconcile.solver import Entries, Limits, Numbers, Optimum, Places, Solver, least

_NEAR = 1e-6
_SHIFT = 0.25
"""How far all bounds together are loosened so that, of two proofs, the one by the wider scopes is found."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Program:
    """Rows bound sums of cells; cells have bounds too.

    `row_depth` and `cell_depth` say how many wider scopes hold each: of equal proofs the shallower is preferred.
    """

    entries: Entries
    rows: Limits
    cells: Limits
    row_depth: Numbers
    cell_depth: Numbers


def sums_of_cells(holding: Sequence[Sequence[int]]) -> Entries:
    """Write the rows' sums from the rows that each cell is counted in."""
    row = np.fromiter(chain.from_iterable(holding), dtype=np.intp)
    column = np.repeat(np.arange(len(holding)), [len(rows) for rows in holding])
    return Entries(row=row, column=column, weight=np.ones(len(row)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Extreme:
    """An exact least or greatest value. It is the sum of multiplier times bound, or, without proof, that of `cells`."""

    value: int
    proof: tuple[tuple[str, int, int], ...] | None
    cells: tuple[int, ...]


def extreme(program: Program, asked: Numbers, *, most: bool) -> Extreme:
    """Find the least (or most) the asked cells can sum to; the program must be feasible and bounded that way."""
    sign = -1 if most else 1
    proof = _proof(program, _least(_loosened(program), sign * asked), asked, sign)
    if proof is not None:
        value = sum(multiplier * _bound(program, name, at) for name, at, multiplier in proof)
        return Extreme(value=value, proof=proof, cells=())
    return _whole_numbers(program, asked, sign)


Bounds = list[tuple[str, int]]
"""Bounds of a program, each by what it is a bound of ("row low", "cell high" ...) and the place of that."""


def clashes(program: Program) -> list[Bounds]:
    """Name sets of bounds that cannot all hold, no bound in two of them: none where all can.

    All rows are loosened alike by as little as makes them hold. What that rests on is one conflict and not several, for
    it is a corner of all proofs; leaving out one bound after the other then mends only what the cells' bounds of nought
    make needless. Without the bounds of that conflict what is left may hold another.
    """
    rows = program.rows
    fullest = program.entries.sums(program.cells.high, len(rows.low))
    if np.all(np.isinf(rows.high)) and np.all(rows.low <= fullest):
        return []  # with all cells as full as they may be, every lower bound holds
    straining, found = _Straining(program), list[Bounds]()
    while strained := straining.bounds():
        found.append(_deleted(program, strained))
        straining.open(found[-1])
    return found


def room(program: Program, bounds: Sequence[tuple[str, int]], cell: int) -> float:
    """The most people a cell may hold, where of all bounds but its own lower one only these are heard."""
    cost = np.zeros(len(program.cells.low))
    cost[cell] = -1.0
    found = _least(only(program, [each for each in bounds if each != ("cell low", cell)]), cost)
    return _NEAR - found.value if found else np.inf


def nearest(program: Program, wanted: Sequence[tuple[int, int]], asked: Numbers) -> int | None:
    """Give the asked sum at the point nearest to the rows' wanted values; of several such points, the lowest sum.

    None where no whole numbers keep the bounds.
    """
    rows, cells, goals = len(program.rows.low), len(program.cells.low), len(wanted)
    numbers = np.array([float(number) for _, number in wanted])
    missing = np.arange(cells, cells + 2 * goals)  # how far each row is below what is wanted, then how far above
    missed = Entries(
        row=np.tile(np.arange(rows, rows + goals), 2), column=missing, weight=np.repeat([1.0, -1.0], goals)
    )
    entries = program.entries + program.entries.of(np.array([at for at, _ in wanted]), rows) + missed
    limits = program.rows + Limits(low=numbers, high=numbers)
    variables = program.cells + Limits.at_least(np.zeros(2 * goals))
    distance = np.repeat([0.0, 1.0], [cells, 2 * goals])
    near = least(distance, entries, limits, variables, whole=len(distance))
    if near is None:
        return None
    entries += Entries(row=np.full(2 * goals, rows + goals), column=missing, weight=np.ones(2 * goals))
    limits += Limits(low=np.zeros(1), high=np.array([round(near.value) + 0.5]))
    lowest = least(np.append(asked, np.zeros(2 * goals)), entries, limits, variables, whole=len(distance))
    return round(lowest.value) if lowest else None


def _loosened(program: Program) -> Program:
    total = float(program.row_depth.sum() + program.cell_depth.sum())
    step = _SHIFT / (2 * total + 1)
    return replace(
        program,
        rows=program.rows.loosened(program.row_depth * step),
        cells=program.cells.loosened(program.cell_depth * step),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sided:
    """A program's rows with each bound a row of its own, those from below first.

    Which of several equal proofs is found hangs on how a program is written; so, releases 1.12 to 1.16 find the same.
    """

    lows: Places
    highs: Places
    entries: Entries
    limits: Limits

    @classmethod
    def of(cls, program: Program) -> _Sided:
        """Part the bounds; to hold nobody or more, or any number, bounds nothing."""
        rows = program.rows
        lows, highs = np.flatnonzero(rows.low > 0), np.flatnonzero(np.isfinite(rows.high))
        return cls(
            lows=lows,
            highs=highs,
            entries=program.entries.of(lows, 0) + program.entries.of(highs, len(lows)),
            limits=Limits.at_least(rows.low[lows]) + Limits.at_most(rows.high[highs]),
        )

    def pull(self, found: Optimum, program: Program) -> Numbers:
        """How an optimum moves as a row's bound does, of the program's own rows."""
        pull = np.zeros(len(program.rows.low))
        pull[self.lows] += found.row_pull[: len(self.lows)]
        pull[self.highs] += found.row_pull[len(self.lows) :]
        return pull


def _least(program: Program, cost: Numbers) -> Optimum | None:
    """Find the least of the cells' costs."""
    sided = _Sided.of(program)
    found = least(cost, sided.entries, sided.limits, program.cells)
    return replace(found, row_pull=sided.pull(found, program)) if found else None


class _Straining:
    """A program all of whose rows are loosened alike by as little as makes them hold."""

    def __init__(self, program: Program) -> None:
        self._program, self._sided, cells = program, _Sided.of(program), len(program.cells.low)
        size = len(self._sided.limits.low)
        signs = np.repeat([1.0, -1.0], [len(self._sided.lows), len(self._sided.highs)])
        by_how_much = Entries(row=np.arange(size), column=np.full(size, cells), weight=signs)
        self._solver = Solver(
            np.append(np.zeros(cells), 1.0),
            self._sided.entries + by_how_much,
            self._sided.limits,
            program.cells + Limits.at_least(np.zeros(1)),
        )
        self._cells = Limits(low=program.cells.low.copy(), high=program.cells.high.copy())

    def bounds(self) -> Bounds:
        """Name the bounds for which rows have to be loosened; none where they hold as they are."""
        found = self._solver.least()
        if found is None or found.value < _NEAR:
            return []
        pulls = _multipliers(self._sided.pull(found, self._program), found.variable_pull[:-1])
        # a cell's own lower bound of nought is nobody's word
        return [(name, at) for name, at, _ in pulls if name != "cell low" or self._cells.low[at] > 0]

    def open(self, bounds: Bounds) -> None:
        """Hear some bounds no more."""
        for name, at in bounds:
            if name == "row low":
                self._solver.open_row(int(np.searchsorted(self._sided.lows, at)))
            elif name == "row high":
                self._solver.open_row(len(self._sided.lows) + int(np.searchsorted(self._sided.highs, at)))
            else:
                limits, value = (self._cells.low, 0.0) if name == "cell low" else (self._cells.high, np.inf)
                limits[at] = value
                self._solver.bound_variable(at, self._cells.low[at], self._cells.high[at])


def _multipliers(row_pull: Numbers, cell_pull: Numbers) -> list[tuple[str, int, float]]:
    """Name the bounds an optimum rests on, each with how the optimum moves as the bound does."""
    return [
        (f"{of} {side}", int(at), float(pull[at]))
        for of, pull in (("row", row_pull), ("cell", cell_pull))
        for side, sign in (("low", 1), ("high", -1))
        for at in np.flatnonzero(sign * pull > _NEAR)
    ]


def _proof(
    program: Program, optimum: Optimum | None, asked: Numbers, sign: int
) -> tuple[tuple[str, int, int], ...] | None:
    """Round the multipliers and check, in whole numbers, that they prove the value."""
    if optimum is None:
        return None
    found = _multipliers(optimum.row_pull, optimum.variable_pull)
    if any(abs(abs(value) - 1) > 1e-4 for _, _, value in found):
        return None
    rounded = tuple((name, at, sign * round(value)) for name, at, value in found)
    weight = {"row": np.zeros(len(program.rows.low)), "cell": np.zeros(len(asked))}
    for name, at, multiplier in rounded:
        weight[name.split()[0]][at] += multiplier
    covered = program.entries.reach(weight["row"], len(asked)) + weight["cell"]
    return rounded if np.array_equal(covered, asked) else None


def _bound(program: Program, name: str, at: int) -> int:
    of, side = name.split()
    limits = program.rows if of == "row" else program.cells
    return round(float((limits.low if side == "low" else limits.high)[at]))


def _whole_numbers(program: Program, asked: Numbers, sign: int) -> Extreme:
    found = least(sign * asked, program.entries, program.rows, program.cells, whole=len(asked))
    if found is None:  # no whole-number point: the bounds of the fractional one, rounded outwards
        loose = _least(program, sign * asked)
        assert loose  # the program is feasible and bounded
        value = sign * int(np.floor(loose.value + _NEAR))
        return Extreme(value=value, proof=None, cells=tuple(int(x) for x in np.floor(loose.variables)))
    cells = tuple(int(x) for x in np.rint(found.variables))
    return Extreme(value=int(np.dot(np.rint(asked), cells)), proof=None, cells=cells)


def _deleted(program: Program, found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Leave out bound after bound for as long as the rest still cannot hold."""
    kept = list(found)
    for bound in sorted(found, reverse=True):
        left = [each for each in kept if each != bound]
        if left and not _holds(only(program, left)):
            kept = left
    return kept


def only(program: Program, bounds: Sequence[tuple[str, int]]) -> Program:
    """The program with all bounds but these left open."""
    rows, cells = (Limits.at_least(np.zeros(len(each.low))) for each in (program.rows, program.cells))
    sides = {
        "row low": (rows.low, program.rows.low),
        "row high": (rows.high, program.rows.high),
        "cell low": (cells.low, program.cells.low),
        "cell high": (cells.high, program.cells.high),
    }
    for name, at in bounds:
        kept, given = sides[name]
        kept[at] = given[at]
    return replace(program, rows=rows, cells=cells)


def _holds(program: Program) -> bool:
    return _least(program, np.zeros(len(program.cells.low))) is not None
