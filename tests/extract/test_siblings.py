"""Numbers of one list are no parts of the first of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


@pytest.mark.parametrize(
    ("sentence", "told", "parts"),
    [
        (
            "Six Danes, two Finns and one Swede were among the dead.",
            [("Six", "Danes"), ("two", "Finns"), ("one", "Swede")],
            0,
        ),
        (
            "Nine porters, two cooks and one guide were killed.",
            [("Nine", "porters"), ("two", "cooks"), ("one", "guide")],
            0,
        ),
        (
            "Nine men died in Nahr, eight in Zarqa and four in Barada.",
            [("Nine", "men"), ("eight", None), ("four", None)],
            0,
        ),
        ("Nine people, two cooks and one guide among them, were killed.", [("Nine", "people"), ("two", "cooks")], 1),
        ("Nine people, including two cooks and one guide, were killed.", [("Nine", "people"), ("two", "cooks")], 1),
        (
            "Three people, two cooks and one guide, were killed.",
            [("Three", "people"), ("two", "cooks"), ("one", "guide")],
            2,
        ),
        ("Eight porters, six locals and two Danes, were killed.", [("Eight", "porters"), ("six", "locals")], 1),
        (
            "Nine men died in the valley, five in Zarqa and two in Barada.",
            [("Nine", "men"), ("five", None), ("two", None)],
            2,
        ),
    ],
)
def test_what_stands_beside_is_no_part(
    sentence: str, told: list[tuple[str, str | None]], parts: int, seeing_all: Callable[..., Reader]
) -> None:
    cue = next(word for word in ("dead", "killed", "died") if word in sentence)
    seen = [{"quote": count, "cue": cue, "count": count, "victims": whom} for count, whom in told]
    for each in seen[1:]:
        each["part_of"] = 0
    report = Report(id="r", outlet="Hill Post", title="Losses", text=sentence)
    found = extract(report, reader=seeing_all(*seen), gazetteer=Gazetteer.open())
    claims = [claim for claim in found if isinstance(claim, HarmClaim)]
    assert len(claims) == len(told)
    assert sum(claim.part_of is not None for claim in claims) == parts
