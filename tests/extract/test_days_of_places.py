"""Of several places each with its day, what is told of one without a day is of that one's day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

BOTH = "Twelve were killed in Sake on Monday. Four died in Goma on Friday."
MONDAY, FRIDAY = date(2020, 5, 18), date(2020, 5, 22)


def days(text: str, reader: Reader) -> list[date | None]:
    report = Report(id="r", outlet="Dunmore Post", title="Shelling goes on", text=text, published=date(2020, 5, 23))
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return [each.when.start for each in claims if isinstance(each, HarmClaim)]


def told(quote: str, count: str, where: str, when: str, cue: str = "killed", **more: Any) -> dict[str, Any]:
    return {"quote": quote, "cue": cue, "count": count, "places": [where], "times": [when], **more}


@pytest.mark.parametrize(
    ("text", "quote", "where", "wanted"),
    [
        ("One of the dead of Sake was a nurse.", "One of the dead of Sake", "Sake", MONDAY),
        ("One of the dead of Sake on Friday was a nurse.", "One of the dead of Sake", "Sake", FRIDAY),
        ("One of the dead was a nurse.", "One of the dead", "Sake", FRIDAY),
        ("One of the dead of Goma was a nurse.", "One of the dead of Goma", "Goma", FRIDAY),
    ],
)
def test_what_is_told_of_a_place_is_of_its_day(
    text: str, quote: str, where: str, wanted: date, seeing_all: Callable[..., Reader]
) -> None:
    reader = seeing_all(
        told("Twelve were killed in Sake", "Twelve", "Sake", "Monday"),
        told("Four died in Goma", "Four", "Goma", "Friday", cue="died"),
        told(quote, "One", where, "Friday", cue="dead"),
    )
    assert days(f"{BOTH} {text}", reader)[-1] == wanted


def test_there_is_the_place_of_the_sentence_before(seeing_all: Callable[..., Reader]) -> None:
    text = f"{BOTH} In Sake no shop was open. One was shot there who sold bread."
    reader = seeing_all(
        told("Twelve were killed in Sake", "Twelve", "Sake", "Monday"),
        told("Four died in Goma", "Four", "Goma", "Friday", cue="died"),
        told("One was shot there", "One", "Sake", "Friday", cue="shot"),
    )
    assert days(text, reader)[-1] == MONDAY
