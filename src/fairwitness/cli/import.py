"""`fairwitness import`: an exported ledger into an empty one."""
# ruff: noqa: N999 - a command's module has the command's name, and is imported by that name

from __future__ import annotations

from pathlib import Path

import click

from fairwitness.cli import options
from fairwitness.cli.done import say
from fairwitness.store import import_ledger, receiving


@click.command("import", short_help="Read an exported ledger into an empty one, checking every hash.")
@click.argument("archive", metavar="FILE")
@options.ledger
@options.as_json
def command(*, archive: str, ledger: str, as_json: bool) -> None:
    """Read an exported ledger into an empty one, checking every hash.

    FILE is what `export --ledger` wrote. The ledger is made where there is none; where it holds entries, nothing is
    imported. Either everything is, byte for byte, or nothing.

    \b
    Examples:
      fairwitness import backup.tar --ledger restored
      fairwitness import backup.tar --ledger postgresql://recorder@db.example.org/casualties
    """
    with receiving(ledger) as target:
        digest = import_ledger(Path(archive), target)
        entries, _ = target.head()
    told = f"{entries} entries imported; the last entry's hash: {digest}"
    say(told, as_json=as_json, entries=entries, head=digest)
