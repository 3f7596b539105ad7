"""A number whose stated parts befell several places or days is a total, and no one incident's figure."""

from fairwitness.resolve.grouping import Grouped, group

CITY = {"count": "20", "where": ["Qasr Banat"], "when": "2016-08-21"}
MARKET = {"count": "9", "where": ["Qasr Banat market"], "when": "2016-08-21", "part_of": "1a"}
QUARTER = {"count": "8", "where": ["Hayy Wafa"], "when": "2016-08-21", "part_of": "1a"}
TWO_DAYS = {"count": "11", "where": ["Ain Zeit"], "when": "2016-08-21/2016-08-23"}
BAKERY = {"count": "9", "where": ["Ain Zeit"], "when": "2016-08-21", "part_of": "1a"}
GATE = {"count": "2", "where": ["northern checkpoint"], "when": "2016-08-23", "part_of": "1a"}


def grouped(tell_reports, *claims: dict) -> Grouped:
    ((_, told),) = tell_reports([{"published": "2016-08-24", "claims": list(claims)}])
    return group(told)


def totals(tell_reports, *claims: dict) -> list[str]:
    return [claim.id for claim in grouped(tell_reports, *claims).totals]


def test_a_citys_number_is_not_that_of_the_part_told_of_first(tell_reports) -> None:
    assert totals(tell_reports, CITY, MARKET, QUARTER) == ["1a"]
    assert totals(tell_reports, CITY, MARKET) == []


def test_some_who_died_elsewhere_leave_a_number_with_its_incident(tell_reports) -> None:
    children = {**MARKET, "whom": "children", "where": ["Qasr Banat"]}
    assert totals(tell_reports, CITY, children, QUARTER) == []


def test_parts_in_several_places_that_add_up_are_all_of_it(tell_reports) -> None:
    here = {**MARKET, "count": "12", "where": ["Qasr Banat"]}
    assert totals(tell_reports, CITY, here, QUARTER) == ["1a"]


def test_a_number_over_two_days_and_places_is_of_neither(tell_reports) -> None:
    found = grouped(tell_reports, TWO_DAYS, BAKERY, GATE)
    assert [claim.id for claim in found.totals] == ["1a"]
    assert [[claim.id for claim in cluster.claims] for cluster in found.clusters] == [["1b"], ["1c"]]


def test_a_site_lies_in_the_town_of_the_total_it_is_part_of(tell_reports) -> None:
    gate = grouped(tell_reports, TWO_DAYS, BAKERY, GATE).clusters[1]
    assert [spot.geonameid for spot in gate.towns] == [3]


def test_who_died_a_day_later_was_in_one_attack_with_the_others(tell_reports) -> None:
    at_once = {**BAKERY, "count": "9"}
    later = {**BAKERY, "count": "2", "when": "2016-08-22"}
    assert totals(tell_reports, TWO_DAYS, at_once, later) == []
