"""Who may be among whom: parts, and the wholes they are told of in other incidents."""

from tests.reconcile.told import FIGHTING, MISSION, bounds, reckoned

POSTS = {"where": ["Port Amal @ Coast / XA"], "when": "2019-03-06", "incident": "posts", "group": "combatants"}
SURGEONS = {**POSTS, "says": "a surgeon", "whom": "them", "count": "3"}


def test_one_number_for_killed_and_wounded_leaves_a_number_of_the_dead_as_large_as_it_is(file) -> None:
    """Three of whom nobody says whose they were held 27 attackers, for whom another gave up to 60 dead or hurt."""
    gunmen = {**POSTS, "says": "the observer mission", "whom": "gunmen", "count": "27"}
    losses = {**POSTS, "says": "a colonel", "whom": "the attackers", "count": "0-60", "harm": "killed or injured"}
    assert bounds(reckoned(file, [gunmen], [losses], [SURGEONS])) == (27, 30)


def test_who_may_be_in_a_part_told_of_one_incident_may_be_in_the_whole_told_of_another(file) -> None:
    whole = {**FIGHTING, "id": "all", "count": "72"}
    part = {**POSTS, **MISSION, "where": POSTS["where"], "part_of": "all", "group": "combatants"}
    soldiers = {**part, "whom": "members of the security forces", "count": "41"}
    gunmen = {**part, "whom": "gunmen", "count": "27"}
    people = {**part, "whom": "civilians", "group": "civilians", "count": "4"}
    assert bounds(reckoned(file, [soldiers, gunmen, people, whole], [SURGEONS])) == (72, 75)
