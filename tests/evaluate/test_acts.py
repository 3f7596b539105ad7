"""The figures for acts, states and stances, on a small report whose right answers are known."""

from dataclasses import replace

import pytest

from fairwitness.evaluate import ActRecord, act_records, evaluate_acts
from fairwitness.model import Report

REPORT = Report(
    id="ours-1",
    title="Curfew in Kaduna",
    text="The governor imposed a curfew in Kaduna after gunmen attacked a market. Police could not confirm the attack.",
)
GOLD = (
    ActRecord(
        kind="state",
        value="curfew imposed",
        quote="The governor imposed a curfew in Kaduna",
        cue="imposed a curfew",
        actor="The governor",
        places=("Kaduna",),
    ),
    ActRecord(
        kind="act", value="attack", quote="gunmen attacked a market", cue="attacked", actor="gunmen", target="market"
    ),
    ActRecord(
        kind="stance", value="unverified", quote="Police could not confirm", cue="could not confirm", actor="Police"
    ),
)


def measure(*predicted: ActRecord):
    return evaluate_acts([REPORT], {REPORT.id: GOLD}, {REPORT.id: predicted}, seed=None)


def test_the_gold_itself_is_perfect() -> None:
    evaluation = measure(*GOLD)
    assert [score.f1 for score in evaluation.overall.scores] == [1.0, 1.0]
    assert all(accuracy.value == 1.0 for accuracy in evaluation.overall.accuracies)


def test_a_wrong_value_is_found_but_not_named_and_its_fields_do_not_count() -> None:
    evaluation = measure(replace(GOLD[0], value="curfew lifted", actor="Police"), *GOLD[1:])
    assert (evaluation.overall.score("found").f1, evaluation.overall.score("value").f1) == (1.0, 0.6667)
    assert evaluation.overall.accuracy("actor").value == 1.0
    assert evaluation.errors[0].fields == ("value",)


def test_another_kind_is_not_found() -> None:
    evaluation = measure(replace(GOLD[1], kind="state"))
    assert evaluation.error_counts() == {"missed": 3, "extra": 1}


@pytest.mark.parametrize("field", ["actor", "target", "claimant"])
def test_each_wrong_field_is_named(field: str) -> None:
    evaluation = measure(GOLD[0], replace(GOLD[1], **{field: "Kaduna"}), GOLD[2])
    assert evaluation.errors[0].fields == (field,)
    assert evaluation.overall.accuracy(field).value == 0.6667


def test_records_are_read_from_both_forms() -> None:
    record = '{"kind": "act", "value": "attack", "quote": "q"}'
    for key in ("records", "claims"):
        assert act_records([f'{{"id": "x", "{key}": [{record}]}}'])["x"][0].value == "attack"
