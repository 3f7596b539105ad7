"""Figures over time: a line a claimant and scope, on which only a lower figure for the same scope is a revision."""

from fairwitness.model import Harm
from fairwitness.reconcile import Point, Step, figures_over_time

QUAY = {"says": "a monitor", "where": ["Port Amal @ Coast / XA"], "when": "2025-03-01", "incident": "quay"}
PEOPLE = {**QUAY, "whom": "people"}


def drawn(file, *reports: list[dict]) -> tuple[Point, ...]:
    told = [{"outlet": "Wire", "on": f"2025-03-{2 + at:02}", "claims": claims} for at, claims in enumerate(reports)]
    return figures_over_time(file(told), Harm.KILLED)


def steps(points: tuple[Point, ...]) -> list[tuple[int | None, Step]]:
    return [(point.low, point.step) for point in points]


def test_running_figures_rise_fall_and_do_not_add_up(file) -> None:
    def day(on: str, running: int, new: int) -> dict:
        where = {"says": "a monitor", "whom": "people", "where": ["Jableh"]}
        return {
            "outlet": "Bridge Wire",
            "on": on,
            "claims": [
                {"count": str(running), "when": f"2025-03-01/{on}", **where},
                {"count": str(new), "when": on, **where},
            ],
        }

    days = [day("2025-03-02", 10, 10), day("2025-03-03", 15, 5), day("2025-03-04", 25, 8), day("2025-03-05", 20, 1)]
    points = figures_over_time(file(days), Harm.KILLED)
    assert [(point.step, point.missing) for point in points] == [
        (Step.FIRST, None),
        (Step.RISES, None),
        (Step.DIFFERS, 2),
        (Step.REVISED, -6),
    ]


def test_a_part_is_no_revision_of_its_whole(file) -> None:
    whole = {**PEOPLE, "id": "all", "count": "61"}
    women = {**QUAY, "whom": "women", "sex": "female", "count": "6"}
    some = {**PEOPLE, "count": "9", "part_of": "all"}
    assert steps(drawn(file, [whole], [women, some])) == [(61, Step.FIRST), (6, Step.FIRST)]
    assert steps(drawn(file, [whole, {**women, "part_of": "all"}])) == [(61, Step.FIRST)]


def test_a_narrower_place_is_no_revision_of_the_wider(file) -> None:
    wide = {**PEOPLE, "where": ["Coast @@ XA"], "count": "61"}
    assert steps(drawn(file, [wide], [{**PEOPLE, "count": "20"}])) == [(61, Step.FIRST)]
    totals = [{key: value for key, value in each.items() if key != "incident"} for each in (wide, PEOPLE)]
    points = drawn(file, totals[:1], [{**totals[1], "count": "20"}])
    assert steps(points) == [(61, Step.FIRST), (20, Step.FIRST)]
    assert len({point.line for point in points}) == 2


def test_two_attacks_are_two_lines(file) -> None:
    other = {**PEOPLE, "incident": "mill", "count": "4"}
    points = drawn(file, [{**PEOPLE, "count": "61"}], [other], [{**PEOPLE, "count": "70"}])
    assert steps(points) == [(61, Step.FIRST), (70, Step.RISES), (4, Step.FIRST)]


def test_a_lower_figure_for_the_same_people_is_a_revision_and_a_reprint_is_nothing_new(file) -> None:
    first = {**PEOPLE, "count": "61"}
    lower = {**PEOPLE, "count": "58"}
    assert steps(drawn(file, [first], [lower], [first])) == [(61, Step.FIRST), (58, Step.REVISED)]
    assert steps(drawn(file, [first], [{**PEOPLE, "count": "51+"}])) == [(61, Step.FIRST)]  # at least 51 are no fewer


def test_a_first_count_told_again_is_drawn_when_it_was_made(file) -> None:
    again = [{**PEOPLE, "count": "90"}, {**PEOPLE, "before": "its first count of", "count": "61"}]
    assert steps(drawn(file, [{**PEOPLE, "count": "61"}], again)) == [(61, Step.FIRST), (90, Step.RISES)]


def test_a_running_toll_that_falls_to_what_it_was_before_is_a_revision(file) -> None:
    where = {"says": "a monitor", "whom": "people", "where": ["Jableh"]}
    days = [
        {"outlet": "Bridge Wire", "on": on, "claims": [{"count": str(count), "when": f"2025-03-01/{on}", **where}]}
        for on, count in (("2025-03-02", 30), ("2025-03-03", 34), ("2025-03-04", 30), ("2025-03-05", 36))
    ]
    told = [Step.FIRST, Step.RISES, Step.REVISED, Step.RISES]
    assert [point.step for point in figures_over_time(file(days), Harm.KILLED)] == told
