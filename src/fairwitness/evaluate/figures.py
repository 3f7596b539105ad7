"""The figures over a set of reports: precision, recall, F1 and accuracies, with bootstrap intervals over reports."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fairwitness.evaluate.comparison import Layout, Pair, Row, is_stated

RESAMPLES = 1000
_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a figure lay in 95 of 100 resamples of the articles."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F1, micro-averaged over all articles; the interval is F1's."""

    name: str
    precision: float
    recall: float
    f1: float
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """The share of the paired claims that have one field right, and in which way the others have it wrong.

    `left_out`: only the gold says something there; `made_up`: only the other side; `different`: both, not the same.
    """

    name: str
    value: float
    interval: Interval | None = None
    claims: int = 0
    left_out: int = 0
    made_up: int = 0
    different: int = 0

    def as_json(self) -> dict[str, Any]:
        """Give the field's figures as JSON values; where no claim was looked at, what is right is unknown."""
        return {
            "claims": self.claims,
            "right": self.value if self.claims else None,
            "interval": [self.interval.low, self.interval.high] if self.interval else None,
            "left_out": self.left_out,
            "made_up": self.made_up,
            "different": self.different,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All figures over a set of articles. `fields` has the accuracies, and fields told beside them."""

    articles: int
    gold: int
    predicted: int
    scores: tuple[Score, ...]
    accuracies: tuple[Accuracy, ...]
    fields: tuple[Accuracy, ...] = ()

    def score(self, name: str) -> Score:
        """Look a score up by its name, such as "core"."""
        return next(score for score in self.scores if score.name == name)

    def accuracy(self, name: str) -> Accuracy:
        """Look an accuracy up by its field, such as "claimant"."""
        return next(accuracy for accuracy in self.accuracies if accuracy.name == name)

    def as_json(self) -> dict[str, Any]:
        """Give the figures as JSON values: scores as [precision, recall, F1], intervals apart."""
        figures: tuple[Score | Accuracy, ...] = (*self.scores, *self.accuracies)
        intervals = {each.name: [each.interval.low, each.interval.high] for each in figures if each.interval}
        return {
            "articles": self.articles,
            "gold": self.gold,
            "predicted": self.predicted,
            **{score.name: [score.precision, score.recall, score.f1] for score in self.scores},
            **{accuracy.name: accuracy.value for accuracy in self.accuracies},
            **({"intervals": intervals} if intervals else {}),
        }


def summary(rows: Sequence[Row], layout: Layout, *, seed: int | None = 0) -> Figures:
    """Micro-average the rows into figures, rounded to four digits; `seed` None leaves the intervals out."""
    names = ("gold", "predicted", "judged", *layout.scores, *layout.fields)
    table = np.array([_counts(row, layout) for row in rows], dtype=np.int64).reshape(-1, len(names))
    totals = dict(zip(names, map(int, table.sum(axis=0)), strict=True))
    intervals = _intervals(table, names, layout, seed) if seed is not None and rows else {}
    judged = [pair for row in rows for pair in layout.judged(row)]
    fields = tuple(_accuracy(name, totals, judged, intervals.get(name)) for name in layout.fields)
    return Figures(
        articles=len(rows),
        gold=totals["gold"],
        predicted=totals["predicted"],
        scores=tuple(_score(name, totals, intervals.get(name)) for name in layout.scores),
        accuracies=tuple(accuracy for accuracy in fields if accuracy.name in layout.accuracies),
        fields=fields,
    )


def share(part: int, whole: int) -> float:
    """A part of a whole, rounded; of nothing, nothing."""
    return round(part / max(1, whole), _DIGITS)


def middle(values: np.ndarray[Any, np.dtype[np.float64]]) -> Interval:
    """Where the middle 95 of 100 values lie."""
    ranked = np.sort(values)
    low, high = ranked[len(ranked) * 25 // 1000], ranked[len(ranked) * 975 // 1000]
    return Interval(low=round(float(low), _DIGITS), high=round(float(high), _DIGITS))


def _counts(row: Row, layout: Layout) -> list[int]:
    judged = layout.judged(row)
    return [
        len(row.pairs) + len(row.missed),
        len(row.pairs) + len(row.extra),
        len(judged),
        *(sum(pair.is_right(fields) for pair in row.pairs) for fields in layout.scores.values()),
        *(sum(name not in pair.wrong for pair in judged) for name in layout.fields),
    ]


def _score(name: str, totals: Mapping[str, int], interval: Interval | None) -> Score:
    right, gold, predicted = totals[name], totals["gold"], totals["predicted"]
    return Score(
        name=name,
        precision=share(right, predicted),
        recall=share(right, gold),
        f1=share(2 * right, predicted + gold),
        interval=interval,
    )


def _accuracy(name: str, totals: Mapping[str, int], judged: Sequence[Pair], interval: Interval | None) -> Accuracy:
    wrong = [pair for pair in judged if name in pair.wrong]
    left_out = sum(not is_stated(pair.predicted, name) for pair in wrong)
    made_up = sum(not is_stated(pair.gold, name) for pair in wrong)
    return Accuracy(
        name=name,
        value=share(totals[name], totals["judged"]),
        interval=interval,
        claims=totals["judged"],
        left_out=left_out,
        made_up=made_up,
        different=len(wrong) - left_out - made_up,
    )


def _intervals(
    table: np.ndarray[Any, np.dtype[np.int64]], names: Sequence[str], layout: Layout, seed: int
) -> dict[str, Interval]:
    column = {name: at for at, name in enumerate(names)}
    rng = random.Random(seed)
    everyone = range(len(table))
    draws = np.array([table[rng.choices(everyone, k=len(table))].sum(axis=0) for _ in range(RESAMPLES)])
    claims = np.maximum(1, draws[:, column["gold"]] + draws[:, column["predicted"]])
    pairs = np.maximum(1, draws[:, column["judged"]])
    shares = {name: 2 * draws[:, column[name]] / claims for name in layout.scores}
    shares |= {name: draws[:, column[name]] / pairs for name in layout.fields}
    return {name: middle(values) for name, values in shares.items()}
