"""Disputed: fighters to one account, civilians to another that denies the first, and perhaps the same people."""

from fairwitness.reconcile import Question, Role, toll

FORD = {"where": ["Karsu @ Elmas / XB"], "when": "2018-05-03", "incident": "ford"}
REBELS = {"says": "the front", "side": "front", "role": "rebel", **FORD}
POLICE = {"says": "the police", "side": "xb-government", "role": "police", **FORD}
ARMY = {"says": "the army", "side": "xb-government", "role": "military", **FORD}
MONITOR = {"says": "a monitor", "role": "monitor", **FORD}

SOLDIERS = {**REBELS, "count": "9", "whom": "soldiers", "group": "combatants"}
DRIVERS = {**POLICE, "count": "5", "whom": "drivers", "group": "civilians"}
NO_SOLDIERS = {**POLICE, "count": "9", "whom": "soldiers", "group": "combatants", "status": "denied"}

GUERRILLAS = {**ARMY, "count": "14", "whom": "rebels", "group": "combatants", "against": "xb-government"}
TROOPS = {**SOLDIERS, "count": "14", "whom": "troops"}
NO_VILLAGERS = {**REBELS, "whom": "villagers", "group": "civilians", "status": "denied"}
VILLAGERS = {**MONITOR, "count": "13", "whom": "villagers", "group": "civilians"}


def told(file, *claims: dict):
    return file(
        [{"outlet": f"W{at}", "on": f"2018-05-{4 + at:02}", "claims": [each]} for at, each in enumerate(claims)]
    )


def killed(file, *claims: dict) -> tuple[int | None, int | None]:
    answer = toll(told(file, *claims), Question())
    return answer.low, answer.high


def test_soldiers_and_drivers_are_two_groups_while_nobody_denies_either(file) -> None:
    assert killed(file, SOLDIERS, DRIVERS) == (14, 14)


def test_who_denies_the_soldiers_and_counts_drivers_may_tell_of_the_same_people(file) -> None:
    assert killed(file, SOLDIERS, NO_SOLDIERS, DRIVERS) == (5, 9)
    answer = toll(told(file, SOLDIERS, NO_SOLDIERS, DRIVERS), Question())
    assert [each.role for each in answer.claims] == [Role.CONFLICT, Role.DENIED, Role.CONFLICT]


def test_who_denies_the_villagers_and_counts_troops_may_tell_of_the_same_people(file) -> None:
    assert killed(file, TROOPS, NO_VILLAGERS, VILLAGERS) == (13, 14)
    women = {**VILLAGERS, "count": "4", "whom": "women", "sex": "female"}
    assert killed(file, TROOPS, NO_VILLAGERS, women) == (4, 14)


def test_another_account_of_either_group_is_of_the_same_people_too(file) -> None:
    assert killed(file, SOLDIERS, NO_SOLDIERS, DRIVERS, {**MONITOR, "count": "6", "group": "civilians"}) == (5, 9)


def test_some_of_a_disputed_figure_are_in_it_and_add_nothing(file) -> None:
    whole = {**SOLDIERS, "id": "all"}
    some = {**SOLDIERS, "count": "2", "whom": "officers", "part_of": "all"}
    reports = [
        {"on": "2018-05-04", "outlet": "W", "claims": [whole, some]},
        {"on": "2018-05-05", "outlet": "X", "claims": [NO_SOLDIERS, DRIVERS]},
    ]
    answer = toll(file(reports), Question())
    assert (answer.low, answer.high) == (5, 9)


def test_who_denies_another_number_may_grant_this_one(file) -> None:
    assert killed(file, SOLDIERS, {**NO_SOLDIERS, "count": "30"}, DRIVERS) == (14, 14)


def test_who_tells_of_both_groups_tells_them_apart(file) -> None:
    few = {**POLICE, "count": "1", "whom": "soldiers", "group": "combatants"}
    assert killed(file, SOLDIERS, NO_SOLDIERS, DRIVERS, few) == (6, 14)
    both = {**MONITOR, "count": "14", "whom": "troops", "group": "combatants"}
    assert killed(file, TROOPS, NO_VILLAGERS, VILLAGERS, both) != (13, 14)


def test_a_sides_own_fallen_are_nobody_elses_civilians(file) -> None:
    own = {**REBELS, "count": "3", "whom": "fighters", "group": "combatants", "of": "front"}
    assert killed(file, own, NO_VILLAGERS, VILLAGERS) == (16, 16)
    assert killed(file, own, TROOPS, NO_VILLAGERS, VILLAGERS) == (16, 17)


def test_whom_a_state_calls_fighters_may_be_civilians_whether_it_denies_that_or_not(file) -> None:
    denied = {**NO_VILLAGERS, **ARMY}
    assert killed(file, GUERRILLAS, denied, VILLAGERS) == killed(file, GUERRILLAS, VILLAGERS)


def test_the_two_armies_of_a_battle_are_not_in_dispute(file) -> None:
    denied = {**ARMY, "count": "9", "whom": "soldiers", "group": "combatants", "status": "denied"}
    assert killed(file, SOLDIERS, denied, GUERRILLAS) == (23, 23)


def test_a_denial_of_another_incident_says_nothing_here(file) -> None:
    assert killed(file, SOLDIERS, {**NO_SOLDIERS, "incident": "bridge"}, DRIVERS) == (14, 14)
