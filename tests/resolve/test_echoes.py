"""What a headline says again of its text is of the text's incident, wherever the headline has room to put it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fairwitness.model import Claim, Report
from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_incidents
from fairwitness.resolve.echoes import echoes

PARTIES = Parties.open()
TEXT = {"where": ["Ain Zeit"], "when": "2016-07-14", "act": "shooting"}
TITLE = {"where": ["Kafr Walid"], "when": "2016-07-14", "act": "shooting"}


def report(tell_reports, title: dict[str, Any], *text: dict[str, Any]) -> tuple[Report, list[Claim]]:
    """A report whose headline is its first claim."""
    ((told, claims),) = tell_reports([{"published": "2016-07-15", "claims": [title, *text]}])
    cut = told.original.index("\n", claims[0].quote.end)
    moved = replace(told, title=told.original[:cut], text=told.original[cut + 1 :])
    assert moved.original == told.original
    return moved, claims


def incidents(told: tuple[Report, list[Claim]]) -> int:
    return len(resolve_incidents([told], PARTIES).incidents)


def test_a_headline_is_of_the_incident_its_text_tells(tell_reports) -> None:
    told = report(tell_reports, {**TITLE, "count": "31"}, {**TEXT, "count": "31"})
    assert echoes(*told) == {told[1][0].id: told[1][1].id}
    assert incidents(told) == 1


def test_a_headline_with_another_number_is_of_where_it_says(tell_reports) -> None:
    assert incidents(report(tell_reports, {**TITLE, "count": "31"}, {**TEXT, "count": "6"})) == 2


def test_one_or_two_are_told_of_everywhere(tell_reports) -> None:
    assert incidents(report(tell_reports, {**TITLE, "count": "2"}, {**TEXT, "count": "2"})) == 2


def test_another_day_is_another_incident(tell_reports) -> None:
    earlier = {**TEXT, "when": "2016-07-11", "count": "31"}
    assert incidents(report(tell_reports, {**TITLE, "count": "31"}, earlier)) == 2
