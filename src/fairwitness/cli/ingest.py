"""`fairwitness ingest`: reports from files and addresses into the ledger."""

from __future__ import annotations

from typing import Any

import click

from fairwitness.cli import options
from fairwitness.cli.done import tell
from fairwitness.cli.taking_in import described, sources_of
from fairwitness.cli.working import working
from fairwitness.model import Role
from fairwitness.pipeline.running import ingest


@click.command("ingest", short_help="Take reports into the ledger, from files, feeds and addresses.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@options.ledger
@described
@options.acting(Role.CODER)
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    sources: tuple[str, ...],
    ledger: str,
    by: str | None,
    role: str,
    as_json: bool,
    **about: Any,
) -> None:
    """Take reports into the ledger, from files, feeds and addresses.

    SOURCE is a file (text, Markdown, HTML, JSON, JSON Lines, CSV, RSS, Atom, WARC, WACZ, PDF), an address that begins
    with http:// or https://, or "-" for standard input. The bytes are kept with their SHA-256. The same report again
    adds nothing; a changed text at the same address is a new version, linked to the old; a text that repeats another
    is linked to it. What cannot be taken in is set aside, with the reason, and the run goes on.

    \b
    Examples:
      fairwitness ingest reports/*.html --outlet "Radio Example"
      fairwitness ingest https://news.example.org/feed.xml --follow
      fairwitness ingest archive.csv --map text=body --map published=day
    """
    named = sources_of(sources, **about)
    with working(ctx, ledger, options.actor(by, role)) as work:
        summary = ingest(work, named)
    ctx.exit(tell(summary, as_json=as_json))
