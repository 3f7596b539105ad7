"""PDF: one report a file, where it holds text and not only pictures of it."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reports import Draft, captured, or_set_aside
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Captured

MAXIMUM_PDF = 100_000_000


def read_pdf(source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    """Read a PDF's text; one without is set aside."""
    yield or_set_aside(source.where, lambda: _read(source, options, guard))


def _read(source: Source, options: Options, guard: Guard) -> Captured | SetAside:
    content = source.whole(MAXIMUM_PDF)
    pdf = guard.pdf(content, source.where)
    draft = Draft(title=pdf.title, text=pdf.text, url=source.address, dates=pdf.dates, notes=pdf.notes)
    return captured(draft, source.capture(content, media_type="application/pdf"), options)
