"""The review list: each error once, with words that stand where it says, and nothing a spreadsheet would run."""

import csv
import io
import json
from dataclasses import replace

import pytest

from fairwitness.evaluate import ANNOTATORS, HarmRecord, as_csv, as_records, evaluate_acts, review_list
from fairwitness.model import Report

from .invented import GOLD, MANY, REPORT, SHELLING, SOLDIERS, WOUNDED, measured

EXTRA = HarmRecord(quote="Shells fall on Orsk Bay", harm="killed")
FOUND = (replace(SOLDIERS, high=None, group="mixed"), replace(MANY, quote="people were killed"), EXTRA)


def items(*found: HarmRecord, gold: tuple[HarmRecord, ...] = GOLD, report: Report = REPORT):
    return review_list(measured(*found, gold=gold, report=report), [report])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_error_is_listed_in_the_order_of_the_text() -> None:
    told = [(item.error.kind, item.words) for item in items(*FOUND)]
    assert told == [
        ("extra", "Shells fall on Orsk Bay"),
        ("missed", "dozens of wounded"),
        ("wrong field", "Two soldiers died"),
    ]


def test_words_stand_where_the_list_says_with_their_context() -> None:
    for item in items(*FOUND):
        assert item.start is not None and item.end is not None
        assert REPORT.original[item.start : item.end] == item.words
        assert f"{item.before}{item.words}{item.after}" in REPORT.original


def test_csv_gives_both_sides_values() -> None:
    extra, missed, wrong = rows(as_csv(items(*FOUND)))
    assert (wrong["report"], wrong["outlet"], wrong["error"]) == ("radio-1", "Radio Example", "wrong field")
    assert wrong["fields"] == "group; count"
    assert (wrong["read_group"], wrong["people_group"], wrong["read_high"], wrong["people_high"]) == (
        "mixed", "combatants", "", "2"
    )  # fmt: skip
    assert missed["read_quote"] == "" and missed["people_count"] == "dozens" and missed["people_vague"] == "true"
    assert extra["people_quote"] == "" and extra["read_harm"] == "killed"
    assert (extra["verdict"], extra["note"]) == ("", "")


def test_json_lines_give_the_same_with_each_side_as_an_object() -> None:
    records = [json.loads(json.dumps(record)) for record in as_records(items(*FOUND))]
    assert records[0]["people"] is None and records[0]["read"]["quote"] == "Shells fall on Orsk Bay"
    assert records[2]["people"]["low"] == 2 and "sureness" not in records[2]["people"]
    assert [record["start"] for record in records] == sorted(record["start"] for record in records)


def test_between_annotators_no_side_is_called_wrong() -> None:
    extra, missed, wrong = rows(as_csv(items(*FOUND), ANNOTATORS))
    assert [extra["error"], missed["error"], wrong["error"]] == ["only in other", "only in gold", "different"]
    assert wrong["other_group"] == "mixed" and wrong["gold_group"] == "combatants"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\n+", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    report = replace(REPORT, id="=1+1", outlet=f"{start}cmd()", text=f"{start}cmd() killed two. So it was said.")
    gold = (HarmRecord(quote=f"{start}cmd() killed", harm="killed", claimant=f"{start}A1"),)
    (row,) = rows(as_csv(items(gold=gold, report=report)))
    for value in row.values():
        assert not value.lstrip().startswith(("=", "+", "-", "@", "＝")), value
    assert row["words"] == f"'{start}cmd() killed" and row["report"] == "'=1+1"


def test_commas_quotes_line_ends_and_other_scripts_come_back_whole() -> None:
    words = 'said "no,\nnone" in Čelm, Белск'
    report = replace(REPORT, text=f"They {words}.")
    (row,) = rows(as_csv(items(gold=(HarmRecord(quote=words, harm="killed"),), report=report)))
    assert row["words"] == words


def test_the_same_words_told_twice_have_each_their_place() -> None:
    report = replace(REPORT, title="Two died", text="It rained. Two died. It rained.")
    told = HarmRecord(quote="Two died", harm="killed", low=2, high=2)
    assert [item.start for item in items(gold=(told, told), report=report)] == [0, 20]
    found = replace(told, start=0)
    assert [item.start for item in items(found, gold=(told, told), report=report)] == [20]


def test_two_claims_on_the_same_words_stand_at_the_same_place() -> None:
    killed = HarmRecord(quote="dozens of wounded", harm="killed")
    assert len({item.start for item in items(gold=(WOUNDED, killed))}) == 1


def test_words_that_stand_nowhere_have_no_place() -> None:
    (item,) = items(HarmRecord(quote="never said", harm="missing"), gold=())
    assert (item.start, item.end, item.before) == (None, None, "")


def test_order_does_not_depend_on_the_order_of_claims() -> None:
    assert as_csv(items(*FOUND)) == as_csv(items(*reversed(FOUND), gold=tuple(reversed(GOLD))))


def test_acts_have_their_own_columns() -> None:
    evaluation = evaluate_acts([REPORT], {REPORT.id: (SHELLING,)}, {REPORT.id: ()}, seed=None)
    (row,) = rows(as_csv(review_list(evaluation, [REPORT])))
    assert row["people_value"] == "shelling" and "people_harm" not in row


def test_without_errors_the_list_is_its_head() -> None:
    assert as_csv(items(*GOLD)).count("\n") == 1
