"""Resolving the expressions of one text together: "the next day" counts from a date that stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from fairwitness.text.dates.calendar import Interval
from fairwitness.text.dates.finding import TimeExpression
from fairwitness.text.dates.meaning import (
    Between,
    CalendarDate,
    Meaning,
    Shift,
    Since,
    Weekday,
    WeekdayChoice,
    WholeUnit,
)
from fairwitness.text.dates.resolving import resolve

_LOOK_BACK = 6


def resolve_story(times: Sequence[TimeExpression], *, published: date | None) -> tuple[Interval | None, ...]:
    """Resolve expressions one after the other, each counting from the last one before it, as a history is read."""
    intervals: list[Interval | None] = []
    anchor: date | None = None
    for expression in times:
        interval = resolve(expression, published=published, anchor=anchor)
        anchor = interval.start if interval else anchor
        intervals.append(interval)
    return tuple(intervals)


def resolve_in_text(
    expression: TimeExpression, times: Sequence[TimeExpression], *, published: date | None
) -> Interval | None:
    """Resolve one expression of a report: "the next day" counts from the last date before it that stands by itself."""
    return resolve(expression, published=published, anchor=_anchor(expression, times, published))


def _anchor(expression: TimeExpression, times: Sequence[TimeExpression], published: date | None) -> date | None:
    if not _needs_anchor(expression.meaning):
        return None
    index = bisect_left(times, expression.start, key=lambda e: e.start)
    for before in reversed(times[max(0, index - _LOOK_BACK) : index]):
        if not _needs_anchor(before.meaning) and (interval := resolve(before, published=published)):
            return interval.start
    return published


def _needs_anchor(meaning: Meaning) -> bool:
    match meaning:
        case Shift(anchored=anchored) | WholeUnit(anchored=anchored):
            return anchored
        case Weekday(choice=choice):
            return choice in (WeekdayChoice.BEFORE_ANCHOR, WeekdayChoice.AFTER_ANCHOR)
        case CalendarDate(year_anchor=years_on):
            return years_on is not None
        case Since(start=start):
            return _needs_anchor(start)
        case Between(first=first):
            return _needs_anchor(first)
        case _:
            return False
