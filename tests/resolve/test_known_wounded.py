"""Known wounded: who is told as hurt and, by the same name, as having died later died of that."""

from datetime import date
from typing import Any

import pytest

from fairwitness.reference.parties import Parties
from fairwitness.resolve.deaths import of_the_act
from fairwitness.resolve.profile import mentions_of

MONDAY, FRIDAY = "2016-07-11", "2016-07-15"
HURT = {"harm": "injured", "count": "1", "act": "shelling", "where": ["Kafr Walid"], "when": MONDAY}
DIED = {"count": "1", "cue": "died", "where": ["Kafr Walid"], "when": FRIDAY}
TOLL = {"count": "4", "where": ["Kafr Walid"], "when": f"{MONDAY}/{FRIDAY}"}


def days(tell_reports, *claims: dict[str, Any]) -> list[date | None]:
    ((report, told),) = tell_reports([{"published": "2016-07-18", "claims": list(claims)}])
    return [each.when.start for each in of_the_act(report, told) if each.when.start == each.when.end]


@pytest.mark.parametrize(
    ("hurt", "died"),
    [("Selma", "Selma"), ("Selma Duru", "Duru")],
)
def test_a_death_and_its_toll_are_of_the_day_of_the_wound(tell_reports, hurt: str, died: str) -> None:
    claims = [{**HURT, "whom": hurt}, {**DIED, "whom": died}, {**DIED, "cue": "death", "whom": "her"}, TOLL]
    assert days(tell_reports, *claims) == [date(2016, 7, 11)] * 4
    ((report, told),) = tell_reports([{"published": "2016-07-18", "claims": claims}])
    (mention,) = mentions_of(report, told, Parties.open())
    assert len(mention.claims) == 4


@pytest.mark.parametrize(
    ("hurt", "died"),
    [
        ("Selma Duru", "Tarik Duru"),
        ("a ferryman", "the ferryman"),
        ("a ferryman", "the miller"),
        ("Selma", "her"),
    ],
)
def test_others_are_not_known_to_have_been_hurt(tell_reports, hurt: str, died: str) -> None:
    claims = {**HURT, "whom": hurt}, {**DIED, "whom": died}
    assert days(tell_reports, *claims) == [date(2016, 7, 11), date(2016, 7, 15)]


@pytest.mark.parametrize(
    "other", [{"act": "air strike"}, {"where": ["Ain Zeit"]}, {"cue": "was shot"}, {"background": True}]
)
def test_who_was_hurt_may_die_in_another_incident(tell_reports, other: dict[str, Any]) -> None:
    claims = {**HURT, "whom": "Selma"}, {**DIED, "whom": "Selma", **other}
    assert days(tell_reports, *claims) == [date(2016, 7, 11), date(2016, 7, 15)]


def test_without_a_day_of_the_wound_a_death_keeps_its_own(tell_reports) -> None:
    assert days(tell_reports, {**HURT, "whom": "Selma", "when": None}, {**DIED, "whom": "Selma"}) == [
        None,
        date(2016, 7, 15),
    ]


@pytest.mark.parametrize("whom", ["Selma", "a miller"])
def test_a_day_on_which_somebody_was_hurt_has_an_incident_of_its_own(tell_reports, whom: str) -> None:
    claims = {**HURT, "whom": "Selma"}, {**HURT, "whom": whom, "when": FRIDAY}, {**DIED, "whom": "Selma"}
    assert days(tell_reports, *claims) == [date(2016, 7, 11), date(2016, 7, 15), date(2016, 7, 15)]
