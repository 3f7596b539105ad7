"""What a time expression means before anyone knows when the report was published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Unit(StrEnum):
    """The units time is counted in; hours count as days, rounded up."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """Which part of a month or year is meant."""

    START = "start"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    FIRST_WEEK = "first week"
    SECOND_WEEK = "second week"
    THIRD_WEEK = "third week"
    LAST_WEEK = "last week"


class WeekdayChoice(StrEnum):
    """Which of the many Fridays is meant."""

    NEAREST = "nearest"
    BEFORE = "before"
    WEEK_BEFORE = "week before"
    BEFORE_ANCHOR = "before anchor"
    AFTER_ANCHOR = "after anchor"
    OF_ANCHOR = "of anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A year, month and day, as far as the words give them: "5 July" has no year.

    `year_shift` counts years from the publication ("March last year": -1), `year_anchor` from the story's last
    date ("in May of that year": 0). `past` marks "last May". A year before our era is negative: 490 BC is -490.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    year_shift: int | None = None
    year_anchor: int | None = None
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfMonth:
    """A day whose month the story tells: "on the 8th", "the night of the 10th".

    `months_back` counts months from the publication: "the 9th instant" is 0, "the 9th ultimo" 1.
    """

    day: int
    months_back: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingFeast:
    """A day so many days from Easter Sunday, of a year or the last one before the publication."""

    days: int
    year: int | None = None
    eastern: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlashedDate:
    """A date in figures that can be read two ways: "05/07/2015". `first` and `second` stand as written."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A run of years, both included: a decade, a century, "1991-1995"."""

    first: int
    last: int
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Three months that begin with `month`, or as many as `months`: "the first half of the year".

    `year_shift` counts years from the publication; `anchored` is of the story's year ("that summer").
    """

    month: int
    year: int | None = None
    part: Part | None = None
    past: bool = False
    months: int = 3
    year_shift: int | None = None
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A weekday, Monday is 0."""

    weekday: int
    choice: WeekdayChoice = WeekdayChoice.NEAREST


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekend:
    """Saturday and Sunday; `past` marks "last weekend"."""

    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units from the publication or, `anchored`, from the story's last date: "yesterday", "a week earlier".

    `exact`: to the day ("a year ago today"). `beside`: from a day that its own sentence names before it, if it does
    ("on Friday, a week after").
    """

    unit: Unit
    amount: int
    anchored: bool = False
    exact: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeUnit:
    """A whole calendar unit: "last month" is amount -1, "that year" is 0 and anchored."""

    unit: Unit
    amount: int
    anchored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSoFar:
    """From the beginning of the running week, month or year to the publication: "this year"."""

    unit: Unit
    year: int | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """So many units that end with the publication: "the past 24 hours", "in two days"."""

    unit: Unit
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """The n-th day, week or month of something still going on: "for a third day"."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolvable:
    """A time nobody can put dates on: too vague ("in recent days") or still to come ("next month")."""

    future: bool = False


Point: TypeAlias = (
    CalendarDate
    | DayOfMonth
    | MovingFeast
    | SlashedDate
    | Years
    | Season
    | Weekday
    | Weekend
    | Shift
    | WholeUnit
    | UnitSoFar
    | Window
    | Streak
    | Unresolvable
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From a point to the publication: "since Wednesday"."""

    start: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """From the first point to the last, both included: "from Monday to Thursday"."""

    first: Point
    last: Point


Meaning: TypeAlias = Point | Since | Between
