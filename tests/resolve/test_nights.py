"""Nights: a harm said to have come overnight may have come on either of two days."""

from datetime import date

import pytest

from fairwitness.model import Act, Kind, OccurrenceClaim, Span, When
from fairwitness.resolve.grouping import days_of

WORDS = Span(start=0, end=5, words="shell")


def days(words: str, start: int, end: int) -> list[int]:
    spans = (Span(start=0, end=len(words), words=words),)
    when = When(words=spans, start=date(2024, 8, start), end=date(2024, 8, end))
    claim = OccurrenceClaim(id="1", report_id="r", kind=Kind.ACT, quote=WORDS, cue=WORDS, when=when, value=Act.SHELLING)
    return [day.day for day in days_of(claim)]


@pytest.mark.parametrize(
    ("words", "start", "end", "wanted"),
    [
        ("overnight", 6, 6, [5, 6]),
        ("overnight on Monday", 5, 5, [5, 6]),
        ("overnight from Monday to Tuesday", 5, 6, [5, 6]),
        ("Monday", 5, 5, [5]),
        ("Monday night", 5, 5, [5]),
    ],
)
def test_overnight_reaches_over_two_days(words: str, start: int, end: int, wanted: list[int]) -> None:
    assert days(words, start, end) == wanted
