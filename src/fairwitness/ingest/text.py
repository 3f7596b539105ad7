"""Plain text: one report a file, its first line the headline."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.decoding import MAXIMUM_BYTES, decode
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reports import Draft, captured, or_set_aside
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Captured

# a first line longer than this is no headline
_LONGEST_TITLE = 300


def read_text(source: Source, options: Options, _guard: Guard) -> Iterator[Captured | SetAside]:
    """Read a text file: the first line is the title, unless it is long or the only one."""
    yield or_set_aside(source.where, lambda: _read(source, options))


def _read(source: Source, options: Options) -> Captured | SetAside:
    content = source.whole(MAXIMUM_BYTES)
    text = decode(content, source.where).strip("\n")
    if not text.strip():
        raise UnreadableFile(f"{source.where}: empty")
    first, newline, rest = text.partition("\n")
    titled = options.titled and newline and len(first) <= _LONGEST_TITLE
    title, text = (first, rest) if titled else ("", text)
    draft = Draft(title=title, text=text, url=source.address)
    return captured(draft, source.capture(content, media_type=source.media_type or "text/plain"), options)
