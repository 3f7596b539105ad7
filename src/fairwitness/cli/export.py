"""`fairwitness export`: a ledger whole, byte for byte."""

from __future__ import annotations

from pathlib import Path

import click

from fairwitness.cli import options
from fairwitness.cli.done import say
from fairwitness.model import ExportNote, Role
from fairwitness.store import export_ledger, open_ledger


@click.command("export", short_help="Write the ledger whole, byte for byte, to a file or a directory.")
@click.option(
    "--ledger", "target", metavar="FILE", required=True, help="Write the whole ledger here: NAME.tar, or a directory."
)
@click.option(
    "--from",
    "ledger",
    metavar="DIR|URL",
    envvar="FAIRWITNESS_LEDGER",
    show_envvar=True,
    required=True,
    help="The ledger to write.",
)
@options.acting(Role.READER)
@options.as_json
def command(*, target: str, ledger: str, by: str | None, role: str, as_json: bool) -> None:
    """Write the ledger whole, byte for byte, to a file or a directory.

    All entries and all raw bytes are written, redacted words and names included: it is a backup, or a move to another
    machine or database, never a publication. Every hash is checked on the way. That it was written, and by whom,
    becomes an entry of the ledger itself; what is written does not hold that entry yet.

    \b
    Examples:
      fairwitness export --ledger backup.tar
      fairwitness export --ledger backup.tar --from ledger
    """
    with open_ledger(ledger) as opened:
        actor = options.actor(by, role)
        digest = export_ledger(opened, Path(target))
        note = ExportNote(what="the whole ledger", digest=digest, with_names=True)
        opened.writer(actor).append([note], at=options.now())
    told = f"{target} holds the whole ledger; the last entry's hash: {digest}"
    say(told, as_json=as_json, written=target, head=digest)
