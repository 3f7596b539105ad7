"""Solver: the least that a weighted sum of variables can be while rows of them keep their bounds, by HiGHS.

The only file that imports highspy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entries:
    """What rows sum up: the row at `row[n]` counts the variable at `column[n]`, `weight[n]` times."""

    row: Places
    column: Places
    weight: Numbers

    def sums(self, values: Numbers, rows: int) -> Numbers:
        """What so many rows come to with these values of the variables."""
        return np.bincount(self.row, self.weight * values[self.column], minlength=rows).astype(np.float64)

    def reach(self, values: Numbers, columns: int) -> Numbers:
        """What the rows' values come to in each of so many variables."""
        return np.bincount(self.column, self.weight * values[self.row], minlength=columns).astype(np.float64)

    def of(self, rows: Places, first: int) -> Entries:
        """The entries of some rows, given in order, numbered anew from the first."""
        kept = np.isin(self.row, rows)
        row = np.searchsorted(rows, self.row[kept]) + first
        return Entries(row=row, column=self.column[kept], weight=self.weight[kept])

    def __add__(self, more: Entries) -> Entries:
        return Entries(
            row=np.concatenate([self.row, more.row]),
            column=np.concatenate([self.column, more.column]),
            weight=np.concatenate([self.weight, more.weight]),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limits:
    """Bounds of each row or variable, `low <= value <= high` (inf: open)."""

    low: Numbers
    high: Numbers

    def __add__(self, more: Limits) -> Limits:
        return Limits(low=np.concatenate([self.low, more.low]), high=np.concatenate([self.high, more.high]))

    def loosened(self, by: Numbers) -> Limits:
        """Bounds wider by so much on either side."""
        return Limits(low=self.low - by, high=self.high + by)

    @classmethod
    def at_least(cls, low: Numbers) -> Limits:
        """Bounds from below alone."""
        return cls(low=low, high=np.full(len(low), np.inf))

    @classmethod
    def at_most(cls, high: Numbers) -> Limits:
        """Bounds from above alone."""
        return cls(low=np.full(len(high), -np.inf), high=high)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Optimum:
    """The least value, the variables there, and how it moves as the bound of each row and variable does.

    A value rests on lower bounds that pull it up (above nought) and on upper ones that pull it down (below).
    """

    value: float
    variables: Numbers
    row_pull: Numbers
    variable_pull: Numbers


def least(cost: Numbers, entries: Entries, rows: Limits, variables: Limits, *, whole: int = 0) -> Optimum | None:
    """Find the least that the variables' costs sum to, the first so many in whole numbers.

    None where the bounds cannot all hold, or where there is no least value.
    """
    return Solver(cost, entries, rows, variables, whole=whole).least()


class Solver:
    """A program that may be solved again when some of its bounds have been opened, from where it stood."""

    def __init__(self, cost: Numbers, entries: Entries, rows: Limits, variables: Limits, *, whole: int = 0) -> None:
        self._highs = Highs()  # type: ignore[no-untyped-call]  # highspy does not say what its constructor takes
        self._highs.silent()
        self._highs.setOptionValue("parallel", "off")  # however many cores, the same way
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.passModel(_written(cost, entries, rows, variables, whole))

    def least(self) -> Optimum | None:
        """Find the least; None where the bounds cannot all hold, or where there is no least value."""
        self._highs.run()
        if self._highs.getModelStatus() != HighsModelStatus.kOptimal:
            return None
        found = self._highs.getSolution()
        return Optimum(
            value=self._highs.getObjectiveValue(),
            variables=np.array(found.col_value),
            row_pull=np.array(found.row_dual),
            variable_pull=np.array(found.col_dual),
        )

    def open_row(self, at: int) -> None:
        """Let a row come to anything."""
        self._highs.changeRowBounds(at, -np.inf, np.inf)

    def bound_variable(self, at: int, low: float, high: float) -> None:
        """Give a variable other bounds."""
        self._highs.changeColBounds(at, low, high)


def _written(cost: Numbers, entries: Entries, rows: Limits, variables: Limits, whole: int) -> HighsLp:
    """Write a program as HiGHS reads it, variable after variable."""
    order = np.lexsort((entries.row, entries.column))
    program = HighsLp()
    program.num_col_, program.num_row_ = len(cost), len(rows.low)
    program.col_cost_, program.col_lower_, program.col_upper_ = cost, variables.low, variables.high
    program.row_lower_, program.row_upper_ = rows.low, rows.high
    matrix = program.a_matrix_
    matrix.format_ = MatrixFormat.kColwise
    matrix.num_col_, matrix.num_row_ = program.num_col_, program.num_row_
    matrix.start_ = np.searchsorted(entries.column[order], np.arange(len(cost) + 1)).astype(np.int32)
    matrix.index_, matrix.value_ = entries.row[order].astype(np.int32), entries.weight[order]
    if whole:
        further = len(cost) - whole
        program.integrality_ = [HighsVarType.kInteger] * whole + [HighsVarType.kContinuous] * further
    return program
