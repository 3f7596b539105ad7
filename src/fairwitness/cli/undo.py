"""`fairwitness undo`: an entry is taken out of force, and stays on record."""

from __future__ import annotations

import click

from fairwitness.cli import options
from fairwitness.cli.done import say
from fairwitness.model import Role, Undo
from fairwitness.store import open_ledger


class EntryNumber(click.ParamType[int]):
    """An argument as the number of an entry."""

    name = "entry"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number from 1 on; anything else is told to the user and ends the run with exit code 2."""
        if not str(value).isdecimal() or not int(str(value)):
            self.fail(f"{value!r} is no entry's number; `fairwitness log` shows them", param, ctx)
        return int(str(value))


@click.command("undo", short_help="Take an entry of the ledger out of force; the entry itself stays.")
@click.argument("entry", metavar="ENTRY", type=EntryNumber())
@options.ledger
@options.reason
@options.acting(Role.REVIEWER)
@options.as_json
def command(*, entry: int, ledger: str, reason: str | None, by: str | None, role: str, as_json: bool) -> None:
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
    number = appended.entry.sequence
    say(f"Entry {entry} {told} (entry {number})", as_json=as_json, undone=entry, is_new=appended.is_new, entry=number)
