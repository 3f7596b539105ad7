"""An evaluation: the figures over all reports, by kind of text, by outlet and by what is claimed; and the errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from fairwitness.evaluate.comparison import Error, ErrorKind, Layout, Row
from fairwitness.evaluate.figures import Figures, summary
from fairwitness.evaluate.records import Record

# resampling fewer reports than this says more about the reports than about the reading
ENOUGH_REPORTS = 10
UNKNOWN_OUTLET = "(unknown)"
_NOT_COMPARED = frozenset(("start", "sureness"))


class Dimension(StrEnum):
    """What figures are told apart by."""

    KIND = "kind"
    OUTLET = "outlet"
    HARM = "harm"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures over all articles, the same by every dimension, and every error."""

    overall: Figures
    by: Mapping[Dimension, Mapping[str, Figures]]
    layout: Layout = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def by_kind(self) -> Mapping[str, Figures]:
        """The figures by kind of text (the id's prefix)."""
        return self.by[Dimension.KIND]

    @property
    def errors(self) -> tuple[Error, ...]:
        """Every error, report by report."""
        return tuple(error for row in self.rows for error in row.errors)

    def as_json(self, *, errors: bool = False) -> dict[str, Any]:
        """Give everything as JSON values; the errors only when asked for."""
        out = self.overall.as_json()
        out["fields"] = {accuracy.name: accuracy.as_json() for accuracy in self.overall.fields}
        for dimension, slices in self.by.items():
            out[f"{dimension}s"] = {name: figures.as_json() for name, figures in slices.items()}
        out["error_counts"] = self.error_counts()
        if errors:
            out["errors"] = [_error_json(error) for error in self.errors]
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
    dimension = Dimension(layout.sort)
    sorts = {name: _restricted(rows, layout.sort, name) for name in _sorts(rows, layout.sort)}
    return Evaluation(
        overall=summary(rows, layout, seed=seed),
        by={
            Dimension.KIND: _figures(_grouped((row.report.split("-")[0], row) for row in rows), layout, seed),
            Dimension.OUTLET: _figures(_grouped((row.outlet or UNKNOWN_OUTLET, row) for row in rows), layout, seed),
            dimension: _figures(sorts, _of_one_sort(layout), seed),
        },
        layout=layout,
        rows=tuple(rows),
    )


def record_json(record: Record) -> dict[str, Any]:
    """Give a claim as JSON values, without what is not compared."""
    return {name: value for name, value in asdict(record).items() if name not in _NOT_COMPARED}


def _error_json(error: Error) -> dict[str, Any]:
    return {
        "report": error.report,
        "kind": error.kind,
        "fields": list(error.fields),
        "predicted": record_json(error.predicted) if error.predicted else None,
        "gold": record_json(error.gold) if error.gold else None,
    }


def _grouped(named: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for name, row in named:
        groups.setdefault(name, []).append(row)
    return groups


def _figures(groups: Mapping[str, Sequence[Row]], layout: Layout, seed: int | None) -> dict[str, Figures]:
    return {
        name: summary(groups[name], layout, seed=seed if len(groups[name]) >= ENOUGH_REPORTS else None)
        for name in sorted(groups)
    }


def _sorts(rows: Sequence[Row], sort: str) -> set[str]:
    alone = (record for row in rows for record in (*row.missed, *row.extra))
    paired = (record for row in rows for pair in row.pairs for record in (pair.predicted, pair.gold))
    return {str(getattr(record, sort)) for record in (*alone, *paired)}


def _restricted(rows: Sequence[Row], sort: str, name: str) -> list[Row]:
    """The rows with claims of one sort; a pair of two sorts is a miss for the one and one too many for the other."""
    kept = (_restricted_row(row, sort, name) for row in rows)
    return [row for row in kept if row.pairs or row.missed or row.extra]


def _restricted_row(row: Row, sort: str, name: str) -> Row:
    def is_one(record: Record) -> bool:
        return str(getattr(record, sort)) == name

    apart = [pair for pair in row.pairs if is_one(pair.predicted) != is_one(pair.gold)]
    missed = (*row.missed, *(pair.gold for pair in apart))
    extra = (*row.extra, *(pair.predicted for pair in apart))
    return replace(
        row,
        pairs=tuple(pair for pair in row.pairs if is_one(pair.predicted) and is_one(pair.gold)),
        missed=tuple(filter(is_one, missed)),
        extra=tuple(filter(is_one, extra)),
    )


def _of_one_sort(layout: Layout) -> Layout:
    """Within one sort a score that wants the sort right is the same as being found: only the stricter is kept."""
    scores = {name: fields for name, fields in layout.scores.items() if set(layout.among) <= set(fields)}
    return replace(layout, scores=scores)
