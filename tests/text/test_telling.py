"""Days of telling: "police said on Friday" tells when police spoke, not when it happened."""

from datetime import date

import pytest

from fairwitness.model import Span, When
from fairwitness.text.dates import is_day_of_death, is_day_of_telling, missing_since

TEXT = "Police said on Friday that nine people were killed on Wednesday in the port."


def when(*words: str, end: int = 8) -> When:
    spans = tuple(Span.of(TEXT, TEXT.index(each), TEXT.index(each) + len(each)) for each in words)
    return When(words=spans, start=date(2024, 3, 8), end=date(2024, 3, end))


@pytest.mark.parametrize(
    ("given", "is_told"),
    [
        (when("Friday"), True),
        (when("Wednesday"), False),
        (when("Friday", "Wednesday"), False),
        (when("Friday", end=9), False),
        (when(), False),
        (When(), False),
    ],
)
def test_only_words_of_telling_make_a_day_of_telling(given: When, is_told: bool) -> None:
    assert is_day_of_telling(TEXT, given) is is_told


def test_a_day_counted_from_what_was_told_before_is_told_in_its_own_sentence() -> None:
    told = {
        "Guards shot nine on the quay on 6 March, he said. Two days later they took four men away.": False,
        "Guards shot nine on the quay on 6 March. The mayor said two days later that four were taken away.": True,
    }
    for text, is_told in told.items():
        start = text.lower().index("two days later")
        words = (Span.of(text, start, start + len("two days later")),)
        day = When(words=words, start=date(2024, 3, 8), end=date(2024, 3, 8))
        assert is_day_of_telling(text, day) is is_told


@pytest.mark.parametrize(
    ("text", "is_death"),
    [
        ("A soldier wounded in Sunday's bombing died in hospital on Wednesday.", True),
        ("Two of the injured succumbed on Wednesday.", True),
        ("A baker who was badly burned in the raid died on Wednesday.", True),
        ("A porter injured in the clash died at the station hospital in Arbo town on Wednesday.", True),
        ("A carter died on Wednesday of the wounds he received in the raid.", True),
        ("An old woman died in the hospital of Arbo on Wednesday.", True),
        ("Nine people died in the raid on the hospital on Wednesday, and more of the wounded may.", False),
        ("Forty houses were burned and nine people died on Wednesday.", False),
        ("Nine people who were burned alive died on Wednesday.", False),
        ("Nine people died on Wednesday.", False),
        ("Forty were injured on Sunday. Nine people died on Wednesday.", False),
        ("A guard who died was wounded on Wednesday.", False),
    ],
)
def test_a_death_from_wounds_is_not_the_day_of_the_event(text: str, is_death: bool) -> None:
    assert is_day_of_death(text, text.index("Wednesday")) is is_death


@pytest.mark.parametrize(
    ("text", "published", "is_day"),
    [
        ("missing since Thursday", date(2031, 3, 20), True),
        ("gone missing since Thursday", date(2031, 3, 20), False),
        ("missing between Thursday", date(2031, 3, 20), False),
        ("missing to this day, from Thursday", date(2031, 3, 9), True),
    ],
)
def test_who_is_missing_since_a_day_went_missing_on_it(text: str, published: date, is_day: bool) -> None:
    start, cue = text.index("Thursday"), text.index("missing")
    when = When(words=(Span.of(text, start, len(text)),), start=date(2031, 3, 6), end=date(2031, 3, 9))
    dated = missing_since(text, when, Span.of(text, cue, cue + len("missing")), published)
    assert (dated.end == dated.start) is is_day
