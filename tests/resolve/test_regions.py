"""A region's figure of which some are said to be of one of its towns is a total, not that town's incident."""

from fairwitness.resolve.grouping import group

REGION = {"count": "34", "where": ["Idlib"], "when": "2016-08-21"}
TOWN = {"count": "9", "where": ["Kafr Walid"], "when": "2016-08-21"}


def totals(tell_reports, *claims: dict) -> list[str]:
    ((_, told),) = tell_reports([{"published": "2016-08-23", "claims": list(claims)}])
    return [claim.id for claim in group(told).totals]


def test_a_region_with_a_town_said_to_be_part_of_it_is_a_total(tell_reports) -> None:
    assert totals(tell_reports, REGION, {**TOWN, "part_of": "1a"}) == ["1a"]


def test_so_is_the_same_figure_told_in_the_headline(tell_reports) -> None:
    assert totals(tell_reports, REGION, REGION, {**TOWN, "part_of": "1b"}) == ["1a", "1b"]


def test_without_such_a_part_it_may_be_the_incident_told_more_widely(tell_reports) -> None:
    assert totals(tell_reports, REGION, TOWN) == []
    assert totals(tell_reports, REGION, {**TOWN, "count": "34", "part_of": "1a"}) == []


def test_a_region_stands_over_a_town_and_a_district_in_it_told_of_its_days(tell_reports) -> None:
    region = {"count": "40", "where": ["Gaza Strip"], "when": "2014-07-20/2014-07-21"}
    district = {"count": "22", "where": ["Deir Rahba"], "when": "2014-07-20"}
    town = {"count": "9", "where": ["Shati Rahba"], "when": "2014-07-21"}
    assert totals(tell_reports, region, district, town) == ["1a"]
    assert totals(tell_reports, {**region, "count": "8"}, district, town) == []
