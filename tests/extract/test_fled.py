"""The day up to which people who have fled were counted is no day on which they fled; they fled since an event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

PUBLISHED = date(2013, 8, 22)  # a Thursday
TUESDAY = date(2013, 8, 20)


def days(
    text: str, quote: str, cue: str, reader: Callable[..., Reader], time: str = "Tuesday"
) -> tuple[date | None, ...]:
    seen = {"quote": quote, "cue": cue, "count": "340", "times": [time], "value": Harm.DISPLACED}
    report = Report(id="r", outlet="Dunmore Post", title="Count of the week", text=text, published=PUBLISHED)
    claims = extract(report, reader=reader(seen), gazetteer=Gazetteer.open())
    (claim,) = (each for each in claims if isinstance(each, HarmClaim))
    assert [words.words for words in claim.when.words] == [time]
    return claim.when.start, claim.when.end


@pytest.mark.parametrize(
    ("text", "quote", "cue"),
    [
        (
            "Lists were closed on Tuesday: 340 people have been displaced.",
            "340 people have been displaced",
            "displaced",
        ),
        ("340 people have now fled, the mayor said on Tuesday.", "340 people have now fled", "fled"),
        ("On Tuesday the parish registered 340 people who had fled the valley.", "340 people who had fled", "fled"),
    ],
)
def test_a_day_of_counting_dates_nobody(text: str, quote: str, cue: str, seeing_all: Callable[..., Reader]) -> None:
    assert days(text, quote, cue, seeing_all) == (None, None)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("340 people fled on Tuesday.", "340 people fled"),
        ("340 people had fled on Tuesday, and more after.", "340 people had fled"),
        ("The parish houses 340 people who fled on Tuesday.", "340 people who fled on Tuesday"),
    ],
)
def test_a_day_of_flight_stays(text: str, quote: str, seeing_all: Callable[..., Reader]) -> None:
    assert days(text, quote, "fled", seeing_all) == (TUESDAY, TUESDAY)


def test_a_time_since_when_stays(seeing_all: Callable[..., Reader]) -> None:
    text, quote = "340 people have fled since Tuesday.", "340 people have fled"
    assert days(text, quote, "fled", seeing_all, "since Tuesday") == (TUESDAY, PUBLISHED)


@pytest.mark.parametrize(
    ("count", "time", "start", "end"),
    [
        ("By Wednesday 340 people had been displaced from Arbo.", "Wednesday", TUESDAY, date(2013, 8, 21)),
        ("340 people have been displaced from Arbo since that raid on Tuesday.", "Tuesday", TUESDAY, PUBLISHED),
        ("By Wednesday 340 people had been displaced from Nembe.", "Wednesday", None, None),
    ],
)
def test_they_fled_since_the_event_of_their_place(
    count: str, time: str, start: date | None, end: date | None, seeing_all: Callable[..., Reader]
) -> None:
    raid = {"quote": "Raiders killed nine", "cue": "killed", "count": "nine", "times": ["Tuesday"], "places": ["Arbo"]}
    flight = {"quote": count[count.index("340") : -1], "cue": "displaced", "count": "340", "value": Harm.DISPLACED}
    where = "Arbo" if "Arbo" in count else "Nembe"
    text = f"Raiders killed nine in Arbo on Tuesday. {count}"
    report = Report(id="r", outlet="Dunmore Post", title="Raid", text=text, published=PUBLISHED)
    reader = seeing_all(raid, flight | {"times": [time], "places": [where]})
    claims = [c for c in extract(report, reader=reader, gazetteer=Gazetteer.open()) if isinstance(c, HarmClaim)]
    (fled,) = (claim for claim in claims if claim.harm is Harm.DISPLACED)
    assert (fled.when.start, fled.when.end) == (start, end)
