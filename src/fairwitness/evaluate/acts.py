"""How well acts, states and stances were read: found, named right, and each field right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fairwitness.evaluate.comparison import Layout, Pair, Row
from fairwitness.evaluate.evaluation import Evaluation, evaluation
from fairwitness.evaluate.names import same_name, same_places
from fairwitness.evaluate.pairing import Finder, match
from fairwitness.evaluate.records import ActRecord
from fairwitness.model import Report

Check = Callable[[ActRecord, ActRecord], bool]

CHECKS: Mapping[str, Check] = {
    "actor": lambda one, other: same_name(one.actor, other.actor),
    "target": lambda one, other: same_name(one.target, other.target),
    "places": lambda one, other: same_places(one.places, other.places),
    "date": lambda one, other: (one.date_start, one.date_end) == (other.date_start, other.date_end),
    "claimant": lambda one, other: same_name(one.claimant, other.claimant),
}
LAYOUT = Layout(scores={"found": (), "value": ("value",)}, accuracies=tuple(CHECKS), among=("value",), sort="value")


def evaluate_acts(
    reports: Sequence[Report],
    gold: Mapping[str, Sequence[ActRecord]],
    predicted: Mapping[str, Sequence[ActRecord]],
    *,
    seed: int | None = 0,
) -> Evaluation:
    """Compare the acts, states and stances found in each report of the gold with those a person annotated there.

    found: paired one to one (same kind, quotes overlap). value: the value is right too. The fields are accuracies
    over the pairs whose value is right.
    """
    known = {report.id: report for report in reports}
    rows = [row(known[report], predicted.get(report, ()), records) for report, records in gold.items()]
    return evaluation(rows, LAYOUT, seed=seed)


def row(report: Report, predicted: Sequence[ActRecord], gold: Sequence[ActRecord]) -> Row:
    """Pair the acts, states and stances of one report and name what is wrong in each pair."""
    finder = Finder(report.original)
    matching = match(predicted, gold, lambda one, other: _likeness(finder, one, other))
    pairs = tuple(Pair(predicted=one, gold=other, wrong=_wrong(one, other)) for one, other in matching.pairs)
    return Row(report=report.id, outlet=report.outlet, pairs=pairs, missed=matching.missed, extra=matching.extra)


def _wrong(predicted: ActRecord, gold: ActRecord) -> tuple[str, ...]:
    if predicted.value != gold.value:
        return ("value",)
    return tuple(name for name, check in CHECKS.items() if not check(predicted, gold))


def _likeness(finder: Finder, predicted: ActRecord, gold: ActRecord) -> float | None:
    if predicted.kind != gold.kind or not finder.touch(predicted.quote, gold.quote):
        return None
    return 1 + 2 * (predicted.value == gold.value) + finder.touch(predicted.cue, gold.cue)
