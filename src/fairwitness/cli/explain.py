"""`fairwitness explain`: the arithmetic behind a toll or an incident, sentence by sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
from rich.console import Group
from rich.text import Text

from fairwitness.cli import asking, options
from fairwitness.cli.output import show, width
from fairwitness.cli.shown import explained, toll_record
from fairwitness.export import NOTHING_MASKED, json_line
from fairwitness.model import Harm
from fairwitness.pipeline.asking import answer, tolls_of, understand
from fairwitness.pipeline.naming import masker_for
from fairwitness.store import open_ledger


@click.command("explain", short_help="Show the arithmetic of a toll or an incident, and every claim's part in it.")
@click.argument("incident", metavar="[INCIDENT]", required=False)
@options.ledger
@asking.about
@asking.days
@asking.as_of
@click.option("--all", "beyond", is_flag=True, help="List claims of something else than was asked, too.")
@options.as_json
@asking.with_names
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    incident: str | None,
    ledger: str,
    start: date | None,
    end: date | None,
    then: asking.Then | None,
    beyond: bool,
    as_json: bool,
    with_names: bool,
    **about: Any,
) -> None:
    """Show the arithmetic of a toll or an incident, and every claim's part in it.

    Every claim is listed once, with its words: counted, contained in, superseded by, same origin as, in conflict with,
    vague, denied. Those out of scope, elsewhere or at another time, are told in number. The sum as printed is the toll.
    INCIDENT is the id of an incident, or of one of its
    claims; without it the options say which toll, as for `toll`.

    \b
    Examples:
      fairwitness explain --place Aleppo --from 2024-05-01
      fairwitness explain 951510b13fad96f1
    """
    asked = asking.asked_of(start=start, end=end, then=then, **about)
    with open_ledger(ledger) as opened:
        understood = understand(opened, asked)
    knowledge = understood.knowledge
    if incident is None:
        tolls = [answer(understood)]
    else:
        found = tolls_of(knowledge, knowledge.incident(incident), understood.used)
        wanted = (asked.harm,) if options.is_given(ctx, "harm") else tuple(Harm)
        tolls = [toll for toll in found if toll.question.harm in wanted]
    masker = NOTHING_MASKED if with_names else masker_for(knowledge.filed)
    if as_json:
        click.echo(json_line({"tolls": [masker.fields(toll_record(toll, asked)) for toll in tolls]}))
    elif tolls:
        show(Group(*(part for toll in tolls for part in (*explained(toll, masker, beyond=beyond), Text("")))), width())
    else:
        click.echo("No claim of harm speaks of this incident.")
