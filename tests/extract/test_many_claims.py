"""A report of very many claims is read in a time that grows with them, not with their square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

from fairwitness.extract import extract
from fairwitness.model import Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

BETWEEN = {
    f"fairwitness.extract.{name}"
    for name in ("both_harms", "corrections", "doers", "doubts", "means", "mentions", "nth", "overlaps", "setting")
}
"""The modules that lay claims beside others of their report, or beside all its names, times and acts."""
LINES = (
    "A warden wounded in Monday's raid on post {at} died on Thursday. He is the {nth}th person to die.",
    "Guard {at} of the Sula Border Watch said {at} herders were killed, not {more}.",
    "The army of Ost{at} denied that it had killed {at} people. The toll of {at} could not be verified.",
)


def told(at: int) -> list[dict[str, str]]:
    return [
        {"quote": f"A warden wounded in Monday's raid on post {at} died", "cue": "died", "count": "A"},
        {"quote": f"{at} herders were killed", "cue": f"{at} herders were killed", "count": f"{at} herders"},
        {"quote": f"killed {at} people", "cue": f"killed {at}", "count": f"{at} people", "claimant": f"Guard {at}"},
    ]


def calls(size: int, seeing_all: Callable[..., Reader]) -> int:
    """How many functions of theirs are called to read a report of so many blocks of claims."""
    many = range(1000, 1000 + size)
    text = "\n".join(line.format(at=at, nth=at + 4 - at % 10, more=at + 5000) for at in many for line in LINES)
    report = Report(id="r", outlet="Sula Post", published=date(2021, 3, 19), title="Day", text=text)
    reader = seeing_all(*(each for at in many for each in told(at)))
    counted = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal counted
        counted += event == "call" and frame.f_globals.get("__name__") in BETWEEN

    sys.setprofile(count)
    try:
        claims = list(extract(report, reader=reader, gazetteer=Gazetteer.open()))
    finally:
        sys.setprofile(None)
    assert len(claims) > 2 * size
    return counted


def test_four_times_the_claims_take_about_four_times_the_work(seeing_all: Callable[..., Reader]) -> None:
    calls(2, seeing_all)  # what is read once and kept
    assert calls(120, seeing_all) < 5 * calls(30, seeing_all)
