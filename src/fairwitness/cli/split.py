"""`fairwitness split`: claims of an incident that speak of another."""

from __future__ import annotations

from pathlib import Path

import click

from fairwitness.cli import asking, options
from fairwitness.cli.done import in_entries, say
from fairwitness.cli.working import working
from fairwitness.model import Role
from fairwitness.pipeline.judging import split
from fairwitness.pipeline.knowing import know_incidents


@click.command("split", short_help="Put on record that claims of an incident speak of another one.")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@options.ledger
@options.reason
@asking.parties
@options.acting(Role.REVIEWER)
@options.as_json
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    claims: tuple[str, ...],
    ledger: str,
    reason: str | None,
    parties: Path | None,
    by: str | None,
    role: str,
    as_json: bool,
) -> None:
    """Put on record that claims of an incident speak of another one.

    The CLAIMs, all of one incident, are held apart from its other claims from now on. `undo` of the entries that are
    named takes it back.

    \b
    Example:
      fairwitness split 5815b333630ee4d6 --reason "another village of that name"
    """
    with working(ctx, ledger, options.actor(by, role)) as work:
        entries = split(work, claims, reason, parties)
        knowledge = know_incidents(work.ledger, claims, parties)
    parted = list(dict.fromkeys(knowledge.incident(claim).id for claim in claims))
    numbers = [entry.sequence for entry in entries]
    told = f"Split off as {', '.join(parted)} ({in_entries(numbers)})"
    say(told, as_json=as_json, incidents=parted, entries=numbers)
