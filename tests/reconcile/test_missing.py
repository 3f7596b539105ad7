"""Who was missing and was found dead is missing no more; who is left of the missing is all who are."""

from collections.abc import Callable

from fairwitness.model import Harm
from fairwitness.reconcile import Question, Role, Toll, toll

RAID = {"where": ["Baraka @ Fizi / XA"], "when": "2011-04-02", "incident": "raid", "says": "the army"}
LOST = {**RAID, "harm": "missing", "whom": "soldiers", "group": "combatants"}
FOUND = {**RAID, "whom": "soldiers", "group": "combatants", "before": "the bodies of the missing:"}


def reckoned(file: Callable, *days: list[dict]) -> Toll:
    told = [{"outlet": f"W{at}", "on": f"2011-04-{3 + 3 * at:02}", "claims": claims} for at, claims in enumerate(days)]
    return toll(file(told), Question(harm=Harm.MISSING))


def test_of_as_many_found_dead_nobody_is_missing(file) -> None:
    first = [{**LOST, "count": "8"}, {**RAID, "whom": "soldiers", "group": "combatants", "count": "15"}]
    then = [
        {**LOST, "id": "lost", "count": "8"},
        {**FOUND, "count": "8", "part_of": "lost"},
        {**RAID, "whom": "soldiers", "group": "combatants", "count": "23"},
    ]
    told = reckoned(file, first, then)
    assert (told.low, told.high) == (0, 0)
    assert [each.role for each in told.claims if each.claim.harm is Harm.MISSING] == [Role.COUNTED, Role.SAME_ORIGIN]


def test_the_dead_among_the_missing_are_those_of_the_place_asked_for(file, ask) -> None:
    lost = [{**LOST, "id": "lost", "count": "8"}, {**FOUND, "count": "8", "part_of": "lost"}]
    claims = file([{"outlet": "W", "on": "2011-04-06", "claims": lost}])
    asked = {"place": "Baraka @ Fizi / XA", "from": "2011-04-02", "to": "2011-04-02"}
    found = [toll(claims, ask({**asked, "harm": harm})) for harm in ("missing", "killed")]
    assert [(each.low, each.high) for each in found] == [(0, 0), (8, 8)]


def test_of_fewer_found_dead_than_had_been_missing_the_others_are(file) -> None:
    then = [{**LOST, "id": "lost", "count": "6"}, {**FOUND, "count": "6", "part_of": "lost"}]
    told = reckoned(file, [{**LOST, "count": "10"}], then)
    assert (told.low, told.high) == (4, 4)


def test_what_is_left_of_a_number_is_left_of_it_wherever_it_was_told_of(file) -> None:
    """One fight left as two incidents: the seven still missing of the 34 are all who are."""
    left = [
        {**LOST, "id": "lost", "count": "34", "incident": "fight", "says": "a weekly"},
        {**LOST, "count": "7", "incident": "fight", "cue": "still missing", "part_of": "lost", "says": "a weekly"},
    ]
    told = reckoned(file, [{**LOST, "count": "34"}], left)
    assert (told.low, told.high) == (7, 7)
    other = reckoned(file, [{**LOST, "count": "21"}], left)
    assert (other.low, other.high) == (21, 28)


def test_one_of_a_kind_who_is_left_is_all_who_are(file) -> None:
    people = {**LOST, "whom": "people", "group": "unspecified"}
    then = [
        {**people, "id": "lost", "count": "9"},
        {**people, "count": "1", "whom": ", a girl, is still", "cue": "missing", "part_of": "lost"},
    ]
    told = reckoned(file, [{**people, "count": "9"}], then)
    assert (told.low, told.high) == (1, 1)


def test_who_counts_the_missing_without_a_word_for_them_counts_the_men_who_are_left(file) -> None:
    then = [{**LOST, "whom": "men are still", "cue": "missing", "count": "19", "says": "a council"}]
    first = {name: said for name, said in LOST.items() if name not in {"whom", "group"}}
    told = reckoned(file, [{**first, "count": "26", "says": "a clerk"}], [{**each, "sex": "male"} for each in then])
    assert (told.low, told.high) == (19, 19)


def test_how_many_are_missing_still_is_no_background(file, ask) -> None:
    """Of a raid of years ago six are missing still: that is so on the day on which it is told."""
    left = {**LOST, "whom": "soldiers are still", "cue": "missing", "count": "6", "incident": None, "background": True}
    told = [
        {"on": "2011-04-06", "claims": [{**LOST, "count": "19"}]},
        {"on": "2024-05-02", "claims": [{**left, "when": None}]},
    ]
    asked = ask({"place": "Baraka @ Fizi / XA", "from": "2011-04-02", "to": "2011-04-02", "harm": "missing"})
    answer = toll(file(told), asked)
    assert (answer.low, answer.high) == (6, 6)


def test_of_a_large_number_told_of_another_incident_a_girl_is_left_too(file) -> None:
    """One raid left as two incidents: of the nine people one, a girl, is still missing, whichever tells of the nine."""
    people = {**LOST, "whom": "people", "group": "unspecified"}
    then = [
        {**people, "id": "lost", "count": "9", "incident": "fight", "says": "a priest"},
        {**people, "count": "1", "whom": "girl still", "cue": "missing", "part_of": "lost", "incident": "fight"},
    ]
    told = reckoned(file, [{**people, "count": "9", "says": "a priest"}], then)
    assert (told.low, told.high) == (1, 1)
