"""`fairwitness read`: what reports say, for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from fairwitness.cli import options
from fairwitness.cli.output import Complaints, show_readings
from fairwitness.cli.report_toll import toll_records
from fairwitness.cli.root import exit_status
from fairwitness.export import claims_record, json_line
from fairwitness.ingest import read_reports
from fairwitness.pipeline import ReportReading, read_batch, toll_of


@click.command("read", short_help="Read reports and show who says what, with the words behind it.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@options.published
@options.outlet
@options.as_json
@options.why
@click.option("--no-title", is_flag=True, help="A text file's first line is text, not its headline.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    as_json: bool,
    why: bool,
    no_title: bool,
) -> None:
    """Read reports and show who says what, with the words behind it.

    FILE is a text file, whose first line is the headline, JSON Lines of reports (id, title, text, outlet,
    published), or a web page, CSV, PDF or another form that `ingest` takes; "-" is standard input. Shown for each
    report: claims of harm with the quoted words beneath, acts, states and stances, and the toll of this one report
    with its arithmetic. Quotes may hold victims' names: what you see is your working copy, not a publication.

    \b
    Examples:
      fairwitness read report.txt --published 2024-05-17 --outlet "Radio Example"
      fairwitness read reports.jsonl --why
      cat report.txt | fairwitness read - --json
    """
    reports = read_reports(files, outlet=outlet, published=published, titled=not no_title)
    complaints = Complaints()
    readings = complaints.pick(read_batch(reports, options.opener(ctx)))
    shown = show_json(readings, why=why) if as_json else show_readings(readings, why=why)
    ctx.exit(exit_status(read=shown, errors=complaints.errors))


def show_json(readings: Iterator[ReportReading], *, why: bool) -> int:
    """Print each reading as one line of JSON, with its toll and notes; gives how many there were."""
    shown = 0
    for reading in readings:
        report = reading.report
        record = {
            "id": report.id,
            "title": report.title,
            "outlet": report.outlet,
            "published": report.published.isoformat() if report.published else None,
            "claims": claims_record(reading.claims, why=why),
            "toll": toll_records(toll_of(reading), reading.claims),
            "notes": list(reading.notes),
        }
        click.echo(json_line(record))
        shown += 1
    return shown
