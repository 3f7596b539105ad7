"""One victim comes to harm in one incident, whatever day or place a report misreads for a part of its account."""

import pytest

from fairwitness.resolve.grouping import Clues, group
from fairwitness.resolve.profile import told_of

SHOT = {"count": "1", "whom": "Tarik Mumcu", "act": "shooting", "where": ["Kafr Walid"], "when": "2016-07-14"}


def sizes(tell_reports, *claims: dict) -> list[int]:
    ((report, told),) = tell_reports([{"published": "2016-07-18", "claims": list(claims)}])
    return sorted(len(cluster.claims) for cluster in group(told, clues=Clues(told=told_of(report, told))).clusters)


def test_a_name_told_again_with_another_day_is_one_incident(tell_reports) -> None:
    assert sizes(tell_reports, SHOT, {**SHOT, "whom": "young Mumcu", "when": "2016-07-16"}) == [2]


def test_an_age_told_again_with_another_place_is_one_incident(tell_reports) -> None:
    aged = {**SHOT, "whom": "a 16-year-old boy"}
    assert sizes(tell_reports, aged, {**aged, "whom": "the 16-year-old", "where": ["Tal Qasab"]}) == [2]


@pytest.mark.parametrize("whom", ["Selma Duru", "a 41-year-old man", "a man"])
def test_somebody_else_of_another_day_is_another_incident(tell_reports, whom: str) -> None:
    assert sizes(tell_reports, SHOT, {**SHOT, "whom": whom, "when": "2016-07-16"}) == [1, 1]


def test_several_people_who_share_a_name_are_not_one(tell_reports) -> None:
    several = {**SHOT, "count": "3", "whom": "three of the Mumcu family", "when": "2016-07-16"}
    assert sizes(tell_reports, SHOT, several) == [1, 1]


def test_nobody_is_killed_by_an_arrest(tell_reports) -> None:
    dead = {**SHOT, "whom": "a man"}
    assert sizes(tell_reports, dead, {**dead, "whom": "the man", "act": "arrest"}) == [2]
    assert sizes(tell_reports, dead, {**dead, "whom": "the man", "act": "shelling"}) == [1, 1]


@pytest.mark.parametrize(("cue", "wanted"), [("died", [2]), ("was pronounced dead", [2]), ("was killed", [1, 1])])
def test_the_day_somebody_died_dates_no_incident_of_its_own(tell_reports, cue: str, wanted: list[int]) -> None:
    hurt = {**SHOT, "whom": "an officer", "harm": "injured"}
    ended = {"count": "1", "whom": "the officer", "cue": cue, "where": ["Kafr Walid"], "when": "2016-07-17"}
    assert sizes(tell_reports, hurt, ended) == wanted
