"""The only wiring: from reports to readings, one at a time, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from fairwitness.errors import ReportSetAside
from fairwitness.extract import extract
from fairwitness.ingest import SetAside
from fairwitness.model import Claim, FiledClaim, Harm, HarmClaim, Origin, Report
from fairwitness.reconcile import Question, Toll, same_name, toll
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


def toll_of(reading: ReportReading) -> tuple[Toll, ...]:
    """The toll of this one report, with the part every claim has in it: one for each harm, in the order of `Harm`."""
    filed = file_report(reading.report, reading.claims)
    named = {each.claim.harm for each in filed if isinstance(each.claim, HarmClaim)}
    return tuple(toll(filed, Question(harm=harm)) for harm in Harm if harm in named)


def file_report(report: Report, claims: Iterable[Claim]) -> tuple[FiledClaim, ...]:
    """File the claims of one report by itself: an origin for each claimant it names, and one for the outlet."""
    listed = list(claims)
    origins = _origins_by_name(report, {claim.claimant.words: claim for claim in listed if claim.claimant})
    own = _origin(report, report.outlet or "the outlet", None)
    return tuple(
        FiledClaim(claim=claim, report=report, origin=origins[claim.claimant.words] if claim.claimant else own)
        for claim in listed
    )


def _origins_by_name(report: Report, named: Mapping[str, Claim]) -> dict[str, Origin]:
    """Take the names of one claimant together, under the fullest."""
    origins: dict[str, Origin] = {}
    for name in sorted(named, key=lambda name: (-len(name), name)):
        known = next((origin for other, origin in origins.items() if same_name(name, other)), None)
        origins[name] = known or _origin(report, name, named[name])
    return origins


def _origin(report: Report, name: str, claim: Claim | None) -> Origin:
    kind = "claimant" if claim else "outlet"
    digest = sha256("\x1f".join((report.id, kind, name)).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return Origin(id=digest, name=name, role=claim.claimant_role if claim else None)


def _read_or_set_aside(report: Report, instruments: Instruments) -> ReportReading | SetAside:
    try:
        return read_report(report, instruments.reader, instruments.gazetteer)
    except ReportSetAside as error:
        return SetAside(where=f"report {report.id}", error=error, report_id=report.id)
