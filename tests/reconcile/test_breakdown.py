"""Breakdowns: what keys share is worked out once, and changes no answer."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness.reconcile import By, convention, toll, tolls_by
from fairwitness.reconcile.ties import Ties

EXAMPLES = int(os.environ.get("FAIRWITNESS_EXAMPLES", "40"))
FAST = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
SETTINGS = st.sampled_from(
    [
        {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01", "incident": "i"},
        {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01", "incident": "j"},
        {"where": ["Chibok @ Borno / NG"], "when": "2014-05-01/2014-05-02", "incident": "k"},
        {"where": ["Chibok @ Borno / NG"], "incident": "l"},
        {"when": "2014-05-02", "incident": "m"},
        {"where": ["Kano @ Kano / NG"], "when": "2014-05-02", "incident": "n"},
        {"where": ["Borno @@ NG"], "when": "2014-05-01/2014-05-02"},
        {"where": ["Borno @@ NG"], "when": "2014-05-02/2014-05-03"},
        {"where": ["NG @@@"], "when": "2014-05-01/2014-05-03"},
        {"where": ["NG @@@"]},
    ]
)
WHOM = st.sampled_from(
    [
        {"whom": "people"},
        {"whom": "soldiers", "group": "combatants"},
        {"whom": "villagers", "group": "civilians"},
        {"whom": "Amina Diallo", "count": "1"},
        {"whom": "Amina Diallo and Omar Sani", "count": "2"},
    ]
)
CLAIM = st.builds(
    lambda count, says, by, harm, where, whom: {"count": count, "says": says, **by, "harm": harm, **where, **whom},
    st.one_of(st.integers(0, 30).map(str), st.integers(1, 30).map(lambda n: f"{n}+"), st.just("dozens")),
    st.sampled_from(["police", "a monitor", "medics"]),
    st.sampled_from([{}, {"by": "the rebels"}, {"by": "the army"}]),
    st.sampled_from(["killed", "killed", "injured", "killed or injured"]),
    SETTINGS,
    WHOM,
)
REPORTS = st.lists(
    st.builds(
        lambda outlet, on, claims: {"outlet": outlet, "on": on, "claims": claims},
        st.sampled_from(["Daily Star", "Radio North"]),
        st.sampled_from(["2014-05-03", "2014-05-04", "2014-05-05"]),
        st.lists(CLAIM, min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=6,
)
ASKED = st.sampled_from(
    [
        {},
        {"as_of": "2014-05-04"},
        {"from": "2014-05-01", "to": "2014-05-02"},
        {"place": "Borno @@ NG"},
        {"group": "civilians"},
        {"incident": "i"},
        {"harm": "injured"},
    ]
)


@given(reports=REPORTS, asked=ASKED, by=st.sampled_from(list(By)))
@FAST
def test_each_key_has_the_toll_of_the_question_narrowed_to_it(reports, asked, by, file, ask) -> None:
    claims, used = file(reports), convention("ucdp")
    for each in tolls_by(claims, ask(asked), by, used):
        assert repr(each.toll) == repr(toll(claims, each.toll.question, used)), each.key


HOMS = ["Homs @ Homs / SY"]
TWICE = [
    {
        "outlet": "A",
        "on": "2014-05-02",
        "claims": [{"count": "5", "where": HOMS, "when": "2014-05-01", "incident": "i"}],
    },
    {
        "outlet": "B",
        "on": "2014-05-02",
        "claims": [{"count": "3", "where": HOMS, "when": "2014-05-01", "incident": "j"}],
    },
    {
        "outlet": "C",
        "on": "2014-05-04",
        "claims": [{"count": "4", "where": HOMS, "when": "2014-05-03", "incident": "k"}],
    },
]


@pytest.mark.parametrize("by", [By.DAY, By.PLACE])
def test_two_incidents_that_may_be_one_are_added_up_under_no_key(by: By, file, ask) -> None:
    claims = file(TWICE)
    assert toll(claims, ask({})).low == 9
    lows = {each.key: each.toll.low for each in tolls_by(claims, ask({}), by)}
    assert lows == ({"2014-05-01": 5, "2014-05-03": 4} if by is By.DAY else {"Homs": 9})


def test_a_person_told_of_two_days_is_counted_under_each_but_once_in_all(file, ask) -> None:
    told = {"whom": "Amina Diallo", "count": "1"}
    claims = file(
        [
            {
                "outlet": "A",
                "on": "2014-05-09",
                "claims": [{**told, "where": HOMS, "when": "2014-05-01", "incident": "i"}],
            },
            {
                "outlet": "B",
                "on": "2014-05-09",
                "claims": [{**told, "where": HOMS, "when": "2014-05-05", "incident": "j"}],
            },
        ]
    )
    assert toll(claims, ask({})).low == 1
    assert [each.toll.low for each in tolls_by(claims, ask({}), By.DAY)] == [1, 1]
    assert toll(claims, ask({"from": "2014-05-01", "to": "2014-05-05"})).low == 1


def test_ties_name_each_set_by_its_smallest() -> None:
    ties = Ties(range(6))
    ties.tie(5, 3)
    ties.tie(3, 1, 99)
    ties.tie(2, 4)
    assert ties.sets() == [[0], [1, 3, 5], [2, 4]]
    assert ties.root(5) == 1
