"""How fields are worded for people."""

from __future__ import annotations

from datetime import date

import pytest

from fairwitness.cli.done import in_entries
from fairwitness.cli.wording import bounds, place_key, when
from fairwitness.model import Count, Place, PlaceMention, PlacePrecision, Report, Span, When

REPORT = Report(id="r", title="", text="dozens on Friday")
DOZENS, FRIDAY = REPORT.quote(1, 7), REPORT.quote(8, 17)


@pytest.mark.parametrize(
    ("count", "worded"),
    [
        (Count(low=131), "131 or more"),
        (Count(low=1200, high=1200), "1200"),
        (Count(low=20, high=20, approx=True), "about 20"),
        (Count(low=0, high=12), "up to 12"),
        (Count(low=12, high=15), "12 to 15"),
        (Count(low=0, high=0), "none"),
        (Count(words=DOZENS, vague=True), "vague (dozens)"),
        (Count(vague=True), "not stated"),
        (Count(low=0, high=60, combined=True), "up to 60, killed and injured together"),
    ],
)
def test_bounds(count: Count, worded: str) -> None:
    assert bounds(count) == worded


def test_days() -> None:
    first, last = date(2024, 5, 17), date(2024, 5, 18)
    assert when(When(start=first, end=first)) == "2024-05-17"
    assert when(When(start=first, end=last)) == "2024-05-17 to 2024-05-18"
    assert when(When(words=(FRIDAY,))) == "“on Friday”"
    assert when(When()) == "-"


@pytest.mark.parametrize(
    ("key", "words", "shown"),
    [
        ("Tadmur", "Palmyra", "Tadmur (Palmyra)"),
        ("Tadmur", "tadmur", "Tadmur"),
        ("Old Bridge", "Old Bridge", "Old Bridge, Tadmur"),
    ],
)
def test_a_place_of_a_breakdown_has_the_reports_words(key: str, words: str, shown: str) -> None:
    place = Place(
        name="Tadmur", geonameid=1, latitude=34.5, longitude=38.3, country="SY", admin1="Homs",
        precision=PlacePrecision.TOWN,
    )  # fmt: skip
    mention = PlaceMention(words=Span(start=0, end=len(words), words=words), place=place)
    assert place_key(key, mention) == shown
    assert place_key(key, None) == key


def test_entries_are_named_by_number() -> None:
    assert in_entries([16]) == "entry 16"
    assert in_entries([16, 17]) == "entries 16, 17"
