"""Finding time expressions: "on Friday", "5 July 2015", "since Wednesday", each with its place and meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairwitness.text.dates.building import build
from fairwitness.text.dates.lexicon import lexicon
from fairwitness.text.dates.matching import Match, best_match
from fairwitness.text.dates.meaning import (
    Between,
    CalendarDate,
    Meaning,
    Point,
    Shift,
    Since,
    Streak,
    Unresolvable,
    Weekday,
    WholeUnit,
    Window,
    Years,
)
from fairwitness.text.dates.pieces import Piece, cut

_LINKS = {
    "between": (["and"],),
    "from": (["to"], ["until"], ["till"], ["through"], ["up", "to"]),
}
_TELLING = 50
_JOINABLE = (CalendarDate, Weekday, Years, Shift, WholeUnit)


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


def is_reporting_time(text: str, expression: TimeExpression) -> bool:
    """Tell whether an expression says when something was told: "the army said on Friday"."""
    before = text[max(0, expression.start - _TELLING) : expression.start].lower().split()[-3:]
    return any(word.strip(".,:;\"'”’") in lexicon().reporting_words for word in before)


def _scan(pieces: Sequence[Piece]) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    while at < len(pieces):
        match = best_match(pieces, at)
        meaning = _meaning(match, pieces) if match else None
        if match and meaning:
            found.append(_Found(match.first, match.last, meaning))
        refused = match is not None and match.rule.means == "nothing"
        at = match.last if match and (meaning or refused) else at + 1
    return found


def _meaning(match: Match, pieces: Sequence[Piece]) -> Meaning | None:
    figures = next((pieces[i].classes.get("FIGURES") for name, i in match.filled if name == "NUMERIC"), None)
    return build(match, pieces, figures if isinstance(figures, tuple) else None)


def _join(pieces: Sequence[Piece], found: Sequence[_Found]) -> list[_Found]:
    """Join neighbours into "from X to Y" and read "since X"."""
    joined: list[_Found] = []
    index = 0
    while index < len(found):
        pair = _between(pieces, found[index], found[index + 1]) if index + 1 < len(found) else None
        joined.append(pair or _since(pieces, found[index]))
        index += 2 if pair else 1
    return joined


def _between(pieces: Sequence[Piece], one: _Found, other: _Found) -> _Found | None:
    opener = pieces[one.first - 1].word if one.first else ""
    link = [pieces[i].word for i in range(one.last, other.first)] if other.first - one.last <= 2 else []
    if link not in _LINKS.get(opener, ()):
        return None
    if not isinstance(one.meaning, _JOINABLE) or not isinstance(other.meaning, _JOINABLE):
        return None
    first, last = _completed(one.meaning, other.meaning)
    return _Found(one.first - 1, other.last, Between(first=first, last=last))


def _completed(first: Point, last: Point) -> tuple[Point, Point]:
    """Lend the first date what only the second one says: "from 3 March to 5 May 2015"."""
    if isinstance(first, CalendarDate) and isinstance(last, CalendarDate) and first.year is None and last.year:
        later = (first.month or 0) > (last.month or 12)
        return replace(first, year=last.year - later), last
    return first, last


def _since(pieces: Sequence[Piece], found: _Found) -> _Found:
    before = pieces[found.first - 1].word if found.first else ""
    after = pieces[found.last].word if found.last < len(pieces) else ""
    if isinstance(found.meaning, Since | Between | Window | Streak | Unresolvable):
        return found
    if before == "since":
        return _Found(found.first - 1, found.last, Since(start=found.meaning))
    if after in ("onwards", "onward"):
        return _Found(found.first, found.last + 1, Since(start=found.meaning))
    return found
