"""Copying: reports that repeat another's text are linked to it, so that later one origin is one origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairwitness.model import CopyKind, CopyLink, EntryKind, Undo
from fairwitness.pipeline.sketches import index_of
from fairwitness.pipeline.summary import Summary, batches
from fairwitness.pipeline.work import Work
from fairwitness.resolve.copies import CopyIndex, Match
from fairwitness.store import Ledger

_BATCH = 200
_CACHE, _LINKED = "copies", "linked"


def link_copies(work: Work) -> Summary:
    """Link each report that repeats an earlier one to the one it repeats most of.

    Only reports that came since the last time are looked at, and those they resemble. Who undid a link is heeded: it is
    not made again. What is linked depends on the reports alone, not on how often this is run, or when it is cut short.
    """
    ledger, summary = work.ledger, Summary()
    last = _linked(ledger)
    if next(ledger.view().since(last), None) is None:
        return summary
    index = index_of(ledger, work.begun("Looking for copies", ledger.view().count()[0]))
    undone = _undone(ledger)
    writer = ledger.writer(work.actor)
    news = _News(ledger, index, last)
    for batch in batches(news.links(), _BATCH):
        bodies = [link for link in batch if (link.report_id, link.of) not in undone]
        summary.linked += sum(appended.is_new for appended in writer.append(bodies, at=work.clock()))
    ledger.cache(_CACHE).put({_LINKED: str(news.last)})
    return summary


def _linked(ledger: Ledger) -> int:
    """The number of the entry of the last report that has been looked at."""
    return int((ledger.cache(_CACHE).get(_LINKED) or "0").split()[-1])


class _News:
    """What reports that came since an entry say of copies; no text is held longer than it is looked at."""

    def __init__(self, ledger: Ledger, index: CopyIndex, last: int) -> None:
        self._ledger = ledger
        self._index = index
        self.last = last

    def links(self) -> Iterator[CopyLink]:
        """Links of new reports, then of those they resemble, whose place among copies may have changed."""
        fresh: set[str] = set()
        alike: set[str] = set()
        for kept in self._ledger.view().since(self.last):
            # what came while this goes on is looked at the next time
            if kept.report.id not in self._index:
                break
            matches = self._index.matches(kept.report)
            fresh.add(kept.report.id)
            alike |= {match.other for match in matches}
            yield from self._link(kept.report.id, matches)
            self.last = kept.sequence
        for report_id in sorted(alike - fresh):
            yield from self._link(report_id, self._index.matches(self._ledger.view().report(report_id).report))

    def _link(self, report_id: str, matches: Sequence[Match]) -> Iterator[CopyLink]:
        original = self._index.original(report_id, matches)
        if original:
            yield CopyLink(
                report_id=report_id,
                of=original.other,
                how=CopyKind.REPRINT,
                score=round(original.containment, 4),
                method=f"{original.likeness}: share of the shorter text's word triples",
            )


def _undone(ledger: Ledger) -> set[tuple[str, str]]:
    """The links somebody took out of force."""
    found = set()
    for entry in ledger.entries(EntryKind.UNDO):
        link = ledger.entry(entry.body.undoes).body if isinstance(entry.body, Undo) else None
        if isinstance(link, CopyLink):
            found.add((link.report_id, link.of))
    return found
