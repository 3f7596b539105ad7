"""Which of several incidents that may be one are added: those with which the low is as high as can be shown."""

from __future__ import annotations

from fairwitness.reconcile import toll
from fairwitness.reconcile.ways import all_ways

KANO, BORNO, GWOZA = ["Kano @ Kano / NG"], ["Borno @@ NG"], ["Gwoza @ Borno / NG"]


def report(*claims: dict, on: str = "2014-05-04", outlet: str = "Daily Star") -> dict:
    return {"outlet": outlet, "on": on, "claims": [{"says": "police", "whom": "people", **each} for each in claims]}


def test_a_way_of_choosing_leaves_room_for_nobody_more() -> None:
    ring = {at: frozenset({(at - 1) % 5, (at + 1) % 5}) for at in range(5)}
    ways = all_ways(ring, 5)
    assert ways is not None
    assert sorted(map(sorted, ways)) == [[0, 2], [0, 3], [1, 3], [1, 4], [2, 4]]
    assert all_ways(ring, 4) is None


def test_two_small_incidents_count_where_they_come_to_more_than_the_large_one_either_may_be(file, ask) -> None:
    large = report({"count": "10", "when": "2014-05-01/2014-05-02", "where": BORNO, "incident": "i"})
    small = report(
        {"count": "7", "when": "2014-05-01", "where": GWOZA, "incident": "j"},
        {"count": "6", "when": "2014-05-02", "where": GWOZA, "incident": "k"},
    )
    assert toll(file([large, small]), ask({})).low == 13


def test_soldiers_of_one_and_villagers_of_another_that_may_be_one_are_others_for_certain(file, ask) -> None:
    scene = {"when": "2014-05-02", "where": KANO}
    soldiers = {**scene, "incident": "i", "whom": "soldiers", "group": "combatants"}
    villagers = {**scene, "incident": "j", "whom": "villagers", "group": "civilians"}
    said = [
        report({**scene, "count": "5", "incident": "i"}, {**soldiers, "count": "5"}),
        report({**scene, "count": "7", "incident": "j"}, {**villagers, "count": "7"}, outlet="Radio North"),
    ]
    assert toll(file(said), ask({})).low == 12


def test_what_contradicts_a_total_gives_way_to_what_does_not(file, ask) -> None:
    """The 26 of an unknown place and the total's 17 cannot both hold; three of Gwoza stand either way."""
    said = [
        report(
            {"count": "26+", "when": "2014-05-01", "incident": "i"}, {"count": "1-17", "where": BORNO, "whom": "women"}
        ),
        report(
            {
                "count": "3+",
                "when": "2014-05-01",
                "where": GWOZA,
                "incident": "j",
                "whom": "villagers",
                "group": "civilians",
            }
        ),
    ]
    found = toll(file(said), ask({}))
    assert (found.low, found.high) == (3, None)
    assert toll(file(said), ask({"to": "2014-05-31"})).low == 3


def test_a_part_that_may_be_another_incident_keeps_its_whole_from_being_added_to_it(file, ask) -> None:
    said = [
        report(
            {"count": "4", "when": "2014-05-05", "where": KANO, "incident": "i"},
            {"count": "4", "when": "2014-05-02/2014-05-06", "where": KANO, "incident": "j", "part_of": "c"},
            {"count": "30", "when": "2014-05-02", "where": KANO, "incident": "j"},
            on="2014-05-06",
        )
    ]
    found = toll(file(said), ask({}))
    assert (found.low, found.high) == (30, 34)


def test_a_part_of_no_incident_is_added_to_the_figure_beside_its_whole(file, ask) -> None:
    """Eleven of nobody knows where hold two of Gwoza; ten of Chibok, who may be of the eleven, are added to the two."""
    chibok = {"says": "police", "where": ["Chibok @ Borno / NG"], "when": "2014-05-01", "incident": "i", "count": "10"}
    gwoza = {"says": "police", "where": ["Gwoza @ Borno / NG"], "when": "2014-05-01/2014-05-03", "count": "2"}
    gwoza |= {"whom": "women", "group": "civilians"}
    lost = {"says": "police", "incident": "q", "whom": "villagers", "group": "civilians", "count": "11"}
    told = file(
        [{"on": "2014-05-03", "claims": [{**chibok, "whom": "people"}]}, {"on": "2014-05-03", "claims": [gwoza, lost]}]
    )
    assert toll(told, ask({"to": "2014-05-31"})).low == toll(told, ask({})).low == 12
