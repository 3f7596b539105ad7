"""Where pages go: colour and the terminal's width on a terminal, plain fixed-width text anywhere else."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console, RenderableType

from fairwitness.cli.page import Layout, page
from fairwitness.cli.safe import visible
from fairwitness.errors import FairwitnessError
from fairwitness.ingest import SetAside
from fairwitness.pipeline import ReportReading, toll_of

_T = TypeVar("_T")
_PLAIN_WIDTH = 120
_NARROWEST, _WIDEST = 80, 160


def width() -> int:
    """Characters a line may take: fixed where no terminal listens, so that output is the same everywhere."""
    if not sys.stdout.isatty():
        return _PLAIN_WIDTH
    return min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size().columns))


def show(page: RenderableType, columns: int) -> None:
    """Print a page to standard output."""
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    paper = io.StringIO()
    console = Console(
        file=paper,
        width=columns,
        force_terminal=coloured,
        color_system="standard" if coloured else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(page)
    lines = paper.getvalue().split("\n")
    click.echo("\n".join(line.rstrip() for line in lines), nl=False)


class Complaints:
    """What was set aside in a run, told on standard error as it happens."""

    def __init__(self) -> None:
        self.errors: list[FairwitnessError] = []

    def pick(self, items: Iterable[_T | SetAside]) -> Iterator[_T]:
        """Pass what could be read on; say of each report set aside which it was and why."""
        for item in items:
            if isinstance(item, SetAside):
                self.errors.append(item.error)
                click.echo(f"Set aside: {visible(item.reason)}", err=True)
            else:
                yield item


def show_readings(readings: Iterable[ReportReading], *, why: bool) -> int:
    """Print a page for each reading; gives how many there were."""
    layout = Layout(width=width(), why=why)
    shown = 0
    for reading in readings:
        show(page(reading, toll_of(reading), layout), layout.width)
        shown += 1
    return shown


def progress(items: Iterable[_T], *, path: str) -> Iterator[_T]:
    """Pass items on, with a bar on standard error where that is a terminal and the output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.progress import track  # dear to import, and seldom needed

    yield from track(items, total=_lines(Path(path)), description="Reading", console=Console(stderr=True))


def _lines(path: Path) -> int | None:
    if not path.is_file():
        return None
    with path.open("rb") as lines:
        return sum(1 for _ in lines)
