"""`fairwitness verify`: every hash is checked."""

from __future__ import annotations

import re

import click

from fairwitness.cli import options
from fairwitness.cli.safe import visible
from fairwitness.export import json_line
from fairwitness.store import Verification, verify


class Hash(click.ParamType[str]):
    """An option's value as the hash of an entry, whole: a mistyped one would read like a ledger that was cut."""

    name = "hash"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read 64 hexadecimal digits; anything else is told to the user and ends the run with exit code 2."""
        digest = str(value).strip().lower()
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            self.fail(
                f"{value!r} is no hash of an entry; write its 64 digits (0-9, a-f) as verify shows them", param, ctx
            )
        return digest


@click.command("verify", short_help="Check every hash of the ledger; name what does not fit.")
@options.ledger
@click.option(
    "--expected",
    type=Hash(),
    metavar="HASH",
    help="A hash noted down earlier: the ledger must still contain its entry.",
)
@options.as_json
@click.pass_context
def command(ctx: click.Context, *, ledger: str, expected: str | None, as_json: bool) -> None:
    """Check every hash of the ledger; name what does not fit.

    The chain of entries, the database, every raw file, and the views against the entries are checked; nothing is
    changed. Where something does not fit, the first entry or file is named and the exit code is 1. The hash of the last
    entry stands for the whole ledger: publish it, or note it down elsewhere, and give it here later.

    \b
    Examples:
      fairwitness verify --ledger ledger
      fairwitness verify --expected 5d41402a...
    """
    verification = verify(ledger, expected=expected)
    if as_json:
        click.echo(json_line(_record(verification)))
    else:
        _tell(verification)
    ctx.exit(0 if verification.fits else 1)


def _tell(verification: Verification) -> None:
    for finding in verification.findings:
        click.echo(visible(f"Does not fit: {finding}"))
    if verification.cut:
        click.echo("... and more")
    looked = f"{verification.entries} entries and {verification.raw_files} raw files"
    click.echo(f"{looked}: {'all fit' if verification.fits else 'not all fit'}")
    click.echo(f"The last entry's hash: {verification.head}")


def _record(verification: Verification) -> dict[str, object]:
    return {
        "fits": verification.fits,
        "entries": verification.entries,
        "head": verification.head,
        "raw_files": verification.raw_files,
        "findings": [{"where": finding.where, "problem": finding.problem} for finding in verification.findings],
        "cut": verification.cut,
    }
