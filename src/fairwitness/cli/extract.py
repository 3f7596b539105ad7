"""`fairwitness extract`: reports in, claims out, as JSON Lines."""

from __future__ import annotations

from datetime import date

import click

from fairwitness.cli import options
from fairwitness.cli.output import Complaints, progress
from fairwitness.cli.root import exit_status
from fairwitness.export import reading_line
from fairwitness.ingest import Form, read_reports
from fairwitness.model import Actor, Role
from fairwitness.pipeline import read_batch

_KINDS = ("harm", "act", "state", "stance")


@click.command("extract", short_help="Read JSON Lines of reports into JSON Lines of claims.")
@click.argument("reports", metavar="[REPORTS]", required=False)
@options.ledger_or_none
@options.jobs
@options.acting(Role.CODER)
@options.as_json
@options.published
@options.outlet
@click.option("--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only claims of this kind; repeatable.")
@options.why
@click.pass_context
def command(
    ctx: click.Context,
    *,
    reports: str | None,
    ledger: str | None,
    jobs: int | None,
    by: str | None,
    role: str,
    as_json: bool,
    published: date | None,
    outlet: str | None,
    kinds: tuple[str, ...],
    why: bool,
) -> None:
    """Read JSON Lines of reports into JSON Lines of claims.

    Without REPORTS and with a ledger (--ledger or FAIRWITNESS_LEDGER), the claims of every report in it that this
    version has not read are put on record there.

    REPORTS is a file of one JSON object a line (id, title, text, outlet, published, url; the field names of news-please
    are understood too) or "-" for standard input. One line a report goes to standard output, in order, as soon as it is
    read: {"id": ..., "claims": [...]}. Reports that cannot be read are named on standard error.

    \b
    Examples:
      fairwitness extract reports.jsonl > claims.jsonl
      cat reports.jsonl | fairwitness extract - --kind harm
      fairwitness extract --ledger ledger
    """
    if reports is None and ledger is not None:
        ctx.exit(_into_ledger(ctx, ledger, options.actor(by, role), jobs, as_json=as_json))
    if reports is not None and options.is_given(ctx, "ledger"):
        raise click.UsageError("give REPORTS or --ledger, not both; `fairwitness run REPORTS` does all steps")
    reports = reports or "-"
    form = None if reports.lower().endswith(".json") else Form.LINES
    source = read_reports([reports], outlet=outlet, published=published, form=form)
    complaints = Complaints()
    read = 0
    for reading in complaints.pick(progress(read_batch(source, options.opener(ctx)), path=reports)):
        claims = [claim for claim in reading.claims if not kinds or claim.kind in kinds]
        click.echo(reading_line(reading.report.id, claims, why=why))
        read += 1
    ctx.exit(exit_status(read=read, errors=complaints.errors))


def _into_ledger(ctx: click.Context, ledger: str, actor: Actor, jobs: int | None, *, as_json: bool) -> int:
    # imported here: a database is dear to import, and reading lines takes none
    from fairwitness.cli.done import tell
    from fairwitness.cli.working import working
    from fairwitness.pipeline.running import extract

    with working(ctx, ledger, actor, jobs=jobs) as work:
        summary = extract(work)
    return tell(summary, as_json=as_json)
