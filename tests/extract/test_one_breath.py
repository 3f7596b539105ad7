"""Persons told singly in one breath are one claim of so many people, wherever the reader saw only some of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Group, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


def claims_of(text: str, reader: Reader) -> list[HarmClaim]:
    """The claims of harm of a report."""
    claims = extract(Report(id="r", title="News", text=text), reader=reader, gazetteer=Gazetteer.open())
    return [claim for claim in claims if isinstance(claim, HarmClaim)]


def person(victims: str, count: str = "a", cue: str = "killed", **more: Any) -> dict[str, Any]:
    """One person, as the reader sees one."""
    return {"quote": more.pop("quote", cue), "cue": cue, "count": count, "victims": victims, **more}


@pytest.mark.parametrize(
    ("text", "seen", "people", "victims"),
    [
        ("A nurse and a boy were killed at the well.", ("A", "nurse"), 2, "A nurse and a boy"),
        ("A nurse and a boy were killed at the well.", ("a", "boy"), 2, "A nurse and a boy"),
        ("A cook, his wife and a lodger were killed.", ("A", "cook"), 3, "A cook, his wife and a lodger"),
        ("A cook, his wife and a lodger were killed.", ("a", "lodger"), 3, "A cook, his wife and a lodger"),
        ("A shell killed a miller and his young son near the ford.", ("a", "miller"), 2, "a miller and his young son"),
        ("One nurse and one of her patients were killed.", ("One", "nurse"), 2, "One nurse and one of her patients"),
        ("A shell killed a miller and his son was hurt.", ("a", "miller"), 1, "miller"),
        ("A nurse and two boys were killed.", ("A", "nurse"), 1, "nurse"),
        ("A nurse was killed and a boy was hurt.", ("A", "nurse"), 1, "nurse"),
        ("A shell killed a miller and the house was lost.", ("a", "miller"), 1, "miller"),
    ],
)
def test_who_is_told_together(
    text: str, seen: tuple[str, str], people: int, victims: str, seeing: Callable[..., Reader]
) -> None:
    count, who = seen
    (claim,) = claims_of(text, seeing(**person(who, count)))
    assert claim.victims is not None
    assert (claim.count.low, claim.count.high, claim.victims.words) == (people, people, victims)


def test_two_claims_become_one(seeing_all: Callable[..., Reader]) -> None:
    seen = (person("nurse", "A"), person("boy", "a"))
    (claim,) = claims_of("A nurse and a boy were killed at the well.", seeing_all(*seen))
    assert (claim.count.low, claim.count.high) == (2, 2)
    assert claim.quote.words == "A nurse and a boy were killed"


def test_who_is_counted_with_all_is_not_counted_again(seeing_all: Callable[..., Reader]) -> None:
    everyone = {"quote": "A nurse and a boy were killed", "cue": "killed", "victims": "A nurse and a boy"}
    found = claims_of("A nurse and a boy were killed.", seeing_all(everyone, person("nurse", "A")))
    assert [claim.count.low for claim in found] == [2]


def test_soldiers_stay_apart_from_civilians(seeing_all: Callable[..., Reader]) -> None:
    seen = (
        person("soldier", "A", group=Group.COMBATANTS),
        person("boy", quote="a boy were killed", group=Group.CIVILIANS),
    )
    found = claims_of("A soldier and a boy were killed.", seeing_all(*seen))
    assert [(claim.count.low, claim.group) for claim in found] == [(1, Group.COMBATANTS), (1, Group.CIVILIANS)]


def test_parts_of_a_number_stay_apart(seeing_all: Callable[..., Reader]) -> None:
    text = "Seven people, among them a nurse and a boy, were killed."
    whole = {"quote": text[:-1], "cue": "killed", "count": "Seven", "victims": "people"}
    parts = (person("nurse", "a", part_of=0), person("boy", "a", part_of=0))
    found = claims_of(text, seeing_all(whole, *parts))
    assert 2 not in [claim.count.low for claim in found]
