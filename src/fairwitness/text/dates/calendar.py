"""Calendar arithmetic: intervals of days, whole weeks, months and years, and steps between them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from types import MappingProxyType

from fairwitness.model import DatePrecision
from fairwitness.text.dates.meaning import Unit

_DAYS_IN = MappingProxyType({Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14})
_MONTHS_IN = MappingProxyType({Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200})


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The first and last day of a time, both included, and how exactly it is known."""

    start: date
    end: date
    precision: DatePrecision

    @classmethod
    def of(cls, start: date, end: date) -> Interval:
        """Make an interval whose precision is its length; a reversed one is turned round."""
        if end < start:
            start, end = end, start
        return cls(start=start, end=end, precision=_precision(start, end))


def _precision(start: date, end: date) -> DatePrecision:
    days = (end - start).days + 1
    for limit, precision in (
        (1, DatePrecision.DAY),
        (6, DatePrecision.DAYS),
        (8, DatePrecision.WEEK),
        (31, DatePrecision.MONTH),
        (366, DatePrecision.YEAR),
    ):
        if days <= limit:
            return precision
    return DatePrecision.LONGER


def day(when: date) -> Interval:
    """One day."""
    return Interval.of(when, when)


def week_of(when: date) -> Interval:
    """Monday to Sunday."""
    monday = add_days(when, -when.weekday())
    return Interval.of(monday, add_days(monday, 6))


def month_of(year: int, month: int) -> Interval:
    """First to last day of a month."""
    return Interval.of(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def years(first: int, last: int) -> Interval | None:
    """First of January to the 31st of December; None before the year 1 or after 9999."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return Interval.of(date(first, 1, 1), date(last, 12, 31))


def add_days(when: date, days: int) -> date:
    """Step by days, stopping at the ends of the calendar."""
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(when: date, months: int) -> date:
    """Step by months; the 31st becomes the last day of a shorter month."""
    index = when.year * 12 + when.month - 1 + months
    if not MINYEAR * 12 <= index < (MAXYEAR + 1) * 12:
        return date.max if months > 0 else date.min
    year, month = divmod(index, 12)
    return date(year, month + 1, min(when.day, monthrange(year, month + 1)[1]))


def step(when: date, unit: Unit, amount: int) -> date:
    """Step by an amount of units; hours count as days, rounded up."""
    if unit is Unit.HOUR:
        return add_days(when, -(-abs(amount) // 24) * (1 if amount > 0 else -1))
    if unit in _DAYS_IN:
        return add_days(when, _DAYS_IN[unit] * amount)
    return add_months(when, _MONTHS_IN[unit] * amount)


def unit_of(when: date, unit: Unit) -> Interval | None:
    """The calendar unit a day lies in; a fortnight ends with its week."""
    if unit in (Unit.HOUR, Unit.DAY):
        return day(when)
    if unit in (Unit.WEEK, Unit.FORTNIGHT):
        week = week_of(when)
        return week if unit is Unit.WEEK else Interval.of(add_days(week.start, -7), week.end)
    if unit is Unit.MONTH:
        return month_of(when.year, when.month)
    length = _MONTHS_IN[unit] // 12
    first = when.year - (when.year - (unit is Unit.CENTURY)) % length
    return years(max(first, MINYEAR), min(first + length - 1, MAXYEAR))
