"""Extracting: the claims of every report this version of the reader has not read yet, on all cores."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fairwitness import __version__
from fairwitness.engine import Failure, run_all
from fairwitness.model import Actor, Body, ClaimSet, KeptReport, Report, SetAsideNote
from fairwitness.pipeline.filing import Summary, batches
from fairwitness.pipeline.reading import Instruments, ReportReading, open_instruments, read_report
from fairwitness.store import Ledger

_BATCH = 32  # reports a transaction: what a kill can cost, and what an append costs, both stay small


def extractor_of(instruments: Instruments) -> str:
    """Name program, version and model, so that the ledger knows which of them found a claim."""
    return f"fairwitness {__version__} {instruments.reader.identity}"


def extract_unread(  # noqa: PLR0913 - who, when, with what, on how many cores, and whom to tell
    ledger: Ledger,
    actor: Actor,
    clock: Callable[[], datetime],
    *,
    open_them: Callable[[], Instruments] = open_instruments,
    workers: int | None = None,
    told: Callable[[int], object] = lambda _: None,
) -> Summary:
    """Read what this extractor has not read and put its claims on record, in the order the reports came.

    A run killed at any moment goes on where its last batch ended. A report that cannot be read is put on record as set
    aside, with the reason, beside an empty claim set, so that it is not tried again by the same version. `told` hears
    how many reports each batch held.
    """
    extractor = extractor_of(open_them())
    writer = ledger.writer(actor)
    summary = Summary()
    unread = (kept.report for kept in _listed(ledger, extractor))
    for batch in batches(run_all(unread, _read, open_them, workers=workers), _BATCH):
        bodies: list[Body] = []
        for result in batch:
            if isinstance(result, Failure):
                note = SetAsideNote(
                    where=f"report {result.item.id}", problem=result.problem, report_id=result.item.id
                )
                summary.set_aside.append(note)
                bodies += [note, ClaimSet(report_id=result.item.id, extractor=extractor, notes=(result.problem,))]
                continue
            report, reading = result
            summary.new += 1
            summary.claims += len(reading.claims)
            bodies.append(
                ClaimSet(report_id=report.id, extractor=extractor, claims=reading.claims, notes=reading.notes)
            )
        writer.append(bodies, at=clock())
        told(len(batch))
    return summary


def unread_count(ledger: Ledger, extractor: str) -> int:
    """How many reports this extractor has not read."""
    return sum(1 for _ in ledger.view().unread_by(extractor))


def _listed(ledger: Ledger, extractor: str) -> list[KeptReport]:
    return list(ledger.view().unread_by(extractor))


def _read(report: Report, instruments: Instruments) -> ReportReading:
    return read_report(report, instruments.reader, instruments.gazetteer)
