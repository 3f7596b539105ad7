"""Building: from a matched rule and the pieces it filled to the meaning of the expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from fairwitness.text.dates.lexicon import Value
from fairwitness.text.dates.matching import Match
from fairwitness.text.dates.meaning import (
    Between,
    CalendarDate,
    DayOfMonth,
    Meaning,
    MovingFeast,
    Part,
    Season,
    Shift,
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
from fairwitness.text.dates.pieces import Piece

_DAYS_A_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Filled:
    """What the pieces of a match stand for, by class and in order."""

    def __init__(self, match: Match, pieces: Sequence[Piece]) -> None:
        self._values: dict[str, list[Value]] = {}
        self.settings: Mapping[str, int | str] = match.rule.settings
        for name, index in match.filled:
            if name.isupper():
                self._values.setdefault(name, []).append(pieces[index].classes[name])

    def integers(self, *names: str) -> list[int]:
        """All whole numbers that the classes named were filled with, in the order of the names."""
        return [v for name in names for v in self._values.get(name, ()) if isinstance(v, int)]

    def integer(self, *names: str) -> int | None:
        """The first whole number among the classes named."""
        return next(iter(self.integers(*names)), None)

    def word(self, *names: str) -> str | None:
        """The first word among the classes named."""
        return next((v for name in names for v in self._values.get(name, ()) if isinstance(v, str)), None)

    def figures(self, name: str) -> tuple[int, int, int] | None:
        """Three numbers of a date in figures."""
        return next((v for v in self._values.get(name, ()) if isinstance(v, tuple)), None)

    def setting(self, name: str) -> int | None:
        """A whole-number key of the rule."""
        value = self.settings.get(name)
        return int(value) if value is not None else None

    @property
    def part(self) -> Part | None:
        """Early, mid or late, or the part the rule is for, where said."""
        word = self.settings.get("part") or self.word("PART")
        return Part(str(word)) if word else None

    @property
    def unit(self) -> Unit | None:
        """The unit counted in, named in the text or by the rule."""
        word = self.word("UNIT", "WHOLE_UNIT", "SHORT_UNIT") or self.settings.get("unit")
        return Unit(str(word)) if word else None

    @property
    def year(self) -> int | None:
        """The year, two digits counted as of the twentieth century from 30 on."""
        year = self.integer("YEAR")
        if year is None and (short := self.integer("YEAR2")) is not None:
            year = 1900 + short if short >= 30 else 2000 + short
        return year


def build(match: Match, pieces: Sequence[Piece], figures: tuple[int, int, int] | None) -> Meaning | None:
    """Build the meaning of a match; None where the words make no date after all ("31 February")."""
    filled = Filled(match, pieces)
    if match.rule.means == "numeric":
        return _numeric(figures, filled.word("NUMERIC"))
    builder = _builders().get(match.rule.means)
    return builder(filled) if builder else None


def _numeric(figures: tuple[int, int, int] | None, mark: str | None) -> Meaning | None:
    if figures is None or mark is None:
        return None
    if mark == "iso":
        return _checked(CalendarDate(year=figures[0], month=figures[1], day=figures[2]))
    first, second, year = figures
    if second > 12 or first > 12 or mark in ".-" or first == second:
        day, month = (second, first) if second > 12 else (first, second)
        return _checked(CalendarDate(year=year, month=month, day=day))
    return SlashedDate(first=first, second=second, year=year)


def _checked(date: CalendarDate) -> CalendarDate | None:
    """Refuse days and months that no calendar has; years outside 1000-2999 are dropped."""
    if date.month is not None and not 1 <= date.month <= 12:
        return None
    if date.day is not None and not 1 <= date.day <= _DAYS_A_MONTH[(date.month or 1) - 1]:
        return None
    if (
        date.day == 29
        and date.month == 2
        and date.year
        and (date.year % 4 or (not date.year % 100 and date.year % 400))
    ):
        return None
    return date


def _calendar(filled: Filled) -> Meaning | None:
    year, day = filled.year, filled.integer("DAY", "ORDINAL")
    if (glued := filled.figures("GLUED")) is not None:
        year, _, day = glued
    month = filled.integer("MONTH", "SHORT_MONTH", "SURE_MONTH")
    if month is None and day is not None:
        return None
    return _checked(
        CalendarDate(
            year=year,
            month=month,
            day=day,
            part=filled.part,
            year_shift=filled.setting("year_shift"),
            year_anchor=filled.setting("year_anchor"),
            past=bool(filled.settings.get("past")),
        )
    )


def _ancient(filled: Filled) -> Meaning | None:
    year = filled.integer("YEAR", "NUMBER")
    return CalendarDate(year=-year, month=filled.integer("MONTH")) if year else None


def _days_of_month(filled: Filled) -> Meaning | None:
    days, month, year = filled.integers("DAY"), filled.integer("MONTH"), filled.year
    if month is None:
        return Between(first=DayOfMonth(day=days[0]), last=DayOfMonth(day=days[-1]))
    first = _checked(CalendarDate(year=year, month=month, day=days[0]))
    last = _checked(CalendarDate(year=year, month=month, day=days[-1]))
    return Between(first=first, last=last) if first and last and days[0] <= days[-1] else None


def _months(filled: Filled) -> Meaning | None:
    months, days, year = filled.integers("MONTH"), filled.integers("DAY"), filled.year
    days_or_none: list[int | None] = [days[0], days[-1]] if len(days) > 1 else [None, None]
    last = _checked(CalendarDate(year=year, month=months[-1], day=days_or_none[1]))
    before = year - 1 if year and months[0] > months[-1] else year
    first = _checked(CalendarDate(year=before, month=months[0], day=days_or_none[0]))
    return Between(first=first, last=last) if first and last else None


def _years(filled: Filled) -> Meaning | None:
    years = filled.integers("YEAR")
    if len(years) == 1 and (short := filled.integer("YEAR2")) is not None:
        years.append(years[0] // 100 * 100 + short)
    return Years(first=years[0], last=years[1]) if len(years) == 2 and years[0] <= years[1] else None


def _decade(filled: Filled) -> Meaning | None:
    first = filled.integer("DECADE")
    if first is None:
        return None
    length = 100 if first % 100 == 0 and first < 2000 else 10
    return Years(first=first, last=first + length - 1, part=filled.part)


def _century(filled: Filled) -> Meaning | None:
    number = filled.integer("ORDINAL", "DAY")
    return Years(first=number * 100 - 99, last=number * 100, part=filled.part) if number and number <= 21 else None


def _season(filled: Filled) -> Meaning | None:
    month = filled.integer("SEASON", "VAGUE_SEASON")
    past, anchored = (bool(filled.settings.get(name)) for name in ("past", "anchored"))
    return Season(month=month, year=filled.year, part=filled.part, past=past, anchored=anchored) if month else None


def _share_of_year(filled: Filled) -> Meaning | None:
    """The second quarter begins with the fourth month, the last two months with the eleventh; no year has a fifth."""
    months, number = filled.integer("SHARE", "COUNT") or 12, filled.integer("ORDINAL") or filled.setting("number") or 0
    month = 12 - months + 1 if number < 0 else (number - 1) * months + 1
    shift = filled.setting("year_shift")
    return Season(month=month, year=filled.year, months=months, year_shift=shift) if 1 <= month <= 12 else None


def _day_of_month(filled: Filled) -> Meaning | None:
    day = filled.integer("DAY", "ORDINAL")
    return DayOfMonth(day=day, months_back=filled.setting("months_back")) if day else None


def _moving_feast(filled: Filled) -> Meaning | None:
    return MovingFeast(
        days=filled.setting("easter_days") or 0, year=filled.year, eastern=bool(filled.setting("eastern"))
    )


def _holiday(filled: Filled) -> Meaning | None:
    month_day = filled.setting("month_day") or filled.integer("FIXED_DAY")
    return CalendarDate(year=filled.year, month=month_day // 100, day=month_day % 100) if month_day else None


def _weekday(filled: Filled) -> Meaning | None:
    weekday = filled.integer("WEEKDAY", "SHORT_WEEKDAY")
    choice = WeekdayChoice(str(filled.settings.get("which", WeekdayChoice.NEAREST)))
    return Weekday(weekday=weekday, choice=choice) if weekday is not None else None


def _weekdays(filled: Filled) -> Meaning | None:
    days = filled.integers("WEEKDAY")
    return Between(first=Weekday(weekday=days[0]), last=Weekday(weekday=days[-1]))


def _shift(filled: Filled) -> Meaning | None:
    amount = filled.setting("amount")
    if amount is None:
        amount = filled.integer("TODAY")
    if amount is None:
        number = filled.integer("NUMBER")
        amount = (1 if number is None else number) * (filled.setting("sign") or 1)
    unit = filled.unit or (Unit.FORTNIGHT if filled.integer("TODAY") is None else Unit.DAY)
    anchored, exact, beside = (bool(filled.settings.get(name)) for name in ("anchored", "exact", "beside"))
    return Shift(unit=unit, amount=amount, anchored=anchored, exact=exact, beside=beside)


def _whole_unit(filled: Filled) -> Meaning | None:
    unit = filled.unit or Unit.YEAR
    return WholeUnit(unit=unit, amount=filled.setting("amount") or 0, anchored=bool(filled.settings.get("anchored")))


def _so_far(filled: Filled) -> Meaning | None:
    return UnitSoFar(unit=filled.unit or Unit.YEAR, year=filled.year, part=filled.part)


def _window(filled: Filled) -> Meaning | None:
    amount = filled.integer("COUNT", "NUMBER", "DAY")
    return Window(unit=filled.unit or Unit.HOUR, amount=1 if amount is None else amount)


def _streak(filled: Filled) -> Meaning | None:
    count = filled.integer("ORDINAL", "DAY")
    return Streak(unit=filled.unit or Unit.DAY, count=count) if count else None


@cache
def _builders() -> Mapping[str, Callable[[Filled], Meaning | None]]:
    return MappingProxyType(
        {
            "calendar": _calendar,
            "ancient": _ancient,
            "day of month": _day_of_month,
            "days of month": _days_of_month,
            "months": _months,
            "years": _years,
            "decade": _decade,
            "century": _century,
            "season": _season,
            "share of year": _share_of_year,
            "holiday": _holiday,
            "moving feast": _moving_feast,
            "weekday": _weekday,
            "weekdays": _weekdays,
            "weekend": lambda filled: Weekend(past=bool(filled.settings.get("past"))),
            "shift": _shift,
            "whole unit": _whole_unit,
            "unit so far": _so_far,
            "year so far": _so_far,
            "window": _window,
            "streak": _streak,
            "vague": lambda _: Unresolvable(),
            "future": lambda _: Unresolvable(future=True),
        }
    )
