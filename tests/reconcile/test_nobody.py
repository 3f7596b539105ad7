"""That nobody was harmed in one place bounds nobody told of another."""

import pytest

from fairwitness.reconcile import Role, toll

AMAL = {"where": ["Amal @ Coast / XA"], "when": "2019-03-08", "incident": "raid", "whom": "people"}
BARRA = {**AMAL, "where": ["Barra @ Coast / XA"]}
NOBODY = {**AMAL, "count": "0", "says": "the mayor"}
NINE = {**BARRA, "count": "9", "says": "a nurse"}


def told(*claims: dict) -> list[dict]:
    return [{"outlet": f"Wire {at}", "on": f"2019-03-{9 + at:02}", "claims": [each]} for at, each in enumerate(claims)]


def without(claim: dict, name: str) -> dict:
    return {key: value for key, value in claim.items() if key != name}


@pytest.mark.parametrize(
    "claims",
    [
        (NINE, NOBODY),
        (NOBODY, NINE),
        (NINE, {**NOBODY, "says": "a nurse"}),
        (without(NINE, "says"), NOBODY),
        (without(NINE, "incident"), NOBODY),
        (NINE, without(NOBODY, "incident")),
        (without(NINE, "incident"), without(NOBODY, "incident")),
    ],
)
def test_nobody_in_one_place_neither_lowers_nor_contradicts_another_places_dead(file, ask, claims: tuple) -> None:
    for reports in (told(*claims), [{"outlet": "Wire", "on": "2019-03-09", "claims": list(claims)}]):
        found = toll(file(reports), ask({}))
        assert (found.low, found.high) == (9, 9)
        assert not found.conflicts and Role.CONFLICT not in {each.role for each in found.claims}
        there, here = (toll(file(reports), ask({"place": claim["where"][0]})) for claim in (BARRA, AMAL))
        assert ((there.low, there.high), (here.low, here.high)) == ((9, 9), (0, 0))


@pytest.mark.parametrize("where", [AMAL["where"], ["Coast @@ XA"], []])
def test_nobody_in_that_very_place_or_around_it_contradicts_its_dead(file, ask, where: list[str]) -> None:
    found = toll(file(told({**NINE, **AMAL, "says": "a nurse"}, {**NOBODY, "where": where})), ask({}))
    assert (found.low, found.high) == (0, 9)
    assert Role.CONFLICT in {each.role for each in found.claims}


def test_a_places_own_dead_are_contradicted_whatever_other_places_an_attack_had(file, ask) -> None:
    found = toll(file(told({**NINE, "says": "a nurse"}, {**AMAL, "count": "4", "says": "police"}, NOBODY)), ask({}))
    assert found.low == 0


def test_nobody_in_one_place_keeps_no_speaker_from_taking_back_another_places_dead(file, ask) -> None:
    first, later = told(NINE, {**BARRA, "count": "0", "says": "a nurse"})
    for claims in ([first, later], [{**first, "claims": [*first["claims"], NOBODY]}, later]):
        found = toll(file(claims), ask({}))
        assert (found.low, found.high) == (0, 0)


def test_a_total_is_of_no_incident_because_a_vague_part_of_it_is(file, ask) -> None:
    total = {"where": ["Coast @@ XA"], "when": "2019-03-07/2019-03-08", "says": "the mayor"}
    soldiers = {**total, "id": "all", "count": "24", "whom": "soldiers", "group": "combatants"}
    some = {**total, "words": "dozens", "whom": "people", "incident": "raid", "part_of": "all"}
    nobody, region = {"on": "2019-03-09", "claims": [NOBODY]}, {"on": "2019-03-09", "claims": [soldiers, some]}
    found = toll(file([nobody, region]), ask({}))
    assert (found.low, found.high) == (24, 24)
    assert not found.conflicts
