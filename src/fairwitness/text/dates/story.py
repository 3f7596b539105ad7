"""Resolving the expressions of one text together: "the next day" counts from a date that stands before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeGuard

from fairwitness.model import DatePrecision
from fairwitness.text.dates.calendar import Interval, add_days, day
from fairwitness.text.dates.dateline import is_publication_line
from fairwitness.text.dates.finding import TimeExpression, tells
from fairwitness.text.dates.meaning import (
    Between,
    CalendarDate,
    DayOfMonth,
    Meaning,
    Season,
    Shift,
    Since,
    Streak,
    Unit,
    UnitSoFar,
    Unresolvable,
    Weekday,
    WeekdayChoice,
    WholeUnit,
    Window,
    Years,
)
from fairwitness.text.dates.resolving import resolve
from fairwitness.text.dates.telling import is_day_of_death

_LOOK_BACK = 8
_WEEK = 7
_SENTENCE_ENDS = (". ", "\n")
_CHAIN = 4
"""So many times at most that count each from the one before are followed back."""
_NO_START = (Streak, UnitSoFar, Unresolvable, Window)
_NO_BASE = (Season, Since, Streak, UnitSoFar, Unresolvable, Window, Years)
"""What runs for long or up to now is no day to count from; "since then" may be since what has run since 2011."""


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
    expression: TimeExpression, times: Sequence[TimeExpression], *, published: date | None, text: str = ""
) -> Interval | None:
    """Resolve one expression of a report: "the next day" counts from the last day before it that dates an event.

    `text` is the report's own, which tells days of telling ("said on Friday") from days of events.
    """
    return _Reading(text, times, published).resolve(expression, _CHAIN)


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    times: Sequence[TimeExpression]
    published: date | None

    def resolve(self, expression: TimeExpression, links: int) -> Interval | None:
        """Resolve an expression, those it counts from resolved before it, `links` of them at most."""
        if isinstance(expression.meaning, Shift) and expression.meaning.beside:
            named = self._beside(expression) or (self._behind(expression) if expression.meaning.exact else None)
            return resolve(expression, published=named or self.published)
        if isinstance(expression.meaning, Weekday) and (told := self._weekday_told(expression, links)):
            return told
        if not _needs_anchor(expression.meaning):
            return resolve(self._in_year_told(expression), published=self.published)
        base = self._base(expression, links)
        if base and _is_coarse(base) and _counts_days(expression.meaning):
            return base
        if base and (told := _beside_a_stretch(expression.meaning, base)):
            return told
        return resolve(expression, published=self.published, anchor=base.start if base else self.published)

    def _weekday_told(self, expression: TimeExpression, links: int) -> Interval | None:
        """The day that the report itself tells a weekday to be; None where it must be counted."""
        if isinstance(expression.meaning, Weekday) and expression.meaning.choice is WeekdayChoice.OF_ANCHOR:
            return resolve(expression, published=self.published, anchor=self._named_alike(expression, links))
        return self._in_period(expression)

    def _named_alike(self, expression: TimeExpression, links: int) -> date | None:
        """The last day told before an expression that is the same weekday: the 23rd, of "that Sunday"."""
        index = bisect_left(self.times, expression.start, key=lambda e: e.start)
        nearest = resolve(expression, published=self.published)
        for before in reversed(self.times[max(0, index - _LOOK_BACK) : index]):
            if isinstance(before.meaning, _NO_BASE) or (links <= 0 and _needs_anchor(before.meaning)):
                continue
            told = self.resolve(before, links - 1)
            if told and nearest and told.start == told.end and told.start.weekday() == nearest.start.weekday():
                return told.start
        return None

    def _in_year_told(self, expression: TimeExpression) -> TimeExpression:
        """A day of the year its sentence named before: "of the 13 killed in 2006 eight died on 14 May"."""
        meaning = expression.meaning
        if not isinstance(meaning, CalendarDate) or meaning.day is None or not _lacks_year(meaning):
            return expression
        index = bisect_left(self.times, expression.start, key=lambda e: e.start)
        for before in reversed(self.times[max(0, index - _LOOK_BACK) : index]):
            if self._parts(before, expression):
                break
            if _is_year(before.meaning) and self.text[: before.start].endswith("in "):
                return replace(expression, meaning=replace(meaning, year=before.meaning.year))
        return expression

    def _in_period(self, expression: TimeExpression) -> Interval | None:
        """The day of the week past where a report of "Monday 12 to Sunday 18 May" names the weekday it came out on."""
        found = resolve(expression, published=self.published)
        if found is None or self.published is None or found.start != self.published:
            return None
        index = bisect_left(self.times, expression.start, key=lambda e: e.start)
        for before in reversed(self.times[max(0, index - _LOOK_BACK) : index]):
            period = resolve(before, published=self.published) if isinstance(before.meaning, Between) else None
            past = add_days(found.start, -_WEEK)
            if period and period.end < found.start and period.start <= past <= period.end:
                return day(past)
        return None

    def _base(self, expression: TimeExpression, links: int) -> Interval | None:
        """What an expression counts from: the last time of an event before it, else the last one told."""
        index = bisect_left(self.times, expression.start, key=lambda e: e.start)
        bases = _NO_START if isinstance(expression.meaning, Streak | Since) else _NO_BASE
        told: Interval | None = None
        for told_before in reversed(self.times[max(0, index - _LOOK_BACK) : index]):
            before = _begun(told_before) if _counts_days(expression.meaning) else told_before
            if isinstance(before.meaning, bases) or (links <= 0 and _needs_anchor(before.meaning)):
                continue
            interval = self.resolve(before, links - 1)
            if interval is None:
                continue
            if self._only_tells(before, expression):
                told = told or interval
            elif not _is_coarse(interval) or "\n" not in self.text[before.end : expression.start]:
                return interval
        return told

    def _behind(self, expression: TimeExpression) -> date | None:
        """The day that a sentence names behind an expression which opens it: "A year to the day after, on Friday"."""
        index = bisect_left(self.times, expression.start, key=lambda e: e.start) + 1
        behind = self.times[index] if index < len(self.times) else None
        if behind is None or _needs_anchor(behind.meaning) or self._parts(expression, behind):
            return None
        begin = max(self.text.rfind(mark, 0, expression.start) for mark in _SENTENCE_ENDS) + 1
        if self.text[begin : expression.start].strip() or tells(self.text, behind.start, behind.end):
            return None
        interval = resolve(behind, published=self.published)
        return interval.start if interval and interval.start == interval.end else None

    def _beside(self, expression: TimeExpression) -> date | None:
        """The day of an event that the sentence of an expression names right before it."""
        index = bisect_left(self.times, expression.start, key=lambda e: e.start)
        before = self.times[index - 1] if index else None
        if before is None or _needs_anchor(before.meaning) or self._parts(before, expression):
            return None
        interval = None if self._only_tells(before, expression) else resolve(before, published=self.published)
        return interval.start if interval and interval.start == interval.end else None

    def _parts(self, before: TimeExpression, expression: TimeExpression) -> bool:
        """Tell whether a sentence ends between two expressions."""
        return any(mark in self.text[before.end : expression.start] for mark in _SENTENCE_ENDS)

    def _only_tells(self, before: TimeExpression, expression: TimeExpression) -> bool:
        """Tell whether a time is the report's own or, in another sentence, that of a telling or of a late death."""
        if is_publication_line(self.text, before):
            return True
        if not self._parts(before, expression):
            return False
        return tells(self.text, before.start, before.end) or is_day_of_death(self.text, before.start)


def _beside_a_stretch(meaning: Meaning, base: Interval) -> Interval | None:
    """The days counted from a stretch of days as a whole: its 24th is of the month told of, and the week before
    "the 18th to the 24th" is the 11th to the 17th."""
    match meaning:
        case DayOfMonth(day=number, months_back=None) if base.precision is DatePrecision.MONTH:
            found = day(add_days(base.start.replace(day=1), number - 1))
            return found if found.start.month == base.start.month else None
        case WholeUnit(unit=Unit.WEEK, amount=-1) if (base.end - base.start).days + 1 == _WEEK:
            return Interval.of(add_days(base.start, -_WEEK), add_days(base.end, -_WEEK))
        case _:
            return None


def _begun(expression: TimeExpression) -> TimeExpression:
    """The day on which something began that still goes on: "that day", behind "since 10 May", is the 10th."""
    match expression.meaning:
        case Since(start=CalendarDate(day=int()) | DayOfMonth() | Weekday() as first):
            return replace(expression, meaning=first)
        case _:
            return expression


def _lacks_year(meaning: CalendarDate) -> bool:
    return meaning.year is None and meaning.year_shift is None and meaning.year_anchor is None


def _is_year(meaning: Meaning) -> TypeGuard[CalendarDate]:
    return isinstance(meaning, CalendarDate) and meaning.year is not None and meaning.month is None


def _is_coarse(interval: Interval) -> bool:
    return interval.precision in (DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.LONGER)


def _counts_days(meaning: Meaning) -> bool:
    return isinstance(meaning, Shift) and meaning.unit in (Unit.HOUR, Unit.DAY, Unit.WEEK)


def _needs_anchor(meaning: Meaning) -> bool:
    match meaning:
        case Shift(anchored=anchored) | WholeUnit(anchored=anchored) | Season(anchored=anchored):
            needs = anchored
        case Streak(count=count):
            needs = count == 1
        case Weekday(choice=choice):
            needs = choice in (WeekdayChoice.BEFORE_ANCHOR, WeekdayChoice.AFTER_ANCHOR, WeekdayChoice.OF_ANCHOR)
        case CalendarDate(year_anchor=years_on):
            needs = years_on is not None
        case Since(start=inner) | Between(first=inner):
            needs = _needs_anchor(inner)
        case _:
            needs = isinstance(meaning, DayOfMonth)
    return needs
