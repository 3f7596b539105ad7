"""Who may be among whom: parts, and the wholes they are told of in other incidents."""

from datetime import date

from fairwitness.model import Harm
from fairwitness.reconcile import Question, toll
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


def test_some_of_more_who_reach_beyond_the_days_asked_for_do_not_speak_for_the_rest(file) -> None:
    """Two hundred men had been locked up since May; "the other sixty" of them are no figure for all held there."""
    held = {**MISSION, "harm": "detained", "when": "2018-05-01/2019-03-08"}
    men = {**held, "id": "men", "whom": "men", "group": "civilians", "count": "200"}
    others = {**held, "whom": "", "count": "60", "part_of": "men"}
    asked = Question(harm=Harm.DETAINED, start=date(2018, 5, 1), end=date(2018, 9, 1))
    found = toll(file([{"outlet": "W", "on": "2019-03-08", "claims": [men, others]}]), asked)
    assert bounds(found) == (0, 200)
