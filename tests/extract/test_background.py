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
