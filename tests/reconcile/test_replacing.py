"""Replacing: a later figure takes an earlier one's place only where it counts all whom the earlier one counts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fairwitness.reconcile import Question, Role, toll

BODY = "the observer mission"
QUAY = {"where": ["Port Amal @ Coast / XA"], "when": "2019-03-08", "incident": "quay", "says": BODY}
WEEK = {"where": ["Coast @@ XA"], "when": "2019-03-06/2019-03-12", "says": BODY}
PEOPLE = {"whom": "people"}
SOME = [
    {"whom": "women", "sex": "female"},
    {"whom": "fishermen", "group": "civilians"},
    {"whom": "sailors", "group": "combatants"},
    {"whom": "children", "age": "children"},
]


def reported(file: Callable, *days: list[dict]) -> tuple[int | None, int | None]:
    """Reckon what was reported day by day."""
    answer = toll(filed(file, *days), Question())
    return answer.low, answer.high


def roles(file: Callable, *days: list[dict]) -> list[Role]:
    return [each.role for each in toll(filed(file, *days), Question()).claims]


def filed(file: Callable, *days: list[dict]) -> list:
    return file([{"outlet": "Wire", "on": f"2019-03-{13 + at}", "claims": claims} for at, claims in enumerate(days)])


@pytest.mark.parametrize("scene", [QUAY, WEEK])
@pytest.mark.parametrize("some", SOME)
def test_a_class_of_people_counted_later_is_a_part(file, scene: dict, some: dict) -> None:
    before, since = {**scene, **PEOPLE, "count": "48"}, {**scene, **some, "count": "9"}
    assert reported(file, [before], [since]) == (48, 48)
    assert roles(file, [before], [since]) == [Role.COUNTED, Role.CONTAINED]


@pytest.mark.parametrize("scene", [QUAY, WEEK])
def test_a_smaller_number_of_the_same_people_is_a_revision(file, scene: dict) -> None:
    before, since = {**scene, **PEOPLE, "count": "48"}, {**scene, **PEOPLE, "count": "31"}
    assert reported(file, [before], [since]) == (31, 31)
    assert roles(file, [before], [since]) == [Role.SUPERSEDED, Role.COUNTED]


@pytest.mark.parametrize("scene", [QUAY, WEEK])
def test_said_to_be_a_part_is_no_revision_though_the_words_are_the_same(file, scene: dict) -> None:
    before = {**scene, **PEOPLE, "count": "48"}
    again, some = {**before, "id": "all"}, {**scene, **PEOPLE, "count": "9", "part_of": "all"}
    assert reported(file, [before], [again, some]) == (48, 48)


def test_a_part_told_by_nothing_but_its_number_counts_all_of_no_class(file) -> None:
    """ "Two guards", then "one or more people, one of them here": the one takes none of the guards back."""
    guards = {**WEEK, "whom": "guards", "group": "combatants", "count": "2"}
    people, some = {**WEEK, **PEOPLE, "id": "all", "count": "1+"}, {**WEEK, **PEOPLE, "count": "1", "part_of": "all"}
    assert reported(file, [guards], [people]) == (2, None)
    assert reported(file, [guards], [people, some]) == (2, None)


def test_a_narrower_place_of_one_attack_is_a_part(file) -> None:
    wide = {**QUAY, **PEOPLE, "where": ["Coast @@ XA"], "count": "48"}
    assert reported(file, [wide], [{**QUAY, **PEOPLE, "count": "20"}]) == (48, 48)
    assert reported(file, [{**QUAY, **PEOPLE, "count": "48"}], [{**wide, "count": "20"}]) == (20, 20)


def test_fewer_days_of_one_attack_are_a_part_and_a_night_is_told_with_either_day(file) -> None:
    days = {**QUAY, **PEOPLE, "when": "2019-03-06/2019-03-08", "count": "48"}
    assert reported(file, [days], [{**QUAY, **PEOPLE, "count": "20"}]) == (48, 48)
    night = {**days, "when": "2019-03-07/2019-03-08"}
    assert reported(file, [night], [{**QUAY, **PEOPLE, "count": "20"}]) == (20, 20)


def test_what_is_told_to_be_lowered_is_so_wherever_it_is_told_of(file) -> None:
    wide = {"outlet": "Wire", "on": "2019-03-13", "claims": [{**QUAY, "where": ["Coast @@ XA"], "count": "48"}]}
    lowered = {**QUAY, "before": "the mission lowered its count to", "count": "20"}
    since = {"outlet": "Wire", "on": "2019-03-14", "claims": [lowered], "text": True}
    answer = toll(file([wide, since]), Question())
    assert (answer.low, answer.high) == (20, 20)


def test_a_first_count_gives_way_to_the_whole_and_to_none_of_its_parts(file) -> None:
    first = {**QUAY, **PEOPLE, "count": "48"}
    told = [
        {**QUAY, **PEOPLE, "id": "all", "count": "90+"},
        {**first, "before": "its first count of"},
        {**QUAY, "whom": "sailors", "group": "combatants", "count": "30", "part_of": "all"},
    ]
    found = toll(filed(file, [first], told), Question())
    assert (found.low, found.high) == (90, None)
    assert [each.of for each in found.claims if each.role is Role.SUPERSEDED] == ["all", "all"]


def test_a_first_count_stays_where_only_parts_are_told_since(file) -> None:
    first = {**QUAY, **PEOPLE, "count": "48", "before": "its first count of"}
    told = [first, {**QUAY, "whom": "sailors", "group": "combatants", "count": "30"}]
    assert reported(file, told) == (48, 48)


def test_what_is_given_instead_is_of_the_same_people(file) -> None:
    first = {**QUAY, **PEOPLE, "count": "48"}
    some = {**QUAY, "whom": "sailors", "group": "combatants", "count": "30"}
    claims = filed(file, [first], [some, {**first, "id": "no", "status": "denied"}])
    said, denied = claims[1].claim, claims[2].claim
    both = replace(said.quote, end=denied.quote.end, words=f"{said.quote.words} {denied.quote.words}")
    claims[1:] = [replace(each, claim=replace(each.claim, quote=both)) for each in claims[1:]]
    found = toll(claims, Question())
    assert (found.low, found.high) == (48, 48)


@pytest.mark.parametrize(
    ("before", "is_earlier"),
    [
        ("an initial toll of", True),
        ("its earlier death toll was", True),
        ("had earlier reported", True),
        ("initial reports of", True),
        ("lowered from", True),
        ("raised the toll of the previous day to", False),
        ("the first strike killed", False),
        ("prior to the raid they shot", False),
    ],
)
def test_an_earlier_count_is_called_so(file, before: str, is_earlier: bool) -> None:
    told = [{**QUAY, **PEOPLE, "before": before, "count": "30"}, {**QUAY, **PEOPLE, "count": "48"}]
    answer = toll(filed(file, told), Question())
    assert (answer.claims[0].role is Role.SUPERSEDED) is is_earlier


def test_one_of_some_soldiers_takes_nothing_of_a_total_around_them_back(file) -> None:
    """A part that was told lowered its speaker's total of the same days, and so ended the conflict that this was in."""
    town = {**QUAY, **PEOPLE, "says": "police", "count": "3"}
    soldiers = {**WEEK, "id": "some", "count": "2", "whom": "soldiers", "group": "combatants"}
    part = {**soldiers, "id": "part", "count": "1", "part_of": "some"}
    before, total = [town], [{**WEEK, **PEOPLE, "count": "2"}]
    assert reported(file, before, total, [soldiers]) == (2, 5)
    assert reported(file, before, total, [soldiers, part]) == (2, 5)


def test_as_many_said_to_be_a_part_close_no_lower_bound(file) -> None:
    whole = {**QUAY, **PEOPLE, "id": "all", "count": "12+"}
    assert reported(file, [whole], [{**QUAY, **PEOPLE, "says": "police", "count": "12", "part_of": "all"}]) == (
        12,
        None,
    )


@pytest.mark.parametrize("scene", [QUAY, WEEK])
def test_mere_others_counted_later_are_never_all(file, scene: dict) -> None:
    low, _ = reported(file, [{**scene, **PEOPLE, "count": "48"}], [{**scene, "whom": "others", "count": "3"}])
    assert low is not None
    assert low >= 48
