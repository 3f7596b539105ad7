"""Finding time expressions: "on Friday", "5 July 2015", "since Wednesday", each with its place and meaning."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairwitness.text.dates.building import build
from fairwitness.text.dates.lexicon import lexicon, wordings
from fairwitness.text.dates.matching import Match, best_match
from fairwitness.text.dates.meaning import (
    Between,
    CalendarDate,
    DayOfMonth,
    Meaning,
    Point,
    Season,
    Shift,
    Since,
    SlashedDate,
    Unit,
    UnitSoFar,
    Weekday,
    Weekend,
    WholeUnit,
    Years,
)
from fairwitness.text.dates.pieces import Piece, cut

_LINKS = {
    "between": (["and"],),
    "from": (["to"], ["until"], ["till"], ["through"], ["up", "to"]),
}
_TELLING = 50
_CLAUSE = 16
_JOINABLE = (CalendarDate, DayOfMonth, Weekday, Years, Shift, WholeUnit)
_OPENABLE = (*_JOINABLE, SlashedDate, Season, Weekend, UnitSoFar)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Characters `[start, end)` of a text that say when, and what they mean."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    meaning: Meaning


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text: in order, none overlapping. Linear in the length of the text."""
    pieces = cut(text)
    found = _join(pieces, _scan(pieces))
    return tuple(
        TimeExpression(start=pieces[f.first].start, end=pieces[f.last - 1].end, meaning=f.meaning) for f in found
    )


def times_within(times: Sequence[TimeExpression], start: int, end: int) -> Sequence[TimeExpression]:
    """Of the times of a text, in order, those that begin in the characters `[start, end)`."""
    first, last = (bisect_left(times, at, key=lambda time: time.start) for at in (start, end))
    return times[first:last]


def is_reporting_time(text: str, expression: TimeExpression) -> bool:
    """Tell whether an expression says when something was told: "the army said on Friday"."""
    return tells(text, expression.start, expression.end)


def tells(text: str, start: int, end: int) -> bool:
    """Tell whether words stand by a word of telling: "said on Friday"; "two days later" by one of its own sentence."""
    told = text[max(0, start - _TELLING) : start]
    if wordings().counted_on.search(text, start, end):
        told = wordings().sentence_end.split(told)[-1]
    before = _at_place(told).lower().split()[-3:]
    after = text[end : end + _TELLING].lower().split()[:1]
    return any(word.strip(".,:;\"'”’") in lexicon().reporting_words for word in (*before, *after))


def _at_place(before: str) -> str:
    """Leave out where it was told: "said in Port Vell on" is "said on"."""
    return wordings().at_place.sub(" ", before)


def _scan(pieces: Sequence[Piece]) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    while at < len(pieces):
        match = _longest(pieces, at)
        meaning = _meaning(match, pieces) if match else None
        if match and meaning:
            found.append(_Found(match.first, match.last, meaning))
        refused = match is not None and match.rule.means == "nothing"
        at = match.last if match and (meaning or refused) else at + 1
    return found


def _longest(pieces: Sequence[Piece], at: int) -> Match | None:
    """The best match at a place; one that only needed a word before it yields to a longer one that begins after it."""
    match = best_match(pieces, at)
    if match is None or match.first == at or match.rule.settings.get("settled"):
        return match
    inner = best_match(pieces, match.first)
    return inner if inner and inner.last > match.last else match


def _meaning(match: Match, pieces: Sequence[Piece]) -> Meaning | None:
    figures = next((pieces[i].classes.get("FIGURES") for name, i in match.filled if name == "NUMERIC"), None)
    return build(match, pieces, figures if isinstance(figures, tuple) else None)


def _join(pieces: Sequence[Piece], found: Sequence[_Found]) -> list[_Found]:
    """Join neighbours into "from X to Y" and read "since X"."""
    joined: list[_Found] = []
    index = 0
    while index < len(found):
        pair = _between(pieces, found[index], found[index + 1]) if index + 1 < len(found) else None
        joined.append(pair or _since(pieces, found[index], joined[-1].last if joined else 0))
        index += 2 if pair else 1
    return joined


def _between(pieces: Sequence[Piece], one: _Found, other: _Found) -> _Found | None:
    opener = pieces[one.first - 1].word if one.first else ""
    link = [pieces[i].word for i in range(one.last, other.first)] if other.first - one.last <= 2 else []
    opened = link in _LINKS.get(opener, ())
    if not opened and (link != ["and"] or not _is_day(one.meaning) or not _is_day(other.meaning)):
        return None
    if not isinstance(one.meaning, _JOINABLE) or not isinstance(other.meaning, _JOINABLE):
        return None
    first, last = _completed(one.meaning, other.meaning)
    return _Found(one.first - opened, other.last, Between(first=first, last=last))


def _is_day(meaning: Meaning) -> bool:
    """ "Thursday and Friday", "last night and early this morning" are one stretch of days."""
    return isinstance(meaning, Weekday) or (isinstance(meaning, Shift) and meaning.unit is Unit.DAY)


def _completed(first: Point, last: Point) -> tuple[Point, Point]:
    """Lend the first date what only the second one says: "from 3 March to 5 May 2015"."""
    if isinstance(first, CalendarDate) and isinstance(last, CalendarDate) and first.year is None and last.year:
        later = (first.month or 0) > (last.month or 12)
        return replace(first, year=last.year - later), last
    return first, last


def _since(pieces: Sequence[Piece], found: _Found, barrier: int) -> _Found:
    """Read "since Wednesday", "from 2011 onwards" and "since the war broke out in 2011" as going on."""
    if not isinstance(found.meaning, _OPENABLE):
        return found
    going_on = Since(start=found.meaning)
    if found.first > barrier and pieces[found.first - 1].word in lexicon().opening_words:
        return _Found(found.first - 1, found.last, going_on)
    if found.last < len(pieces) and pieces[found.last].word in ("onwards", "onward"):
        return _Found(found.first, found.last + 1, going_on)
    if _in_opening_clause(pieces, found.first, max(barrier, found.first - _CLAUSE)):
        return _Found(found.first, found.last, going_on)
    return found


def _in_opening_clause(pieces: Sequence[Piece], first: int, barrier: int) -> bool:
    words = lexicon()
    for index in range(first - 1, barrier - 1, -1):
        piece = pieces[index]
        if "STOP" in piece.classes or "SEMICOLON" in piece.classes or pieces[index + 1].breaks:
            return False
        if piece.word in words.opening_words:
            return index == 0 or pieces[index - 1].word not in words.perfect_words
        if piece.word in ("that", "which") and pieces[index + 1].word in words.beginning_words:
            return True
    return False
