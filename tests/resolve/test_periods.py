"""What covers more than a week is a period's figure; what covers some days makes no one incident of two."""

from fairwitness.resolve.grouping import group


def totals(tell_reports, when: str) -> list[str]:
    claim = {"count": "52", "where": ["Tel Hamra"], "when": when}
    ((_, told),) = tell_reports([{"published": "2016-08-30", "claims": [claim]}])
    return [each.id for each in group(told).totals]


def test_a_week_may_be_one_incident(tell_reports) -> None:
    assert totals(tell_reports, "2016-08-21/2016-08-27") == []


def test_the_eighth_day_makes_it_a_period(tell_reports) -> None:
    assert totals(tell_reports, "2016-08-21/2016-08-28") == ["1a"]


def test_two_days_of_one_village_are_two_incidents_whatever_is_said_of_both(tell_reports) -> None:
    first, second = ({"count": "9", "where": ["Tel Hamra"], "when": f"2016-08-{day}"} for day in (21, 23))
    over_both = {"count": "3", "where": ["Tel Hamra"], "when": "2016-08-21/2016-08-24"}
    ((_, told),) = tell_reports([{"published": "2016-08-30", "claims": [over_both, first, second]}])
    ids = [{claim.id for claim in cluster.claims} for cluster in group(told).clusters]
    assert not any({"1b", "1c"} <= each for each in ids)
