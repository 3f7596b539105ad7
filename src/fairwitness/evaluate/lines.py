"""Two files of claims compared, line by line: claims extracted before, or the annotations of two people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from fairwitness.errors import MalformedLine
from fairwitness.evaluate.acts import evaluate_acts
from fairwitness.evaluate.evaluation import Evaluation
from fairwitness.evaluate.harms import evaluate_harms
from fairwitness.evaluate.records import act_records, harm_records
from fairwitness.model import Report

_Records = TypeVar("_Records")


def compare_lines(
    reports: Sequence[Report],
    gold: Iterable[str],
    other: Iterable[str],
    *,
    acts: bool = False,
    both: bool = False,
) -> Evaluation:
    """Compare the claims of `other` with those of `gold`, for the reports that are there.

    Where `other` has no line for a report it is taken to have found nothing there; `both` leaves such reports out, as
    one must between two people.
    """
    known = {report.id for report in reports}
    if acts:
        found_acts = act_records(other)
        wanted_acts = _kept(act_records(gold), known & set(found_acts) if both else known)
        return evaluate_acts(reports, wanted_acts, found_acts)
    found = harm_records(other)
    wanted = _kept(harm_records(gold), known & set(found) if both else known)
    return evaluate_harms(reports, wanted, found)


def _kept(gold: Mapping[str, _Records], ids: Iterable[str]) -> dict[str, _Records]:
    wanted = set(ids)
    kept = {report: records for report, records in gold.items() if report in wanted}
    if not kept:
        raise MalformedLine("the files have no report in common: check that all of them use the same ids")
    return kept
