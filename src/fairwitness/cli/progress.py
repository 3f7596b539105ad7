"""Progress: a bar on standard error for each step, where that is a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

Begun = Callable[[str, int | None], Callable[[int], object]]


@contextmanager
def bars() -> Iterator[Begun]:
    """What is told of each step's name and size as it begins, and gives what hears how far it is."""
    if not sys.stderr.isatty():
        yield lambda _name, _size: lambda _many: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def begun(name: str, size: int | None) -> Callable[[int], object]:
            task = progress.add_task(name, total=size)
            return lambda many: progress.advance(task, many)

        yield begun
