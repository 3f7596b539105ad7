"""`fairwitness undo`: entries are taken out of force, and stay on record."""

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


@click.command("undo", short_help="Take entries of the ledger out of force; the entries themselves stay.")
@click.argument("entries", metavar="ENTRY...", type=EntryNumber(), nargs=-1, required=True)
@options.ledger
@options.reason
@options.acting(Role.REVIEWER)
@options.as_json
def command(
    *, entries: tuple[int, ...], ledger: str, reason: str | None, by: str | None, role: str, as_json: bool
) -> None:
    """Take entries of the ledger out of force; the entries themselves stay.

    ENTRY is a number that `log`, or the command that made the entry, shows. Judgements, corrections, redactions, links
    between copies and undos can be undone; the state is then the one before. Of several, all are undone or none.

    \b
    Examples:
      fairwitness undo 812 --reason "that was another village"
      fairwitness undo 95 96 97 --reason "it was one strike after all"
    """
    bodies = [Undo(undoes=entry) for entry in dict.fromkeys(entries)]
    with open_ledger(ledger) as opened:
        writer = opened.writer(options.actor(by, role))
        appended = writer.append(bodies, at=options.now(), reason=reason)
    done = [
        {"undone": body.undoes, "is_new": each.is_new, "entry": each.entry.sequence}
        for body, each in zip(bodies, appended, strict=True)
    ]
    told = (
        f"Entry {each['undone']} {'is' if each['is_new'] else 'was'} out of force"
        f"{'' if each['is_new'] else ' already'} (entry {each['entry']})"
        for each in done
    )
    say("\n".join(told), as_json=as_json, entries=done)
