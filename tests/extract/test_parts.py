"""What a part takes from the whole whose number includes its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Group, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


@pytest.mark.parametrize(
    ("whole", "part", "group"),
    [
        ("soldiers", "women", Group.COMBATANTS),
        ("soldiers", "teenagers", Group.COMBATANTS),
        ("soldiers", "nurses", Group.CIVILIANS),
        ("people", "women", Group.CIVILIANS),
        ("villagers", "women", Group.CIVILIANS),
    ],
)
def test_women_among_soldiers_are_soldiers(
    whole: str, part: str, group: Group, seeing_all: Callable[..., Reader]
) -> None:
    text = f"A mine killed nine {whole}, two of them {part}."
    cue: dict[str, Any] = {"quote": f"killed nine {whole}", "cue": "killed"}
    reader = seeing_all(
        {**cue, "count": "nine", "victims": whole},
        {**cue, "quote": text[2:-1], "count": "two", "victims": part, "part_of": 0, "group": Group.CIVILIANS},
    )
    report = Report(id="r", outlet="Dunmore Post", title="Mine on the ferry road", text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    assert [c.group for c in claims if isinstance(c, HarmClaim) and c.part_of] == [group]


@pytest.mark.parametrize(("one", "other", "group"), [("four", "five", Group.MIXED), ("four", "two", Group.UNSPECIFIED)])
def test_nurses_and_soldiers_that_make_up_a_whole_make_it_mixed(
    one: str, other: str, group: Group, seeing_all: Callable[..., Reader]
) -> None:
    text = f"A mine killed nine people: {one} nurses and {other} soldiers."
    cue: dict[str, Any] = {"cue": "killed"}
    reader = seeing_all(
        {**cue, "quote": "killed nine people", "count": "nine", "victims": "people"},
        {**cue, "quote": text[2:-1], "count": one, "victims": "nurses", "part_of": 0},
        {**cue, "quote": text[2:-1], "count": other, "victims": "soldiers", "part_of": 0},
    )
    report = Report(id="r", outlet="Dunmore Post", title="Mine on the ferry road", text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    assert [c.group for c in claims if isinstance(c, HarmClaim) and not c.part_of] == [group]


@pytest.mark.parametrize(
    ("victims", "sure", "group"),
    [
        ("others", 0.95, Group.UNSPECIFIED),
        ("others", 0.8, Group.CIVILIANS),
        ("nurses", 0.95, Group.CIVILIANS),
    ],
)
def test_who_others_are_a_sure_reader_tells(
    victims: str, sure: float, group: Group, seeing: Callable[..., Reader]
) -> None:
    text = f"A mine killed nine nurses and four {victims}."
    reader = seeing(
        quote=text[2:-1], cue="killed", count="four", victims=victims, group=Group.UNSPECIFIED, group_probability=sure
    )
    report = Report(id="r", outlet="Dunmore Post", title="Mine on the ferry road", text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    assert [c.group for c in claims if isinstance(c, HarmClaim)] == [group]
