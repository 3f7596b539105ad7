"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from fairwitness.pipeline import Instruments, open_instruments

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """An option's value as an ISO date."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read YYYY-MM-DD; anything else is told to the user and ends the run with exit code 2."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is not a date; write YYYY-MM-DD, such as 2024-05-17", param, ctx)


def published(command: _Command) -> _Command:
    """Add --published."""
    help_text = "Publication date (YYYY-MM-DD) of reports that do not state theirs; days are worked out from it."
    return click.option("--published", type=Day(), metavar="DATE", help=help_text)(command)


def outlet(command: _Command) -> _Command:
    """Add --outlet."""
    return click.option("--outlet", metavar="NAME", help="Who published reports that do not say so.")(command)


def why(command: _Command) -> _Command:
    """Add --why."""
    help_text = "Show the words and the probability behind each field; what is uncertain is marked."
    return click.option("--why", is_flag=True, help=help_text)(command)


def as_json(command: _Command) -> _Command:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a page.")(command)


def opener(ctx: click.Context) -> Callable[[], Instruments]:
    """What opens the reader and gazetteer to use: those handed in by the caller, else those the package ships."""
    given = ctx.find_object(Instruments)
    return open_instruments if given is None else lambda: given
