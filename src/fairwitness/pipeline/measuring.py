"""Measuring: readings beside what people found in the same reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeVar

from fairwitness.errors import MalformedLine
from fairwitness.evaluate import (
    Evaluation,
    act_records,
    act_records_of,
    evaluate_acts,
    evaluate_harms,
    harm_records,
    harm_records_of,
)
from fairwitness.pipeline.reading import ReportReading

_Records = TypeVar("_Records")


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
