"""Acts: what two accounts of one day and village call it keeps them apart only where it cannot be one event."""

from __future__ import annotations

from typing import Any

import pytest

from fairwitness.model import Act
from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_incidents
from fairwitness.resolve.compare import act_level
from fairwitness.resolve.mention import Mention

PARTIES = Parties.open()


def village(act: str, count: str, **more: Any) -> dict[str, Any]:
    return {"where": ["Kafr Walid"], "when": "2016-07-14", "act": act, "count": count, **more}


def incidents(tell_reports, *reports: list[dict[str, Any]]) -> int:
    told = [{"published": "2016-07-15", "claims": claims} for claims in reports]
    return len(resolve_incidents(tell_reports(told), PARTIES).incidents)


def mention(name: str, *acts: Act) -> Mention:
    return Mention(id=name, report=name, claims=(name,), acts=frozenset(acts))


@pytest.mark.parametrize("act", [Act.SHELLING, Act.AIR_STRIKE, Act.DRONE_STRIKE, Act.MISSILE_STRIKE, Act.SHOOTING])
def test_fire_from_afar_can_be_a_part_of_a_battle(act: Act) -> None:
    assert act_level(mention("a", Act.ARMED_CLASH), mention("b", act)) == 1


def test_a_suicide_bombing_is_no_battle() -> None:
    assert act_level(mention("a", Act.ARMED_CLASH), mention("b", Act.SUICIDE_BOMBING)) == 0


def test_the_dead_of_a_village_fought_over_and_shelled_on_a_day_are_of_one_incident(tell_reports) -> None:
    assert incidents(tell_reports, [village("armed clash", "9")], [village("shelling", "9")]) == 1


def test_shells_shot_down_on_the_day_are_no_other_kind_of_act_where_people_were_killed(tell_reports) -> None:
    shot_down = {"act_only": "weapons intercepted", "where": ["Kafr Walid"], "when": "2016-07-14"}
    plain = {key: told for key, told in village("", "9").items() if key != "act"}
    assert incidents(tell_reports, [village("bombing", "9")], [shot_down, plain]) == 1


def test_burnt_houses_are_told_of_an_air_strike_by_the_other_side(tell_reports) -> None:
    """An army's twelve rebels and burnt houses are the village's nine dead of an air strike, counted otherwise."""
    assert act_level(mention("a", Act.LOOTING_OR_DESTRUCTION), mention("b", Act.AIR_STRIKE)) == 1
    army = village("looting or destruction", "12", whom="rebels", group="combatants")
    assert incidents(tell_reports, [village("air strike", "9", whom="villagers", group="civilians")], [army]) == 1
