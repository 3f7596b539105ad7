"""What changed between two days, and because of which report."""

from dataclasses import replace
from datetime import UTC, date, datetime

from fairwitness.reconcile import Question, divide, toll, toll_change

SCENE = {"whom": "people", "where": ["Jableh"], "when": "2025-03-06", "incident": "i"}
REPORTS = [
    {"outlet": "Bridge Wire", "on": "2025-03-07", "claims": [{"count": "4", "says": "police", **SCENE}]},
    {"outlet": "Harbour Post", "on": "2025-03-08", "claims": [{"count": "9+", "says": "police", **SCENE}]},
]


def test_names_the_report_that_moved_a_toll(file) -> None:
    claims = file(REPORTS)
    before = toll(claims, Question(published_by=date(2025, 3, 7)))
    after = toll(claims, Question(published_by=date(2025, 3, 9)))
    change = toll_change(before, after)
    assert change.text == "killed: from 4 to 9 or more, after Harbour Post, 2025-03-08 (report report-1)"
    assert [(each.filed.claim.id, each.before, str(each.after)) for each in change.moved] == [
        ("b", None, "counted"),
        ("a", "counted", "superseded"),
    ]
    assert change.moved[1].text == "4 (police): then counted; now gave way to 9 or more (police)"


def test_says_so_where_nothing_moved(file) -> None:
    found = toll(file(REPORTS), Question())
    assert toll_change(found, found).text == "killed: unchanged at 9 or more"
    assert toll_change(found, found).moved == ()


def test_recorded_is_apart_from_published(file) -> None:
    claims = file(REPORTS)
    assert toll(claims, Question(recorded_by=None)).low == 9
    unrecorded = [replace(each, recorded=None) for each in claims]
    known = [replace(unrecorded[0], recorded=datetime(2025, 3, 7, tzinfo=UTC)), unrecorded[1]]
    assert toll(known, Question(recorded_by=datetime(2025, 3, 8, tzinfo=UTC))).low == 4


def test_numbers_are_divided_evenly_after_what_each_day_has() -> None:
    assert divide(12, [0, 0, 0]) == (4, 4, 4)
    assert divide(14, [0, 0, 0]) == (5, 5, 4)
    assert divide(131, [0, 31]) == (66, 65)
    assert divide(40, [0, 31]) == (9, 31)
    assert divide(5, [2, 3]) == (2, 3)
