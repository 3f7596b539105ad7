"""Places told as several of one incident keep their own figures, and no figure for all is one of them."""

from __future__ import annotations

from fairwitness.reconcile import toll

RAID = {"when": "2015-03-02", "incident": "i", "says": "a nurse"}
BOTH = {**RAID, "where": ["Tell quarter", "Zarqa quarter"], "abreast": True, "id": "whole"}
TELL = {**RAID, "where": ["Tell quarter"]}
ZARQA = {**RAID, "where": ["Zarqa quarter"]}


def asked(file, ask, place: str, *claims: dict) -> tuple[int | None, int | None]:
    filed = file([{"on": "2015-03-04", "outlet": "Post", "text": True, "claims": list(claims)}])
    answer = toll(filed, ask({"place": place}))
    return answer.low, answer.high


def test_the_parts_of_one_number_are_each_of_its_own_place(file, ask) -> None:
    parts = [{**TELL, "count": "13", "part_of": "whole"}, {**ZARQA, "count": "8", "part_of": "whole"}]
    assert asked(file, ask, "Tell", {**BOTH, "count": "21"}, *parts) == (13, 13)
    assert asked(file, ask, "Zarqa", {**BOTH, "count": "21"}, *parts) == (8, 8)


def test_a_number_for_a_list_of_places_is_not_that_of_its_narrowest(file, ask) -> None:
    town = {**RAID, "where": ["Homs @ Homs / SY"], "id": "town"}
    parts = [{**TELL, "count": "13", "part_of": "town"}, {**ZARQA, "count": "8", "part_of": "town"}]
    assert asked(file, ask, "Zarqa", {**town, "count": "24"}, *parts)[0] == 8


def test_the_others_of_a_number_hold_none_of_those_told_of(file, ask) -> None:
    """Of ten dead six died in Tell; "the other four" of Tell's region are none of the six, though it holds Tell."""
    total = {
        "when": "2015-03-01/2015-03-07",
        "where": ["Homs @@ SY"],
        "says": "a mission",
        "id": "whole",
        "count": "10",
    }
    tell = {**RAID, "says": "a mission", "where": ["Tell @ Homs / SY"], "count": "6", "part_of": "whole"}
    rest = {"when": "2015-03-01/2015-03-07", "where": ["Homs @@ SY"], "says": "a mission", "before": "the other"}
    claims = [total, tell, {**rest, "count": "4", "part_of": "whole"}]
    assert asked(
        file, ask, "Tell @ Homs / SY", *claims, {**tell, "count": "3", "says": "a driver", "part_of": None}
    ) == (
        3,
        6,
    )
