"""Of several numbers in one sentence each has the day told behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

PUBLISHED = date(2013, 8, 22)  # a Thursday
MAY_20, MONDAY, TUESDAY, WEDNESDAY = date(2013, 5, 20), date(2013, 8, 19), date(2013, 8, 20), date(2013, 8, 21)


def days(text: str, reader: Reader) -> list[tuple[date | None, date | None]]:
    report = Report(id="r", outlet="Dunmore Post", title="Count of the week", text=text, published=PUBLISHED)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return [(each.when.start, each.when.end) for each in claims if isinstance(each, HarmClaim)]


def told(quote: str, count: str, time: str, cue: str = "killed", **more: Any) -> dict[str, Any]:
    return {"quote": quote, "cue": cue, "count": count, "times": [time], **more}


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Nine were killed at the mill on Monday and two at the ford on Tuesday.", TUESDAY),
        ("Nine were killed at the mill on Monday; two at the ford, on Tuesday.", TUESDAY),
        ("Nine were killed at the mill on Monday and two at the ford the day after.", TUESDAY),
        ("Nine were killed at the mill on Monday and two at the ford.", MONDAY),
        ("Nine were killed at the mill on Monday and two at the ford, police said on Wednesday.", MONDAY),
        ("Nine were killed at the mill on Monday and two at the ford, which shells had hit on Tuesday.", MONDAY),
        ("Nine were killed at the mill on Monday and two at the ford, after Tuesday's storm.", MONDAY),
        ("On Monday nine were killed at the mill and on Tuesday two at the ford.", MONDAY),
    ],
)
def test_a_number_has_the_day_behind_it(text: str, second: date, seeing_all: Callable[..., Reader]) -> None:
    count = "nine" if "nine" in text else "Nine"
    reader = seeing_all(told(f"{count} were killed at the mill", count, "Monday"), told("two", "two", "Monday", "two"))
    assert days(text, reader) == [(MONDAY, MONDAY), (second, second)]


def test_of_its_own_day_and_its_neighbours_a_number_keeps_its_own(seeing_all: Callable[..., Reader]) -> None:
    text = "Nine were killed at the mill on Monday and two at the ford on Tuesday."
    second = told("two", "two", "Monday", "two") | {"times": ["Monday", "Tuesday"]}
    reader = seeing_all(told("Nine were killed at the mill", "Nine", "Monday"), second)
    assert days(text, reader) == [(MONDAY, MONDAY), (TUESDAY, TUESDAY)]


def test_a_list_behind_a_colon_stands_for_itself(seeing_all: Callable[..., Reader]) -> None:
    text = "From 19 to 21 August, 11 were killed: nine at the mill on Monday and two at the ford on Wednesday."
    span = "From 19 to 21 August"
    reader = seeing_all(
        told("11 were killed", "11", span), told("nine", "nine", span, "nine"), told("two", "two", span, "two")
    )
    assert days(text, reader) == [(MONDAY, WEDNESDAY), (MONDAY, MONDAY), (WEDNESDAY, WEDNESDAY)]


def test_a_whole_dated_by_one_of_its_parts_has_the_days_of_all(seeing_all: Callable[..., Reader]) -> None:
    text = "They say 11 were killed: nine at the mill on Monday and two at the ford on Wednesday."
    parts = [
        told("nine", "nine", "Monday", "nine", part_of=0),
        told("two", "two", "Monday", "two", part_of=0),
    ]
    reader = seeing_all(told("11 were killed", "11", "Monday"), *parts)
    assert days(text, reader) == [(MONDAY, WEDNESDAY), (MONDAY, MONDAY), (WEDNESDAY, WEDNESDAY)]


def test_the_missing_have_no_day_of_being_found(seeing_all: Callable[..., Reader]) -> None:
    text = "Fishermen vanished on 20 May. Two missing men walked into a post on Tuesday."
    there = told("Two missing men", "Two", "20 May", "missing", value=Harm.MISSING)
    assert days(text, seeing_all(there)) == [(MAY_20, MAY_20)]
