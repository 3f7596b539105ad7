"""`fairwitness evaluate`: how well the reading agrees with people's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from fairwitness.cli import options
from fairwitness.cli.output import Complaints, show, width
from fairwitness.cli.root import exit_status
from fairwitness.cli.safe import text
from fairwitness.errors import UnreadableFile
from fairwitness.evaluate import Error, Evaluation, Figures, Interval
from fairwitness.export import json_line
from fairwitness.ingest import read_reports
from fairwitness.pipeline import ReportReading, measure, read_batch


@click.command("evaluate", short_help="Measure the reading against reports annotated by people.")
@click.argument("reports", metavar="REPORTS")
@click.argument("gold", metavar="GOLD")
@options.as_json
@click.option("--acts", is_flag=True, help="Measure acts, states and stances instead of harm.")
@click.option("--errors", "listed", type=click.IntRange(min=0), default=0, metavar="N", help="List the first N errors.")
@click.pass_context
def command(ctx: click.Context, *, reports: str, gold: str, as_json: bool, acts: bool, listed: int) -> None:
    """Measure the reading against reports annotated by people.

    REPORTS holds the reports, GOLD what people found in them, one JSON object a line under the same id: {"id",
    "claims"} for harm, {"id", "records"} for acts, states and stances. Given are precision, recall and F1 with 95 %
    bootstrap intervals over reports, the share of found claims with each field right, and the errors by kind.

    \b
    Examples:
      fairwitness evaluate reports.jsonl gold.jsonl
      fairwitness evaluate reports.jsonl gold.acts.jsonl --acts --json
    """
    lines = _lines(gold)
    complaints = Complaints()
    readings = list(complaints.pick(read_batch(read_reports([reports]), options.opener(ctx))))
    if not readings:
        ctx.exit(exit_status(read=0, errors=complaints.errors))
    evaluation = measure(readings, lines, acts=acts)
    _tell_unmatched(readings, evaluation)
    if as_json:
        click.echo(json_line(evaluation.as_json(errors=listed > 0)))
    else:
        show(_page(evaluation, listed), width())
    ctx.exit(exit_status(read=len(readings), errors=complaints.errors))


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as cause:
        raise UnreadableFile(f"{path}: cannot be read as UTF-8 JSON Lines ({cause})") from cause


def _tell_unmatched(readings: Sequence[ReportReading], evaluation: Evaluation) -> None:
    unmatched = len(readings) - evaluation.overall.articles
    if unmatched:
        click.echo(f"Note: {unmatched} reports have no line in GOLD and are left out", err=True)


def _page(evaluation: Evaluation, listed: int) -> RenderableType:
    overall = evaluation.overall
    parts: list[RenderableType] = [
        Text(f"{overall.articles} reports, {overall.gold} claims by people, {overall.predicted} by fairwitness\n"),
        _scores(overall),
        _accuracies(overall),
    ]
    if len(evaluation.by_kind) > 1:
        parts += [Text("\nF1 by kind of text (the id's prefix)"), _by_kind(evaluation)]
    errors = ", ".join(f"{name} {number}" for name, number in evaluation.error_counts().items())
    return Group(*parts, Text.assemble("\nErrors: ", text(errors)), *_listed(evaluation, listed))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in columns:
        table.add_column(column, justify="left" if column == columns[0] else "right")
    return table


def _scores(figures: Figures) -> Table:
    table = _table("claims", "precision", "recall", "F1", "95 %")
    for score in figures.scores:
        cells = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        table.add_row(score.name, *cells, _interval(score.interval))
    return table


def _accuracies(figures: Figures) -> Table:
    table = _table("\nfield, of found claims", "\nright", "\n95 %")
    for accuracy in figures.accuracies:
        table.add_row(accuracy.name, f"{accuracy.value:.3f}", _interval(accuracy.interval))
    return table


def _by_kind(evaluation: Evaluation) -> Table:
    table = _table("kind", "reports", *(score.name for score in evaluation.overall.scores))
    for kind, figures in evaluation.by_kind.items():
        table.add_row(text(kind), str(figures.articles), *(f"{score.f1:.3f}" for score in figures.scores))
    return table


def _interval(interval: Interval | None) -> str:
    return f"{interval.low:.3f} to {interval.high:.3f}" if interval else ""


def _listed(evaluation: Evaluation, listed: int) -> Iterator[Text]:
    for error in evaluation.errors[:listed]:
        yield Text.assemble("\n", (f"{error.kind} ", "bold"), text(_described(error)))


def _described(error: Error) -> str:
    sides = [("read", error.predicted), ("people", error.gold)]
    quotes = "; ".join(f"{who}: “{record.quote}”" for who, record in sides if record)
    return f"{', '.join(error.fields)} in {error.report}; {quotes}".strip()
