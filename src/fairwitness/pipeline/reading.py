"""The only wiring: from reports to readings, one at a time, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fairwitness.errors import ReportSetAside
from fairwitness.extract import extract
from fairwitness.ingest import SetAside
from fairwitness.model import Claim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

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


def _read_or_set_aside(report: Report, instruments: Instruments) -> ReportReading | SetAside:
    try:
        return read_report(report, instruments.reader, instruments.gazetteer)
    except ReportSetAside as error:
        return SetAside(where=f"report {report.id}", error=error, report_id=report.id)
