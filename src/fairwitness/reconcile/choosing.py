"""Choosing: of figures that may be of the same people, those that make the low highest, by one program.

The low rests on multipliers of bounds (`linear.py`). Here these are the variables, and one more for each figure says
whether it counts: its lower bound bears where it does, and of figures that may be of the same people one counts. Claims
that contradict each other are worth nothing: no multiplier is more than one, and people too few or too many are a cost.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np

from fairwitness.reconcile.component import Posed
from fairwitness.reconcile.solver import Entries, Limits, least

_NEAR = 1e-6


@dataclass(slots=True, eq=False)
class _Sheet:
    """A program as it is written down, variable by variable and row by row."""

    costs: list[float] = field(default_factory=list)
    ranges: list[tuple[float, float]] = field(default_factory=list)
    rows: list[Mapping[int, float]] = field(default_factory=list)
    limits: list[tuple[float, float]] = field(default_factory=list)

    def variable(self, cost: float, low: float = 0.0, high: float = 1.0) -> int:
        """Add a variable, and number it."""
        self.costs.append(cost)
        self.ranges.append((low, high))
        return len(self.costs) - 1

    def row(self, weights: Mapping[int, float], low: float, high: float) -> None:
        """Bound a sum of weighed variables."""
        self.rows.append(weights)
        self.limits.append((low, high))

    def solved(self, whole: int) -> Sequence[float] | None:
        """Give the variables where the costs are least, the first so many in whole numbers."""
        sizes = [len(weights) for weights in self.rows]
        entries = Entries(
            row=np.repeat(np.arange(len(sizes)), sizes),
            column=np.array([at for weights in self.rows for at in weights], dtype=np.intp),
            weight=np.array([weight for weights in self.rows for weight in weights.values()]),
        )
        found = least(np.array(self.costs), entries, _limits(self.limits), _limits(self.ranges), whole=whole)
        return None if found is None else [float(value) for value in found.variables]


def _limits(bounds: Sequence[tuple[float, float]]) -> Limits:
    return Limits(low=np.array([low for low, _ in bounds]), high=np.array([high for _, high in bounds]))


class Choosing:
    """Ways of choosing between figures of some components that have `rivals`; `preferred` are those chosen so far."""

    def __init__(self, posed: Sequence[Posed], rivals: Mapping[int, Set[int]], preferred: Set[int]) -> None:
        told = sorted({at for each in posed for nodes in each.nodes for at in nodes} & rivals.keys())
        self._preferred = preferred
        self._sheet = _Sheet()
        # where it makes no difference the choice is kept
        self._counts = {at: self._sheet.variable(-(at in preferred) / (2 * len(told) + 2)) for at in told}
        for clique in _cliques(told, rivals):
            self._sheet.row({self._counts[at]: 1.0 for at in clique}, -np.inf, 1.0)
        for each in posed:
            self._write_multipliers(each)
            self._write_people(each)

    def is_best(self) -> bool:
        """Tell whether no other choice comes to more than the one so far, not even if figures could count in part."""
        return not self._counts or self._low(self._sheet.solved(0)) <= self._so_far()

    def _so_far(self) -> int:
        """What the low comes to with those chosen so far."""
        ranges = self._sheet.ranges
        fixed = [(0.0, float(at in self._preferred)) for at in self._counts]
        return self._low(replace(self._sheet, ranges=[*fixed, *ranges[len(fixed) :]]).solved(0))

    def best(self) -> frozenset[int]:
        """Choose the figures with which the low is highest."""
        found = self._sheet.solved(len(self._counts))
        if found is None:
            return frozenset(self._preferred)
        return frozenset([at for at, place in self._counts.items() if found[place] > 0.5])

    def _low(self, found: Sequence[float] | None) -> int:
        if found is None:
            return 0
        chosen = len(self._counts)
        total = sum(cost * value for cost, value in zip(self._sheet.costs[chosen:], found[chosen:], strict=True))
        return math.floor(_NEAR - total)

    def _write_multipliers(self, posed: Posed) -> None:
        """Let the multipliers of each cell's bounds come to no more than is asked of it."""
        program, sheet = posed.program, self._sheet
        weights: list[dict[int, float]] = [{} for _ in posed.asked]
        held: dict[int, list[int]] = defaultdict(list)
        for row, column in zip(program.entries.row.tolist(), program.entries.column.tolist(), strict=True):
            held[row].append(column)
        for row, (nodes, low, high) in enumerate(
            zip(posed.nodes, program.rows.low.tolist(), program.rows.high.tolist(), strict=True)
        ):
            if low > 0:
                up = sheet.variable(-low)
                for column in held[row]:
                    weights[column][up] = 1.0
                for at in self._counts.keys() & set(nodes):
                    sheet.row({up: 1.0, self._counts[at]: -1.0}, -np.inf, 0.0)
            if math.isfinite(high):
                down = sheet.variable(high)
                for column in held[row]:
                    weights[column][down] = -1.0
        for column, (low, high) in enumerate(zip(program.cells.low.tolist(), program.cells.high.tolist(), strict=True)):
            if low > 0:
                weights[column][sheet.variable(-low)] = 1.0
            if math.isfinite(high):
                weights[column][sheet.variable(high)] = -1.0
        for column, asked in enumerate(posed.asked):
            if weights[column]:
                sheet.row(weights[column], -np.inf, float(asked))

    def _write_people(self, posed: Posed) -> None:
        """Let there be people in the cells, for all that is said, and count how many too few or too many these are."""
        program, sheet = posed.program, self._sheet
        sums: list[dict[int, float]] = [{} for _ in posed.nodes]
        people = [sheet.variable(0.0, 0.0, np.inf) for _ in posed.asked]
        for row, column in zip(program.entries.row.tolist(), program.entries.column.tolist(), strict=True):
            sums[row][people[column]] = 1.0
        for weights, nodes, low, high in zip(
            sums, posed.nodes, program.rows.low.tolist(), program.rows.high.tolist(), strict=True
        ):
            counting = [self._counts[at] for at in nodes if at in self._counts]
            if low > 0:
                # a row of several figures bears where all of them count
                self._at_least({**weights, **dict.fromkeys(counting, -low)}, low * (1 - len(counting)))
            if math.isfinite(high):
                self._at_most(weights, high)
        for one, low, high in zip(people, program.cells.low.tolist(), program.cells.high.tolist(), strict=True):
            if low > 0:
                self._at_least({one: 1.0}, low)
            if math.isfinite(high):
                self._at_most({one: 1.0}, high)

    def _at_least(self, weights: Mapping[int, float], low: float) -> None:
        self._sheet.row({**weights, self._sheet.variable(1.0, 0.0, np.inf): 1.0}, low, np.inf)

    def _at_most(self, weights: Mapping[int, float], high: float) -> None:
        self._sheet.row({**weights, self._sheet.variable(1.0, 0.0, np.inf): -1.0}, -np.inf, high)


def _cliques(nodes: Sequence[int], rivals: Mapping[int, Set[int]]) -> Iterator[list[int]]:
    """Give sets of figures of which all may be of the same people, so that every two that may are in one."""
    beside = {at: rivals[at] & set(nodes) for at in nodes}
    left = {(one, other) for one in nodes for other in beside[one] if one < other}
    for pair in sorted(left):
        if pair not in left:
            continue
        clique = list(pair)
        common = set(beside[pair[0]] & beside[pair[1]])
        while common:
            one = min(common)
            clique.append(one)
            common &= beside[one]
        left.difference_update([(one, other) for one in clique for other in clique if one < other])
        yield sorted(clique)
