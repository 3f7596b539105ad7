from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.text.dates import (
    dateline,
    find_times,
    reference_date,
    resolve,
    resolve_in_text,
    resolve_story,
)

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8"))
WORDS = (
    "on in since from to between and the of early mid late last this next past may March 5 31 2015 89 1980s Friday "
    "Sun today ago two days weeks 24 hours later earlier October Oct. 032017 05/07/2015 2015-07-05 , . - ( ) \n "
    "the 8th night of that second day year same spring 12th century weekend few BC 490 February 29 30 9999 0 said "
    "killed people"
).split(" ")
DAYS = st.none() | st.dates()


def identified(case: dict[str, Any]) -> str:
    return case["text"][:60]


@pytest.mark.parametrize("case", CASES["time"], ids=identified)
def test_words_name_these_days(case: dict[str, Any]) -> None:
    found = {case["text"][e.start : e.end]: e for e in find_times(case["text"])}
    assert case["words"] in found
    interval = resolve(found[case["words"]], published=case.get("published"), anchor=case.get("anchor"))
    assert (interval and interval.start, interval and interval.end) == (case.get("start"), case.get("end"))


@pytest.mark.parametrize("case", CASES["story"], ids=identified)
def test_words_count_from_the_story(case: dict[str, Any]) -> None:
    text = case["text"]
    times = find_times(text)
    found = {text[e.start : e.end]: e for e in times}
    interval = resolve_in_text(found[case["words"]], times, published=case["published"], text=text)
    assert interval and (interval.start, interval.end) == (case["start"], case["end"])


@pytest.mark.parametrize("case", CASES["not_time"], ids=identified)
def test_words_name_no_time(case: dict[str, Any]) -> None:
    assert [case["text"][e.start : e.end] for e in find_times(case["text"])] == []


@pytest.mark.parametrize("case", CASES["dateline"], ids=identified)
def test_reports_carry_their_own_date(case: dict[str, Any]) -> None:
    assert dateline(case["text"], case.get("published")) == case.get("date")
    assert reference_date(case["text"], case.get("published")) == case.get("date", case.get("published"))


def test_case_of_letters_changes_nothing() -> None:
    sentence = "on friday 5 july 2015 and since last month, three days ago"
    lower, upper = find_times(sentence), find_times(sentence.upper())
    assert [(e.start, e.end, e.meaning) for e in lower] == [(e.start, e.end, e.meaning) for e in upper]


def test_a_story_hands_its_dates_on() -> None:
    text = "War began on 3 May 1866. Two days later a fort fell. On 9 June peace came. The next month all went home."
    ends = [interval and interval.end for interval in resolve_story(find_times(text), published=None)]
    assert ends == [date(1866, 5, 3), date(1866, 5, 5), date(1866, 6, 9), date(1866, 7, 31)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=200), DAYS, DAYS)
def test_any_text_is_read_safely(text: str, published: date | None, anchor: date | None) -> None:
    times = find_times(text)
    end = 0
    for expression in times:
        assert end <= expression.start < expression.end <= len(text)
        end = expression.end
        interval = resolve(expression, published=published, anchor=anchor)
        assert interval is None or interval.start <= interval.end
        told = resolve_in_text(expression, times, published=published, text=text)
        assert told is None or told.start <= told.end
    assert len(resolve_story(times, published=published)) == len(times)
    dateline(text, published)


@pytest.mark.parametrize("unit", ["the ", "from Monday to ", "1/1/", "5 - ", "may ", "x", "\n", "2015-07-05 ", "1"])
def test_hostile_texts_are_read_in_linear_time(unit: str) -> None:
    small, large = unit * (10_000 // len(unit)), unit * (100_000 // len(unit))
    find_times(unit)
    begun = process_time()
    find_times(small)
    between = process_time()
    find_times(large)
    assert process_time() - between < 40 * (between - begun) + 1


def test_a_million_characters_are_read() -> None:
    sentence = "On Friday 5 July 2015 nine were killed, more than since the war began in 2011. "
    text = sentence * (1_000_000 // len(sentence))
    assert len(find_times(text)) == 2 * text.count("Friday")
