"""`fairwitness demo`: the example reports that come with fairwitness, read before your eyes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from fairwitness.cli import options
from fairwitness.cli.output import Complaints, show_readings
from fairwitness.cli.root import exit_status
from fairwitness.errors import MissingData
from fairwitness.ingest import read_reports
from fairwitness.pipeline import read_batch


@click.command("demo", short_help="Read the example reports that come with fairwitness.")
@options.why
@click.pass_context
def command(ctx: click.Context, *, why: bool) -> None:
    """Read the example reports that come with fairwitness.

    Six short reports of our own writing about one two-day episode on a coast: a monitor's total, a village's figure, a
    ministry that gives none, an unnamed source, a reprint, and a later, higher total. Needs no network.

    \b
    Example:
      fairwitness demo --why
    """
    complaints = Complaints()
    reports = read_reports([str(example_reports())])
    shown = show_readings(complaints.pick(read_batch(reports, options.opener(ctx))), why=why)
    ctx.exit(exit_status(read=shown, errors=complaints.errors))


def example_reports() -> Path:
    """Find the example reports inside the package."""
    path = Path(str(files("fairwitness") / "examples" / "coast.jsonl"))
    if not path.is_file():
        raise MissingData(f"the example reports ({path}) are not there: install fairwitness again")
    return path
