"""The stories of tests/cases/stories come to the tolls written there, and each printed sum is the toll printed."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from fairwitness.reconcile import By, Toll, convention, toll, tolls_by
from fairwitness.reconcile.wording import bounds

CASES = Path(__file__).parents[1] / "cases" / "stories"
STORIES = [
    pytest.param(story, id=f"{path.stem}: {story['name']}")
    for path in sorted(CASES.glob("*.toml"))
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]
]


@pytest.fixture
def told(request: pytest.FixtureRequest, file, ask) -> tuple[dict[str, Any], Toll]:
    story = request.param
    asked = story.get("asked", {})
    return story, toll(file(story["reports"]), ask(asked), convention(asked.get("convention", "neutral")))


everywhere = pytest.mark.parametrize("told", STORIES, indirect=True)


def test_there_are_enough() -> None:
    assert len(STORIES) >= 60


@everywhere
def test_comes_to_its_toll(told) -> None:
    story, found = told
    assert bounds(found.low, found.high) == story["toll"]
    if "best" in story:
        assert found.best == story["best"]


@everywhere
def test_gives_the_claims_their_roles(told) -> None:
    story, found = told
    roles = {each.claim.id: str(each.role) for each in found.claims}
    wanted = story.get("roles", {})
    assert {name: roles.get(name) for name in wanted} == wanted


@everywhere
def test_names_origins_conflicts_tasks_and_grades(told) -> None:
    story, found = told
    assert found.grades
    shown = {
        "origins": [origin.name for origin in found.origins],
        "conflicts": [sorted(conflict.claims) for conflict in found.conflicts],
        "tasks": [task.claim for task in found.tasks],
        "reporting": str(found.grades.reporting),
        "event": str(found.grades.event),
        "attributions": [f"{each.party} {each.answer}" for each in found.grades.attributions],
    }
    assert {name: shown[name] for name in shown if name in story} == {
        name: story[name] for name in shown if name in story
    }


@everywhere
def test_every_claim_of_the_harm_has_one_role(told, file) -> None:
    story, found = told
    as_of = story.get("asked", {}).get("as_of", "9999")
    known = [report for report in story["reports"] if report.get("on", "") <= as_of]
    harm = found.question.harm
    wanted = [each.claim.id for each in file(known) if getattr(each.claim, "harm", None) is harm]
    assert sorted(each.claim.id for each in found.claims) == sorted(wanted)


@everywhere
def test_the_sum_as_printed_is_the_toll_as_printed(told) -> None:
    _, found = told
    assert printed_total(found.arithmetic) == printed_sum(found.arithmetic)


def test_by_breaks_down_as_told(file, ask) -> None:
    for param in STORIES:
        (story,) = param.values
        asked = story.get("asked", {})
        for by, wanted in story.get("breakdown", {}).items():
            used = convention(asked.get("convention", "neutral"))
            found = tolls_by(file(story["reports"]), ask(asked), By(by), used)
            shown = {
                each.key: str(each.toll.best) if used.id == "acled" else bounds(each.toll.low, each.toll.high)
                for each in found
            }
            assert shown == wanted, story["name"]


def printed_total(arithmetic: str) -> list[tuple[int | None, int | None]]:
    """Read the bounds out of "killed: 5 to 9; at least 5 = ..."; both None where the toll is unknown."""
    words = re.split(r" = |; ", arithmetic.partition(": ")[2])[0]
    if words == "unknown":
        return [(None, None)]
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if words.endswith("or more"):
        return [(numbers[0], None)]
    return [(0 if words.startswith("up to") else numbers[0], numbers[-1])]


def printed_sum(arithmetic: str) -> list[tuple[int | None, int | None]]:
    """Add up what stands behind the equals signs; what is left open makes the sum open."""
    sums = re.split(r"; (?=at (?:least|most) \d+ = )", arithmetic)
    if len(sums) == 3:
        return [(added(sums[1], highest=False), added(sums[2], highest=True))]
    is_open = " or more (" in arithmetic or "unknown" in arithmetic or "left open" in arithmetic
    if " = " not in arithmetic:
        return printed_total(arithmetic)
    if ": up to " in arithmetic:
        return [(0, added(arithmetic, highest=True))]
    low, high = added(arithmetic, highest=False), added(arithmetic, highest=True)
    return [(None if is_open and not low else low, None if is_open else high)]


TERM = re.compile(
    r"(?P<sign> = | \+ | - )(?:about )?(?:(?P<up>up to )|(?P<low>\d+) to )?(?P<number>\d+)(?: or more)? \("
)


def added(words: str, *, highest: bool) -> int:
    total = 0
    for term in TERM.finditer(words):
        lowest = 0 if term["up"] else int(term["low"] or term["number"])
        number = int(term["number"]) if highest else lowest
        total += -number if term["sign"] == " - " else number
    return total
