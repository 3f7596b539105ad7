"""Web pages: one report a page, title and text found by trafilatura, the date with how it is known."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reports import Draft, captured, or_set_aside
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Captured

MAXIMUM_PAGE = 20_000_000


def read_page(source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    """Read a page's article; one without any is set aside."""
    yield or_set_aside(source.where, lambda: _read(source, options, guard))


def _read(source: Source, options: Options, guard: Guard) -> Captured | SetAside:
    content = source.whole(MAXIMUM_PAGE)
    page = guard.page(content, source.where, address=source.address, media_type=source.media_type)
    draft = Draft(
        title=page.title,
        text=page.text,
        outlet=page.outlet,
        url=page.url,
        language=page.language,
        dates=page.dates,
        notes=page.notes,
    )
    return captured(draft, source.capture(content, media_type=source.media_type or "text/html"), options)
