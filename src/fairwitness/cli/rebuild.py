"""`fairwitness rebuild`: the views made anew from the entries."""

from __future__ import annotations

import click

from fairwitness.cli import options
from fairwitness.cli.done import say
from fairwitness.store import open_ledger


@click.command("rebuild", short_help="Make the ledger's views anew from its entries.")
@options.ledger
@options.as_json
def command(*, ledger: str, as_json: bool) -> None:
    """Make the ledger's views anew from its entries.

    Views say what is current; entries are the truth, and are only read. Everything reckoned from views is dropped and
    reckoned again when it is next asked for.

    \b
    Example:
      fairwitness rebuild --ledger ledger
    """
    with open_ledger(ledger) as opened:
        opened.rebuild()
        reports, claims = opened.view().count()
    told = f"Views made anew: {reports} reports, {claims} claims that stand"
    say(told, as_json=as_json, reports=reports, claims=claims)
