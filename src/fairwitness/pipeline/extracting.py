"""Extracting: the claims of every report this version of the reader has not read yet, on all cores."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness import __version__
from fairwitness.engine import Failure, run_all
from fairwitness.errors import ReportSetAside, UnlawfulClaim
from fairwitness.model import Body, ClaimSet, Report, SetAsideNote
from fairwitness.pipeline.reading import Instruments, ReportReading, read_report
from fairwitness.pipeline.summary import Summary, batches
from fairwitness.pipeline.work import Work
from fairwitness.store import Ledger, check_claim

_BATCH = 32  # reports a transaction: what a kill can cost, and what an append costs, both stay small


def extractor_of(instruments: Instruments) -> str:
    """Name program, version and model, so that the ledger knows which of them found a claim."""
    return f"fairwitness {__version__} {instruments.reader.identity}"


def unread(ledger: Ledger, extractor: str) -> Iterator[Report]:
    """The reports an extractor has not read, in the order they came; what comes meanwhile is among them."""
    return (kept.report for kept in ledger.view().unread_by(extractor))


def extract_unread(work: Work) -> Summary:
    """Read what this extractor has not read and put its claims on record, in the order the reports came.

    A run killed at any moment goes on where its last batch ended. A report that cannot be read is put on record as set
    aside, with the reason, beside an empty claim set, so that it is not tried again by the same version. `told` hears
    how many reports each batch held.
    """
    extractor = extractor_of(work.open_them())
    writer = work.ledger.writer(work.actor)
    told = work.begun("Reading", work.ledger.view().unread_count(extractor))
    summary = Summary()
    results = run_all(unread(work.ledger, extractor), _read, work.open_them, workers=work.workers)
    for batch in batches(results, _BATCH):
        read = [_sound(result) for result in batch]
        writer.append([body for result in read for body in _bodies(result, extractor)], at=work.clock())
        for result in read:
            _count(result, summary)
        told(len(batch))
    return summary


def _read(report: Report, instruments: Instruments) -> ReportReading:
    return read_report(report, instruments.reader, instruments.gazetteer)


def _sound(result: tuple[Report, ReportReading] | Failure[Report]) -> ReportReading | Failure[Report]:
    """A reading whose claims keep the ledger's laws; one that breaks any would spoil its whole batch."""
    if isinstance(result, Failure):
        return result
    report, reading = result
    try:
        for claim in reading.claims:
            check_claim(claim, report, report)
    except UnlawfulClaim as error:
        return Failure(report, str(error))
    return reading


def _bodies(result: ReportReading | Failure[Report], extractor: str) -> Iterator[Body]:
    if isinstance(result, Failure):
        yield _note(result)
        if result.lasting:
            yield ClaimSet(report_id=result.item.id, extractor=extractor, notes=(result.problem,))
    else:
        yield ClaimSet(report_id=result.report.id, extractor=extractor, claims=result.claims, notes=result.notes)


def _count(result: ReportReading | Failure[Report], summary: Summary) -> None:
    if isinstance(result, Failure):
        summary.set_aside.append(_note(result))
        summary.errors.append(ReportSetAside(result.problem))
    else:
        summary.read += 1
        summary.claims += len(result.claims)


def _note(failure: Failure[Report]) -> SetAsideNote:
    return SetAsideNote(where=f"report {failure.item.id}", problem=failure.problem, report_id=failure.item.id)
