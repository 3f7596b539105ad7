"""`fairwitness init`: an empty ledger."""

from __future__ import annotations

import click

from fairwitness.cli import options
from fairwitness.cli.done import say
from fairwitness.store import create_ledger


@click.command("init", short_help="Make an empty ledger.")
@click.argument("ledger", metavar="DIR|URL")
@options.as_json
def command(*, ledger: str, as_json: bool) -> None:
    """Make an empty ledger.

    DIR becomes a directory that only you can read, with one SQLite file and the bytes of all reports in it. A team
    names a PostgreSQL database instead (postgresql://USER@HOST/DATABASE). Later commands find the ledger by --ledger or
    by the environment variable FAIRWITNESS_LEDGER.

    \b
    Examples:
      fairwitness init ledger
      export FAIRWITNESS_LEDGER=ledger
      fairwitness init postgresql://recorder@db.example.org/casualties
    """
    with create_ledger(ledger) as made:
        say(f"An empty ledger is at {made.place}", as_json=as_json, ledger=str(made.place))
