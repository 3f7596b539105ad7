"""One quotation has one speaker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

FIRST = {"cue": "died", "count": "Nine", "victims": "people", "claimant": "the mayor"}
THEN = {"cue": "hurt", "count": "Six", "victims": "men"}


def speakers(text: str, reader: Reader) -> list[str | None]:
    """Who tells the claims of a text, in its order."""
    claims = extract(Report(id="r", title="News", text=text), reader=reader, gazetteer=Gazetteer.open())
    return [claim.claimant and claim.claimant.words for claim in claims if isinstance(claim, HarmClaim)]


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ('"Nine people died at the ford and Six men were hurt", the mayor said.', True),
        ("“Nine people died at the ford. It rained. Six men were hurt”, the mayor said.", True),
        ('"Nine people died at the ford." "Six men were hurt by the fire," the mayor said.', True),
        ('"Nine people died at the ford", the mayor said. Six men were hurt by the fire.', False),
        ('"Nine people died at the ford", the mayor said. It rained. "Six men were hurt," it was written.', False),
        ('"Nine people died at the ford.\nSix men were hurt," the mayor said.', False),
    ],
)
def test_one_quotation_has_one_speaker(text: str, carried: bool, seeing_all: Callable[..., Reader]) -> None:
    assert speakers(text, seeing_all(FIRST, THEN)) == ["the mayor", "the mayor" if carried else None]


def test_who_speaks_within_a_quotation_keeps_the_word(seeing_all: Callable[..., Reader]) -> None:
    text = '"Nine people died at the ford, and a nurse says Six men were hurt", the mayor said.'
    told: dict[str, Any] = {**THEN, "claimant": "a nurse"}
    assert speakers(text, seeing_all(FIRST, told)) == ["the mayor", "a nurse"]


def test_two_speakers_of_one_quotation_leave_the_rest_open(seeing_all: Callable[..., Reader]) -> None:
    text = '"Four are gone. Nine people died. It rained at Doro. Six men were hurt", the mayor said.'
    gone = {"cue": "gone", "count": "Four"}
    assert speakers(text, seeing_all(gone, FIRST, {**THEN, "claimant": "mayor"}))[0] is None
