"""A place that a report counts among what happened in another lies in it, whether or not a gazetteer says so."""

from __future__ import annotations

import pytest

from fairwitness.reconcile import toll

PEOPLE = {"group": "civilians", "whom": "people"}
WEEK = {**PEOPLE, "when": "2019-03-04/2019-03-10", "says": "the monitors"}


def claims(whole: list[str], part: list[str]) -> list[dict]:
    """A week's total with a part of it in one place, and what happened in that place a fortnight later."""
    total = {**WEEK, "id": "all", "count": "22", "where": whole}
    eleven = {**WEEK, "count": "11", "where": part, "part_of": "all", "incident": "raid"}
    later = {**PEOPLE, "count": "12", "says": "the chief", "where": part, "when": "2019-03-20", "incident": "ambush"}
    return [
        {"outlet": "Dunmore Wire", "on": "2019-03-11", "claims": [total, eleven]},
        {"outlet": "Radio Biako", "on": "2019-03-21", "claims": [later]},
    ]


@pytest.mark.parametrize("part", ["Biako", "Biako @ Shore / XA"])
def test_a_place_told_as_part_of_another_is_asked_for_with_it(file, ask, part: str) -> None:
    found = toll(file(claims(["Ganda territory"], [part])), ask({"place": "Ganda territory"}))
    assert (found.low, found.high) == (34, 34)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (["Ganda territory", "Uvara"], "Biako"),  # of several places nobody knows which holds it
        (["Ganda @@ XA"], "Biako @ Shore / XA"),  # a gazetteer knows better
        (["Ganda @ Shore / XA"], "Biako @ Shore / XA"),  # no town lies in another
    ],
)
def test_a_place_is_told_to_lie_in_one_place_that_nothing_belies(file, ask, whole: list[str], part: str) -> None:
    found = toll(file(claims(whole, [part])), ask({"place": whole[0]}))
    assert found.low is not None and found.low < 34
