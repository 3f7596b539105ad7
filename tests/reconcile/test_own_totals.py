"""A claimant's total beside its own figure for an incident of the same place: said again, or given way."""

import pytest

from fairwitness.reconcile import Role, toll
from tests.reconcile.told import FIGHTING, MISSION, bounds, reckoned

VILLAGE = {
    "says": "Hilltop TV",
    "whom": "men",
    "where": ["Nahr @ Coast / XA"],
    "when": "2019-03-07",
    "incident": "nahr",
}
THE_DAY_BEFORE = {
    "says": "a surgeon",
    "whom": "soldiers",
    "group": "combatants",
    "where": ["Port Amal @ Coast / XA"],
    "when": "2019-03-06",
    "incident": "posts",
}


def test_a_total_of_the_last_day_that_gives_the_same_number_is_the_figure_again(file) -> None:
    """ "Its count for the whole coast stood at 72 on Friday" is the 72 of Thursday and Friday, not 72 and three."""
    first = [{**FIGHTING, "count": "72+"}, {**THE_DAY_BEFORE, "count": "3"}]
    again = [{**VILLAGE, "count": "31+"}, {**MISSION, "when": "2019-03-07", "count": "72"}]
    told = reckoned(file, first, again)
    assert bounds(told) == (72, None)
    assert told.claims[-1].role is Role.SAME_ORIGIN
    assert bounds(reckoned(file, first, again, [{**FIGHTING, "count": "147+"}])) == (147, None)


@pytest.mark.parametrize("is_total_first", [True, False])
def test_of_two_numbers_for_one_place_and_days_the_later_stands(file, is_total_first: bool) -> None:
    total, figure = {**FIGHTING, "incident": None, "count": "72"}, {**FIGHTING, "count": "147"}
    days = ([total], [figure]) if is_total_first else ([figure], [total])
    assert bounds(reckoned(file, *days)) == ((147, 147) if is_total_first else (72, 72))


def test_a_total_with_room_for_its_claimants_figure_holds_it_and_others(file) -> None:
    total, part = {**FIGHTING, "incident": None, "count": "72"}, {**FIGHTING, "count": "30"}
    assert bounds(reckoned(file, [total], [part, {**VILLAGE, "count": "31"}])) == (72, 72)


def test_another_claimants_total_stays_beside_the_figure(file) -> None:
    total, figure = {**FIGHTING, "incident": None, "says": "police", "count": "72"}, {**FIGHTING, "count": "147"}
    found = reckoned(file, [total], [figure])
    assert (found.low, found.high, len(found.conflicts)) == (72, 147, 1)


def test_what_may_be_anothers_people_needs_no_room_beside_them(file) -> None:
    """One attack left as two incidents, of 24 each, is no 48, and speaks against nobody's 41 for the province."""
    night = {"where": ["Nahr @ Coast / XA"], "when": "2019-03-07", "whom": "people"}
    claims = [
        {**night, "count": "41", "says": "a governor", "where": ["Coast @@ XA"]},
        {**night, "count": "24", "says": "a mayor", "incident": "a"},
        {**night, "count": "24", "says": "a priest", "incident": "b"},
    ]
    assert bounds(reckoned(file, *([claim] for claim in claims))) == (41, 41)


def test_a_total_of_the_dead_holds_no_wounded_of_the_place_asked_for(file, ask) -> None:
    """Beside a week's dead of a region the wounded of a town stay wounded, also where one of them has died since."""
    town = {"says": "a governor", "where": ["Rueni @ Coast / XA"], "when": "2019-03-06", "incident": "shop"}
    first = [{**town, "whom": "men", "count": "4"}, {**town, "whom": "men", "count": "3", "harm": "injured"}]
    then = [
        {**town, "id": "five", "whom": "people", "count": "5"},
        {**town, "when": "2019-03-08", "whom": "a grocer", "words": "a", "count": "1", "died": True, "part_of": "five"},
    ]
    week = [{**MISSION, "when": "2019-03-04/2019-03-10", "count": "12"}]
    told = [
        {"outlet": f"W{at}", "on": f"2019-03-{7 + 2 * at:02}", "claims": c} for at, c in enumerate((first, then, week))
    ]
    asked = ask({"place": "Rueni @ Coast / XA", "from": "2019-03-06", "to": "2019-03-06"})
    assert bounds(toll(file(told), asked)) == (5, 5)
    assert bounds(toll(file(told[:2]), asked)) == (5, 5)


def test_the_wounded_are_asked_for_where_one_of_them_died(file, ask) -> None:
    """A headline's "Wounded corporal dies" tells of one wounded and one dead, who is wounded no more."""
    where = {"says": "a colonel", "where": ["Rueni @ Coast / XA"], "incident": "car"}
    hurt = {
        **where,
        "id": "hurt",
        "when": "2016-05-28",
        "whom": "corporal",
        "words": "",
        "count": "1",
        "harm": "injured",
    }
    died = {
        **where,
        "when": "2016-06-01",
        "whom": "corporal",
        "words": "",
        "count": "1",
        "died": True,
    }
    told = file([{"outlet": "W", "on": "2016-06-02", "claims": [hurt, died]}])
    for asked in ({"incident": "car"}, {"place": "Rueni @ Coast / XA"}):
        assert bounds(toll(told, ask({**asked, "harm": "killed"}))) == (1, 1)
        assert bounds(toll(told, ask({**asked, "harm": "injured"}))) == (0, 0)


def test_where_only_another_harm_is_told_of_a_place_its_toll_is_unknown_and_not_nobody(file, ask) -> None:
    """The dead of a city, in parts and wholes, do not say that nobody was wounded in it."""
    city = {"says": "a prosecutor", "where": ["Rueni @ Coast / XA"], "when": "2018-04-06"}
    whole = {**city, "id": "all", "count": "13"}
    part = {**city, "where": ["market of Rueni @ Coast / XA"], "count": "8", "part_of": "all", "incident": "market"}
    crossing = {**city, "says": "a mayor", "when": "2018-04-06/2018-04-08", "count": "9", "incident": "days"}
    hurt = {**city, "where": ["Arvo @ Coast / XA"], "count": "52", "harm": "injured", "incident": "market"}
    told = [
        {"outlet": f"W{at}", "on": "2018-04-09", "claims": c}
        for at, c in enumerate(([whole, part], [crossing], [hurt]))
    ]
    answer = toll(file(told), ask({"place": "Rueni @ Coast / XA", "harm": "injured"}))
    assert bounds(answer) == (None, None)
