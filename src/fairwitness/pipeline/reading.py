"""The only wiring: from reports to readings, one at a time, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from fairwitness.errors import MalformedLine, ReportSetAside
from fairwitness.evaluate import (
    Evaluation,
    act_records,
    act_records_of,
    evaluate_acts,
    evaluate_harms,
    harm_records,
    harm_records_of,
)
from fairwitness.extract import extract
from fairwitness.ingest import SetAside
from fairwitness.model import Claim, Report
from fairwitness.reconcile import Toll, report_toll
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

_Records = TypeVar("_Records")
NO_DATE = 'no publication date: days such as "on Friday" stay words; give one with --published YYYY-MM-DD'


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """What reading needs besides the report: a reader that points at words, and a gazetteer."""

    reader: Reader
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReading:
    """A report with its claims, in text order, and what the user should know about the reading."""

    report: Report
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()


def open_instruments() -> Instruments:
    """Open the reader and the gazetteer the package ships; raises MissingData where one is not there."""
    # imported here: opening the model is what costs, and a stand-in should not need onnxruntime
    from fairwitness.text.reader.onnx import open_reader

    return Instruments(reader=open_reader(), gazetteer=Gazetteer.open())


def read_report(report: Report, reader: Reader, gazetteer: Gazetteer) -> ReportReading:
    """Read one report into its claims. The same report gives the same reading, alone or in a batch."""
    claims = tuple(extract(report, reader=reader, gazetteer=gazetteer))
    return ReportReading(report=report, claims=claims, notes=() if report.published else (NO_DATE,))


def read_batch(
    reports: Iterable[Report | SetAside], open_them: Callable[[], Instruments] = open_instruments
) -> Iterator[ReportReading | SetAside]:
    """Read reports one by one, in order; what was set aside before or is now passes through with its reason.

    The instruments are opened for the first report that can be read, so that unusable input costs nothing.
    """
    instruments: Instruments | None = None
    for report in reports:
        if isinstance(report, SetAside):
            yield report
            continue
        instruments = instruments or open_them()
        yield _read_or_set_aside(report, instruments)


def toll_of(reading: ReportReading) -> tuple[Toll, ...]:
    """The toll of this one report, with the part every claim has in it."""
    return report_toll(reading.claims)


def measure(readings: Sequence[ReportReading], gold: Iterable[str], *, acts: bool = False) -> Evaluation:
    """Compare readings with the lines of a gold file; reports that only one of the two knows are left out."""
    reports = [reading.report for reading in readings]
    known = {report.id for report in reports}
    if acts:
        wanted_acts = _known(act_records(gold), known)
        return evaluate_acts(reports, wanted_acts, {r.report.id: act_records_of(r.claims) for r in readings})
    wanted = _known(harm_records(gold), known)
    return evaluate_harms(reports, wanted, {r.report.id: harm_records_of(r.claims) for r in readings})


def _known(gold: Mapping[str, _Records], known: Set[str]) -> dict[str, _Records]:
    found = {report: records for report, records in gold.items() if report in known}
    if not found:
        raise MalformedLine("no report of GOLD is among the reports read: check that both files use the same ids")
    return found


def _read_or_set_aside(report: Report, instruments: Instruments) -> ReportReading | SetAside:
    try:
        return read_report(report, instruments.reader, instruments.gazetteer)
    except ReportSetAside as error:
        return SetAside(where=f"report {report.id}", error=error, report_id=report.id)
