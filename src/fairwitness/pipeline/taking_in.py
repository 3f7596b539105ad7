"""Taking in: reports from files and addresses, in the order they are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from fairwitness.ingest import Guard, Options, SetAside, is_address, take_in, take_in_addresses
from fairwitness.model import Captured

if TYPE_CHECKING:
    from fairwitness.ingest.fetch import Fetcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Files and addresses to take reports in from, in order, and what the user says of them.

    `follow` fetches what a feed's entries lead to. `allow_private` lets addresses of this machine and its network be
    fetched. `contact` is told to the sites visited.
    """

    named: Sequence[str]
    options: Options = field(default_factory=Options)
    follow: bool = False
    allow_private: bool = False
    contact: str | None = None


def take_in_all(
    sources: Sources, fetcher_for: Callable[[Sources], Fetcher] | None = None
) -> Iterator[Captured | SetAside]:
    """Take in every report of every source, one at a time; nothing is fetched unless an address is named."""
    with ExitStack() as stack:
        guard = stack.enter_context(Guard())
        fetcher: Fetcher | None = None
        for on_network, names in groupby(sources.named, key=is_address):
            if not on_network:
                yield from take_in(names, sources.options, guard)
                continue
            fetcher = fetcher or stack.enter_context((fetcher_for or _fetcher_for)(sources))
            yield from take_in_addresses(names, fetcher, sources.options, follow=sources.follow, guard=guard)


def _fetcher_for(sources: Sources) -> Fetcher:
    # dear to import, and most runs visit no address
    from fairwitness.ingest.fetch import Fetcher, Rules

    return Fetcher(Rules(allow_private=sources.allow_private, contact=sources.contact))
