"""Nights: a harm said to have come overnight may have come on either of two days."""

from datetime import date

import pytest

from fairwitness.model import Act, Kind, OccurrenceClaim, Span, When
from fairwitness.resolve.compare import date_level
from fairwitness.resolve.days import days_of, nights_of
from fairwitness.resolve.mention import Mention

WORDS = Span(start=0, end=5, words="shell")


def told(words: str, start: int, end: int) -> OccurrenceClaim:
    spans = (Span(start=0, end=len(words), words=words),)
    when = When(words=spans, start=date(2024, 8, start), end=date(2024, 8, end))
    return OccurrenceClaim(id="1", report_id="r", kind=Kind.ACT, quote=WORDS, cue=WORDS, when=when, value=Act.SHELLING)


def days(words: str, start: int, end: int) -> list[int]:
    return [day.day for day in days_of(told(words, start, end))]


@pytest.mark.parametrize(
    ("words", "start", "end", "wanted"),
    [
        ("overnight", 6, 6, [5, 6]),
        ("overnight on Monday", 5, 5, [5, 6]),
        ("overnight from Monday to Tuesday", 5, 6, [5, 6]),
        ("overnight from Monday to Tuesday", 6, 6, [5, 6]),
        ("Monday", 5, 5, [5]),
        ("Monday night", 5, 5, [5]),
    ],
)
def test_overnight_reaches_over_two_days(words: str, start: int, end: int, wanted: list[int]) -> None:
    assert days(words, start, end) == wanted


def mention(words: str, day: int) -> Mention:
    claim = told(words, day, day)
    return Mention(
        id=words, report=words, claims=(words,), days=frozenset(days_of(claim)), nights=frozenset(nights_of(claim))
    )


def test_a_night_told_with_either_day_is_one_where_both_tell_of_a_night() -> None:
    assert date_level(mention("Saturday night", 3), mention("early on Sunday", 4)) == 3
    assert date_level(mention("early on Sunday", 4), mention("Saturday night", 3)) == 3
    assert date_level(mention("Saturday night", 3), mention("Sunday", 4)) == 2
    assert date_level(mention("early on Saturday", 3), mention("Sunday night", 4)) == 2
