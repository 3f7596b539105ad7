"""`fairwitness incidents`: what the claims tell of, and which belong together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from fairwitness.cli import asking, options
from fairwitness.cli.incident_page import Page
from fairwitness.export import NOTHING_MASKED
from fairwitness.pipeline.asking import convention_of
from fairwitness.pipeline.incidents import account, accounts, doubts, evidence
from fairwitness.pipeline.knowing import know
from fairwitness.pipeline.naming import masker_for
from fairwitness.store import open_ledger


@click.command("incidents", short_help="List incidents, or show one: its claims, and why they belong together.")
@click.argument("incident", metavar="[INCIDENT]", required=False)
@options.ledger
@asking.days
@click.option(
    "--place", type=options.Name(), metavar="NAME", help="Only incidents whose claims name this place, or one in it."
)
@click.option(
    "--doubts",
    "in_doubt",
    is_flag=True,
    help="List pairs of incidents that may be one, for a person to judge; with INCIDENT, those it is in.",
)
@asking.convention
@asking.parties
@asking.as_of
@options.as_json
@asking.with_names
def command(
    *,
    incident: str | None,
    ledger: str,
    start: date | None,
    end: date | None,
    place: str | None,
    in_doubt: bool,
    convention: str,
    parties: Path | None,
    then: asking.Then | None,
    as_json: bool,
    with_names: bool,
) -> None:
    """List incidents, or show one: its claims, and why they belong together.

    An incident is known only through its claims. INCIDENT is its id, one it had before it was merged, or the id of one
    of its claims. `merge`, `split` and `judge` change what belongs together, and `undo` changes it back.

    \b
    Examples:
      fairwitness incidents --from 2024-05-01 --place Aleppo
      fairwitness incidents 951510b13fad96f1
      fairwitness incidents --doubts
    """
    used = convention_of(convention)
    as_of = asking.asked_of(then=then).as_of
    with open_ledger(ledger) as opened:
        knowledge = know(opened, as_of, parties)
        if in_doubt:
            found = doubts(opened, as_of, parties, knowledge.incident(incident) if incident else None)
        judgements = list(opened.view(published=as_of.published, recorded=as_of.recorded).judgements())
    masker = NOTHING_MASKED if with_names else masker_for(knowledge.filed)
    page = Page(masker=masker, as_json=as_json)
    if in_doubt:
        page.doubts(found, {each.claim.id: each for each in knowledge.filed})
    elif incident is None:
        page.all(accounts(knowledge, used, start=start, end=end, place=place))
    else:
        one = account(knowledge, incident, used)
        page.one(one, evidence(one, parties, judgements))
