"""Nobody dies twice: what a report tells of one person killed, by name, is of one incident."""

import pytest

from fairwitness.resolve.grouping import Clues, group
from fairwitness.resolve.named import killed_by_name

FRIDAY = {"count": "1", "act": "shooting", "where": ["Kafr Walid"], "when": "2016-07-15"}
TUESDAY = {**FRIDAY, "where": ["Tal Qasab"], "when": "2016-07-12"}
DEAD = {"count": "5", "whom": "people"}


def sizes(tell_reports, *claims: dict) -> list[int]:
    ((report, told),) = tell_reports([{"published": "2016-07-18", "claims": list(claims)}])
    return sorted(
        len(cluster.claims) for cluster in group(told, clues=Clues(killed=killed_by_name(report, told))).clusters
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Selma Duru", "Selma Duru"),
        ("Selma Duru", "his sister Selma Nur Duru"),
        ("41-year-old Selma Duru", "Duru"),
        ("Lt. Tarik al-Mumcu", "Tarik Mumcu"),
    ],
)
def test_one_person_dies_in_one_incident_with_all_that_is_told_of_it(tell_reports, first: str, second: str) -> None:
    friday, tuesday = {**FRIDAY, "whom": first}, {**TUESDAY, "whom": second}
    assert sizes(tell_reports, {**FRIDAY, **DEAD}, friday, {**TUESDAY, **DEAD}, tuesday) == [4]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Selma Duru", "Tarik Duru"),
        ("a Duru Brigade fighter", "a Duru Brigade fighter"),
        ("a man from Duru Selma", "a man from Duru Selma"),
        ("Duru", "Duru"),
        ("Lt. Selma Duru", "Lt. Ayla Kent"),
    ],
)
def test_others_and_what_is_no_full_name_make_no_two_incidents_one(tell_reports, first: str, second: str) -> None:
    friday, tuesday = {**FRIDAY, "whom": first}, {**TUESDAY, "whom": second}
    assert sizes(tell_reports, {**FRIDAY, **DEAD}, friday, {**TUESDAY, **DEAD}, tuesday) == [2, 2]


def test_a_last_name_that_two_of_the_dead_bear_is_of_neither(tell_reports) -> None:
    brothers = [{**FRIDAY, "whom": "Selma Duru"}, {**FRIDAY, "whom": "Tarik Duru"}]
    assert sizes(tell_reports, *brothers, {**TUESDAY, **DEAD}, {**TUESDAY, "whom": "Duru"}) == [2, 2]


def test_who_was_hurt_before_may_be_killed_in_another(tell_reports) -> None:
    hurt = {**TUESDAY, "whom": "Selma Duru", "harm": "injured"}
    assert sizes(tell_reports, {**TUESDAY, **DEAD}, hurt, {**FRIDAY, **DEAD}, {**FRIDAY, "whom": "Selma Duru"}) == [
        2,
        2,
    ]


def test_what_a_person_judged_apart_stays_apart(tell_reports) -> None:
    claims = [{**FRIDAY, "whom": "Selma Duru"}, {**TUESDAY, "whom": "Selma Duru"}]
    ((report, told),) = tell_reports([{"published": "2016-07-18", "claims": claims}])
    one, other = told
    apart = {one.id: frozenset({other.id}), other.id: frozenset({one.id})}
    assert len(group(told, apart, Clues(killed=killed_by_name(report, told))).clusters) == 2
