"""A part of one class of an incident's victims holds nobody of another."""

from __future__ import annotations

from fairwitness.reconcile import Question, toll

RAID = {"where": ["Sotto @ Nord / XA"], "when": "2016-04-02", "incident": "raid"}
FARMERS = {**RAID, "whom": "farmers", "group": "civilians"}


def test_raiders_are_none_of_the_dead_whom_a_report_tells_as_farmers(file) -> None:
    """Nine dead, says a headline over nine farmers, four of them beaten; police count six farmers, three raiders."""
    first = [
        {**RAID, "count": "9"},
        {**FARMERS, "id": "all", "count": "9", "says": "villagers"},
        {**RAID, "count": "4", "whom": None, "part_of": "all", "says": "villagers"},
    ]
    then = [
        {**FARMERS, "count": "6", "says": "the police"},
        {**RAID, "count": "3", "whom": "raiders", "group": "combatants", "says": "the police"},
    ]
    told = toll(file([{"on": "2016-04-03", "claims": first}, {"on": "2016-04-05", "claims": then}]), Question())
    assert told.high == 12


def test_a_part_that_a_report_itself_gives_of_another_class_stays_its(file) -> None:
    first = [{**RAID, "id": "all", "count": "9", "whom": "people"}, {**FARMERS, "count": "4", "part_of": "all"}]
    then = [{**RAID, "count": "9", "whom": "raiders", "group": "combatants", "says": "the army"}]
    told = toll(file([{"on": "2016-04-03", "claims": first}, {"on": "2016-04-05", "claims": then}]), Question())
    assert (told.low, told.high) == (9, 9)


def test_who_may_be_some_of_a_part_may_be_some_of_all(file, ask) -> None:
    """Two drivers whom an outlet counts may be the two men of the command's month, wherever its report puts that."""
    month = {"says": "the command", "when": "2016-04-01/2016-04-30", "where": ["Sarat"]}
    command = [
        {**month, "id": "month", "count": "40", "whom": "people"},
        {**month, "id": "men", "count": "4", "whom": "soldiers", "group": "combatants", "part_of": "month"},
        {
            **RAID,
            "count": "2",
            "whom": "men",
            "sex": "male",
            "group": "combatants",
            "part_of": "men",
            "says": "the command",
        },
    ]
    outlet = [{**RAID, "count": "2", "whom": "Northern drivers", "group": "combatants"}]
    filed = file([{"on": "2016-04-03", "claims": outlet}, {"on": "2016-05-02", "claims": command}])
    answer = toll(filed, ask({"place": "Sotto @ Nord / XA", "from": "2016-04-02", "to": "2016-04-02"}))
    assert (answer.low, answer.high) == (2, 4)
