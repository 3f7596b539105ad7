"""Linear programs: the least and the most a sum of cells can be, proved by whole-number multipliers of the bounds.

The only file that imports scipy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array, csr_array, hstack, identity, vstack

Numbers = npt.NDArray[np.float64]
_NEAR = 1e-6
_SHIFT = 0.25
"""How far all bounds together are loosened so that, of two proofs, the one by the wider scopes is found."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Program:
    """Rows bound sums of cells, `low <= sum <= high` (inf: open); cells have bounds too.

    `row_depth` and `cell_depth` say how many wider scopes hold each: of equal proofs the shallower is preferred.
    """

    matrix: csr_array
    row_low: Numbers
    row_high: Numbers
    cell_low: Numbers
    cell_high: Numbers
    row_depth: Numbers
    cell_depth: Numbers


def sums_of_cells(holding: Sequence[Sequence[int]], rows: int) -> csr_array:
    """Make the matrix of so many rows from the rows that each cell is counted in."""
    inside = np.fromiter(chain.from_iterable(holding), dtype=np.int32)
    ends = np.cumsum([0, *map(len, holding)], dtype=np.int32)
    return csr_array(csc_array((np.ones(len(inside)), inside, ends), shape=(rows, len(holding))))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Extreme:
    """An exact least or greatest value. It is the sum of multiplier times bound, or, without proof, that of `cells`."""

    value: int
    proof: tuple[tuple[str, int, int], ...] | None
    cells: tuple[int, ...]


def extreme(program: Program, asked: Numbers, *, most: bool) -> Extreme:
    """Find the least (or most) the asked cells can sum to; the program must be feasible and bounded that way."""
    loose = _loosened(program)
    result = _solve(loose, -asked if most else asked)
    sign = -1 if most else 1
    proof = _proof(program, loose, result, asked, sign)
    if proof is not None:
        value = sum(multiplier * _bound(program, name, at) for name, at, multiplier in proof)
        return Extreme(value=value, proof=proof, cells=())
    return _whole_numbers(program, asked, sign)


def clash(program: Program) -> list[tuple[str, int]]:
    """Name bounds that cannot all hold, or none where they can: first by a proof, then one after the other left out.

    All rows are loosened alike by as little as makes them hold. What that rests on is one conflict and not several, for
    it is a corner of all proofs; leaving out then mends only what the cells' bounds of nought make needless.
    """
    cells = program.matrix.shape[1]
    lows, highs = _closed(program)
    if not len(highs) and np.all(program.row_low <= program.matrix @ program.cell_high):
        return []  # with all cells as full as they may be, every lower bound holds
    upper = csr_array(vstack([-program.matrix[lows, :], program.matrix[highs, :]], format="csr"))
    loosened = csr_array(hstack([upper, csr_array(-np.ones((upper.shape[0], 1)))], format="csr"))
    limits = np.concatenate([-program.row_low[lows], program.row_high[highs]])
    bounds = np.column_stack([np.append(program.cell_low, 0.0), np.append(program.cell_high, np.inf)])
    result = linprog(np.append(np.zeros(cells), 1.0), A_ub=loosened, b_ub=limits, bounds=bounds, method="highs")
    if result.fun < _NEAR:
        return []
    found = [(name, at) for name, at, _ in _multipliers(result, program)]
    # a cell's own lower bound of nought is nobody's word
    found = [(name, at) for name, at in found if name != "cell low" or program.cell_low[at] > 0]
    return _deleted(program, found)


def room(program: Program, bounds: Sequence[tuple[str, int]], cell: int) -> float:
    """The most people a cell may hold, where of all bounds but its own lower one only these are heard."""
    left = only(program, [each for each in bounds if each != ("cell low", cell)])
    cost = np.zeros(len(left.cell_low))
    cost[cell] = -1.0
    result = _solve(left, cost)
    return float(-result.fun) + _NEAR if result.status == 0 else np.inf


def nearest(program: Program, wanted: Sequence[tuple[int, int]], asked: Numbers) -> int:
    """Give the asked sum at the point nearest to the rows' wanted values; of several such points, the lowest sum."""
    size, cells = program.matrix.shape
    rows = [at for at, _ in wanted]
    picked = csr_array(program.matrix[rows, :])
    unit = csr_array(identity(len(rows), format="csr"))
    empty = csr_array((size, 2 * len(rows)))
    matrix = csr_array(vstack([hstack([program.matrix, empty]), hstack([picked, unit, -unit])], format="csr"))
    goals = np.array([float(number) for _, number in wanted])
    low, high = np.concatenate([program.row_low, goals]), np.concatenate([program.row_high, goals])
    limits = Bounds(
        np.concatenate([program.cell_low, np.zeros(2 * len(rows))]),
        np.concatenate([program.cell_high, np.full(2 * len(rows), np.inf)]),
    )
    cost = np.concatenate([np.zeros(cells), np.ones(2 * len(rows))])
    integral = np.ones(cells + 2 * len(rows))
    first = milp(cost, constraints=LinearConstraint(matrix, low, high), bounds=limits, integrality=integral)
    target = np.concatenate([asked, np.zeros(2 * len(rows))])
    near = LinearConstraint(csr_array(cost.reshape(1, -1)), 0, round(first.fun) + 0.5)
    rows_hold = LinearConstraint(matrix, low, high)
    second = milp(target, constraints=[rows_hold, near], bounds=limits, integrality=integral)
    number: int = round(second.fun)
    return number


def _loosened(program: Program) -> Program:
    total = float(program.row_depth.sum() + program.cell_depth.sum())
    step = _SHIFT / (2 * total + 1)
    by_row, by_cell = program.row_depth * step, program.cell_depth * step
    return Program(
        matrix=program.matrix,
        row_low=program.row_low - by_row,
        row_high=program.row_high + by_row,
        cell_low=program.cell_low - by_cell,
        cell_high=program.cell_high + by_cell,
        row_depth=program.row_depth,
        cell_depth=program.cell_depth,
    )


def _solve(program: Program, cost: Numbers) -> Any:
    lows, highs = _closed(program)
    upper = csr_array(vstack([-program.matrix[lows, :], program.matrix[highs, :]], format="csr"))
    limits = np.concatenate([-program.row_low[lows], program.row_high[highs]])
    bounds = np.column_stack([program.cell_low, program.cell_high])
    return linprog(cost, A_ub=upper, b_ub=limits, bounds=bounds, method="highs")


def _closed(program: Program) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Number the rows that bound anything from below, and from above."""
    return np.flatnonzero(program.row_low > 0), np.flatnonzero(np.isfinite(program.row_high))


def _multipliers(result: Any, program: Program) -> list[tuple[str, int, float]]:
    """Name the bounds an optimum rests on, each with how the optimum moves as the bound does."""
    marginals = result.ineqlin.marginals
    lows, highs = _closed(program)
    everything = np.arange(len(program.cell_low))
    sides = (
        ("row low", lows, -marginals[: len(lows)]),
        ("row high", highs, marginals[len(lows) :]),
        ("cell low", everything, result.lower.marginals[: len(everything)]),
        ("cell high", everything, result.upper.marginals[: len(everything)]),
    )
    return [
        (name, int(places[at]), float(values[at]))
        for name, places, values in sides
        for at in np.flatnonzero(np.abs(values) > _NEAR)
    ]


def _proof(
    program: Program, loose: Program, result: Any, asked: Numbers, sign: int
) -> tuple[tuple[str, int, int], ...] | None:
    """Round the multipliers and check, in whole numbers, that they prove the value."""
    if result.status != 0:
        return None
    rows, cells = program.matrix.shape
    found = _multipliers(result, loose)
    rounded = [(name, at, sign * round(value)) for name, at, value in found]
    if any(abs(value - round(value)) > 1e-4 or abs(round(value)) != 1 for _, _, value in found):
        return None
    weight = np.zeros(rows)
    cell_weight = np.zeros(cells)
    for name, at, multiplier in rounded:
        (weight if name.startswith("row") else cell_weight)[at] += multiplier
    covers = np.array_equal(np.rint(program.matrix.T @ weight + cell_weight), np.rint(asked))
    return tuple(rounded) if covers else None


def _bound(program: Program, name: str, at: int) -> int:
    side = {
        "row low": program.row_low,
        "row high": program.row_high,
        "cell low": program.cell_low,
        "cell high": program.cell_high,
    }[name]
    return round(float(side[at]))


def _whole_numbers(program: Program, asked: Numbers, sign: int) -> Extreme:
    held = LinearConstraint(program.matrix, program.row_low, program.row_high)
    limits = Bounds(program.cell_low, program.cell_high)
    result = milp(sign * asked, constraints=held, bounds=limits, integrality=np.ones(len(asked)))
    if result.x is None:  # no whole-number point: the bounds of the fractional one, rounded outwards
        loose = _solve(program, sign * asked)
        value = sign * int(np.floor(loose.fun + _NEAR))
        return Extreme(value=value, proof=None, cells=tuple(int(x) for x in np.floor(loose.x)))
    cells = tuple(int(x) for x in np.rint(result.x))
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
    rows, cells = program.matrix.shape
    low, high = np.zeros(rows), np.full(rows, np.inf)
    cell_low, cell_high = np.zeros(cells), np.full(cells, np.inf)
    kept = {"row low": low, "row high": high, "cell low": cell_low, "cell high": cell_high}
    given = {
        "row low": program.row_low,
        "row high": program.row_high,
        "cell low": program.cell_low,
        "cell high": program.cell_high,
    }
    for name, at in bounds:
        kept[name][at] = given[name][at]
    return Program(
        matrix=program.matrix,
        row_low=low,
        row_high=high,
        cell_low=cell_low,
        cell_high=cell_high,
        row_depth=program.row_depth,
        cell_depth=program.cell_depth,
    )


def _holds(program: Program) -> bool:
    return bool(_solve(program, np.zeros(program.matrix.shape[1])).status == 0)
