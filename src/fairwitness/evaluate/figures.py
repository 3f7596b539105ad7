"""The figures of an evaluation: precision, recall, F1 and accuracies, with bootstrap intervals over articles."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from fairwitness.evaluate.records import Record

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
    """The share of the paired claims that have one field right."""

    name: str
    value: float
    interval: Interval | None = None


class ErrorKind(StrEnum):
    """What went wrong with a claim."""

    MISSED = "missed"
    EXTRA = "extra"
    WRONG = "wrong field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One claim missed, one too many, or one with wrong fields (named)."""

    report: str
    kind: ErrorKind
    fields: tuple[str, ...] = ()
    predicted: Record | None = None
    gold: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The counts of one article: claims in gold, claims predicted, and how many were right in each respect."""

    report: str
    counts: Mapping[str, int]
    errors: tuple[Error, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All figures over a set of articles."""

    articles: int
    gold: int
    predicted: int
    scores: tuple[Score, ...]
    accuracies: tuple[Accuracy, ...]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which counts are scores, which are accuracies, and among how many pairs those are taken."""

    scores: tuple[str, ...]
    accuracies: tuple[str, ...]
    among: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures over all articles, the same by kind of text (the id's prefix), and every error."""

    overall: Figures
    by_kind: Mapping[str, Figures]
    errors: tuple[Error, ...] = field(repr=False)

    def as_json(self, *, errors: bool = False) -> dict[str, Any]:
        """Give everything as JSON values; the errors only when asked for."""
        out = self.overall.as_json()
        out["kinds"] = {kind: figures.as_json() for kind, figures in self.by_kind.items()}
        out["error_counts"] = self.error_counts()
        if errors:
            out["errors"] = [asdict(error) for error in self.errors]
        return out

    def error_counts(self) -> dict[str, int]:
        """Count the errors: missed, extra, and each wrong field by its name."""
        counts = {str(kind): 0 for kind in (ErrorKind.MISSED, ErrorKind.EXTRA)}
        for error in self.errors:
            for name in error.fields or (str(error.kind),):
                counts[name] = counts.get(name, 0) + 1
        return counts


def evaluation(rows: Sequence[Row], layout: Layout, *, seed: int | None = 0) -> Evaluation:
    """Sum the rows up; `seed` draws the resamples, None leaves the intervals out (they take a second or two)."""
    kinds: dict[str, list[Row]] = {}
    for row in rows:
        kinds.setdefault(row.report.split("-")[0], []).append(row)
    return Evaluation(
        overall=summary(rows, layout, seed=seed),
        by_kind={kind: summary(kinds[kind], layout, seed=seed) for kind in sorted(kinds)},
        errors=tuple(error for row in rows for error in row.errors),
    )


def summary(rows: Sequence[Row], layout: Layout, *, seed: int | None = 0) -> Figures:
    """Micro-average the rows' counts into figures, rounded to four digits."""
    names = ("gold", "predicted", *layout.scores, *layout.accuracies)
    table = np.array([[row.counts[name] for name in names] for row in rows], dtype=np.int64).reshape(-1, len(names))
    totals = dict(zip(names, map(int, table.sum(axis=0)), strict=True))
    intervals = _intervals(table, names, layout, seed) if seed is not None and rows else {}
    return Figures(
        articles=len(rows),
        gold=totals["gold"],
        predicted=totals["predicted"],
        scores=tuple(_score(name, totals, intervals.get(name)) for name in layout.scores),
        accuracies=tuple(
            Accuracy(name=name, value=_share(totals[name], totals[layout.among]), interval=intervals.get(name))
            for name in layout.accuracies
        ),
    )


def _score(name: str, totals: Mapping[str, int], interval: Interval | None) -> Score:
    right, gold, predicted = totals[name], totals["gold"], totals["predicted"]
    return Score(
        name=name,
        precision=_share(right, predicted),
        recall=_share(right, gold),
        f1=_share(2 * right, predicted + gold),
        interval=interval,
    )


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), _DIGITS)


def _intervals(
    table: np.ndarray[Any, np.dtype[np.int64]], names: Sequence[str], layout: Layout, seed: int
) -> dict[str, Interval]:
    column = {name: at for at, name in enumerate(names)}
    rng = random.Random(seed)
    everyone = range(len(table))
    draws = np.array([table[rng.choices(everyone, k=len(table))].sum(axis=0) for _ in range(RESAMPLES)])
    claims = np.maximum(1, draws[:, column["gold"]] + draws[:, column["predicted"]])
    pairs = np.maximum(1, draws[:, column[layout.among]])
    shares = {name: 2 * draws[:, column[name]] / claims for name in layout.scores}
    shares |= {name: draws[:, column[name]] / pairs for name in layout.accuracies}
    return {name: _middle(values) for name, values in shares.items()}


def _middle(values: np.ndarray[Any, np.dtype[np.float64]]) -> Interval:
    ranked = np.sort(values)
    low, high = ranked[RESAMPLES * 25 // 1000], ranked[RESAMPLES * 975 // 1000]
    return Interval(low=round(float(low), _DIGITS), high=round(float(high), _DIGITS))
