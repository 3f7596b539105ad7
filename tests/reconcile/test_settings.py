"""Where an incident was: narrowed to the place told most exactly, but for what is told of several towns."""

from dataclasses import replace

from fairwitness.model import PlaceMention, PlacePrecision, Span
from fairwitness.reconcile import Question, toll
from tests.reconcile.conftest import place_of

SALAMIYAH, NEAR = place_of("Salamiyah @ Hama / SY")[1], PlacePrecision.NEAR_TOWN
RAID = {"when": "2015-03-02", "incident": "i"}
BOTH = {**RAID, "where": ["Jableh @ Latakia / SY", "Salamiyah @ Hama / SY"]}
ONE = {**RAID, "where": ["Salamiyah @ Hama / SY"]}


def asked(file, ask, place: str, *claims: dict) -> tuple[int | None, int | None]:
    filed = file([{"on": "2015-03-04", "outlet": "Post", "claims": list(claims)}])
    answer = toll(filed, ask({"place": place}))
    return answer.low, answer.high


def test_what_is_told_of_two_towns_is_not_all_of_one(file, ask) -> None:
    whole = {**BOTH, "id": "whole", "count": "20", "says": "a nurse"}
    part = {**ONE, "count": "6", "part_of": "whole", "says": "a nurse"}
    assert asked(file, ask, "Jableh @ Latakia / SY", whole, part) == (0, 14)
    assert asked(file, ask, "Salamiyah @ Hama / SY", whole, part) == (6, 6)


def test_what_is_told_of_a_region_is_where_the_incident_was(file, ask) -> None:
    region = {**RAID, "where": ["Hama @@ SY"], "count": "20", "says": "a nurse"}
    assert asked(file, ask, "Salamiyah @ Hama / SY", region, {**ONE, "count": "6", "says": "a nurse"}) == (20, 20)


def test_of_days_that_differ_an_incident_was_on_the_one_most_often_told(file, ask) -> None:
    """A first report misdates the attack; what is told of it since has the right day."""
    first = {**ONE, "when": "2015-03-01", "count": "3", "says": "a nurse"}
    since = [{**ONE, "count": "4", "says": "a nurse"}, {**ONE, "harm": "injured", "count": "9", "says": "a nurse"}]
    told = [
        {"on": "2015-03-03", "claims": [first]},
        {"on": "2015-03-06", "claims": [*since, {**since[0], "says": "x"}]},
    ]
    answer = toll(file(told), ask({"place": "Salamiyah @ Hama / SY", "from": "2015-03-02", "to": "2015-03-02"}))
    assert (answer.low, answer.high) == (4, 4)


def test_what_is_told_of_a_quarter_is_not_moved_to_its_whole_town(file) -> None:
    """One outlet tells of the town, another of a quarter of it: the quarter's figure is the quarter's."""
    zahra = PlaceMention(words=Span(start=0, end=5, words="Zahra"), place=replace(SALAMIYAH, precision=NEAR))
    town = {**ONE, "count": "6", "whom": "women", "sex": "female"}
    told = file([{"on": "2015-03-04", "claims": [town, {**RAID, "count": "9", "whom": "men", "sex": "male"}]}])
    placed = [told[0], replace(told[1], claim=replace(told[1].claim, places=(zahra,)))]
    assert toll(placed, Question(place=zahra)).low == 9
