"""RSS and Atom: one report an entry, with the text the feed itself carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fairwitness.ingest.findings import EntryFound, FeedFound
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reports import Draft, captured
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Capture, Captured

MAXIMUM_FEED = 20_000_000
SUMMARY_ONLY = "the feed carries a summary only"


def read_feed(source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    """Read a feed's entries in the order they stand in."""
    content = source.whole(MAXIMUM_FEED)
    feed = guard.feed(content, source.where, address=source.address, media_type=source.media_type)
    capture = source.capture(content, media_type=source.media_type or "application/xml")
    for number, entry in enumerate(feed.entries, 1):
        yield _report(feed, entry, replace(capture, where=f"{source.where}, entry {number}"), options)


def _report(feed: FeedFound, entry: EntryFound, capture: Capture, options: Options) -> Captured | SetAside:
    notes = (SUMMARY_ONLY,) if entry.is_summary else ()
    draft = Draft(
        title=entry.title,
        text=entry.text,
        outlet=entry.outlet or feed.outlet,
        url=entry.link,
        language=feed.language,
        dates=entry.dates,
        notes=(*notes, feed.flaw) if feed.flaw else notes,
    )
    return captured(draft, capture, options)
