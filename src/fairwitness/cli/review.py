"""`fairwitness review`: the queue of claims that need a person's eye, at a terminal or over a pipe."""

from __future__ import annotations

import click

from fairwitness.cli import options
from fairwitness.cli.reviewing import Session
from fairwitness.model import Kind, Role
from fairwitness.pipeline.knowing import know
from fairwitness.review import Desk, Task, queue, task_of
from fairwitness.store import Ledger, open_ledger


@click.command("review", short_help="Go through what needs a person's eye: accept, reject, edit, comment.")
@click.argument("claims", metavar="[CLAIM...]", nargs=-1)
@options.ledger
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only claims of this kind.")
@click.option("--list", "listed", is_flag=True, help="List what is in the queue, and decide nothing.")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Stop after N claims.")
@options.acting(Role.REVIEWER)
@click.option("--json", "as_json", is_flag=True, help="With --list: one JSON object a claim.")
def command(
    *,
    claims: tuple[str, ...],
    ledger: str,
    kind: str | None,
    listed: bool,
    most: int | None,
    by: str | None,
    role: str,
    as_json: bool,
) -> None:
    """Go through what needs a person's eye: accept, reject, edit, comment.

    Claims nobody has decided on come one by one: first those that others of the same incident contradict, then by the
    size of their figure, then by how unsure the reader was. CLAIMs named are shown whether or not they were decided on.
    Each is shown with the words it stands on. Type a command and Enter; "?" lists them. The same commands may come
    through a pipe, one a line.

    \b
    Examples:
      fairwitness review --by "Nadia Karam"
      fairwitness review --kind harm --most 20
      printf 'accept\\nquit\\n' | fairwitness review
    """
    if as_json and not listed:
        raise click.UsageError("--json goes with --list; claims are decided on one by one")
    with open_ledger(ledger) as opened:
        tasks = tuple(task_of(opened, claim) for claim in claims) or _waiting(opened, kind)
        session = Session(desk=Desk(opened, options.actor(by, role), options.now), tasks=tasks[:most])
        if listed:
            session.list(as_json=as_json)
        else:
            session.work()


def _waiting(ledger: Ledger, kind: str | None) -> tuple[Task, ...]:
    incident_of = {each.claim.id: each.incident for each in know(ledger).filed if each.incident}
    tasks = queue(ledger.view().standing(), incident_of)
    return tasks if kind is None else tuple(task for task in tasks if task.kind == kind)
