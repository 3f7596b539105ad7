"""People told to be among others came to harm when those did, unless their own sentence tells a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

WEEK = (date(2024, 3, 4), date(2024, 3, 10))
TUESDAY = (date(2024, 3, 5), date(2024, 3, 5))


def claims_of(text: str, reader: Reader) -> list[HarmClaim]:
    report = Report(id="r", outlet="Dunmore Post", title="A week", text=text, published=date(2024, 3, 12))
    found = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return [claim for claim in found if isinstance(claim, HarmClaim)]


def told(quote: str, count: str | None, when: str, *where: str, cue: str, **more: Any) -> dict[str, Any]:
    return {"quote": quote, "count": count, "cue": cue, "places": list(where), "times": [when], **more}


@pytest.mark.parametrize(
    ("last", "days"),
    [
        ("Two farmers were shot on the roads.", WEEK),
        ("Two farmers were shot on Saturday.", (date(2024, 3, 9), date(2024, 3, 9))),
    ],
)
def test_a_part_without_a_day_has_the_days_of_its_whole(
    last: str, days: tuple[date, date], seeing_all: Callable[..., Reader]
) -> None:
    text = f"Nine people died between 4 and 10 March. A raid on 5 March killed four. {last}"
    when = "Saturday" if "Saturday" in last else "5 March"
    reader = seeing_all(
        told("Nine people died", "Nine", "between 4 and 10 March", cue="died"),
        told("killed four", "four", "5 March", cue="killed", part_of=0),
        told("Two farmers were shot", "Two", when, cue="shot", part_of=0),
    )
    assert [(claim.when.start, claim.when.end) for claim in claims_of(text, reader)] == [WEEK, TUESDAY, days]


@pytest.mark.parametrize(
    ("last", "when", "place", "is_part"),
    [
        ("A raid on Goma on 9 March killed two.", "9 March", "Goma", False),
        ("A raid on Goma on 5 March killed two.", "5 March", "Goma", True),
        ("A raid on Sake on 9 March killed two.", "9 March", "Sake", True),
    ],
)
def test_another_place_on_other_days_is_no_part_of_what_is_told_before(
    last: str, when: str, place: str, is_part: bool, seeing_all: Callable[..., Reader]
) -> None:
    reader = seeing_all(
        told("Nine people died", "Nine", "5 March", "Sake", cue="died"),
        told("killed two", "two", when, place, cue="killed", part_of=0),
    )
    nine, two = claims_of(f"Nine people died in Sake on 5 March. {last}", reader)
    assert two.part_of == (nine.id if is_part else None)


def test_people_without_a_number_are_where_and_when_those_are_whom_they_are_among(
    seeing_all: Callable[..., Reader],
) -> None:
    text = (
        "Rebels held Bukavu on 3 March. Nine people died in Sake on 5 March. Teachers were among the dead."
        " Two of the dead were buried."
    )
    reader = seeing_all(
        told("Nine people died", "Nine", "5 March", "Sake", cue="died"),
        told("Teachers were among the dead", None, "3 March", "Bukavu", cue="dead", part_of=0),
        told("Two of the dead", "Two", "3 March", "Bukavu", cue="dead", part_of=0),
    )
    whole, teachers, two = claims_of(text, reader)
    assert (teachers.places, teachers.when) == (whole.places, whole.when)
    assert [place.words.words for place in two.places] == ["Bukavu"]
    assert (teachers.part_of, two.part_of) == (whole.id, whole.id)


def test_a_number_of_the_week_before_is_no_part(seeing_all: Callable[..., Reader]) -> None:
    text = "Nine people died between 4 and 10 March, against five between 26 February and 3 March."
    reader = seeing_all(
        told("Nine people died", "Nine", "between 4 and 10 March", cue="died"),
        told("five", "five", "between 26 February and 3 March", cue="five", part_of=0),
    )
    found = claims_of(text, reader)
    assert [(claim.part_of, claim.background) for claim in found] == [(None, False), (None, True)]
