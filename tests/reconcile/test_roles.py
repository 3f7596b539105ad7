"""The part a claim has in a toll is told truly."""

import pytest

from fairwitness.reconcile import Question, Role, convention, toll
from fairwitness.reconcile.roles import beneath
from fairwitness.reconcile.statements import statements_of


@pytest.mark.parametrize(
    ("part", "whole", "role"),
    [
        ("9", "12", Role.CONTAINED),
        ("9+", "12", Role.CONTAINED),
        ("60", "12+", Role.CONTAINED),
        ("12", "12", Role.REPEATED),
        ("60", "12", Role.CONFLICT),
    ],
)
def test_no_number_is_contained_in_a_smaller_one(part: str, whole: str, role: Role, file) -> None:
    claims = [{"count": number, "says": "mayor", "where": ["Karachi"]} for number in (part, whole)]
    one, other = statements_of(file([{"published": "1995-05-23", "claims": claims}]), convention())
    assert beneath(one, other).role is role


def test_killed_or_wounded_are_not_contained_in_fewer_dead(file) -> None:
    claims = [
        {"count": "0-60", "combined": True, "says": "mayor", "where": ["Karachi"]},
        {"count": "3", "says": "a nurse", "where": ["Karachi"]},
    ]
    one, other = statements_of(file([{"published": "1995-05-23", "claims": claims}]), convention())
    assert beneath(one, other).role is Role.OVERLAPPING


def test_a_part_is_contained_in_the_figure_that_has_room_for_it(file) -> None:
    scene = {"where": ["Karachi"], "when": "1995-05-21", "incident": "i", "whom": "people"}
    mayor = {**scene, "says": "mayor", "id": "few", "count": "12"}
    nurse = {**scene, "says": "a nurse", "id": "many", "count": "31"}
    girls = {
        **scene,
        "says": "a nurse",
        "id": "some",
        "count": "25",
        "whom": "girls",
        "sex": "female",
        "part_of": "many",
    }
    found = toll(
        file([{"on": "1995-05-23", "claims": [mayor]}, {"on": "1995-05-24", "claims": [nurse, girls]}]), Question()
    )
    part = next(each for each in found.claims if each.claim.id == "some")
    assert (part.role, part.of) == (Role.CONTAINED, "many")
