"""The date a report carries itself, in its dateline or publication line, and the day its words count from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from fairwitness.text.dates.finding import TimeExpression, find_times
from fairwitness.text.dates.lexicon import wordings
from fairwitness.text.dates.meaning import CalendarDate, SlashedDate
from fairwitness.text.dates.resolving import resolve

_HEAD = 700
_REPEATED_TITLE = 260
_CREDIT = 120  # characters at the end of a report in which it says whom it reprints
_WIRE_AFTER = re.compile(r"\s*,?\s*\([^()\n]{2,60}\)\s*(?:--|-|–|—|\]|$)")
_DASH_AFTER = re.compile(r"\s+(?:--|-|–|—)\s")
_TOWN_BEFORE = re.compile(r"(?:^|\n)\s*[^\W\d_a-z]{3}[^a-z\n\d]{0,40}(?:,\s[A-Z][^\n,\d]{1,30})?,\s*$")
_PLACE_BEFORE = re.compile(r"(?:^|[\n.)\]])\s*[A-Z][^\n.]{2,60}[,:(]\s*$")
_OPENS_LINE = re.compile(r"(?:^|\n)\s*$")


def dateline(text: str, published: date | None) -> date | None:
    """Read the date a report carries in its own head: "BOGOTA, 8 OCT 89 (AFP) --", "Last updated at Jul 01 2016".

    So does the credit of a reprint at its end: "(Uplands Wire, 3 October)".
    `published`, the date someone else recorded, only settles what the words leave open: a missing year, or which
    figure of "05/02/2015" is the day. None where no line of the head is plainly a publication line.
    """
    is_credited = wordings().credit.search(text, max(0, len(text) - _CREDIT))
    return _first_dateline(text, find_times(text if is_credited else text[:_HEAD]), published)


def reference_date(text: str, published: date | None, times: Sequence[TimeExpression] | None = None) -> date | None:
    """The day a report's "on Friday" and "today" count from: its own dateline, else the recorded publication date.

    Records of scraped reports are often wrong by days or have day and month exchanged, the line in the text is not.
    `times`, the expressions of the whole text where they are known already, spare finding them again.
    """
    in_text = dateline(text, published) if times is None else _first_dateline(text, times, published)
    return in_text or published


def _first_dateline(text: str, times: Sequence[TimeExpression], published: date | None) -> date | None:
    for expression in (*takewhile(lambda e: e.start < _HEAD, times), *times[-1:]):
        when = _full_day(expression, published)
        if when is not None and is_publication_line(text, expression):
            return when
    return None


def _full_day(expression: TimeExpression, published: date | None) -> date | None:
    meaning = expression.meaning
    if isinstance(meaning, CalendarDate) and meaning.day is not None and meaning.year_shift is None:
        if meaning.year is None and published is None:
            return None
    elif not isinstance(meaning, SlashedDate):
        return None
    interval = resolve(expression, published=published)
    return interval.start if interval else None


def is_publication_line(text: str, expression: TimeExpression) -> bool:
    """Tell whether an expression is the report's own dateline, which dates the report and no event in it."""
    if not _names_a_day(expression):
        return False
    if _is_credit(text, expression):
        return True
    if expression.start >= _HEAD:
        return False
    head = text[: _HEAD + 80]
    before, after = head[: expression.start], head[expression.end :]
    if wordings().publication_label.search(before[-40:]) or (
        _WIRE_AFTER.match(after) and _PLACE_BEFORE.search(before[-80:])
    ):
        return True
    if _DASH_AFTER.match(after) and _TOWN_BEFORE.search(before[-90:]):  # "BEIRUT, May 17 - "
        return True
    return (
        _has_year(expression)
        and not wordings().goes_on.match(after)
        and _begins_line(before, after, head.find("\n") + 1)
    )


def _is_credit(text: str, expression: TimeExpression) -> bool:
    """Tell whether an expression dates the report that this one reprints: "(Uplands Wire, 3 October)" at its end."""
    credit = wordings().credit.search(text, max(0, len(text) - _CREDIT))
    return credit is not None and credit.span("day") == (expression.start, expression.end)


def _names_a_day(expression: TimeExpression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, SlashedDate) or (isinstance(meaning, CalendarDate) and meaning.day is not None)


def _has_year(expression: TimeExpression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, SlashedDate) or (isinstance(meaning, CalendarDate) and meaning.year is not None)


def _begins_line(before: str, after: str, body: int) -> bool:
    """Whether a date opens a line, bears a clock time, or follows a repeated title and an agency's name."""
    if _OPENS_LINE.search(before) or wordings().clock_after.match(after):
        return True
    return len(before) - body < _REPEATED_TITLE and _stands_apart(before)


def _stands_apart(before: str) -> bool:
    """Whether the words before a date end a line of their own, such as a repeated title and an agency's name."""
    last = before.rstrip().rsplit(" ", 1)[-1]
    return bool(last) and (last[0].isupper() or last[0].isdigit() or last[-1] in ".|:-")
