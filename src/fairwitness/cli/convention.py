"""`fairwitness convention`: what number words are worth, and whose figure is best, by convention."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from fairwitness.cli import options
from fairwitness.cli.output import show, width
from fairwitness.cli.safe import text
from fairwitness.errors import UnreadableFile, reason
from fairwitness.export import json_line
from fairwitness.reconcile import (
    Cell,
    Convention,
    convention,
    convention_diff,
    conventions,
    read_convention,
    unverified,
)
from fairwitness.reconcile.wording import bounds


@click.group("convention", short_help="Show, compare and check the conventions that turn words into figures.")
def command() -> None:
    """Show, compare and check the conventions that turn words into figures.

    A convention says what "dozens" is worth and what happens where origins differ. NAME is one that comes with
    fairwitness, or the path of your own TOML file. What a convention does not define is never guessed.

    \b
    Examples:
      fairwitness convention list
      fairwitness convention diff neutral acled
    """


@command.command("list", short_help="Name the conventions that come with fairwitness.")
@options.as_json
def list_(*, as_json: bool) -> None:
    """Name the conventions that come with fairwitness.

    \b
    Example:
      fairwitness convention list
    """
    found = [convention(name) for name in conventions()]
    if as_json:
        named = [{"id": one.id, "version": one.version, "name": one.name, "policy": one.policy} for one in found]
        click.echo(json_line({"conventions": named}))
        return
    show(_table([(one.id, one.version, one.name, one.policy) for one in found]), width())


@command.command("show", short_help="Show a convention: each cell with its source.")
@click.argument("name")
@options.as_json
def show_(*, name: str, as_json: bool) -> None:
    """Show a convention: each cell with its source, and whether somebody has checked it there.

    \b
    Example:
      fairwitness convention show acled
    """
    found = _convention(name)
    if as_json:
        click.echo(json_line(_record(found)))
        return
    rows = [
        (cell.name, _worth(cell), "checked" if cell.verified else "unchecked", cell.source) for cell in _cells(found)
    ]
    head = Text.assemble((found.name, "bold"), f", version {found.version}\n")
    show(Group(head, _table(rows)), width())


@command.command("diff", short_help="Show where two conventions differ.")
@click.argument("one")
@click.argument("other")
@options.as_json
def diff(*, one: str, other: str, as_json: bool) -> None:
    """Show where two conventions differ; "-" is undefined.

    \b
    Example:
      fairwitness convention diff neutral acled
    """
    left, right = _convention(one), _convention(other)
    differing = convention_diff(left, right)
    if as_json:
        cells = [{"name": each.name, "one": _cell(each.one), "other": _cell(each.other)} for each in differing]
        click.echo(json_line({"one": left.id, "other": right.id, "differ": cells}))
        return
    rows = [("", left.id, right.id)]
    rows += [(each.name, _worth(each.one), _worth(each.other)) for each in differing]
    show(_table(rows), width())


@command.command("check", short_help="Check a convention's file, and list what is unchecked.")
@click.argument("name")
@options.as_json
def check(*, name: str, as_json: bool) -> None:
    """Check a convention's file, and list the cells nobody has checked against their source yet.

    \b
    Example:
      fairwitness convention check my-desk.toml
    """
    found = _convention(name)
    if as_json:
        unchecked = [_cell(cell) for cell in unverified(found)]
        click.echo(json_line({"id": found.id, "version": found.version, "unchecked": unchecked}))
        return
    rows = [(cell.name, _worth(cell), cell.source) for cell in unverified(found)]
    said = f"{found.id} {found.version}: {len(_cells(found))} cells, {len(rows)} unchecked\n"
    parts: list[RenderableType] = [text(said), *([_table(rows)] if rows else [])]
    show(Group(*parts), width())


def _convention(name: str) -> Convention:
    path = Path(name)
    if path.suffix != ".toml":
        return convention(name)
    try:
        return read_convention(path.read_text(encoding="utf-8"), where=name)
    except (OSError, UnicodeDecodeError) as cause:
        raise UnreadableFile(f"{name}: cannot be read as UTF-8 TOML ({reason(cause)})") from cause


def _cells(found: Convention) -> tuple[Cell, ...]:
    return (*found.rules, *found.words)


def _worth(cell: Cell | None) -> str:
    if cell is None:
        return "-"
    if cell.value is not None:
        return cell.value
    return bounds(cell.low, cell.high) + (f", best {cell.best}" if cell.best is not None else "")


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    for _ in range(max(map(len, rows), default=1)):
        table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*map(text, row))
    return table


def _record(found: Convention) -> dict[str, object]:
    return {
        "id": found.id,
        "version": found.version,
        "name": found.name,
        "policy": found.policy,
        "cells": [_cell(cell) for cell in _cells(found)],
    }


def _cell(cell: Cell | None) -> dict[str, object] | None:
    """A cell as a JSON object; None where the convention does not define it."""
    if cell is None:
        return None
    return {
        "name": cell.name,
        "low": cell.low,
        "best": cell.best,
        "high": cell.high,
        "value": cell.value,
        "source": cell.source,
        "verified": cell.verified,
    }
