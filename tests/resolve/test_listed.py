"""A figure for several places is a total where its report counts one of them by itself too."""

import pytest

from fairwitness.resolve.grouping import Clues, group
from fairwitness.resolve.several import over_several

DAY = "2016-08-21"
BOTH = {"count": "43", "where": ["Tel Hamra", "Ain Zeit"], "when": DAY}


def totals(tell_reports, *claims: dict) -> list[str]:
    ((report, told),) = tell_reports([{"published": "2016-08-23", "claims": list(claims)}])
    return [claim.id for claim in group(told, clues=Clues(of_none=over_several(report, told))).totals]


def test_over_two_towns_of_which_one_is_counted(tell_reports) -> None:
    assert totals(tell_reports, BOTH, {"count": "27", "where": ["Tel Hamra"], "when": DAY}) == ["1a"]


def test_what_is_told_of_the_same_places_and_days_goes_with_it(tell_reports) -> None:
    wounded = {**BOTH, "harm": "injured", "count": "90"}
    assert totals(tell_reports, BOTH, wounded, {"count": "27", "where": ["Tel Hamra"], "when": DAY}) == ["1a", "1b"]


def test_where_no_place_is_counted_it_may_be_one_incident_in_both(tell_reports) -> None:
    assert totals(tell_reports, BOTH) == []
    assert totals(tell_reports, BOTH, {"count": "27", "where": ["Kafr Walid"], "when": DAY}) == []


@pytest.mark.parametrize("other", [{"count": "43"}, {"harm": "injured"}, {"when": "2016-08-20"}])
def test_who_are_as_many_or_others_are_no_part_of_it(tell_reports, other) -> None:
    assert totals(tell_reports, BOTH, {"count": "27", "where": ["Tel Hamra"], "when": DAY, **other}) == []


def test_two_villages_that_are_not_on_the_map_are_two_by_their_names(tell_reports) -> None:
    both = {**BOTH, "where": ["Haush Dalia", "Umm Tin"]}
    assert totals(tell_reports, both, {"count": "27", "where": ["Umm Tin"], "when": DAY}) == ["1a"]


def test_a_quarter_of_a_town_is_no_second_place(tell_reports) -> None:
    quarter = {**BOTH, "where": ["Bustan", "Qasr Banat"]}
    assert totals(tell_reports, quarter, {"count": "27", "where": ["Qasr Banat"], "when": DAY}) == []
