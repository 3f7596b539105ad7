"""Resolving: from what an expression means and the day it was published to the first and last day it names."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from fairwitness.text.dates.calendar import Interval, add_days, add_months, day, month_of, step, unit_of, week_of, years
from fairwitness.text.dates.finding import TimeExpression
from fairwitness.text.dates.meaning import (
    Between,
    CalendarDate,
    DayOfMonth,
    Meaning,
    MovingFeast,
    Part,
    Season,
    Shift,
    Since,
    SlashedDate,
    Streak,
    Unit,
    UnitSoFar,
    Unresolvable,
    Weekday,
    WeekdayChoice,
    Weekend,
    WholeUnit,
    Window,
    Years,
)

_LAST = 2  # days: said on a Saturday, "last Thursday" is two days ago, "last Friday" the one before yesterday's
_FIRST_EASTER, _LAST_EASTER = 1583, 4099  # years for which both churches' Easter can be reckoned
_GREATEST = {Unit.HOUR: 24 * 3660, Unit.DAY: 3660, Unit.WEEK: 520, Unit.MONTH: 1200, Unit.YEAR: 3000}

_MONTHS_OF_YEAR = MappingProxyType(
    {None: (1, 12), Part.START: (1, 1), Part.EARLY: (1, 3), Part.MID: (6, 8), Part.LATE: (10, 12), Part.END: (12, 12)}
)
_DAYS_OF_MONTH = MappingProxyType(
    {
        None: (1, 31),
        Part.START: (1, 10),
        Part.EARLY: (1, 10),
        Part.MID: (11, 20),
        Part.LATE: (21, 31),
        Part.END: (21, 31),
        Part.FIRST_HALF: (1, 15),
        Part.SECOND_HALF: (16, 31),
        Part.FIRST_WEEK: (1, 7),
        Part.SECOND_WEEK: (8, 14),
        Part.THIRD_WEEK: (15, 21),
        Part.LAST_WEEK: (25, 31),
    }
)


def resolve(expression: TimeExpression, *, published: date | None, anchor: date | None = None) -> Interval | None:
    """Find the days an expression names; None where they cannot be known.

    `published` is the day the report itself counts from (see `reference_date`). `anchor` is the story's last date,
    which "the next day" and "two days later" count from, and which lends its year where `published` is unknown.
    """
    return resolve_meaning(expression.meaning, published, anchor)


def resolve_meaning(meaning: Meaning, published: date | None, anchor: date | None) -> Interval | None:
    """Resolve a meaning that stands without its words."""
    match meaning:
        case CalendarDate():
            interval = _calendar(meaning, published, anchor)
        case DayOfMonth():
            interval = _day_of_month(meaning, published, anchor)
        case SlashedDate():
            interval = _slashed(meaning, published)
        case Years():
            interval = years(meaning.first, meaning.last)
        case Season() | MovingFeast():
            interval = _of_a_year(meaning, published, anchor)
        case Weekday():
            interval = _weekday(meaning, published, anchor)
        case Since():
            interval = _since(meaning, published, anchor)
        case Between():
            interval = _between(meaning, published, anchor)
        case Shift() | WholeUnit():
            interval = _moved(meaning, published, anchor)
        case Streak(count=1) if anchor:
            interval = day(anchor)
        case Unresolvable():
            interval = None
        case _:
            interval = _ending_with(meaning, published) if published else None
    return interval


def _calendar(meaning: CalendarDate, published: date | None, anchor: date | None) -> Interval | None:
    if meaning.year is not None:
        return _in_year(meaning, meaning.year)
    if meaning.year_shift is not None:
        return _in_year(meaning, published.year + meaning.year_shift) if published else None
    if meaning.year_anchor is not None:
        base = anchor or published
        return _in_year(meaning, base.year + meaning.year_anchor) if base else None
    if meaning.month is None:
        return None
    if published is None:
        return _following(meaning, anchor) if anchor else None
    return _latest(meaning, published)


def _in_year(meaning: CalendarDate, year: int) -> Interval | None:
    if not 1 <= year <= 9999:
        return None
    if meaning.month is None:
        return _part_of_year(year, meaning.part)
    month = month_of(year, meaning.month)
    if meaning.day is None:
        return _part_of_month(month, meaning.part)
    return day(date(year, meaning.month, meaning.day)) if meaning.day <= month.end.day else None


def _following(meaning: CalendarDate, anchor: date) -> Interval | None:
    """The year of the story's last date, or the next one where a history passes from autumn to spring.

    benchmarks/wikiwars.py chose the eight months.
    """
    turned = meaning.month is not None and anchor.month - meaning.month >= 8
    return _in_year(meaning, anchor.year + turned)


def _part_of_year(year: int, part: Part | None) -> Interval | None:
    first, last = _MONTHS_OF_YEAR[part]
    return Interval.of(date(year, first, 1), month_of(year, last).end)


def _part_of_month(month: Interval, part: Part | None) -> Interval:
    first, last = _DAYS_OF_MONTH[part]
    return Interval.of(add_days(month.start, first - 1), min(month.end, add_days(month.start, last - 1)))


def _latest(meaning: CalendarDate, published: date) -> Interval | None:
    """The most recent such day or month that has begun by the publication."""
    running_month = meaning.day is None and meaning.month == published.month
    for year in range(published.year, published.year - 9, -1):
        interval = _in_year(meaning, year)
        if interval and interval.start <= published and not (meaning.past and running_month and year == published.year):
            return interval
    return None


def _day_of_month(meaning: DayOfMonth, published: date | None, anchor: date | None) -> Interval | None:
    """The day of that number nearest to the story's last date; without one, the last before the publication."""
    if meaning.months_back is not None:
        month = published and add_months(published.replace(day=1), -meaning.months_back)
        told = month and _in_year(CalendarDate(month=month.month, day=meaning.day), month.year)
        return told if told and published and told.start <= published else None
    base = anchor or published
    if base is None:
        return None
    months = (
        month_of(first.year, first.month) for first in (add_months(base.replace(day=1), n) for n in (-2, -1, 0, 1))
    )
    days = [m.start.replace(day=meaning.day) for m in months if meaning.day <= m.end.day]
    past = [when for when in days if published is None or when <= published]
    return day(min(past, key=lambda when: (abs((when - base).days), when < base))) if past else None


def _of_a_year(meaning: Season | MovingFeast, published: date | None, anchor: date | None) -> Interval | None:
    """What comes once a year, in the year said or the last one by the publication."""
    if isinstance(meaning, Season):
        return _season(meaning, published, anchor)
    return _moving_feast(meaning, published or anchor)


def _moving_feast(meaning: MovingFeast, latest: date | None) -> Interval | None:
    """Easter by the algorithm that dateutil takes from Oudin (1940), for years after the calendar's reform."""
    tried = [meaning.year] if meaning.year else [latest.year, latest.year - 1] if latest else []
    method = EASTER_ORTHODOX if meaning.eastern else EASTER_WESTERN
    for year in tried:
        when = add_days(easter(year, method), meaning.days) if _FIRST_EASTER <= year <= _LAST_EASTER else None
        if when and (meaning.year or (latest and when <= latest)):
            return day(when)
    return None


def _slashed(meaning: SlashedDate, published: date | None) -> Interval | None:
    """A date such as 05/07/2015 counts only where the publication tells which figure is the day."""
    if published is None or not 1 <= meaning.first <= 12 or not 1 <= meaning.second <= 12:
        return None
    readings = (date(meaning.year, meaning.second, meaning.first), date(meaning.year, meaning.first, meaning.second))
    near = [when for when in readings if abs((published - when).days) <= 15]
    return day(near[0]) if len(near) == 1 else None


def _season(meaning: Season, published: date | None, anchor: date | None) -> Interval | None:
    year = _year_of(meaning, published, anchor)
    if year is None or not 1 <= year < 9999:
        return None
    start = date(year, meaning.month, 1)
    return Interval.of(start, add_days(add_months(start, meaning.months), -1))


def _year_of(meaning: Season, published: date | None, anchor: date | None) -> int | None:
    """The year a season is said or told to be of, else the last in which it had begun by the publication."""
    if meaning.year is not None:
        return meaning.year
    if anchor and (meaning.anchored or published is None):
        return anchor.year
    if published is None:
        return None
    if meaning.year_shift is not None:
        return published.year + meaning.year_shift
    begun = date(published.year, meaning.month, 1)
    ended = meaning.past and add_months(begun, meaning.months) > published
    return published.year - (begun > published or ended)


def _weekday(meaning: Weekday, published: date | None, anchor: date | None) -> Interval | None:
    match meaning.choice:
        case WeekdayChoice.AFTER_ANCHOR:
            base = anchor and add_days(anchor, 7)
        case WeekdayChoice.OF_ANCHOR:
            base = anchor or published
        case WeekdayChoice.BEFORE_ANCHOR:
            base = (anchor or published) and add_days(anchor or published, -1)  # type: ignore[arg-type]
        case WeekdayChoice.WEEK_BEFORE:
            base = published and week_of(add_days(published, -7)).end
        case WeekdayChoice.BEFORE:
            base = published and add_days(published, -_LAST)
        case WeekdayChoice.NEAREST:
            base = published
    return day(add_days(base, -((base.weekday() - meaning.weekday) % 7))) if base else None


def _since(meaning: Since, published: date | None, anchor: date | None) -> Interval | None:
    start = resolve_meaning(meaning.start, published, anchor)
    if start is None or published is None or start.start > published:
        return None
    return Interval.of(_first_day(meaning.start, start, published), published)


def _first_day(meaning: Meaning, start: Interval, published: date) -> date:
    """Since the end of July is since its last day, since mid-July since the 15th."""
    if isinstance(meaning, CalendarDate) and meaning.day is None:
        if meaning.part is Part.END:
            return min(start.end, published)
        if meaning.part is Part.MID and meaning.month is not None:
            return min(start.start.replace(day=15), published)
    return start.start


def _between(meaning: Between, published: date | None, anchor: date | None) -> Interval | None:
    opening = resolve_meaning(meaning.first, published, anchor)
    last = resolve_meaning(meaning.last, published, opening.start if opening else anchor)
    if last is None:
        return None
    first = resolve_meaning(meaning.first, last.end, anchor)
    return Interval.of(first.start, last.end) if first and first.start <= last.end else None


def _moved(meaning: Shift | WholeUnit, published: date | None, anchor: date | None) -> Interval | None:
    """Count from the story's last date where the words do, else from the publication, never into the future of it."""
    if abs(meaning.amount) > _GREATEST.get(meaning.unit, 400):
        return None
    base = (anchor or published) if meaning.anchored else published
    if base is None or (meaning.anchored and anchor is None and meaning.amount > 0):
        return None
    if not meaning.anchored and meaning.amount > 0:
        return None
    moved = _moved_by(base, meaning.unit, meaning.amount)
    if isinstance(meaning, WholeUnit):
        return unit_of(moved, meaning.unit)
    return day(moved) if meaning.exact else _blurred(moved, meaning.unit)


def _moved_by(base: date, unit: Unit, amount: int) -> date:
    """Step by units; hours that make no whole day leave the day as it is: "an hour later"."""
    if unit is Unit.HOUR:
        return add_days(base, abs(amount) // 24 * (1 if amount > 0 else -1))
    return step(base, unit, amount)


def _blurred(when: date, unit: Unit) -> Interval | None:
    """ "Two years ago" is known to the year; months, weeks and days to the day."""
    return unit_of(when, unit) if unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY) else day(when)


def _ending_with(meaning: Window | Streak | UnitSoFar | Weekend, published: date) -> Interval | None:
    match meaning:
        case Window():
            if meaning.amount > _GREATEST.get(meaning.unit, 400):
                return None
            return Interval.of(step(published, meaning.unit, -meaning.amount), published)
        case Streak():
            return Interval.of(step(published, meaning.unit, 1 - meaning.count), published)
        case UnitSoFar():
            return _so_far(meaning, published)
        case Weekend():
            saturday = add_days(published, -((published.weekday() - 5) % 7))
            if meaning.past and published.weekday() >= 5:
                saturday = add_days(saturday, -7)
            return Interval.of(saturday, min(add_days(saturday, 1), max(published, saturday)))


def _so_far(meaning: UnitSoFar, published: date) -> Interval | None:
    if meaning.year is not None:
        start = years(meaning.year, meaning.year)
        return Interval.of(start.start, min(published, start.end)) if start and start.start <= published else None
    if meaning.unit is Unit.WEEK and published.weekday() == 0:
        return Interval.of(add_days(published, -7), published)
    unit = unit_of(published, meaning.unit)
    if unit and meaning.unit is Unit.MONTH and meaning.part:
        part = _part_of_month(unit, meaning.part)
        return Interval.of(part.start, min(part.end, published)) if part.start <= published else None
    return Interval.of(unit.start, published) if unit else None
