"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

from fairwitness.model import Actor, Role
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


class Name(click.ParamType[str]):
    """An option's value as a name: an empty one, as of a shell's unset variable, names nothing and asks for no more."""

    name = "name"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a name; one without any letter or digit ends the run with exit code 2."""
        if not any(map(str.isalnum, str(value))):
            self.fail(f"{value!r} is no name; write one, or leave the option out", param, ctx)
        return str(value)


def published(command: _Command) -> _Command:
    """Add --published."""
    help_text = "Publication date (YYYY-MM-DD) of reports that do not state theirs; days are worked out from it."
    return click.option("--published", type=Day(), metavar="DATE", help=help_text)(command)


def outlet(command: _Command) -> _Command:
    """Add --outlet."""
    return click.option("--outlet", type=Name(), metavar="NAME", help="Who published reports that do not say so.")(
        command
    )


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


def has_stand_ins(ctx: click.Context) -> bool:
    """Whether the caller handed in instruments, which no other process could open."""
    return ctx.find_object(Instruments) is not None


def ledger(command: _Command) -> _Command:
    """Add --ledger, without which the command cannot do."""
    return _ledger(required=True)(command)


def ledger_or_none(command: _Command) -> _Command:
    """Add --ledger, without which the command does something else."""
    return _ledger(required=False)(command)


def _ledger(*, required: bool) -> Callable[[_Command], _Command]:
    return click.option(
        "--ledger",
        metavar="DIR|URL",
        envvar="FAIRWITNESS_LEDGER",
        show_envvar=True,
        required=required,
        help="The ledger: a directory, or postgresql://USER@HOST/DATABASE.",
    )


def is_given(ctx: click.Context, name: str) -> bool:
    """Whether the user wrote an option, rather than left it to the environment or its default."""
    return ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def acting(role: Role) -> Callable[[_Command], _Command]:
    """Add --by and --role; `role` is the one taken where none is given."""

    def add(command: _Command) -> _Command:
        by = click.option(
            "--by",
            metavar="NAME",
            envvar="FAIRWITNESS_BY",
            show_envvar=True,
            help="Who does this, for the record; the login name where none is given.",
        )
        as_role = click.option(
            "--role",
            type=click.Choice([each.value for each in Role]),
            envvar="FAIRWITNESS_ROLE",
            show_envvar=True,
            default=role.value,
            show_default=True,
            help="As what you do this.",
        )
        return by(as_role(command))

    return add


def actor(by: str | None, role: str) -> Actor:
    """Who acts: the name given, or the login name."""
    import getpass  # dear to import, and needed by few commands

    try:
        name = by or getpass.getuser()
    except (OSError, KeyError, ImportError) as cause:
        raise click.UsageError("this system knows no login name: say who you are with --by NAME") from cause
    return Actor(name=name, role=Role(role))


def now() -> datetime:
    """The moment entries are recorded at."""
    return datetime.now(UTC)


def jobs(command: _Command) -> _Command:
    """Add --jobs."""
    help_text = "Processes that read reports; one a core where none is given."
    return click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=help_text)(command)


def reason(command: _Command) -> _Command:
    """Add --reason."""
    return click.option("--reason", metavar="TEXT", help="Why, for the record.")(command)
