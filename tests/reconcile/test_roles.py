"""The part a claim has in a toll is told truly."""

import pytest

from fairwitness.reconcile import Role, convention
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
