"""A number that another is put in the place of is claimed too, as denied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report, Status
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


@pytest.mark.parametrize(
    ("quote", "denied"),
    [
        ("19 farmers, not 23, were killed", [23]),
        ("19 people were killed, not 1,230 as the radio had it", [1230]),
        ("19 of the miners, not the 23, were killed", [23]),
        ("19 farmers, and not twenty-three, were killed", [23]),
        ("19 people, not soldiers, were killed", []),
        ("19 people, not 19, were killed", []),
        ("19 people were killed not 23 kilometres away", []),
        ("19 people were killed, not soldiers", []),
        ("19 farmers were killed", []),
    ],
)
def test_the_number_taken_back_is_denied(quote: str, denied: list[int], seeing: Callable[..., Reader]) -> None:
    text = f"The prefect said that {quote}, on Monday."
    reader = seeing(quote=quote, cue="killed", count="19")
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title="Toll mended", text=text)
    claims = [c for c in extract(report, reader=reader, gazetteer=Gazetteer.open()) if isinstance(c, HarmClaim)]
    assert [c.count.low for c in claims if c.status is not Status.DENIED] == [19]
    assert [c.count.low for c in claims if c.status is Status.DENIED] == denied
