"""Whom a toll rests on, and its grades: each incident by itself, and only what the question is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fairwitness.reconcile import Question, Toll, toll
from fairwitness.reconcile.listing import listed
from fairwitness.reference.parties import party_name

GWOZA = {"where": ["Gwoza @ Borno / NG"], "when": "2014-05-02", "incident": "i"}
KANO = {"where": ["Kano @ Kano / NG"], "when": "2014-05-09", "incident": "j"}


def told(file, *claims: dict[str, Any], asked: Question | None = None) -> Toll:
    reports = [{"outlet": f"Outlet {at}", "on": "2014-05-10", "claims": [claim]} for at, claim in enumerate(claims)]
    return toll(file(reports), asked or Question())


def test_what_a_party_accepts_of_one_incident_says_nothing_of_the_next(file) -> None:
    accepted = {"count": "4", "says": "the Front", "party": "front", "side": "front", **GWOZA}
    found = told(file, accepted, {"count": "9", "says": "police", **KANO})
    assert found.grades
    assert (found.grades.reporting, found.grades.event) == ("varied", "varied")
    assert found.grades.reporting_reason == "of 2 incidents 1 confirmed, 1 weak"
    assert found.grades.event_reason == "of 2 incidents 1 conceded, 1 claimed"


def test_a_redaction_makes_no_second_origin(file) -> None:
    """Whose name was masked in one report may be named in the next, or be masked there too."""
    grocer, masked, other = "Yusuf Bala, a grocer", "█████ ████, a grocer", "████ ██████, a driver"
    for voices in ((grocer, masked), (masked, other)):
        found = told(file, *({"count": "4", "says": each, **GWOZA} for each in voices))
        assert found.grades
        assert (found.grades.reporting, found.grades.event) == ("weak", "claimed")
    found = told(file, *({"count": "4", "says": each, **GWOZA} for each in (grocer, masked, "police")))
    assert found.grades
    assert found.grades.reporting_reason == "2 independent origins: Yusuf Bala, a grocer, police"


def test_a_grade_that_all_incidents_have_is_the_answers(file) -> None:
    found = told(file, {"count": "4", "says": "police", **GWOZA}, {"count": "9", "says": "police", **KANO})
    assert found.grades
    assert (found.grades.reporting, found.grades.reporting_reason) == ("weak", "each of 2 incidents")


@pytest.mark.parametrize(
    ("accused", "grading"),
    [
        (("rebels", "the rebel fighters"), "fair"),
        (("Malian soldiers", "Mali's army"), "fair"),
        (("rebels", "soldiers"), "contested"),
    ],
)
def test_one_party_in_other_words_is_no_other_party(accused: tuple[str, str], grading: str, file) -> None:
    one, other = accused
    found = told(
        file,
        {"count": "4", "says": "police", "by": one, **GWOZA},
        {"count": "4", "says": "medics", "by": other, **GWOZA},
    )
    assert found.grades
    assert found.grades.reporting == grading


def test_a_toll_rests_on_those_whose_figures_make_it(file, ask) -> None:
    apart = {"count": "30+", "says": "a monitor", "where": ["a camp"], "when": "2014-05-02"}
    found = told(
        file,
        {"count": "4", "says": "police", **GWOZA},
        {"count": "4", "says": "medics", **GWOZA},
        {"count": "2", "says": "the mayor", "whom": "women", **GWOZA},
        apart,
        asked=ask({"place": "Gwoza @ Borno / NG"}),
    )
    assert {"police", "medics"} <= {origin.name for origin in found.origins}
    assert "the mayor" not in {origin.name for origin in found.origins}


def test_others_who_may_be_elsewhere_grade_no_answer(file, ask) -> None:
    found = told(
        file,
        {"count": "4", "says": "police", **GWOZA},
        {"count": "30", "says": "a monitor", "by": "soldiers", "where": ["NG @@@"], "when": "2014-05-02"},
        asked=ask({"place": "Gwoza @ Borno / NG"}),
    )
    assert found.grades
    assert (found.grades.reporting, found.grades.attributions) == ("weak", ())


def test_bodies_of_one_name_are_told_with_their_number() -> None:
    assert listed(["medics", "police", "police"]) == "medics, police (2 of them)"
    assert listed([]) == "nobody"


@pytest.mark.parametrize(
    ("id_", "name"), [("islamic-state", "Islamic State"), ("ml-government", "government of Mali"), ("rebels", "rebels")]
)
def test_a_party_is_called_by_its_name(id_: str, name: str) -> None:
    assert party_name(id_) == name


@pytest.mark.parametrize(("is_one_sentence", "event"), [(True, "claimed"), (False, "disputed")])
def test_who_denies_a_number_and_gives_another_denies_no_event(file, is_one_sentence: bool, event: str) -> None:
    """ "Police said seven, not 17, had died": the seven stand, and nobody says that nothing happened."""
    seven, no = {"count": "7", "says": "police", **GWOZA}, {"count": "17", "status": "denied", **GWOZA}
    filed = file([{"outlet": "Kano Post", "on": "2014-05-10", "claims": [seven, {**no, "says": "police"}]}])
    if is_one_sentence:
        filed[1] = replace(filed[1], claim=replace(filed[1].claim, quote=filed[0].claim.quote))
    found = toll(filed, Question())
    assert found.grades
    assert (found.grades.event, found.low, found.high) == (event, 7, 7)
