"""`fairwitness evaluate`: how well the reading agrees with people's, and people with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from fairwitness.cli import evaluation_page as page
from fairwitness.cli import options
from fairwitness.cli.evaluation_input import (
    Annotations,
    original_texts,
    read_annotations,
    require_new_list,
    write_new,
)
from fairwitness.cli.output import Complaints, show, width
from fairwitness.cli.page import UNCERTAIN
from fairwitness.cli.root import UNUSABLE, exit_status
from fairwitness.cli.safe import visible
from fairwitness.errors import InputError
from fairwitness.evaluate import (
    ANNOTATORS,
    READER,
    Calibration,
    Dimension,
    Evaluation,
    Kappa,
    Sides,
    as_csv,
    as_records,
    calibration,
    compare_lines,
    kappas,
    review_list,
)
from fairwitness.export import json_line
from fairwitness.ingest import SetAside, read_reports
from fairwitness.model import Report
from fairwitness.pipeline import read_batch
from fairwitness.pipeline.measuring import measure

_BY = ("kind", "outlet", "harm", "field")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    reports: str
    gold: str
    as_json: bool
    acts: bool
    by: tuple[str, ...]
    calibration: bool
    claims: str | None
    against: str | None
    check_gold: bool
    review_list: str | None
    listed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    evaluation: Evaluation
    reports: Sequence[Report]
    sides: Sides = READER
    calibration: Calibration | None = None
    kappas: tuple[Kappa, ...] = ()


@click.command("evaluate", short_help="Measure the reading against reports annotated by people.")
@click.argument("reports", metavar="REPORTS")
@click.argument("gold", metavar="GOLD")
@options.as_json
@click.option("--acts", is_flag=True, help="Measure acts, states and stances instead of harm.")
@click.option(
    "--by",
    type=click.Choice(_BY),
    multiple=True,
    help="Tell figures apart by this (harm: with --acts, value); repeatable.",
)
@click.option("--calibration", is_flag=True, help="Show how often the reader was right against how sure it was.")
@click.option("--claims", metavar="FILE", help="Measure these claims, written by extract, instead of reading.")
@click.option("--against", metavar="OTHER_GOLD", help="Compare GOLD with another person's annotations instead.")
@click.option("--check-gold", is_flag=True, help="Only check GOLD: words verbatim, types and vocabularies right.")
@click.option("--review-list", metavar="FILE", help="Write every error with its words to a new .csv or .jsonl file.")
@click.option("--errors", "listed", type=click.IntRange(min=0), default=0, metavar="N", help="List the first N errors.")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Measure the reading against reports annotated by people.

    REPORTS holds the reports, GOLD what people found in them, one JSON object a line under the same id: {"id",
    "claims"} for harm, {"id", "records"} for acts, states and stances. Given are precision, recall and F1 with 95 %
    bootstrap intervals over reports, the share of found claims with each field right, and the errors by kind.

    \b
    Examples:
      fairwitness evaluate reports.jsonl gold.jsonl --by outlet --calibration
      fairwitness evaluate reports.jsonl gold.acts.jsonl --acts --json
      fairwitness evaluate reports.jsonl gold.jsonl --claims claims.jsonl --review-list errors.csv
      fairwitness evaluate reports.jsonl mine.jsonl --against hers.jsonl
      fairwitness evaluate reports.jsonl gold.jsonl --check-gold
    """
    request = _Request(**given)
    _refuse_mixed(request)
    complaints = Complaints()
    items = list(read_reports([request.reports]))
    texts = original_texts(items, request.reports)
    gold = read_annotations("GOLD", request.gold, texts)
    if not texts:
        list(complaints.pick(items))
        ctx.exit(exit_status(read=0, errors=complaints.errors))
    if request.check_gold:
        list(complaints.pick(items))
        ctx.exit(_checked(gold, texts, request) or exit_status(read=len(texts), errors=complaints.errors))
    gold.require_sound()
    gold.require_any(acts=request.acts)
    if not gold.checked.reports & texts.keys():
        raise InputError(f"{request.gold}: no report of GOLD is among the reports: do both files use the same ids?")
    measured = _measured(ctx, request, items, gold, complaints)
    _write_list(request, measured)
    _print(request, measured)
    ctx.exit(exit_status(read=len(measured.reports), errors=complaints.errors))


def _refuse_mixed(request: _Request) -> None:
    modes = {"--claims": request.claims, "--against": request.against, "--check-gold": request.check_gold}
    chosen = [name for name, value in modes.items() if value]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} do not go together; give one of them")
    if request.review_list and request.check_gold:
        raise click.UsageError("--check-gold measures nothing: there is no --review-list to write")
    if request.calibration and (request.against or request.check_gold):
        raise click.UsageError("--calibration needs a reader's probabilities: not with --against or --check-gold")
    if request.review_list:
        require_new_list(request.review_list)


def _checked(gold: Annotations, texts: dict[str, str], request: _Request) -> int:
    checked = gold.checked
    _note(len(texts.keys() - checked.reports), "of the reports have no line in GOLD")
    _note(len(checked.reports - texts.keys()), "lines of GOLD belong to none of the reports: their words are unchecked")
    counts = {"reports": len(checked.reports), "harm": checked.harms, "acts": checked.others}
    problems = [
        {"line": each.line, "report": each.report, "claim": each.claim, "message": each.message}
        for each in checked.problems
    ]
    if request.as_json:
        click.echo(json_line(counts | {"problems": problems}))
    else:
        for problem in checked.problems:
            click.echo(visible(str(problem)))
        told = f"{len(problems)} problems" if problems else "no problems"
        click.echo(f"{len(checked.reports)} reports, {checked.harms} harm claims, {checked.others} others: {told}")
    return UNUSABLE if problems else 0


def _measured(
    ctx: click.Context, request: _Request, items: Sequence[Report | SetAside], gold: Annotations, complaints: Complaints
) -> _Measured:
    if request.against or request.claims:
        reports = list(complaints.pick(items))
        return _agreement(request, reports, gold) if request.against else _extracted(request, reports, gold)
    readings = list(complaints.pick(read_batch(items, options.opener(ctx))))
    reports = [reading.report for reading in readings]
    _tell_unmatched(reports, gold)
    evaluation = measure(readings, gold.lines, acts=request.acts)
    return _Measured(evaluation=evaluation, reports=reports, calibration=_calibrated(evaluation))


def _agreement(request: _Request, reports: Sequence[Report], gold: Annotations) -> _Measured:
    texts = {report.id: report.original for report in reports}
    other = read_annotations("OTHER_GOLD", str(request.against), texts)
    other.require_sound()
    other.require_any(acts=request.acts)
    of_one = (gold.checked.reports ^ other.checked.reports) & texts.keys()
    _note(len(of_one), "reports have one annotator only and are left out")
    evaluation = compare_lines(reports, gold.lines, other.lines, acts=request.acts, both=True)
    return _Measured(evaluation=evaluation, reports=reports, sides=ANNOTATORS, kappas=kappas(evaluation))


def _extracted(request: _Request, reports: Sequence[Report], gold: Annotations) -> _Measured:
    claims = read_annotations("CLAIMS", str(request.claims), {}, verbatim=False)
    claims.require_sound()
    _tell_unmatched(reports, gold)
    measured = {report.id for report in reports} & gold.checked.reports
    _note(len(measured - claims.checked.reports), "reports have no line in CLAIMS: all their claims count as missed")
    evaluation = compare_lines(reports, gold.lines, claims.lines, acts=request.acts)
    return _Measured(evaluation=evaluation, reports=reports, calibration=_calibrated(evaluation))


def _calibrated(evaluation: Evaluation) -> Calibration:
    return calibration(evaluation, uncertain_below=UNCERTAIN)


def _tell_unmatched(reports: Sequence[Report], gold: Annotations) -> None:
    known = {report.id for report in reports}
    _note(len(known - gold.checked.reports), "reports have no line in GOLD and are left out")
    _note(len(gold.checked.reports - known), "lines of GOLD belong to no report that was read and are left out")


def _note(number: int, words: str) -> None:
    if number:
        click.echo(f"Note: {number} {words}", err=True)


def _write_list(request: _Request, measured: _Measured) -> None:
    if not request.review_list:
        return
    items = review_list(measured.evaluation, measured.reports)
    if Path(request.review_list).suffix.lower() == ".csv":
        content = as_csv(items, measured.sides)
    else:
        content = "".join(f"{json_line(record)}\n" for record in as_records(items, measured.sides))
    write_new(request.review_list, content)
    click.echo(f"{request.review_list}: {len(items)} to go through", err=True)


def _print(request: _Request, measured: _Measured) -> None:
    if not request.as_json:
        show(Group(*_page(request, measured)), width())
        return
    out = measured.evaluation.as_json(errors=request.listed > 0)
    if measured.calibration and measured.calibration.fields:
        out["calibration"] = measured.calibration.as_json()
    if measured.kappas:
        out["kappa"] = {kappa.field: kappa.as_json() for kappa in measured.kappas}
    click.echo(json_line(out))


def _page(request: _Request, measured: _Measured) -> Iterator[RenderableType]:
    evaluation, sides = measured.evaluation, measured.sides
    overall, is_agreement = evaluation.overall, bool(request.against)
    who = (f"in {request.gold}", f"in {request.against}") if is_agreement else ("by people", "by fairwitness")
    numbers = f"{overall.articles} reports, {overall.gold} claims {who[0]}, {overall.predicted} {who[1]}"
    yield Text(f"{visible(numbers)}\n")
    yield page.scores(overall, sides if is_agreement else None)
    yield page.accuracies(overall, "agreed" if is_agreement else "right")
    yield from page.agreed(measured.kappas) if is_agreement else ()
    for name in request.by or ("kind",):
        yield from _by(name, evaluation, sides, always=bool(request.by))
    if request.calibration:
        yield from _calibration(measured.calibration)
    yield Text.assemble("\nDisagreements: " if is_agreement else "\nErrors: ", page.counted(evaluation, sides))
    yield from page.listed(evaluation.errors[: request.listed], sides)


def _by(name: str, evaluation: Evaluation, sides: Sides, *, always: bool) -> Iterator[RenderableType]:
    if name == "field":
        yield from page.by_field(evaluation.overall, sides)
        return
    dimension = Dimension(evaluation.layout.sort if name == "harm" else name)
    slices = evaluation.by[dimension]
    if always or len(slices) > 1:
        yield from page.by(dimension, slices)


def _calibration(measured: Calibration | None) -> Iterator[RenderableType]:
    if measured and measured.fields:
        yield from page.calibrated(measured)
    else:
        yield Text("\nNo calibration: the claims come without probabilities; write them with extract --why")
