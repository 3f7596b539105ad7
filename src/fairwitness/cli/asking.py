"""Options of the commands that ask the ledger, and the question they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from fairwitness.cli.options import Day, Name
from fairwitness.model import Group, Harm
from fairwitness.pipeline.asking import Asked

_Command = TypeVar("_Command", bound=Callable[..., Any])
Then = date | datetime


class Moment(click.ParamType[Then]):
    """An option's value as a day of publication, or, with a time of day, as a moment of record."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Then:
        """Read YYYY-MM-DD or YYYY-MM-DDTHH:MM; a time without a zone is UTC."""
        if isinstance(value, date):
            return value
        words = str(value).strip()
        try:
            if len(words) == len("2024-05-17"):
                return date.fromisoformat(words)
            moment = datetime.fromisoformat(words)
        except ValueError:
            self.fail(f"{value!r} is neither a day (2024-05-17) nor a moment (2024-05-17T18:30)", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def about(command: _Command) -> _Command:
    """Add what can be asked for: harm, place, group, party, convention."""
    added = (
        click.option(
            "--harm", type=click.Choice([each.value for each in Harm]), default="killed", show_default=True,
            help="Which harm.",
        ),
        click.option(
            "--place", type=Name(), metavar="NAME", help='Where: a place, or "NAME, XX" with the code of its country.'
        ),
        click.option("--group", type=click.Choice(["civilians", "combatants"]), help="Whom."),
        click.option(
            "--party", type=Name(), metavar="NAME", help="By whom: a party's name or id, or the words of reports."
        ),
        convention,
        parties,
    )  # fmt: skip
    for add in reversed(added):
        command = add(command)
    return command


def convention(command: _Command) -> _Command:
    """Add --convention."""
    help_text = "How number words and disagreements are read: a convention's name, or a TOML file."
    return click.option("--convention", default="neutral", show_default=True, metavar="NAME|FILE", help=help_text)(
        command
    )


def parties(command: _Command) -> _Command:
    """Add --parties."""
    return click.option(
        "--parties",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        envvar="FAIRWITNESS_PARTIES",
        show_envvar=True,
        help="A CSV of parties that extends the shipped table.",
    )(command)


def days(command: _Command) -> _Command:
    """Add --from and --to, the days of the harm."""
    end = click.option("--to", "end", type=Day(), metavar="DATE", help="Last day of the harm.")
    start = click.option("--from", "start", type=Day(), metavar="DATE", help="First day of the harm.")
    return start(end(command))


def as_of(command: _Command) -> _Command:
    """Add --as-of."""
    help_text = "What was known then: published by DATE, or, with a time of day (UTC), on record by then."
    return click.option("--as-of", "then", type=Moment(), metavar="DATE|TIME", help=help_text)(command)


def with_names(command: _Command) -> _Command:
    """Add --with-names."""
    help_text = "Show names of victims and private witnesses, which are masked otherwise."
    return click.option("--with-names", is_flag=True, help=help_text)(command)


def asked_of(
    *,
    harm: str = "killed",
    place: str | None = None,
    group: str | None = None,
    party: str | None = None,
    convention: str = "neutral",
    parties: Path | None = None,
    start: date | None = None,
    end: date | None = None,
    then: Then | None = None,
) -> Asked:
    """The question the options make."""
    asked = Asked(
        harm=Harm(harm),
        place=place,
        start=start,
        end=end,
        group=Group(group) if group else None,
        party=party,
        convention=convention,
        parties=parties,
    )
    return known_by(asked, then)


def known_by(asked: Asked, then: Then | None) -> Asked:
    """The same question, looking no further than a day of publication or a moment of record."""
    if isinstance(then, datetime):
        return replace(asked, published_by=None, recorded_by=then)
    return replace(asked, published_by=then, recorded_by=None)
