"""Copying: reports that repeat another's text are linked to it, so that later one origin is one origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairwitness.model import CopyKind, CopyLink, EntryKind, Report, Undo
from fairwitness.pipeline.summary import Summary, batches
from fairwitness.pipeline.work import Work
from fairwitness.resolve.copies import CopyIndex
from fairwitness.store import Ledger

_BATCH = 200
_CACHE, _LINKED = "copies", "linked"


def link_copies(work: Work) -> Summary:
    """Link each report that repeats an earlier one to the one it repeats most of.

    Only reports that came since the last time are looked at, and those they resemble. Who undid a link is heeded: it is
    not made again. What is linked depends on the reports alone, not on how often this is run, or when it is cut short.
    """
    ledger, summary = work.ledger, Summary()
    many, last = _linked(ledger)
    there = ledger.view().count()[0]
    if there == many:
        return summary
    told = work.begun("Looking for copies", there)
    index, new, sequence = CopyIndex(), [], last
    for kept in ledger.view().reports():
        index.add(kept.report)
        if kept.sequence > last:
            new.append(kept.report)
            sequence = kept.sequence
        told(1)
    undone = _undone(ledger)
    writer = ledger.writer(work.actor)
    for batch in batches(_links(ledger, index, new), _BATCH):
        bodies = [link for link in batch if (link.report_id, link.of) not in undone]
        summary.linked += sum(appended.is_new for appended in writer.append(bodies, at=work.clock()))
    # what came while this went on has a later entry, and is looked at the next time
    ledger.cache(_CACHE).put({_LINKED: f"{len(index)} {sequence}"})
    return summary


def _linked(ledger: Ledger) -> tuple[int, int]:
    """How many reports have been looked at, and the number of the last one's entry."""
    many, _, last = (ledger.cache(_CACHE).get(_LINKED) or "0 0").partition(" ")
    return int(many), int(last)


def _links(ledger: Ledger, index: CopyIndex, new: Sequence[Report]) -> Iterator[CopyLink]:
    """Links of new reports, then of those they resemble, whose place among copies may have changed."""
    fresh = {report.id for report in new}
    alike = {match.other for report in new for match in index.matches(report)} - fresh
    older = [ledger.view().report(report_id).report for report_id in sorted(alike)]
    for report in (*new, *older):
        original = index.descent(report.id).copy_of
        match = index.compare(report, original) if original else None
        if original and match:
            yield CopyLink(
                report_id=report.id,
                of=original,
                how=CopyKind.REPRINT,
                score=round(match.containment, 4),
                method=f"{match.likeness}: share of the shorter text's word triples",
            )


def _undone(ledger: Ledger) -> set[tuple[str, str]]:
    """The links somebody took out of force."""
    found = set()
    for entry in ledger.entries(EntryKind.UNDO):
        link = ledger.entry(entry.body.undoes).body if isinstance(entry.body, Undo) else None
        if isinstance(link, CopyLink):
            found.add((link.report_id, link.of))
    return found
