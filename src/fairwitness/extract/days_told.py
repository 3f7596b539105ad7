"""Days told: the days an expression names in its report, by the day on which its sentence says it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fairwitness.extract.event_times import dates_events, names_day, sentence_round
from fairwitness.model import Span
from fairwitness.text.dates import (
    Interval,
    TimeExpression,
    is_reporting_time,
    reference_date,
    resolve_in_text,
    times_within,
)
from fairwitness.text.dates.calendar import add_days
from fairwitness.text.dates.meaning import Shift, Unit, Unresolvable, Window
from fairwitness.text.syntax import syntax

_HOURS = 24
_TAKEN_OVER = 3
"""Days within which a report takes over what another told."""


def resolved_there(
    text: str, expression: TimeExpression, times: Sequence[TimeExpression], reference: date | None
) -> Interval | None:
    """Resolve an expression; "in two days", said on Friday, are Thursday and Friday, "in five hours" are of one day.

    "Overnight" is of the day on which its sentence was said, where a later report takes the sentence over.
    """
    meaning = expression.meaning
    words = text[expression.start : expression.end].lower()
    past = words.split()[0] in syntax().gone_by
    if isinstance(meaning, Window) and meaning.unit is Unit.HOUR and meaning.amount < _HOURS and not past:
        same_day = replace(expression, meaning=Shift(unit=Unit.HOUR, amount=0, anchored=True))
        return resolve_in_text(same_day, times, published=reference, text=text)
    if isinstance(meaning, Window) and meaning.unit is Unit.DAY and not past:
        told = told_on(text, expression, times, reference)
        if told:
            return Interval.of(add_days(told, 1 - meaning.amount), told)
        if own := _days_told(text, expression, times, reference):
            return own
    if isinstance(meaning, Shift) and meaning.amount == 0 and not meaning.anchored:
        told = told_on(text, expression, times, reference)
        reference = told if told and reference and (reference - told).days <= _TAKEN_OVER else reference
    return resolve_in_text(expression, times, published=reference, text=text)


def _days_told(
    text: str, expression: TimeExpression, times: Sequence[TimeExpression], reference: date | None
) -> Interval | None:
    """The days told before a span of days that is as long as they are: the 3rd and the 4th, of "in two days"."""
    before = [e for e in times_within(times, 0, expression.start) if names_day(e) and dates_events(text, e)]
    found = [i for e in before if (i := resolve_in_text(e, times, published=reference, text=text))]
    if not found or not isinstance(expression.meaning, Window):
        return None
    whole = Interval.of(min(i.start for i in found), max(i.end for i in found))
    return whole if (whole.end - whole.start).days + 1 == expression.meaning.amount else None


def told_on(
    text: str, expression: TimeExpression, times: Sequence[TimeExpression], reference: date | None
) -> date | None:
    """The day on which, by its own sentence, somebody said it."""
    sentence = sentence_round(text, Span.of(text, expression.start, expression.end))
    for other in times_within(times, *sentence):
        if is_reporting_time(text, other):
            day = resolve_in_text(other, times, published=reference, text=text)
            if day and day.start == day.end:
                return day.start
    return None


def day_told(text: str, times: Sequence[TimeExpression], published: date | None, quote: Span) -> date | None:
    """The day by which what a quote says had happened: that on which its sentence says it was told, or the report's."""
    reference = reference_date(text, published, times)
    expression = TimeExpression(start=quote.start, end=quote.end, meaning=Unresolvable())
    return told_on(text, expression, times, reference) or reference
