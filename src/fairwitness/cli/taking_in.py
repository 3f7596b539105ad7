"""Options of the commands that take reports in, and the sources they name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from fairwitness.cli import options
from fairwitness.ingest import Options, join_maps, parse_map
from fairwitness.pipeline.taking_in import Sources

_Command = TypeVar("_Command", bound=Callable[..., Any])


def described(command: _Command) -> _Command:
    """Add what can be said of sources."""
    added = (
        options.published,
        options.outlet,
        click.option(
            "--map",
            "maps",
            metavar="FIELD=COLUMN",
            multiple=True,
            help="Which column or key holds a field; repeatable.",
        ),
        click.option("--follow", is_flag=True, help="Fetch the pages a feed's entries lead to, not its own words."),
        click.option("--no-title", is_flag=True, help="A text file's first line is text, not its headline."),
        click.option("--allow-private", is_flag=True, help="Fetch addresses of this machine and its network too."),
        click.option("--contact", metavar="TEXT", help="Whom sites can ask about our visits: an e-mail or a web page."),
    )
    for add in reversed(added):
        command = add(command)
    return command


def sources_of(
    named: tuple[str, ...],
    *,
    published: date | None,
    outlet: str | None,
    maps: tuple[str, ...],
    follow: bool,
    no_title: bool,
    allow_private: bool,
    contact: str | None,
) -> Sources:
    """The sources as the options describe them."""
    about = Options(
        outlet=outlet,
        published=published,
        titled=not no_title,
        columns=join_maps(tuple(parse_map(words) for words in maps)),
        today=options.now().date(),
    )
    return Sources(named=named, options=about, follow=follow, allow_private=allow_private, contact=contact)
