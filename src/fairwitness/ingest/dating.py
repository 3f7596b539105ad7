"""Publication dates: read what words say, weigh what was found, and believe nothing from the future."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from fairwitness.model import DateConfidence, DateMethod, Dating

_MONTHS = {name[:3]: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1
)}  # fmt: skip
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ .-]{{1,2}}{_MONTH}[ ,-]{{1,2}}(?P<year>\d{{4}})\b", re.I
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.I)
_YEAR_FIRST = re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?=\D|$)")
_EARLIEST = 1900
# an outlet east of the reader may already be on the next day
_AHEAD = timedelta(days=1)
_RANK = {DateConfidence.HIGH: 3, DateConfidence.MEDIUM: 2, DateConfidence.LOW: 0}
_GIVEN_RANK = 1


def read_day(words: str) -> date | None:
    """Read the day of an ISO date or time, of a mail date, or of words such as "17 May 2024"; None for anything else.

    The day is the one written down: it is not moved to another time zone. Days such as 05/06/2024 are not guessed at.
    """
    words = " ".join(words[:100].split())
    for read in (_iso, _mail, _written):
        found = read(words)
        if found is not None:
            return found if found.year >= _EARLIEST else None
    return None


def find_day(words: str) -> tuple[date, str] | None:
    """Find the first written-out day inside a text, and the words it is written in."""
    places = [m for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST) for m in [pattern.search(words)] if m]
    for place in sorted(places, key=lambda m: m.start()):
        day = _of(place)
        if day is not None and day.year >= _EARLIEST:
            return day, place[0]
    return None


def found(words: str | None, method: DateMethod, confidence: DateConfidence) -> Dating | None:
    """A dating from words that should be a date; None where they are none."""
    day = read_day(words) if words else None
    return None if day is None else Dating(day=day, method=method, confidence=confidence, words=words)


def given(day: date) -> Dating:
    """The dating of a day the user gave."""
    return Dating(day=day, method=DateMethod.GIVEN, confidence=DateConfidence.HIGH, words=None)


def weigh(candidates: Iterable[Dating], user: date | None, today: date | None) -> tuple[Dating, tuple[str, ...]]:
    """Choose among datings, best evidence first, and note what speaks against the choice.

    What the report itself states comes before what the user said of reports that do not state theirs; the user's word
    comes before what was only found in text or guessed. A day after `today` is never taken.
    """
    notes: list[str] = []
    believed: list[tuple[int, Dating]] = []
    for dating in [*candidates, *([given(user)] if user else [])]:
        if dating.day is None or dating.confidence is None:
            continue
        if today is not None and dating.day > today + _AHEAD:
            notes.append(f"publication date {dating.day} ({dating.method}) lies in the future: not used")
            continue
        rank = _GIVEN_RANK if dating.method is DateMethod.GIVEN else _RANK[dating.confidence]
        believed.append((rank, dating))
    if not believed:
        return Dating(), tuple(dict.fromkeys(notes))
    chosen = max(believed, key=lambda each: each[0])[1]
    others = [other for _, other in believed if other.day != chosen.day and other.method is not DateMethod.GUESSED]
    notes += [f"publication date {chosen.day} ({chosen.method}), but {o.day} ({o.method})" for o in others]
    if others and chosen.confidence is DateConfidence.HIGH and chosen.method is not DateMethod.GIVEN:
        chosen = Dating(day=chosen.day, method=chosen.method, confidence=DateConfidence.MEDIUM, words=chosen.words)
    return chosen, tuple(dict.fromkeys(notes))


def _iso(words: str) -> date | None:
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return None


def _mail(words: str) -> date | None:
    if "," not in words[:12] and not words[:1].isdigit():
        return None
    # imported here: most dates are written otherwise
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _written(words: str) -> date | None:
    day = find_day(words)
    return day[0] if day else None


def _of(place: re.Match[str]) -> date | None:
    month = place["month"]
    try:
        number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
        return date(int(place["year"]), number, int(place["day"]))
    except ValueError:
        return None
