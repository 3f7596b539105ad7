"""The part a claim has in a toll is told truly."""

import pytest

from fairwitness.model import Harm
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


def test_who_denies_harm_in_one_town_has_said_nothing_of_the_next(file, ask) -> None:
    """Nor has who took a figure back; only of their own place, days and incident do grades hear them."""
    here = {
        "where": ["Aksum @ Tigray / ET"],
        "when": "2031-02-03",
        "incident": "i",
        "says": "a priest",
        "by": "soldiers",
    }
    claims = [{**here, "count": "8"}, {**here, "id": "no", "says": "the army", "status": "denied"}]
    elsewhere = {
        "where": ["Humera @ Tigray / ET"],
        "when": "2031-02-03",
        "incident": "j",
        "says": "a nurse",
        "count": "2",
    }
    told = file([{"on": "2031-02-04", "claims": claims}, {"on": "2031-02-04", "claims": [elsewhere]}])

    def asked(**about: str) -> tuple[Role, str]:
        found = toll(told, ask(about))
        assert found.grades
        return next(each.role for each in found.claims if each.claim.id == "no"), found.grades.event

    assert asked(place="Aksum @ Tigray / ET") == (Role.DENIED, "disputed")
    assert asked(place="Humera @ Tigray / ET") == (Role.OUT_OF_SCOPE, "claimed")
    assert asked(**{"from": "2031-02-03", "to": "2031-02-03"})[0] is Role.DENIED
    assert asked(**{"from": "2031-03-03", "to": "2031-03-09"}) == (Role.OUT_OF_SCOPE, "unknown")
    assert asked(incident="i") == (Role.DENIED, "disputed")
    assert asked(incident="j") == (Role.OUT_OF_SCOPE, "claimed")


def test_no_figure_is_told_by_its_own_words_alone(file) -> None:
    """Of 8 by police "gave way to 8 (police)" tells a reader nothing: the other is named by its report or words."""
    scene = {"where": ["Karachi"], "when": "1995-05-21", "whom": "people", "says": "police"}
    one, other = ({**scene, "count": "8", "incident": incident} for incident in ("i", "j"))
    (_, told) = toll(file([{"on": "1995-05-22", "claims": [one, other]}]), Question()).claims
    assert told.explanation == "may overlap with 8 (police), “8 people killed”, not added to the low figure"
    reports = [{"on": f"1995-05-{22 + at}", "outlet": "Post", "claims": [each]} for at, each in enumerate((one, other))]
    (_, told) = toll(file(reports), Question()).claims
    assert told.explanation == "may overlap with 8 (police), in Post of 1995-05-22, not added to the low figure"


def test_who_has_died_is_told_to_be_so(file) -> None:
    scene = {"where": ["Karachi"], "when": "1995-05-21", "incident": "i", "count": "1", "whom": "a boy, 9"}
    told = [{**scene, "harm": "injured", "says": "police"}, {**scene, "says": "police"}]
    found = toll(file([{"on": "1995-05-22", "claims": told}]), Question(harm=Harm.INJURED))
    assert [each.explanation for each in found.claims] == ["gave way to 1 (police), told as killed"]
