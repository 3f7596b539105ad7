"""`fairwitness merge`: incidents that are one."""

from __future__ import annotations

from pathlib import Path

import click

from fairwitness.cli import asking, options
from fairwitness.cli.done import in_entries, say
from fairwitness.cli.working import working
from fairwitness.model import Role
from fairwitness.pipeline.judging import merge
from fairwitness.pipeline.knowing import know_incidents


@click.command("merge", short_help="Put on record that incidents are one.")
@click.argument("incidents", metavar="INCIDENT INCIDENT...", nargs=-1, required=True)
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
    incidents: tuple[str, ...],
    ledger: str,
    reason: str | None,
    parties: Path | None,
    by: str | None,
    role: str,
    as_json: bool,
) -> None:
    """Put on record that incidents are one.

    INCIDENT is an id, or a claim's. The merged incident keeps the id of the earliest; the others keep leading to it.
    `undo` of the entries that are named takes it back.

    \b
    Example:
      fairwitness merge 951510b13fad96f1 a24b71552ecf689d --reason "one strike, told twice"
    """
    with working(ctx, ledger, options.actor(by, role)) as work:
        entries = merge(work, incidents, reason, parties)
        merged = know_incidents(work.ledger, incidents[:1], parties).incident(incidents[0])
    numbers = [entry.sequence for entry in entries]
    told = f"Incident {merged.id} now holds {len(merged.claims)} claims ({in_entries(numbers)})"
    say(told, as_json=as_json, incident=merged.id, claims=list(merged.claims), entries=numbers)
