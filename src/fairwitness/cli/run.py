"""`fairwitness run`: all steps, each doing only what is not done yet."""

from __future__ import annotations

from typing import Any

import click

from fairwitness.cli import options
from fairwitness.cli.done import tell
from fairwitness.cli.taking_in import described, sources_of
from fairwitness.cli.working import working
from fairwitness.model import Role
from fairwitness.pipeline.running import run


@click.command("run", short_help="Do all steps, from sources to incidents: only what is not done yet.")
@click.argument("sources", metavar="[SOURCE...]", nargs=-1)
@options.ledger
@described
@options.jobs
@options.acting(Role.CODER)
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    sources: tuple[str, ...],
    ledger: str,
    jobs: int | None,
    by: str | None,
    role: str,
    as_json: bool,
    **about: Any,
) -> None:
    """Do all steps, from sources to incidents: only what is not done yet.

    Takes in the SOURCEs, if any are named, links those that repeat others, and reads what this version of fairwitness
    has not read. A run that was interrupted, even killed, is simply run again: it goes on where it was, and the ledger
    ends up the same.

    \b
    Examples:
      fairwitness run reports.jsonl
      fairwitness run https://news.example.org/feed.xml --follow
      fairwitness run --jobs 4
    """
    named = sources_of(sources, **about)
    with working(ctx, ledger, options.actor(by, role), jobs=jobs) as work:
        summary = run(work, named)
    ctx.exit(tell(summary, as_json=as_json))
