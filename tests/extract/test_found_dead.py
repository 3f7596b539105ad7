"""The day on which somebody was found dead is none on which they were killed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

PUBLISHED = date(2017, 5, 12)  # a Friday
FIRST, FOURTH, NINTH = date(2017, 5, 1), date(2017, 5, 4), date(2017, 5, 9)
Days = tuple[date | None, date | None]
TAKEN = {"quote": "kidnapped", "cue": "kidnapped", "count": "nine", "times": ["1 May"], "value": Harm.ABDUCTED}


def told(text: str, reader: Callable[..., Reader], *seen: dict[str, Any]) -> list[HarmClaim]:
    report = Report(id="r", outlet="Marsh Wire", title="The week", text=text, published=PUBLISHED)
    claims = extract(report, reader=reader(*seen), gazetteer=Gazetteer.open())
    return [each for each in claims if isinstance(each, HarmClaim)]


def days(text: str, reader: Callable[..., Reader], *seen: dict[str, Any]) -> Days:
    (dead,) = (each for each in told(text, reader, *seen) if each.harm is Harm.KILLED)
    return dead.when.start, dead.when.end


@pytest.mark.parametrize(
    ("text", "quote", "cue"),
    [
        ("Two of the nine teachers kidnapped on 1 May were found dead on 9 May.", "were found dead", "dead"),
        ("Of nine teachers kidnapped on 1 May two are dead: on 9 May herders found their bodies.", "bodies", "bodies"),
        ("On 9 May the bodies of two were found. They were among nine kidnapped on 1 May.", "bodies of two", "bodies"),
    ],
)
def test_who_was_taken_was_killed_between_the_taking_and_the_finding(
    text: str, quote: str, cue: str, seeing_all: Callable[..., Reader]
) -> None:
    dead = {"quote": quote, "cue": cue, "count": "two" if "two" in text else "Two", "times": ["9 May"]}
    claims = told(text, seeing_all, TAKEN, dead)
    killed = next(each for each in claims if each.harm is Harm.KILLED)
    assert (killed.when.start, killed.when.end) == (FIRST, NINTH)
    assert killed.part_of == next(each.id for each in claims if each.harm is Harm.ABDUCTED)


def test_who_went_missing_in_an_attack_was_killed_in_it(seeing_all: Callable[..., Reader]) -> None:
    text = "Four men missing since the shelling of 4 May were washed ashore on 9 May."
    gone = {"quote": "Four men missing", "cue": "missing", "count": "Four", "times": ["4 May"], "value": Harm.MISSING}
    dead = {"quote": "washed ashore", "cue": "ashore", "times": ["9 May"]}
    assert days(text, seeing_all, gone, dead) == (FOURTH, FOURTH)


def test_who_is_found_under_the_ruins_was_killed_with_the_others(seeing_all: Callable[..., Reader]) -> None:
    text = "Seven people were wounded on 4 May. Rescuers pulled three bodies from the mill on 9 May."
    hurt = {"quote": "Seven people were wounded", "cue": "wounded", "count": "Seven", "times": ["4 May"]}
    dead = {"quote": "pulled three bodies", "cue": "bodies", "count": "three", "times": ["9 May"]}
    assert days(text, seeing_all, {**hurt, "value": Harm.INJURED}, dead) == (FOURTH, FOURTH)


@pytest.mark.parametrize(
    "text",
    ["Three bodies were found on 9 May.", "Police on 9 May found three bodies.", "Police found on 9 May three bodies."],
)
def test_a_finding_alone_dates_no_death(text: str, seeing_all: Callable[..., Reader]) -> None:
    words = next(words for words in ("Three bodies", "three bodies") if words in text)
    dead = {"quote": words, "cue": "bodies", "count": words[:5], "times": ["9 May"]}
    assert days(text, seeing_all, dead) == (None, None)


@pytest.mark.parametrize(
    ("text", "quote", "cue"),
    [
        ("Three bodies lay in the road; three people were killed on 9 May.", "three people were killed", "killed"),
        ("Three people killed on 9 May were found by hunters.", "Three people killed", "killed"),
    ],
)
def test_a_day_of_killing_stays(text: str, quote: str, cue: str, seeing_all: Callable[..., Reader]) -> None:
    assert days(text, seeing_all, {"quote": quote, "cue": cue, "times": ["9 May"]}) == (NINTH, NINTH)


def test_a_time_that_tells_how_long_after_the_attack_is_of_the_attack(seeing_all: Callable[..., Reader]) -> None:
    text = "Police recovered the bodies of five men on Wednesday, a day after a raid on the camp."
    dead = {"quote": "bodies of five men", "cue": "bodies", "count": "five", "times": ["a day after"]}
    assert days(text, seeing_all, dead) == (NINTH, NINTH)


def test_they_are_part_of_the_toll_told_behind(seeing_all: Callable[..., Reader]) -> None:
    text = "Nine millers were kidnapped on 1 May. Two were found dead on 9 May. Five have now been killed."
    dead = {"quote": "Two were found dead", "cue": "found dead", "count": "Two", "times": ["9 May"]}
    toll = {"quote": "Five have now been killed", "cue": "killed", "count": "Five", "times": ["1 May"]}
    claims = told(text, seeing_all, {**TAKEN, "count": "Nine"}, dead, toll)
    two, five = (each for each in claims if each.harm is Harm.KILLED)
    assert two.part_of == five.id
    assert (two.when.start, two.when.end) == (FIRST, NINTH)
