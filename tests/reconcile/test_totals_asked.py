"""A question inside a total: who is in the total, and who died since."""

from fairwitness.reconcile import toll
from tests.reconcile.told import bounds

DAY = {"where": ["Port Amal @ Coast / XA"], "when": "2019-03-06", "incident": "port"}
COAST = {"where": ["Coast @@ XA"], "when": "2019-03-06", "says": "the governor"}
HILL = {"where": ["Hilltop @ Coast / XA"], "when": "2019-03-06", "incident": "hill"}
PORT = {"place": "Port Amal @ Coast / XA", "from": "2019-03-06", "to": "2019-03-06"}


def report(day: int, outlet: str, *claims: dict) -> dict:
    return {"on": f"2019-03-{day:02}", "outlet": outlet, "claims": list(claims)}


def test_a_total_of_the_killed_holds_none_of_the_wounded(file, ask) -> None:
    port, hill, hurt = {**DAY, "says": "the governor"}, {**HILL, "says": "the governor"}, {**DAY, "harm": "injured"}
    told = [
        report(7, "Post", {**COAST, "count": "17"}, {**port, "count": "6"}, {**hill, "count": "11"}),
        report(7, "Post", {**hurt, "count": "15", "says": "the governor"}),
        report(8, "Wire", {**COAST, "count": "20"}, {**port, "count": "9"}, {**port, "count": "3", "died": True}),
        report(8, "Wire", {**hurt, "count": "12"}, {**hurt, "count": "1", "whom": "widow", "group": "civilians"}),
    ]
    assert bounds(toll(file(told), ask(PORT))) == (9, 9)


def test_who_died_of_wounds_in_a_month_is_no_total_of_its_days(file, ask) -> None:
    month = {"where": ["Coast @@ XA"], "when": "2019-03-01/2019-03-31", "says": "the governor"}
    told = [
        report(7, "Post", {**DAY, "count": "22"}, {**DAY, "harm": "injured", "count": "70"}),
        report(31, "Wire", {**month, "count": "61"}, {**month, "where": DAY["where"], "count": "2", "died": True}),
    ]
    assert bounds(toll(file(told), ask(PORT))) == (22, 24)
