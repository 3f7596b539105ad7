"""`fairwitness judge`: whether two claims speak of one incident."""

from __future__ import annotations

from pathlib import Path

import click

from fairwitness.cli import asking, options
from fairwitness.cli.done import say
from fairwitness.cli.working import working
from fairwitness.model import Role, Verdict
from fairwitness.pipeline.judging import judge


@click.command("judge", short_help="Put on record whether two claims speak of one incident.")
@click.argument("one", metavar="CLAIM")
@click.argument("other", metavar="CLAIM")
@click.argument("verdict", metavar="VERDICT", type=click.Choice([each.value for each in Verdict]))
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
    one: str,
    other: str,
    verdict: str,
    ledger: str,
    reason: str | None,
    parties: Path | None,
    by: str | None,
    role: str,
    as_json: bool,
) -> None:
    """Put on record whether two claims speak of one incident.

    VERDICT is same, different or unsure. A person's judgement outranks what the program finds, holds in later runs, and
    the pair is not offered again; `undo` takes it out of force, and the incidents are as they were.

    \b
    Example:
      fairwitness judge 951510b13fad96f1 a24b71552ecf689d same --reason "both name the bakery"
    """
    with working(ctx, ledger, options.actor(by, role)) as work:
        entry = judge(work, (one, other, Verdict(verdict)), reason, parties)
    told = f"Claims {one} and {other}: {verdict} (entry {entry.sequence})"
    say(told, as_json=as_json, claims=[one, other], verdict=verdict, entry=entry.sequence)
