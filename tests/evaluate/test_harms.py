"""The figures for harm claims, on a small report whose right answers are known."""

import json
from dataclasses import replace

import pytest

from fairwitness.errors import MalformedLine
from fairwitness.evaluate import ErrorKind, HarmRecord, evaluate_harms, harm_records
from fairwitness.model import Report

TEXT = (
    "The mayor of Goma said at least 12 people were killed on Friday. A hospital counted dozens of wounded. "
    "Two soldiers died in Sake."
)
REPORT = Report(id="ours-1", title="Fighting near Goma", text=TEXT)
GOLD = (
    HarmRecord(
        quote="at least 12 people were killed",
        cue="killed",
        harm="killed",
        count="at least 12",
        low=12,
        victims="people",
        places=("Goma",),
        date_start="2012-11-16",
        date_end="2012-11-16",
        claimant="The mayor of Goma",
    ),
    HarmRecord(quote="dozens of wounded", cue="wounded", harm="injured", count="dozens", vague=True),
    HarmRecord(quote="Two soldiers died", cue="died", harm="killed", count="Two", low=2, high=2, group="combatants"),
)


def measure(*predicted: HarmRecord):
    return evaluate_harms([REPORT], {REPORT.id: GOLD}, {REPORT.id: predicted})


def test_the_gold_itself_is_perfect() -> None:
    evaluation = measure(*GOLD)
    assert [score.f1 for score in evaluation.overall.scores] == [1.0, 1.0, 1.0]
    assert all(accuracy.value == 1.0 for accuracy in evaluation.overall.accuracies)
    assert evaluation.errors == ()


def test_nothing_predicted_is_all_missed() -> None:
    evaluation = measure()
    found = evaluation.overall.score("found")
    assert (found.precision, found.recall, found.f1) == (0.0, 0.0, 0.0)
    assert evaluation.error_counts() == {"missed": 3, "extra": 0}


def test_one_of_three_found_and_one_too_many() -> None:
    extra = HarmRecord(quote="Fighting near Goma", harm="displaced")
    evaluation = measure(GOLD[0], extra)
    found = evaluation.overall.score("found")
    assert (found.precision, found.recall, found.f1) == (0.5, 0.3333, 0.4)
    assert [error.kind for error in evaluation.errors] == [ErrorKind.MISSED, ErrorKind.MISSED, ErrorKind.EXTRA]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"low": 13}, "count"),
        ({"claimant": "hospital"}, "claimant"),
        ({"group": "civilians"}, "group"),
        ({"perpetrator": "hospital"}, "perpetrator"),
        ({"places": ("Sake",)}, "places"),
        ({"date_end": None}, "date"),
        ({"status": "hedged"}, "status"),
        ({"background": True}, "background"),
    ],
)
def test_each_wrong_field_is_named(change: dict, field: str) -> None:
    evaluation = measure(replace(GOLD[0], **change), *GOLD[1:])
    (error,) = evaluation.errors
    assert (error.kind, error.fields) == (ErrorKind.WRONG, (field,))
    assert evaluation.overall.score("found").f1 == 1.0
    assert evaluation.overall.score("core").f1 == (0.6667 if field == "count" else 1.0)
    strict = {"count", "claimant", "group", "places", "date"}
    assert evaluation.overall.score("strict").f1 == (0.6667 if field in strict else 1.0)


@pytest.mark.parametrize(
    ("change", "is_right"),
    [({}, True), ({"count": None}, True), ({"count": "several"}, False), ({"vague": False}, False)],
)
def test_vague_counts_agree_by_their_words(change: dict, is_right: bool) -> None:
    evaluation = measure(GOLD[0], replace(GOLD[1], **change), GOLD[2])
    assert (evaluation.overall.score("core").f1 == 1.0) is is_right


def test_each_claim_is_paired_once_and_the_likest_first() -> None:
    whole = replace(GOLD[0], quote=TEXT, low=2, high=2, count="Two", cue="died", victims="soldiers")
    evaluation = measure(whole, GOLD[0])
    assert evaluation.overall.score("core").recall == 0.6667


class TestIntervals:
    REPORTS = tuple(replace(REPORT, id=f"{kind}-{n}") for kind in ("here", "there") for n in range(10))

    def measure(self, seed: int | None):
        gold = {report.id: GOLD for report in self.REPORTS}
        predicted = {report.id: GOLD[: 1 + at % 3] for at, report in enumerate(self.REPORTS)}
        return evaluate_harms(self.REPORTS, gold, predicted, seed=seed)

    def test_hold_the_figure_and_come_out_the_same_each_time(self) -> None:
        found = self.measure(1).overall.score("found")
        assert found.interval and found.interval.low < found.f1 < found.interval.high
        assert self.measure(1).as_json() == self.measure(1).as_json()

    def test_can_be_left_out(self) -> None:
        assert self.measure(None).overall.score("found").interval is None

    def test_figures_by_kind_of_text(self) -> None:
        evaluation = self.measure(None)
        assert sorted(evaluation.by_kind) == ["here", "there"]
        assert sum(figures.gold for figures in evaluation.by_kind.values()) == evaluation.overall.gold == 60

    def test_json_form(self) -> None:
        out = json.loads(json.dumps(self.measure(0).as_json(errors=True)))
        assert out["articles"] == 20 and len(out["found"]) == 3 and out["intervals"]["core"]
        assert len(out["errors"]) == out["error_counts"]["missed"]


def test_records_are_read_from_lines_and_other_kinds_passed_over() -> None:
    lines = ['{"id": "x", "claims": [{"quote": "a", "cue": "a", "harm": "killed"}, {"kind": "act", "quote": "b"}]}', ""]
    assert harm_records(lines) == {"x": (HarmRecord(quote="a", cue="a", harm="killed"),)}


def test_a_bad_line_is_named() -> None:
    with pytest.raises(MalformedLine, match="line 2"):
        harm_records(['{"id": "x", "claims": []}', "{"])


@pytest.mark.parametrize("claim", ['{"cue": "a", "harm": "killed"}', '{"quote": "a", "cue": "a"}'])
def test_a_claim_without_its_quote_or_harm_is_named(claim: str) -> None:
    with pytest.raises(MalformedLine, match="report x: a claim without"):
        harm_records([f'{{"id": "x", "claims": [{claim}]}}'])


def test_a_claim_that_is_no_object_is_named() -> None:
    with pytest.raises(MalformedLine, match="line 1"):
        harm_records(['{"id": "x", "claims": ["a"]}'])
