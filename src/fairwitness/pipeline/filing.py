"""Filing: what was taken in goes into the ledger, its bytes first, and what was set aside with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeVar

from fairwitness.ingest import SetAside
from fairwitness.model import Actor, Body, Captured, FiledReport, SetAsideNote
from fairwitness.store import Ledger

_T = TypeVar("_T")
_BATCH = 200
Clock = Callable[[], datetime]


@dataclass(slots=True, kw_only=True)
class Summary:
    """What a step did: how many reports or links are new, how many the ledger knew, and what was set aside."""

    new: int = 0
    known: int = 0
    claims: int = 0
    set_aside: list[SetAsideNote] = field(default_factory=list)


def file_all(ledger: Ledger, items: Iterable[Captured | SetAside], actor: Actor, clock: Clock) -> Summary:
    """Put captured reports on record in order, a batch at a time; the same reports again add nothing.

    The bytes are kept before the entry that names them, so that a run killed at any moment leaves no entry without its
    bytes. Raises NotAllowed where the actor may not.
    """
    summary = Summary()
    writer = ledger.writer(actor)
    for batch in batches(items, _BATCH):
        bodies: list[Body] = []
        for item in batch:
            if isinstance(item, SetAside):
                note = SetAsideNote(where=item.where, problem=item.reason, report_id=item.report_id)
                summary.set_aside.append(note)
                bodies.append(note)
            else:
                ledger.raw.put(item.capture.content)
                bodies.append(FiledReport.of(item))
        for body, appended in zip(bodies, writer.append(bodies, at=clock()), strict=True):
            if isinstance(body, FiledReport):
                summary.new += appended.is_new
                summary.known += not appended.is_new
    return summary


def batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Cut a stream into lists of at most `size`."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
