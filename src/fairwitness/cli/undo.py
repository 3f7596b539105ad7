"""`fairwitness undo`: an entry is taken out of force, and stays on record."""

from __future__ import annotations

import click

from fairwitness.cli import options
from fairwitness.model import Role, Undo
from fairwitness.store import open_ledger


@click.command("undo", short_help="Take an entry of the ledger out of force; the entry itself stays.")
@click.argument("entry", metavar="ENTRY", type=click.IntRange(min=1))
@options.ledger
@options.reason
@options.acting(Role.REVIEWER)
def command(*, entry: int, ledger: str, reason: str | None, by: str | None, role: str) -> None:
    """Take an entry of the ledger out of force; the entry itself stays.

    ENTRY is the number `log` shows. Judgements, corrections, redactions, links between copies and undos can be undone;
    the state is then the one before.

    \b
    Example:
      fairwitness undo 812 --reason "that was another village"
    """
    with open_ledger(ledger) as opened:
        writer = opened.writer(options.actor(by, role))
        (appended,) = writer.append([Undo(undoes=entry)], at=options.now(), reason=reason)
    told = "is out of force" if appended.is_new else "was out of force already"
    click.echo(f"Entry {entry} {told} (entry {appended.entry.sequence})")
