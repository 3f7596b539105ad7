"""Take reports in from addresses: what is fetched is read by its form, a feed's links are followed where asked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from fairwitness.errors import InputError
from fairwitness.ingest.feed import SUMMARY_ONLY
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reading import read_source
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Captured, DateMethod

if TYPE_CHECKING:
    from fairwitness.ingest.fetch import Fetcher

_DEFAULTS = Options()


def is_address(words: str) -> bool:
    """Whether what the user named is an address and not a file."""
    return words.lower().startswith(("http://", "https://"))


def take_in_addresses(
    addresses: Iterable[str],
    fetcher: Fetcher,
    options: Options = _DEFAULTS,
    *,
    follow: bool = False,
    guard: Guard | None = None,
) -> Iterator[Captured | SetAside]:
    """Fetch addresses, in order, and take in the reports they hold.

    `follow` fetches the page each entry of a feed leads to and takes that in instead; where it cannot be read, the
    feed's own words stand, with a note of why.
    """
    with nullcontext(guard) if guard else Guard() as own:
        for address in addresses:
            for found in _take_in(address, fetcher, options, own):
                is_entry = isinstance(found, Captured) and found.capture.where.startswith(f"{address}, entry ")
                yield _followed(found, fetcher, options, own) if follow and is_entry else found  # type: ignore[arg-type]


def _take_in(address: str, fetcher: Fetcher, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    try:
        fetched = fetcher.fetch(address)
    except InputError as error:
        yield SetAside(where=address, error=error)
        return
    source = Source(
        stream=io.BytesIO(fetched.content),
        where=address,
        name=fetched.address.partition("?")[0],
        address=fetched.address,
        media_type=fetched.media_type,
        headers=fetched.headers,
        fetched=fetched.fetched,
    )
    yield from read_source(source, options, guard)


def _followed(entry: Captured, fetcher: Fetcher, options: Options, guard: Guard) -> Captured:
    report = entry.report
    if report.url is None:
        return entry
    # the entry's own date is better evidence than anything guessed from the page
    known = replace(options, published=report.published or options.published, outlet=report.outlet or options.outlet)
    found = next(_take_in(report.url, fetcher, known, guard), None)
    if isinstance(found, Captured):
        dating = entry.dating if found.dating.method is DateMethod.GIVEN and report.published else found.dating
        return replace(found, dating=dating, notes=(*found.notes, f"found in the feed {entry.capture.address}"))
    reason = found.reason if found else "nothing in it"
    notes = tuple(note for note in entry.notes if note != SUMMARY_ONLY)
    return replace(entry, notes=(*notes, f"{SUMMARY_ONLY}; its page was not read ({reason})"))
