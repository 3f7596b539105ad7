"""Filing: what was taken in goes into the ledger, its bytes first, and what was set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from fairwitness.ingest import SetAside
from fairwitness.model import Body, Captured, FiledReport, SetAsideNote
from fairwitness.pipeline.summary import Summary, batches
from fairwitness.pipeline.work import Work

_BATCH = 200


def file_all(work: Work, items: Iterable[Captured | SetAside]) -> Summary:
    """Put captured reports on record in order, a batch at a time; the same reports again add nothing.

    The bytes are kept before the entry that names them, so that a run killed at any moment leaves no entry without its
    bytes. Raises NotAllowed where the actor may not.
    """
    summary = Summary()
    writer, told = work.ledger.writer(work.actor), work.begun("Taking in", None)
    for batch in batches(items, _BATCH):
        work.ledger.raw.put_all(item.capture.content for item in batch if isinstance(item, Captured))
        bodies = [_body(item, summary) for item in batch]
        for item, appended in zip(batch, writer.append(bodies, at=work.clock()), strict=True):
            if isinstance(item, Captured):
                summary.filed += appended.is_new
                summary.known += not appended.is_new
                if appended.is_new:
                    summary.undated += item.report.published is None
                    summary.notes += [(note, item.capture.where) for note in item.notes]
        told(len(batch))
    return summary


def _body(item: Captured | SetAside, summary: Summary) -> Body:
    if isinstance(item, Captured):
        return FiledReport.of(item)
    note = SetAsideNote(where=item.where, problem=item.reason, report_id=item.report_id)
    summary.set_aside.append(note)
    summary.errors.append(item.error)
    return note
