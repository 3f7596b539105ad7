"""Whoever asks by whom hears what is told of the very party, and what of no hand in an incident it is accused of."""

from typing import Any

import pytest

from fairwitness.model import Harm
from fairwitness.reconcile import By, Question, toll, tolls_by

BRIDGE = {"where": ["Derwa @ Borno / NG"], "when": "2014-05-01", "incident": "i"}


def report(outlet: str, *claims: dict[str, Any]) -> dict[str, Any]:
    return {"outlet": outlet, "on": "2014-05-02", "claims": [{**BRIDGE, **claim} for claim in claims]}


def bounds(claims: Any, party: str, harm: Harm = Harm.KILLED) -> tuple[int | None, int | None]:
    found = toll(claims, Question(party=party, harm=harm))
    return found.low, found.high


def test_parts_told_of_no_hand_fill_no_whole_that_somebody_is_accused_of(file) -> None:
    """Two dead, one of them in the house and one in hospital: two by a masked man, one says; one by a lone gunman."""
    claims = file(
        [
            report(
                "Daily Star",
                {"id": "w", "count": "2"},
                {"count": "1", "whom": "a farmer", "part_of": "w"},
                {"count": "1", "whom": "a teacher", "part_of": "w"},
            ),
            report("Radio North", {"count": "2", "whom": "villagers", "group": "civilians", "by": "a masked man"}),
            report("Evening Post", {"count": "1", "whom": "a villager", "group": "civilians", "by": "lone gunman"}),
        ]
    )
    assert bounds(claims, "a masked man")[1] == 2


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({"count": "7"}, (5, 7), id="whole"),
        pytest.param({"count": "3", "whom": "soldiers", "group": "combatants"}, (5, 8), id="others"),
        pytest.param({"count": "3", "whom": "guards", "group": "combatants"}, (5, 5), id="its own"),
        pytest.param({"count": "3", "whom": "of the attackers", "group": "combatants"}, (5, 5), id="attackers"),
        pytest.param({"count": "several", "whom": "soldiers", "group": "combatants"}, (5, 5), id="no figure"),
        pytest.param({"count": "3", "whom": "soldiers", "group": "combatants", "by": "rebels"}, (5, 5), id="by others"),
        pytest.param(
            {"count": "3", "whom": "soldiers", "group": "combatants", "incident": "j"}, (5, 5), id="elsewhere"
        ),
    ],
)
def test_what_is_told_of_no_hand_may_be_the_doing_of_who_is_accused_there(
    file, told: dict[str, Any], expected: tuple[int, int]
) -> None:
    five = {"count": "5", "whom": "villagers", "group": "civilians", "by": "the guards"}
    claims = file([report("Daily Star", five), report("Radio North", {"says": "medics", **told})])
    assert bounds(claims, "the guards") == expected


def test_who_is_accused_of_the_wounded_may_have_killed_the_dead(file) -> None:
    claims = file([report("Daily Star", {"count": "4", "harm": "injured", "by": "rebels"}, {"count": "3"})])
    assert bounds(claims, "rebels", Harm.INJURED) == (4, 4)
    assert bounds(claims, "rebels") == (0, 3)


def test_a_denied_accusation_accuses_nobody(file) -> None:
    denied = {"count": "5", "says": "the army", "by": "rebels", "status": "denied"}
    claims = file([report("Daily Star", denied, {"count": "3"})])
    assert bounds(claims, "rebels") == (None, None)


def test_a_name_that_says_more_names_no_other(file) -> None:
    """Ten by gunmen, and ten by gunmen on motorcycles: whichever is asked for killed ten."""
    claims = file(
        [
            report("Daily Star", {"count": "10", "whom": "villagers", "by": "gunmen"}),
            report("Radio North", {"count": "10", "whom": "villagers", "by": "gunmen on motorcycles"}),
        ]
    )
    assert bounds(claims, "gunmen") == bounds(claims, "gunmen on motorcycles") == (10, 10)


def test_two_accused_may_each_have_harmed_all_or_nobody(file) -> None:
    claims = file(
        [
            report("Daily Star", {"count": "10", "whom": "villagers", "by": "rebels"}),
            report("Radio North", {"count": "10", "whom": "villagers", "by": "soldiers"}),
        ]
    )
    assert bounds(claims, "rebels") == bounds(claims, "soldiers") == (0, 10)


def test_a_breakdown_by_perpetrator_says_what_the_question_itself_does(file) -> None:
    claims = file(
        [
            report("Daily Star", {"count": "5", "by": "rebels"}, {"count": "2", "whom": "women", "sex": "female"}),
            report("Radio North", {"count": "7", "says": "medics"}),
        ]
    )
    (rebels,) = tolls_by(claims, Question(), By.PERPETRATOR)
    assert (rebels.toll.low, rebels.toll.high) == bounds(claims, "rebels")


def test_a_total_of_others_doings_does_not_speak_for_the_one_asked_for(file) -> None:
    """Three by gunmen, by bandits says the police; the captives whom gunmen killed since are others."""
    month = {"when": "2014-05-01/2014-05-28", "incident": None, "by": "gunmen"}
    claims = file(
        [
            report("Daily Star", {"count": "3", "by": "gunmen"}, {"count": "3", "whom": "men", "by": "gunmen"}),
            report("Radio North", {"count": "3", "says": "police", "whom": "persons", "by": "bandits"}),
            report(
                "Evening Post",
                {"id": "w", "count": "5", **month},
                {"count": "2", "whom": "men", "part_of": "w", **month},
            ),
        ]
    )
    assert bounds(claims, "bandits") == (0, 3)
