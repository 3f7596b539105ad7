"""Event times: which of the times a report names may be that of a harm told in it."""

from __future__ import annotations

from fairwitness.model import Span
from fairwitness.text.dates import (
    TimeExpression,
    is_day_of_aftermath,
    is_day_of_stage,
    is_publication_line,
    is_reporting_time,
)
from fairwitness.text.dates.meaning import (
    CalendarDate,
    Shift,
    Since,
    SlashedDate,
    Streak,
    Unresolvable,
    Weekday,
    Weekend,
    Window,
)

_REACH = 600


def dates_events(text: str, expression: TimeExpression) -> bool:
    """Tell whether a time may be that of a harm: not to come, nor of the report, of a telling or of what came after."""
    if is_to_come(expression) or is_publication_line(text, expression) or is_reporting_time(text, expression):
        return False
    return not is_of_stage(text, expression)


def is_of_stage(text: str, expression: TimeExpression, quote: Span | None = None) -> bool:
    """Tell whether a time is of what came after the harm: a hearing outside the quote, a release, a burial."""
    start, end = expression.start, expression.end
    is_since = isinstance(expression.meaning, Since) and text[start:end].lower().startswith("since")
    if (is_day(expression) or is_since) and is_day_of_aftermath(text, start, end):
        return True
    return is_day_of_stage(text, start, end) and not (quote and is_inside(expression, quote))


def is_inside(expression: TimeExpression, quote: Span) -> bool:
    """Tell whether a time stands in a quote."""
    return quote.start <= expression.start and expression.end <= quote.end


def is_to_come(expression: TimeExpression) -> bool:
    """Tell whether a time lies after the report, as no harm told in it does: tomorrow, next month."""
    match expression.meaning:
        case Unresolvable(future=future):
            return future
        case Shift(anchored=False, amount=amount):
            return amount > 0
        case _:
            return False


def names_day(expression: TimeExpression) -> bool:
    """Tell whether a time is a day, or days, and no length of time."""
    return is_day(expression) and not isinstance(expression.meaning, Window | Streak)


def is_day(expression: TimeExpression) -> bool:
    """Tell whether a time is of one day or of few."""
    match expression.meaning:
        case CalendarDate(day=day):
            return day is not None
        case Shift(anchored=anchored, amount=amount):
            return not anchored or amount == 0
        case Weekday() | Weekend() | Window() | Streak() | SlashedDate():
            return True
        case _:
            return False


def sentence_round(text: str, quote: Span) -> tuple[int, int]:
    """The sentence round a quote, or as much of it as lies near."""
    low, high = max(0, quote.start - _REACH), min(len(text), quote.end + _REACH)
    start = max(text.rfind(". ", low, quote.start) + 1, text.rfind("\n", low, quote.start) + 1, low)
    ends = [i for i in (text.find(". ", max(0, quote.end - 1), high), text.find("\n", quote.end, high)) if i >= 0]
    return start, min(ends, default=high)
