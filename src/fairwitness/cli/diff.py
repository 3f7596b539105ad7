"""`fairwitness diff`: what changed between two moments, and because of which report."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click
from rich.console import Group
from rich.table import Table

from fairwitness.cli import asking, options
from fairwitness.cli.output import show, width
from fairwitness.cli.safe import text, visible
from fairwitness.cli.shown import as_of_record, quoted, source
from fairwitness.errors import InputError
from fairwitness.export import NOTHING_MASKED, Masker, json_line
from fairwitness.pipeline.asking import Asked, answer_change, understand
from fairwitness.pipeline.naming import masker_for
from fairwitness.reconcile import Change, Moved, Toll
from fairwitness.store import open_ledger


@click.command("diff", short_help="Say what changed in a toll between two moments, and because of which report.")
@options.ledger
@click.option("--from", "before", type=asking.Moment(), metavar="DATE|TIME", required=True, help="Known then ...")
@click.option("--to", "after", type=asking.Moment(), metavar="DATE|TIME", help="... and then; now if left out.")
@asking.about
@click.option("--since", "start", type=options.Day(), metavar="DATE", help="First day of the harm.")
@click.option("--until", "end", type=options.Day(), metavar="DATE", help="Last day of the harm.")
@options.as_json
@asking.with_names
def command(
    *,
    ledger: str,
    before: asking.Then,
    after: asking.Then | None,
    start: date | None,
    end: date | None,
    as_json: bool,
    with_names: bool,
    **about: Any,
) -> None:
    """Say what changed in a toll between two moments, and because of which report.

    A day compares what had been published by then, a time of day what was on record by then. Every claim that came in,
    went out or has another part in the toll is named, new reports first.

    \b
    Examples:
      fairwitness diff --from 2024-05-18 --to 2024-05-20 --place Aleppo
      fairwitness diff --from 2024-05-18T09:00
    """
    if after is not None and _is_after(before, after):
        raise InputError(f"what is compared runs from then to now: {before} lies after {after}")
    asked = asking.asked_of(start=start, end=end, **about)
    then, now = asking.known_by(asked, before), asking.known_by(asked, after)
    with open_ledger(ledger) as opened:
        one, two = understand(opened, then), understand(opened, now)
    change = answer_change(one, two)
    heard = (*one.knowledge.filed, *two.knowledge.filed)
    masker = NOTHING_MASKED if with_names else masker_for(heard)
    if as_json:
        click.echo(json_line(masker.fields(_record(change, then, now))))
    else:
        show(Group(text(masker.text(change.text), "bold"), _table(change, masker)), width())


def _is_after(before: asking.Then, after: asking.Then) -> bool:
    """Tell whether two moments of one kind are in the wrong order; a day and a moment of record have none."""
    if isinstance(before, datetime) or isinstance(after, datetime):
        return isinstance(before, datetime) and isinstance(after, datetime) and before > after
    return before > after


def _record(change: Change, then: Asked, now: Asked) -> dict[str, object]:
    return {
        "harm": change.after.question.harm,
        "before": _figures(change.before, then),
        "after": _figures(change.after, now),
        "text": change.text,
        "moved": [_moved(each) for each in change.moved],
    }


def _figures(toll: Toll, asked: Asked) -> dict[str, object]:
    return {"as_of": as_of_record(asked), "low": toll.low, "best": toll.best, "high": toll.high}


def _moved(moved: Moved) -> dict[str, object]:
    report = moved.report
    return {
        "claim": moved.filed.claim.id,
        "before": moved.before,
        "after": moved.after,
        "text": moved.text,
        "quote": quoted(moved.filed.claim),
        "report": report.id,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
    }


def _table(change: Change, masker: Masker) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for each in change.moved:
        table.add_row(text(masker.text(visible(each.text))), text(masker.text(source(each.filed))))
        table.add_row(text(masker.text(f"“{quoted(each.filed.claim)}”"), "dim"), "")
    return table
