"""An evaluation as a page for people: figures, fields, calibration, agreement, errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from fairwitness.cli.safe import text
from fairwitness.evaluate import (
    Calibration,
    Dimension,
    Error,
    ErrorKind,
    Evaluation,
    FieldCalibration,
    Figures,
    Interval,
    Kappa,
    Sides,
)

UNKNOWN = "-"
_TITLES = {
    Dimension.KIND: "F1 by kind of text (the id's prefix)",
    Dimension.OUTLET: "F1 by outlet",
    Dimension.HARM: "F1 by harm",
    Dimension.VALUE: "F1 by value",
}


def scores(figures: Figures, sides: Sides | None = None) -> Table:
    """Lay out precision, recall and F1; between two annotators, the share of the one's and of the other's claims."""
    shares = ("precision", "recall") if sides is None else (f"of {sides.predicted}'s", f"of {sides.gold}'s")
    table = _table("claims", *shares, "F1", "95 %")
    for score in figures.scores:
        cells = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        table.add_row(score.name, *cells, _interval(score.interval))
    return table


def accuracies(figures: Figures, heading: str = "right") -> Table:
    """Lay out the share of found claims with each field right."""
    table = _table("\nfield, of found claims", f"\n{heading}", "\n95 %")
    for accuracy in figures.accuracies:
        table.add_row(accuracy.name, f"{accuracy.value:.3f}", _interval(accuracy.interval))
    return table


def by_field(figures: Figures, sides: Sides) -> Iterator[RenderableType]:
    """Lay out in which way each field is wrong."""
    yield Text("\nFound claims by field")
    only = (f"only {sides.gold}", f"only {sides.predicted}")
    table = _table("field", "claims", "right", "95 %", *only, "different")
    for field in figures.fields:
        counts = (field.left_out, field.made_up, field.different)
        right = f"{field.value:.3f}" if field.claims else UNKNOWN
        table.add_row(field.name, str(field.claims), right, _interval(field.interval), *map(str, counts))
    yield table


def by(dimension: Dimension, slices: Mapping[str, Figures]) -> Iterator[RenderableType]:
    """Lay out the scores of each slice, with its claims, and the interval of the last score but found."""
    yield Text(f"\n{_TITLES[dimension]}")
    names = [score.name for score in next(iter(slices.values())).scores] if slices else []
    told = "core" if "core" in names else (names[-1] if names else "")
    table = _table(str(dimension), "reports", "gold", "predicted", *names, f"95 % of {told}")
    for name, figures in slices.items():
        counts = (figures.articles, figures.gold, figures.predicted)
        shown = (f"{score.f1:.3f}" for score in figures.scores)
        table.add_row(text(name), *map(str, counts), *shown, _interval(figures.score(told).interval))
    yield table


def calibrated(calibration: Calibration) -> Iterator[RenderableType]:
    """Lay out what the reader's probabilities and its mark "uncertain" are worth, then the reliability by bin."""
    yield Text("\nHow sure the reader was, and how often right")
    table = _table("field", "answers", "mean sure", "right", "calibration error")
    for field in calibration.fields:
        figures = (f"{value:.3f}" for value in (field.probability, field.right, field.error))
        table.add_row(field.field, str(field.answers), *figures)
    yield table
    yield Text(f"\nMarked uncertain (below {calibration.threshold:.2f})")
    yield _marked(calibration.fields)
    yield Text("\nReliability: answers, and the share right, by how sure the reader was")
    yield _reliability(calibration.fields)


def agreed(kappas: Sequence[Kappa]) -> Iterator[RenderableType]:
    """Lay out how far two annotators agree beyond chance."""
    yield Text("\nChosen from a list, on claims both have")
    table = _table("field", "claims", "agreed", "kappa", "95 %")
    for kappa in kappas:
        table.add_row(
            kappa.field, str(kappa.claims), _share(kappa.agreed), _share(kappa.value), _interval(kappa.interval)
        )
    yield table


def counted(evaluation: Evaluation, sides: Sides) -> Text:
    """Name the errors with their numbers."""
    names = {str(kind): sides.kind(kind) for kind in (ErrorKind.MISSED, ErrorKind.EXTRA)}
    counts = evaluation.error_counts().items()
    return text(", ".join(f"{names.get(name, name)} {number}" for name, number in counts))


def listed(errors: Sequence[Error], sides: Sides) -> Iterator[Text]:
    """Lay out errors one by one."""
    for error in errors:
        yield Text.assemble("\n", (f"{sides.kind(error.kind)} ", "bold"), text(_described(error, sides)))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in columns:
        table.add_column(column, justify="left" if column == columns[0] else "right")
    return table


def _marked(fields: Sequence[FieldCalibration]) -> Table:
    table = _table("field", "marked", "of them wrong", "wrong", "of them marked", "wrong without a mark")
    for field in fields:
        flagged = field.flagged
        table.add_row(
            field.field,
            str(flagged.marked),
            _share(flagged.wrong_of_marked),
            str(flagged.wrong),
            _share(flagged.marked_of_wrong),
            _share(flagged.wrong_of_unmarked),
        )
    return table


def _reliability(fields: Sequence[FieldCalibration]) -> Table:
    bins = sorted({each.low for field in fields for each in field.bins})
    table = _table("field", *(f"{low:.1f}-" for low in bins))
    for field in fields:
        told = {each.low: f"{each.answers}: {each.right:.2f}" for each in field.bins}
        table.add_row(field.field, *(told.get(low, UNKNOWN) for low in bins))
    return table


def _interval(interval: Interval | None) -> str:
    return f"{interval.low:.3f} to {interval.high:.3f}" if interval else ""


def _share(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.3f}"


def _described(error: Error, sides: Sides) -> str:
    said = [(sides.predicted, error.predicted), (sides.gold, error.gold)]
    quotes = "; ".join(f"{who}: “{record.quote}”" for who, record in said if record)
    return f"{', '.join(error.fields)} in {error.report}; {quotes}".strip()
