"""A sentence that goes on counting the people of the one before is told by its speaker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

FIRST = {"cue": "died", "count": "Nine", "victims": "people", "claimant": "the mayor"}


def speakers(then: str, seeing_all: Callable[..., Reader], *told: dict[str, Any]) -> list[str | None]:
    """Who tells what a text goes on with."""
    text = f"Nine people died at the ford, the mayor said.{then}"
    report = Report(id="r", title="News", text=text)
    claims = extract(report, reader=seeing_all(FIRST, *told), gazetteer=Gazetteer.open())
    return [c.claimant and c.claimant.words for c in claims if isinstance(c, HarmClaim)][1:]


@pytest.mark.parametrize(
    ("then", "told", "carried"),
    [
        (" Two of them were children.", {"cue": "children", "count": "Two"}, True),
        (" Six others were hurt.", {"cue": "hurt", "count": "Six"}, True),
        (" All nine are known.", {"cue": "known", "count": "nine"}, True),
        (" The other six are hurt.", {"cue": "hurt", "count": "six"}, False),
        (" The death toll has reached 30.", {"cue": "death toll", "count": "30"}, True),
        (" Four fell in the mill.", {"cue": "fell", "count": "Four", "part_of": 0}, True),
        (" Four fell in the mill.", {"cue": "fell", "count": "Four"}, False),
        (" Six men were hurt.", {"cue": "hurt", "count": "Six"}, False),
        (" Dozens of them were hurt.", {"cue": "hurt", "count": "Dozens"}, False),
        ("\nSix others were hurt.", {"cue": "hurt", "count": "Six"}, False),
        (" It rained. Six others were hurt.", {"cue": "hurt", "count": "Six"}, False),
    ],
)
def test_what_a_sentence_takes_up(
    then: str, told: dict[str, Any], carried: bool, seeing_all: Callable[..., Reader]
) -> None:
    assert speakers(then, seeing_all, told) == ["the mayor" if carried else None]


def test_who_speaks_for_themselves_keeps_the_word(seeing_all: Callable[..., Reader]) -> None:
    told = {"cue": "hurt", "count": "Six", "claimant": "a nurse"}
    assert speakers(" Six others were hurt, a nurse said.", seeing_all, told) == ["a nurse"]


def test_the_whole_sentence_is_carried(seeing_all: Callable[..., Reader]) -> None:
    told = ({"cue": "hurt", "count": "Six"}, {"cue": "missing", "count": "four", "value": Harm.MISSING})
    assert speakers(" Six others were hurt and four are missing.", seeing_all, *told) == ["the mayor", "the mayor"]


def test_a_part_of_the_outlets_own_whole_is_the_outlets(seeing_all: Callable[..., Reader]) -> None:
    whole = {"cue": "killed", "count": "Twenty", "victims": "people"}
    part = {"cue": "died", "count": "nine", "part_of": 0, "claimant": "the mayor"}
    other = {"cue": "fell", "count": "Four", "part_of": 0}
    text = "Twenty people were killed. Of these nine died at the ford, the mayor said. Four fell in the mill."
    reader = seeing_all(whole, part, other)
    claims = extract(Report(id="r", title="News", text=text), reader=reader, gazetteer=Gazetteer.open())
    assert [c.claimant and c.claimant.words for c in claims] == [None, "the mayor", None]
