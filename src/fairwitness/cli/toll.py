"""`fairwitness toll`: how many, at least and at most, by whose word, as known when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Group
from rich.table import Table

from fairwitness.cli import asking, options
from fairwitness.cli.output import show, width
from fairwitness.cli.plot import draw
from fairwitness.cli.safe import text
from fairwitness.cli.shown import toll_page, toll_record
from fairwitness.cli.wording import place_key
from fairwitness.export import NOTHING_MASKED, Masker, json_line
from fairwitness.pipeline.asking import Asked, answer, answer_by, understand
from fairwitness.pipeline.naming import masker_for
from fairwitness.reconcile import By, KeyedToll, Role, Toll, figures_over_time
from fairwitness.reconcile.listing import listed
from fairwitness.reconcile.wording import bounds
from fairwitness.reference.parties import party_name
from fairwitness.store import open_ledger


@click.command("toll", short_help="Say how many, at least and at most, by whose word, as known when.")
@options.ledger
@asking.about
@asking.days
@click.option("--by", "by", type=click.Choice([each.value for each in By]), help="A toll for each of these.")
@asking.as_of
@click.option(
    "--plot", "picture", type=click.Path(path_type=Path), metavar="FILE", help="Draw figures over time: .svg or .png."
)
@options.as_json
@asking.with_names
def command(
    *,
    ledger: str,
    start: date | None,
    end: date | None,
    by: str | None,
    then: asking.Then | None,
    picture: Path | None,
    as_json: bool,
    with_names: bool,
    **about: Any,
) -> None:
    """Say how many, at least and at most, by whose word, as known when.

    Every person is counted once: a village's dead inside a region's, a monitor's second figure in place of its first,
    five outlets that quote one monitor as one. "131 or more" has no upper bound. `explain` shows every claim's part.

    \b
    Examples:
      fairwitness toll --place Aleppo --from 2024-05-01 --to 2024-05-31
      fairwitness toll --harm injured --group civilians --by day --json
      fairwitness toll --as-of 2024-05-18 --convention acled
      fairwitness toll --place Aleppo --plot figures.svg
    """
    asked = asking.asked_of(start=start, end=end, then=then, **about)
    with open_ledger(ledger) as opened:
        understood = understand(opened, asked)
    masker = NOTHING_MASKED if with_names else masker_for(understood.knowledge.filed)
    if picture is not None:
        _draw(answer(understood), picture, masker)
    if by is None:
        toll = answer(understood)
        if as_json:
            click.echo(json_line(masker.fields(toll_record(toll, asked))))
        else:
            show(Group(*toll_page(toll, masker)), width())
        return
    keyed = answer_by(understood, By(by))
    if as_json:
        click.echo(json_line({"by": by, "tolls": [masker.fields(_record(each, asked)) for each in keyed]}))
    else:
        show(_table(keyed, by, masker), width())


def _draw(toll: Toll, path: Path, masker: Masker) -> None:
    """Draw what each claimant's figures were over time, of all claims the toll is about."""
    outside = {Role.OUT_OF_SCOPE, Role.BACKGROUND, Role.DENIED}
    filed = [part.filed for part in toll.claims if part.role not in outside]
    points = figures_over_time(filed, toll.question.harm)
    masked = [replace(point, claimant=masker.text(point.claimant)) for point in points]
    draw(masked, path, title=f"{toll.question.harm}: figures by claimant")


def _record(keyed: KeyedToll, asked: Asked) -> dict[str, object]:
    return {"key": keyed.key, **toll_record(keyed.toll, asked)}


def _key(keyed: KeyedToll, by: str) -> str:
    if by == By.PERPETRATOR:
        return party_name(keyed.key)
    return place_key(keyed.key, keyed.toll.question.place) if by == By.PLACE else keyed.key


def _table(tolls: Sequence[KeyedToll], by: str, masker: Masker) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in (by, "toll", "best", "by the word of"):
        table.add_column(column, overflow="fold")
    for each in tolls:
        origins = listed(origin.name for origin in each.toll.origins)
        best = "" if each.toll.best is None else str(each.toll.best)
        cells = (_key(each, by), bounds(each.toll.low, each.toll.high), best, origins)
        table.add_row(*(text(masker.text(cell)) for cell in cells))
    return table
