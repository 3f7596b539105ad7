"""Of the missing whom later reports tell to live, or who may be held by the other side, nobody knows who is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairwitness.model import Harm
from fairwitness.reconcile import Question, toll

RAID = {"where": ["Baraka @ Fizi / XA"], "when": "2011-04-02", "incident": "raid", "group": "combatants"}
LOST = {**RAID, "harm": "missing", "whom": "soldiers", "says": "the army", "count": "9"}
HELD = {**RAID, "harm": "detained", "whom": "soldiers", "says": "the rebels", "count": "7"}


def bounds(file: Callable, *days: list[dict], text: bool = True) -> tuple[int | None, int | None]:
    told = [
        {"outlet": f"W{at}", "on": f"2011-04-{3 + 3 * at:02}", "text": text, "claims": claims}
        for at, claims in enumerate(days)
    ]
    found = toll(file(told), Question(harm=Harm.MISSING))
    return found.low, found.high


@pytest.mark.parametrize(
    ("cue", "before", "is_traced"),
    [
        ("missing were found alive", None, True),
        ("missing have come home", None, True),
        ("missing are held in a prison", None, True),
        ("missing", "these turned out to be the", True),
        ("missing at the ford, six are dead", "of the", True),
        ("missing that night, two have since returned", "of the", True),
        ("missing at the ford, six are conscripts", "of the", False),
        ("missing at the ford, six are dead", "besides the", False),
        ("missing were not found", None, False),
        ("missing were not found alive", None, False),
        ("missing may yet be found alive, rescuers hope", None, False),
        ("missing never came home", None, False),
        ("missing turned up dead", None, False),
        ("missing are being looked for", None, False),
    ],
)
def test_of_missing_who_are_told_to_live_none_need_be_missing(
    file, cue: str, before: str | None, is_traced: bool
) -> None:
    later = {**LOST, "cue": cue} | ({"before": before} if before else {})
    assert bounds(file, [LOST], [later]) == (0 if is_traced else 9, 9)


def test_whom_the_other_side_holds_may_be_the_missing(file) -> None:
    assert bounds(file, [LOST], [HELD]) == (0, 9)
    assert bounds(file, [LOST], [HELD], [{**LOST, "says": "a bishop"}]) == (0, 9)


@pytest.mark.parametrize(
    "held",
    [
        {**HELD, "incident": "another"},
        {**HELD, "whom": "villagers", "group": "civilians"},
        {**HELD, "status": "denied"},
    ],
)
def test_others_who_are_held_are_none_of_the_missing(file, held: dict) -> None:
    assert bounds(file, [LOST], [held]) == (9, 9)


def test_one_who_tells_of_both_tells_of_two_groups(file) -> None:
    assert bounds(file, [LOST, {**HELD, "says": "the army"}]) == (9, 9)


def test_who_is_missing_still_after_others_were_traced_is_so(file) -> None:
    left = {**LOST, "id": "left", "count": "2", "cue": "still missing"}
    assert bounds(file, [LOST], [HELD], [left]) == (2, 2)


def test_who_are_found_dead_stay_as_many(file) -> None:
    dead = {**RAID, "whom": "soldiers", "says": "the army", "count": "9"}
    found = file([{"outlet": "W", "on": "2011-04-05", "claims": [LOST, HELD, dead]}])
    answer = toll(found, Question(harm=Harm.KILLED))
    assert (answer.low, answer.high) == (9, 9)
