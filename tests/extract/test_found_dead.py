"""Hostages found dead on a day died on any day since they were taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

PUBLISHED = date(2013, 8, 22)  # a Thursday
MONDAY, WEDNESDAY = date(2013, 8, 19), date(2013, 8, 21)


@pytest.mark.parametrize(
    ("text", "cue", "start"),
    [
        ("Six millers were abducted on Monday. Two of them were found dead on Wednesday.", "found dead", MONDAY),
        ("Six millers were abducted on Monday. Two guards were killed on Wednesday.", "killed", WEDNESDAY),
        ("Six millers were robbed on Monday. Two of them were found dead on Wednesday.", "found dead", WEDNESDAY),
    ],
)
def test_they_died_between_being_taken_and_being_found(
    text: str, cue: str, start: date, seeing_all: Callable[..., Reader]
) -> None:
    dead = {"quote": text[text.index("Two") : -1], "cue": cue, "count": "Two", "times": ["Wednesday"]}
    taken = {"quote": "Six millers were abducted", "cue": "abducted", "count": "Six", "times": ["Monday"]}
    seen = [taken | {"value": Harm.ABDUCTED}, dead] if "abducted" in text else [dead]
    report = Report(id="r", outlet="Dunmore Post", title="Raid", text=text, published=PUBLISHED)
    claims = [
        c for c in extract(report, reader=seeing_all(*seen), gazetteer=Gazetteer.open()) if isinstance(c, HarmClaim)
    ]
    assert (claims[-1].when.start, claims[-1].when.end) == (start, WEDNESDAY)


def test_they_are_part_of_the_toll_told_behind(seeing_all: Callable[..., Reader]) -> None:
    text = "Six millers were abducted on Monday. Two were found dead on Wednesday. Five have now been killed."
    reader = seeing_all(
        {"quote": "Six millers were abducted", "cue": "abducted", "count": "Six", "times": ["Monday"]}
        | {"value": Harm.ABDUCTED},
        {"quote": "Two were found dead", "cue": "found dead", "count": "Two", "times": ["Wednesday"]},
        {"quote": "Five have now been killed", "cue": "killed", "count": "Five", "times": ["Monday"]},
    )
    report = Report(id="r", outlet="Dunmore Post", title="Raid", text=text, published=PUBLISHED)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    _, two, five = (claim for claim in claims if isinstance(claim, HarmClaim))
    assert two.part_of == five.id
