"""`fairwitness log`: the history of a report or a claim."""

from __future__ import annotations

import click

from fairwitness.cli import options
from fairwitness.cli.history import entry_record, told
from fairwitness.cli.safe import visible
from fairwitness.export import json_line
from fairwitness.store import open_ledger


@click.command("log", short_help="Show the history of a report or a claim: who put what on record, when and why.")
@click.argument("name", metavar="[CLAIM|REPORT]", required=False)
@options.ledger
@options.as_json
def command(*, name: str | None, ledger: str, as_json: bool) -> None:
    """Show the history of a report or a claim: who put what on record, when and why.

    Every entry that concerns it is listed, with its number, the moment, the person, and the reason where one was given.
    Without a name, the whole ledger is.

    \b
    Examples:
      fairwitness log 3f9c2a...
      fairwitness log --json > entries.jsonl
    """
    with open_ledger(ledger) as opened:
        for entry in opened.log(name) if name else opened.entries():
            click.echo(json_line(entry_record(entry)) if as_json else visible(told(entry, name)))
