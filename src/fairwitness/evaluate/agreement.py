"""Agreement of two annotators: Cohen's kappa of what is chosen from a list, on the claims both found."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fairwitness.evaluate.comparison import Row
from fairwitness.evaluate.evaluation import ENOUGH_REPORTS, Dimension, Evaluation
from fairwitness.evaluate.figures import RESAMPLES, Interval, middle

CHOSEN = {
    Dimension.HARM: ("group", "status", "background"),
    Dimension.VALUE: ("value", "status", "background"),
}
_DIGITS = 4
_Choices = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many paired claims the one gave the first value and the other the second."""

    one: str
    other: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kappa:
    """How far two agree in one field beyond chance: 1 always, 0 as often as chance would.

    `value` is unknown where both gave every claim the same value: chance alone would agree just as well.
    """

    field: str
    claims: int
    agreed: float | None
    value: float | None
    interval: Interval | None = None
    cells: tuple[Cell, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give everything as JSON values; the cells as [one, other, claims]."""
        return {
            "claims": self.claims,
            "agreed": self.agreed,
            "kappa": self.value,
            "interval": [self.interval.low, self.interval.high] if self.interval else None,
            "cells": [[cell.one, cell.other, cell.claims] for cell in self.cells],
        }


def kappas(evaluation: Evaluation, *, seed: int | None = 0) -> tuple[Kappa, ...]:
    """Give Cohen's kappa of each chosen field over all pairs; intervals over reports, where there are enough."""
    names = CHOSEN[Dimension(evaluation.layout.sort)]
    return tuple(_kappa(name, [_choices(row, name) for row in evaluation.rows], seed) for name in names)


def cohens_kappa(choices: _Choices) -> float | None:
    """Work kappa out of a table of choices (Cohen 1960); None where there are none, or chance agrees always."""
    total = choices.total()
    if not total:
        return None
    one, other = _margin(choices, 0), _margin(choices, 1)
    by_chance = sum(one[value] * other[value] for value in one) / total**2
    agreed = sum(n for (left, right), n in choices.items() if left == right) / total
    return None if by_chance >= 1 else (agreed - by_chance) / (1 - by_chance)


def _choices(row: Row, field: str) -> _Choices:
    return Counter((_chosen(getattr(p.predicted, field)), _chosen(getattr(p.gold, field))) for p in row.pairs)


def _chosen(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kappa(field: str, by_report: Sequence[_Choices], seed: int | None) -> Kappa:
    choices = _added(by_report)
    total = choices.total()
    value = cohens_kappa(choices)
    return Kappa(
        field=field,
        claims=total,
        agreed=round(sum(n for (one, other), n in choices.items() if one == other) / total, _DIGITS) if total else None,
        value=None if value is None else round(value, _DIGITS),
        interval=None if value is None or seed is None else _interval(by_report, seed),
        cells=tuple(Cell(one=one, other=other, claims=n) for (one, other), n in sorted(choices.items())),
    )


def _interval(by_report: Sequence[_Choices], seed: int) -> Interval | None:
    told = [choices for choices in by_report if choices]
    if len(told) < ENOUGH_REPORTS:
        return None
    rng = random.Random(seed)
    draws = (cohens_kappa(_added(rng.choices(told, k=len(told)))) for _ in range(RESAMPLES))
    known = [value for value in draws if value is not None]
    # where many resamples hold one value only, what is left of them is no fair picture
    return middle(np.array(known)) if len(known) >= 0.95 * RESAMPLES else None


def _added(tables: Iterable[_Choices]) -> _Choices:
    total: _Choices = Counter()
    for table in tables:
        total.update(table)
    return total


def _margin(choices: _Choices, side: int) -> Counter[str]:
    margin: Counter[str] = Counter()
    for pair, number in choices.items():
        margin[pair[side]] += number
    return margin
