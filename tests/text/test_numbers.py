from __future__ import annotations

import re
import tomllib
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.text.numbers import Bounds, bounds_of, find_counts, names_something_else, ordinal_of, widen_count

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "counts.toml").read_text(encoding="utf-8"))
WORDS = (
    "one two twenty hundred thousand million dozen dozens half a quarter of and or to between from over at least up no "
    "fewer than more about some several 12 1,200 1.5 2014 0 34 - – , . ( ) + % \n killed people soldiers year old aged "
    "June AK-47 $ second all another no one none"
).split(" ")
MIXED = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=60)
HOSTILE = ("one ", "1 ", "1,", "12-", "twenty-", "two hundred and ", "half a ", "between ", "over ", ", 34", "a few ")


def identified(case: dict[str, Any]) -> str:
    return str(case.get("words") or case.get("text"))[:60]


@pytest.mark.parametrize("case", CASES["words"], ids=identified)
def test_words_bound_a_number(case: dict[str, Any]) -> None:
    flags = {flag: case.get(flag, False) for flag in ("approx", "vague")}
    assert bounds_of(case["words"]) == Bounds(case.get("low"), case.get("high"), **flags)


@pytest.mark.parametrize("case", CASES["no_count"], ids=identified)
def test_words_count_nobody(case: dict[str, Any]) -> None:
    assert bounds_of(case["words"]) is None


@pytest.mark.parametrize("case", CASES["sentence"], ids=identified)
def test_counts_stand_where_marked(case: dict[str, Any]) -> None:
    text = re.sub(r"[\[\]]", "", case["text"])
    assert [text[a:b] for a, b in find_counts(text)] == re.findall(r"\[(.*?)\]", case["text"])


@pytest.mark.parametrize("case", CASES["widened"], ids=identified)
def test_a_number_is_widened_to_its_modifier(case: dict[str, Any]) -> None:
    start = case["text"].index(case["pointed"])
    low, high = widen_count(case["text"], start, start + len(case["pointed"]))
    assert case["text"][low:high] == case["words"]


@settings(deadline=None)
@given(MIXED)
def test_low_never_lies_above_high(words: str) -> None:
    bounds = bounds_of(words)
    if bounds is not None:
        assert bounds.low is None or bounds.high is None or 0 <= bounds.low <= bounds.high
        assert not (bounds.vague and (bounds.low is not None or bounds.high is not None))


@settings(deadline=None)
@given(MIXED)
def test_counts_lie_in_order_and_do_not_overlap(text: str) -> None:
    ends = [0]
    for start, end in find_counts(text):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


@settings(deadline=None)
@given(MIXED, st.data())
def test_widening_keeps_what_was_pointed_at(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = widen_count(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text)


@settings(deadline=None)
@given(st.integers(1, 999_999))
def test_digits_mean_themselves_however_grouped(number: int) -> None:
    assert bounds_of(str(number)) == bounds_of(f"{number:,}") == Bounds(number, number)
    assert bounds_of(f"more than {number:,}") == Bounds(number + 1, None)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = process_time()
        find_counts(text)
        bounds_of(text)
        widen_count(text, size // 2, size // 2 + 3)
        return process_time() - begun

    assert seconds(40_000) < 60 * seconds(2_000) + 1.0


@pytest.mark.parametrize(
    ("words", "number"),
    [("22nd", 22), ("sixth", 6), ("Twelfth", 12), ("twenty-first", 21), ("sixtieth", 60), ("hundredth", 100)],
)
def test_ordinals(words: str, number: int) -> None:
    assert ordinal_of(words) == number


@pytest.mark.parametrize("words", ["six", "death", "north", "22", "month", "th", ""])
def test_other_words_are_no_ordinals(words: str) -> None:
    assert ordinal_of(words) is None


@pytest.mark.parametrize(
    ("text", "number", "is_label"),
    [
        ("58 - Five killed in raids on Lome", "58", True),
        ("Read also\n3. Two dead at the ferry landing", "3", True),
        ("Radio 9 - Two Killed at a Checkpoint in Lome", "9 - Two", True),
        ("10 - 12 people killed in Lome", "10", False),
        ("12 killed in raids on Lome", "12", False),
        ("In all 14 - nine of them women - were hurt", "14", False),
    ],
)
def test_a_number_that_numbers_its_line_counts_nobody(text: str, number: str, *, is_label: bool) -> None:
    at = text.index(number)
    assert names_something_else(text, at, at + len(number)) is is_label


@pytest.mark.parametrize(
    ("text", "number", "is_age"),
    [
        ("A cashier of 52 who was hurt at the depot has died", "52", True),
        ("one was a nurse of 33, hit in the neck", "33", True),
        ("a corporal of 24 died of it", "24", True),
        ("a commander of 52 men fell", "52", False),
        ("a crew of 12 was lost", "12", False),
        ("a group of 52 who fled", "52", False),
        ("a corporal of 200 was said", "200", False),
    ],
)
def test_the_years_of_somebody_by_trade_count_nobody(text: str, number: str, *, is_age: bool) -> None:
    at = text.index(number)
    assert names_something_else(text, at, at + len(number)) is is_age
