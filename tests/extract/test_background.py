"""When a claim is background: as the reader sees it, or for days long past that are not surely the news."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


@pytest.mark.parametrize(
    ("text", "news", "background"),
    [
        ("Soldiers killed nine villagers on 3 March 2012.", 0.8, True),
        ("Soldiers killed nine villagers on 3 March 2012.", 0.97, False),  # the reader is sure: an inquiry's finding
        ("Soldiers killed nine villagers on 3 June 2012.", 0.8, False),  # seventeen days ago
        ("Soldiers killed nine villagers between 1 February 2012 and 19 June 2012.", 0.8, False),  # it runs on
        ("Soldiers killed nine villagers.", 0.8, False),
    ],
)
def test_days_over_a_month_past_are_background(
    text: str, news: float, background: bool, seeing: Callable[..., Reader]
) -> None:
    reader = seeing(quote="Soldiers killed nine villagers", cue="killed", count="nine", background_probability=news)
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title="Stones for the dead", text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    assert [c.background for c in claims if isinstance(c, HarmClaim)] == [background]


def test_who_was_taken_long_ago_may_be_news_today(seeing: Callable[..., Reader]) -> None:
    text = "Nine villagers who were abducted on 3 March 2012 came home."
    told = {"quote": "Nine villagers who were abducted", "cue": "abducted", "count": "Nine", "value": Harm.ABDUCTED}
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title="Home", text=text)
    claims = extract(report, reader=seeing(**told, background_probability=0.8), gazetteer=Gazetteer.open())
    assert [c.background for c in claims if isinstance(c, HarmClaim)] == [False]


@pytest.mark.parametrize(
    ("third", "background"),
    [
        (0.1, (False, False, False)),  # two hardly doubted outweigh one
        (0.9, (True, True, True)),
    ],
)
def test_claims_of_one_place_and_day_are_told_alike(
    third: float, background: tuple[bool, ...], seeing_all: Callable[..., Reader]
) -> None:
    text = (
        "Nine villagers died in Nyala on 15 June 2012. Four were hurt in Nyala on 15 June 2012. "
        "The deaths of nine in Nyala on 15 June 2012 are not forgotten."
    )
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title="Stones", text=text)
    told = [
        {"quote": "Nine villagers died in Nyala on 15 June 2012", "cue": "died", "count": "Nine"},
        {"quote": "Four were hurt in Nyala on 15 June 2012", "cue": "hurt", "count": "Four", "value": Harm.INJURED},
        {"quote": "deaths of nine in Nyala on 15 June 2012", "cue": "deaths", "count": "nine"},
    ]
    chances = (0.2, 0.5, third)
    reader = seeing_all(
        *(
            {
                **each,
                "places": ("Nyala",),
                "times": ("15 June 2012",),
                "background": chance >= 0.3,
                "background_probability": max(chance, 1 - chance) if chance >= 0.5 or chance < 0.3 else chance,
            }
            for each, chance in zip(told, chances, strict=True)
        )
    )
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    assert tuple(c.background for c in claims if isinstance(c, HarmClaim)) == background


@pytest.mark.parametrize(
    ("day", "background"),
    [("17 June 2012", False), ("19 June 2012", False), ("9 June 2012", True), ("17 June 2011", True)],
)
def test_what_happened_within_the_days_of_the_news_is_news(
    day: str, background: bool, seeing_all: Callable[..., Reader]
) -> None:
    text = f"Forty villagers died between 15 and 20 June 2012. Nine of Nyala fell on {day}."
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title="Stones", text=text)
    told = (
        {"quote": "Forty villagers died", "cue": "died", "count": "Forty", "times": ("between 15 and 20 June 2012",)},
        {"quote": f"Nine of Nyala fell on {day}", "cue": "fell", "count": "Nine", "times": (day,), "background": True},
    )
    claims = extract(report, reader=seeing_all(*told), gazetteer=Gazetteer.open())
    assert [c.background for c in claims if isinstance(c, HarmClaim)] == [False, background]
