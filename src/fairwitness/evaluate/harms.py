"""How well harm claims were read: found, counted, and each field right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fairwitness.evaluate.comparison import Layout, Pair, Row
from fairwitness.evaluate.evaluation import Evaluation, evaluation
from fairwitness.evaluate.names import content_words, same_name, same_places
from fairwitness.evaluate.pairing import Finder, match
from fairwitness.evaluate.records import HarmRecord
from fairwitness.model import Report

Check = Callable[[HarmRecord, HarmRecord], bool]

CHECKS: Mapping[str, Check] = {
    "claimant": lambda one, other: same_name(one.claimant, other.claimant),
    "group": lambda one, other: one.group == other.group,
    "perpetrator": lambda one, other: same_name(one.perpetrator, other.perpetrator),
    "places": lambda one, other: same_places(one.places, other.places),
    "date": lambda one, other: (one.date_start, one.date_end) == (other.date_start, other.date_end),
    "status": lambda one, other: one.status == other.status,
    "background": lambda one, other: one.background == other.background,
}
STRICT = ("count", "claimant", "group", "places", "date")
LAYOUT = Layout(
    scores={"found": (), "core": ("count",), "strict": STRICT}, accuracies=tuple(CHECKS), told=("count",), sort="harm"
)


def evaluate_harms(
    reports: Sequence[Report],
    gold: Mapping[str, Sequence[HarmRecord]],
    predicted: Mapping[str, Sequence[HarmRecord]],
    *,
    seed: int | None = 0,
) -> Evaluation:
    """Compare the harm claims found in each report of the gold with those a person annotated there.

    found: paired one to one (same harm, quotes overlap). core: the count is right too. strict: core, and claimant,
    group, places and date are right. The fields are accuracies over the paired claims.
    """
    known = {report.id: report for report in reports}
    rows = [row(known[report], predicted.get(report, ()), claims) for report, claims in gold.items()]
    return evaluation(rows, LAYOUT, seed=seed)


def row(report: Report, predicted: Sequence[HarmRecord], gold: Sequence[HarmRecord]) -> Row:
    """Pair the claims of one report and name what is wrong in each pair."""
    finder = Finder(report.original)
    matching = match(predicted, gold, lambda one, other: _likeness(finder, one, other))
    pairs = tuple(Pair(predicted=one, gold=other, wrong=_wrong(one, other)) for one, other in matching.pairs)
    return Row(report=report.id, outlet=report.outlet, pairs=pairs, missed=matching.missed, extra=matching.extra)


def _wrong(predicted: HarmRecord, gold: HarmRecord) -> tuple[str, ...]:
    wrong = tuple(name for name, check in CHECKS.items() if not check(predicted, gold))
    return wrong if same_count(predicted, gold) else (*wrong, "count")


def same_count(predicted: HarmRecord, gold: HarmRecord) -> bool:
    """Tell whether two counts say the same: the same bounds, or vague on both sides with some word in common."""
    if not gold.vague:
        return not predicted.vague and (predicted.low, predicted.high) == (gold.low, gold.high)
    if not predicted.vague or not predicted.count or not gold.count:
        return predicted.vague
    shared = content_words(predicted.count) & content_words(gold.count)
    return bool(shared) or predicted.count == gold.count


def _likeness(finder: Finder, predicted: HarmRecord, gold: HarmRecord) -> float | None:
    if predicted.harm != gold.harm or not finder.touch(predicted.quote, gold.quote):
        return None
    return (
        1
        + 2 * same_count(predicted, gold)
        + finder.touch(predicted.cue, gold.cue)
        + finder.touch(predicted.count, gold.count)
        + 0.5 * bool(content_words(predicted.victims) & content_words(gold.victims))
    )
