"""`fairwitness doctor`: ledger and installation looked over."""

from __future__ import annotations

import click

from fairwitness.cli import options
from fairwitness.cli.safe import visible
from fairwitness.export import json_line
from fairwitness.store import diagnose
from fairwitness.text.reader.digest import digest_of_model, digest_shipped


@click.command("doctor", short_help="Look the ledger and the installation over.")
@options.ledger
@options.as_json
@click.pass_context
def command(ctx: click.Context, *, ledger: str, as_json: bool) -> None:
    """Look the ledger and the installation over.

    Checks who may read the ledger's files, disk space, the database and its schema, what killed processes left behind,
    and whether the reading model is the one that was shipped. `verify` is the thorough check of the ledger's content.
    The exit code is 1 where something is not well.

    \b
    Example:
      fairwitness doctor --ledger ledger
    """
    checks = diagnose(ledger, model_digest=digest_of_model(), expected_model=digest_shipped())
    if as_json:
        click.echo(json_line({"checks": [{"name": c.name, "is_well": c.is_well, "told": c.told} for c in checks]}))
    else:
        for check in checks:
            click.echo(f"{'well' if check.is_well else 'NOT WELL':9} {check.name}: {visible(check.told)}")
    ctx.exit(0 if all(check.is_well for check in checks) else 1)
