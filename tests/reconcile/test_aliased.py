"""Aliased: a village of two names is one place to the tolls where a report of its incident tells both."""

from __future__ import annotations

from dataclasses import replace

from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.reconcile import Question, other_name, placed, places_named, toll

HERE = Place(
    name="Vardenik", geonameid=None, latitude=None, longitude=None, country="NG", admin1="Borno State",
    precision=PlacePrecision.ADMIN1,
)  # fmt: skip
STORY = [
    {"on": "2015-03-03", "claims": [{"count": "9", "says": "the army", "where": ["Vardenik"], "incident": "i"}]},
    {"on": "2015-03-04", "claims": [{"count": "14", "says": "rebels", "where": ["Orta Dag"], "incident": "i"}]},
]


def filed(file, further: str, incident: str = "i"):
    claims = file(STORY)
    return [
        replace(
            each,
            report=replace(each.report, text=further),
            incident=incident if each.origin.id == "rebels" else "i",
            claim=replace(
                each.claim,
                places=tuple(
                    replace(m, place=HERE if m.words.words == "Vardenik" else None) for m in each.claim.places
                ),
            ),
        )
        for each in claims
    ]


def asked(name: str) -> Question:
    return Question(place=PlaceMention(words=Span(start=0, end=len(name), words=name), place=HERE))


def test_both_names_are_asked_for_by_either(file) -> None:
    claims = placed(filed(file, "Orta Dag, known to the army as Vardenik, lies in ruins."))
    answer = toll(claims, asked("Vardenik"))
    assert (answer.low, answer.high) == (9, 14)
    assert places_named("Orta Dag", claims) == {HERE: 1}


def test_not_where_nobody_tells_them_to_be_one_nor_in_another_incident(file) -> None:
    for claims in (
        filed(file, "Orta Dag lies in ruins, and so does Vardenik."),
        filed(file, "Orta Dag, known to the army as Vardenik, lies in ruins.", incident="another"),
    ):
        assert not places_named("Orta Dag", placed(claims))


def test_a_name_of_which_no_claim_speaks_stands_for_the_other(file) -> None:
    claims = filed(file, "Vardenik, which its people call Kara Su, lies in ruins.")
    assert other_name("Kara Su", claims) == "Vardenik"
    assert other_name("Orta Dag", claims) is None
