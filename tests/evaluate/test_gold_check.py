"""The gold checker: what is sound passes, and each thing wrong is named with its line, report, claim and what to do."""

import json

import pytest

from fairwitness.evaluate import check

from .invented import REPORT

TEXTS = {REPORT.id: REPORT.original}
HARM = {
    "quote": "at least 12 people were killed", "cue": "killed", "harm": "killed", "count": "at least 12", "low": 12,
    "high": None, "approx": False, "vague": False, "combined": False, "victims": "people", "group": "unspecified",
    "perpetrator": None, "places": ["Orsk Bay"], "date_start": "2024-05-17", "date_end": "2024-05-17",
    "claimant": "The mayor of Orsk Bay", "relays": [], "status": "asserted", "background": False, "part_of": None,
}  # fmt: skip
STANCE = {
    "kind": "stance", "value": "unverified", "quote": "Police could not confirm the shelling",
    "cue": "could not confirm", "actor": "Police", "target": "the shelling",
}  # fmt: skip


def problems(*claims: object, key: str = "claims") -> list[str]:
    found = check([json.dumps({"id": REPORT.id, key: claims})], TEXTS).problems
    assert all((problem.line, problem.report) == (1, REPORT.id) for problem in found)
    return [problem.message for problem in found]


def test_sound_gold_has_no_problems_and_is_counted() -> None:
    checked = check([json.dumps({"id": REPORT.id, "claims": [HARM, STANCE]}), ""], TEXTS)
    assert (checked.problems, checked.harms, checked.others) == ((), 1, 1)
    assert problems(STANCE, key="records") == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"quote": "12 folk were killed"}, '"quote" "12 folk were killed" does not stand in the report'),
        ({"quote": None}, 'no "quote"'),
        ({"quote": 7}, 'no "quote"'),
        ({"cue": "died"}, '"cue" "died" does not stand in the quote'),
        ({"harm": "wounded"}, '"harm" "wounded" is none of killed, injured'),
        ({"harm": []}, '"harm" [] is none of'),
        ({"harm": None}, '"harm" null is none of'),
        ({"group": "rebels"}, '"group" "rebels" is none of civilians'),
        ({"group": None}, '"group" null is none of'),
        ({"status": "rumoured"}, '"status" "rumoured" is none of asserted'),
        ({"sex": "unknown"}, '"sex" "unknown" is none of female'),
        ({"count": "twelve"}, '"count" "twelve" does not stand in the report'),
        ({"claimant": ""}, '"claimant" "" is no words'),
        ({"claimant": ["The mayor"]}, "is no words"),
        ({"victims": "persons"}, '"victims" "persons" does not stand'),
        ({"places": "Orsk Bay"}, '"places" "Orsk Bay" is no list'),
        ({"places": ["Orsk Bay", "Paris"]}, '"places" "Paris" does not stand'),
        ({"relays": [None]}, '"relays" [null] is no list'),
        ({"low": "12"}, '"low" "12" is no whole number'),
        ({"low": True}, '"low" true is no whole number'),
        ({"low": -1}, '"low" -1 is no whole number'),
        ({"low": 13, "high": 12}, '"low" 13 lies above "high" 12'),
        ({"vague": "yes"}, '"vague" "yes" is neither true nor false'),
        ({"date_start": "17 May 2024"}, '"date_start" "17 May 2024" is no date'),
        ({"date_start": "20240517"}, '"date_start" "20240517" is no date'),
        ({"date_start": "2024-05-18"}, '"date_start" 2024-05-18 lies after'),
        ({"part_of": 0}, '"part_of" 0 names no other claim'),
        ({"part_of": 5}, '"part_of" 5 names no other claim'),
        ({"evidence": [{"field": "group"}]}, '"evidence" is no list'),
        ({"evidence": [{"field": "group", "probability": 2}]}, '"evidence" is no list'),
        ({"claiment": "The mayor"}, 'unknown field "claiment"; is "claimant" meant?'),
        ({"kind": "damage"}, '"kind" "damage" is none of harm, act'),
        ({"kind": ["harm"]}, '"kind" ["harm"] is none of'),
    ],
)
def test_each_thing_wrong_with_a_harm_claim_is_named(change: dict[str, object], told: str) -> None:
    (message,) = problems(HARM | change)
    assert message.startswith(told) or told in message


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"value": "shelling"}, '"value" "shelling" is no stance; known are unverified'),
        ({"value": {}}, '"value" {} is no stance'),
        ({"actor": "The army"}, '"actor" "The army" does not stand'),
        ({"target": 3}, '"target" 3 is no words'),
    ],
)
def test_each_thing_wrong_with_an_act_is_named(change: dict[str, object], told: str) -> None:
    (message,) = problems(STANCE | change)
    assert message.startswith(told)


def test_acts_must_say_their_kind() -> None:
    (message,) = problems({name: value for name, value in STANCE.items() if name != "kind"}, key="records")
    assert message.startswith('"kind" null is none of')


def test_a_note_of_the_annotators_own_is_left_alone() -> None:
    assert problems(HARM | {"note": "ask Vera", "annotator": "kl"}) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: not a JSON object"),
        ("7", "line 2: not a JSON object"),
        ('{"claims": []}', 'line 2: no "id"'),
        ('{"id": null, "claims": []}', 'line 2: no "id"'),
        ('{"id": "radio-2"}', 'line 2, report radio-2: no list of "claims"'),
        ('{"id": "radio-2", "claims": {}}', 'line 2, report radio-2: no list of "claims"'),
        ('{"id": "radio-2", "claims": ["x"]}', "line 2, report radio-2, claim 1: not a JSON object"),
        ('{"id": "radio-1", "claims": []}', "line 2, report radio-1: has line 1 already"),
        ("[" * 100_000, "line 2: not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_checked_all_the_same(line: str, told: str) -> None:
    bad = json.dumps({"id": "radio-9", "claims": [HARM | {"harm": "x"}]})
    checked = check([json.dumps({"id": "radio-1", "claims": [HARM]}), line, bad], TEXTS)
    assert str(checked.problems[0]).startswith(told)
    assert str(checked.problems[1]).startswith("line 3, report radio-9, claim 1:")


def test_words_are_looked_for_only_where_the_report_is_there_and_that_is_asked() -> None:
    line = json.dumps({"id": "elsewhere", "claims": [HARM | {"quote": "never said"}]})
    assert check([line], TEXTS).problems == ()
    assert check([line], {"elsewhere": "nothing"}, verbatim=False).problems == ()
    assert check([line], {"elsewhere": "nothing"}).problems != ()


def test_a_long_value_is_cut_in_the_message() -> None:
    (message,) = problems(HARM | {"victims": "x" * 500})
    assert len(message) < 200 and "[...]" in message
