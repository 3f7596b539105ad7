"""What covers more than a week is a period's figure, no incident's."""

from fairwitness.resolve.grouping import group


def totals(tell_reports, when: str) -> list[str]:
    claim = {"count": "52", "where": ["Tel Hamra"], "when": when}
    ((_, told),) = tell_reports([{"published": "2016-08-30", "claims": [claim]}])
    return [each.id for each in group(told).totals]


def test_a_week_may_be_one_incident(tell_reports) -> None:
    assert totals(tell_reports, "2016-08-21/2016-08-27") == []


def test_the_eighth_day_makes_it_a_period(tell_reports) -> None:
    assert totals(tell_reports, "2016-08-21/2016-08-28") == ["1a"]
