"""Take reports in from files and standard input, in order, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import BinaryIO

from fairwitness.errors import UnreadableFile, reason
from fairwitness.ingest.forms import Form
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reading import read_source
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Captured, Report

STANDARD_INPUT = "-"
_DEFAULTS = Options()


def take_in(
    paths: Iterable[str], options: Options = _DEFAULTS, guard: Guard | None = None
) -> Iterator[Captured | SetAside]:
    """Take in every report of the paths, in order, with the bytes it was read from; "-" is standard input.

    What cannot be read is yielded as SetAside, and the run goes on. Pages, feeds and PDFs are read by `guard`, which is
    left open, or by one that lives as long as this run.
    """
    with nullcontext(guard) if guard else Guard() as own:
        for path in paths:
            yield from _take_in_path(path, options, own)


def read_reports(
    paths: Iterable[str],
    *,
    outlet: str | None = None,
    published: date | None = None,
    titled: bool = True,
    form: Form | None = None,
) -> Iterator[Report | SetAside]:
    """Read every report of the paths, in order; "-" is standard input.

    `outlet` and `published` stand in where a report has none. `titled` False keeps a text file's first line as text.
    `form` None tells the form of a file by its first bytes and its name. What cannot be read is yielded as SetAside.
    """
    options = Options(outlet=outlet, published=published, titled=titled, form=form)
    for found in take_in(paths, options):
        yield found.report if isinstance(found, Captured) else found


def _take_in_path(path: str, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    where = "standard input" if path == STANDARD_INPUT else path
    try:
        opened = _opened(path, where)
    except UnreadableFile as error:
        yield SetAside(where=where, error=error)
        return
    with opened as stream:
        yield from read_source(Source(stream=stream, where=where, name=path), options, guard)


class _StandardInput:
    """Standard input as a context that leaves it open."""

    def __enter__(self) -> BinaryIO:
        return sys.stdin.buffer

    def __exit__(self, *_: object) -> None:
        return None


def _opened(path: str, where: str) -> BinaryIO | _StandardInput:
    if path == STANDARD_INPUT:
        return _StandardInput()
    try:
        return Path(path).open("rb")
    except FileNotFoundError as cause:
        # "ftp://..." was meant to be fetched
        cure = "; only addresses that begin with http:// or https:// are fetched" if "://" in path else ""
        raise UnreadableFile(f"{where}: no such file{cure}") from cause
    except IsADirectoryError as cause:
        raise UnreadableFile(f"{where}: a directory; name the files in it") from cause
    except (OSError, ValueError) as cause:
        raise UnreadableFile(f"{where}: cannot be opened ({reason(cause)})") from cause
