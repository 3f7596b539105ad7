"""Days of telling: an attack of Thursday evening that a prosecutor speaks of on Friday is one attack."""

from dataclasses import replace
from datetime import date

from fairwitness.model import Claim, Report, Span
from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_incidents

PARTIES = Parties.open()
PORT = {"where": ["Kafr Walid"], "act": "attack", "count": "84"}


def dated(told: tuple[Report, list[Claim]], words: str) -> tuple[Report, list[Claim]]:
    """Let words of a report's text date its claims."""
    report, claims = told
    start = report.original.index(words)
    span = Span.of(report.original, start, start + len(words))
    return report, [replace(claim, when=replace(claim.when, words=(span,))) for claim in claims]


def incidents(tell_reports, also: str, words: str, day: str = "2016-07-15") -> int:
    reports = tell_reports(
        [
            {"published": "2016-07-15", "claims": [{**PORT, "when": "2016-07-14"}]},
            {"published": day, "claims": [{**PORT, "when": day, "also": also}]},
        ]
    )
    return len(resolve_incidents([reports[0], dated(reports[1], words)], PARTIES).incidents)


def test_a_day_of_telling_does_not_part_two_accounts(tell_reports) -> None:
    assert incidents(tell_reports, "The prosecutor said on Friday so.", "Friday") == 1


def test_the_day_of_an_event_parts_them(tell_reports) -> None:
    assert incidents(tell_reports, "The shells fell on Friday there.", "Friday") == 2


def test_a_telling_of_long_after_is_no_evidence(tell_reports) -> None:
    assert incidents(tell_reports, "The prosecutor said on Tuesday so.", "Tuesday", "2016-07-19") == 2


def test_in_one_report_what_was_told_joins_what_happened_before(tell_reports) -> None:
    (report, claims), *_ = tell_reports(
        [
            {
                "published": "2016-07-15",
                "claims": [
                    {**PORT, "when": "2016-07-14"},
                    {
                        **PORT,
                        "count": "202",
                        "harm": "injured",
                        "when": "2016-07-15",
                        "also": "Police said on Friday so.",
                    },
                ],
            }
        ]
    )
    _, told = dated((report, claims[1:]), "Friday")
    made = resolve_incidents([(report, [claims[0], *told])], PARTIES).incidents
    assert [len(incident.claims) for incident in made] == [2]
    assert date(2016, 7, 15) == told[0].when.start


def of_a_country(tell_reports, counts: tuple[str, str], says: str) -> int:
    shared = {"act": "bombing", "when": "2016-07-14"}
    reports = tell_reports(
        [
            {"published": "2016-07-15", "claims": [{**shared, "count": counts[0], "where": ["Syria"]}]},
            {"published": "2016-07-16", "claims": [{**shared, "count": counts[1], "says": says}]},
        ]
    )
    return len(resolve_incidents(reports, PARTIES).incidents)


def test_what_has_hundreds_of_victims_is_one_in_a_country(tell_reports) -> None:
    assert of_a_country(tell_reports, ("290", "300"), "Syria's health ministry") == 1
    assert of_a_country(tell_reports, ("290", "300"), "Iraq's health ministry") == 2
    assert of_a_country(tell_reports, ("9", "9"), "Syria's health ministry") == 2


def test_the_day_of_a_denial_parts_no_two_accounts(tell_reports) -> None:
    """An undated account of a village, told within the week, is of what befell it; its denial has a day of its own."""
    denial = {"where": PORT["where"], "stance": "denied", "says": "The prosecutor", "when": "2016-07-18"}
    told = [
        {"published": "2016-07-15", "claims": [{**PORT, "when": "2016-07-14"}]},
        {"published": "2016-07-18", "claims": [denial, {**PORT, "count": "70+"}]},
    ]
    assert len(resolve_incidents(tell_reports(told), PARTIES).incidents) == 1


def test_who_fled_a_village_is_counted_for_a_month(tell_reports) -> None:
    fled = {"where": PORT["where"], "harm": "displaced", "count": "5100"}
    told = [
        {"published": "2016-07-15", "claims": [{**PORT, "when": "2016-07-14"}]},
        {"published": "2016-08-02", "claims": [fled]},
    ]
    assert len(resolve_incidents(tell_reports(told), PARTIES).incidents) == 1
    told[1]["published"] = "2016-09-02"
    assert len(resolve_incidents(tell_reports(told), PARTIES).incidents) == 2
