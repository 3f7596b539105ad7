"""Measure time expressions on WikiWars, 22 histories of wars: `python benchmarks/wikiwars.py wikiwars.tar.gz`.

Prints precision, recall and F1 of the values of day, month and year expressions: a value counts where it equals
the annotated TIMEX2 value (a time of day cut to its day) and the two spans share a character. Ranges count as their
two ends. The corpus (CC BY-SA 3.0, Mazur and Dale 2010) is not shipped with the project.
"""

from __future__ import annotations

import html
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fairwitness.text.dates import Interval, TimeExpression, find_times, resolve, resolve_meaning
from fairwitness.text.dates.meaning import Between, CalendarDate, Meaning, Shift, Since, Unit, Weekday, WholeUnit, Years

KINDS = ("day", "month", "year")
_TAG = re.compile(r"<[^<>]*>")
_OPENS = re.compile(r'<TIMEX2[^<>]*?\sval="([^"]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A value at characters `[start, end)`, and whether it is a day, a month or a year."""

    start: int
    end: int
    kind: str
    value: str


def main() -> None:
    """Print the figures, and the misses of one document where its name is given as second argument."""
    hits, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    shown = sys.argv[2] if len(sys.argv) > 2 else None
    for name, text, expected in documents(Path(sys.argv[1])):
        found = list(values(text))
        matched = match(expected, found)
        for counter, items in ((hits, [expected[i] for i in matched]), (wanted, expected), (given, found)):
            counter.update(item.kind for item in items)
        if shown and shown in name:
            show(text, expected, found, matched)
    for kind in KINDS:
        print(figures(kind, hits[kind], wanted[kind], given[kind]))
    print(figures("all", hits.total(), wanted.total(), given.total()))


def figures(kind: str, hits: int, wanted: int, given: int) -> str:
    """One line of figures."""
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    return (
        f"{kind:6} annotated {wanted:5} found {given:5} right {hits:5} "
        f"P {precision:.3f} R {recall:.3f} F1 {2 * hits / max(1, wanted + given):.3f}"
    )


def documents(archive: Path) -> Iterator[tuple[str, str, list[Value]]]:
    """Name, plain text and annotated values of every document."""
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda m: m.name):
            if "/keyinline/" in member.name and member.name.endswith(".xml"):
                marked = files.extractfile(member)
                if marked is not None:
                    text, annotated = plain(marked.read().decode("utf-8"))
                    yield member.name, text, annotated


def plain(marked: str) -> tuple[str, list[Value]]:
    """Take the tags out of a text and turn its TIMEX2 tags into values."""
    marked = marked[marked.index("<TEXT>") + 6 : marked.index("</TEXT>")]
    parts: list[str] = []
    length, last = 0, 0
    opened: list[tuple[int, str]] = []
    annotated: list[Value] = []
    for tag in _TAG.finditer(marked):
        parts.append(html.unescape(marked[last : tag.start()]))
        length, last = length + len(parts[-1]), tag.end()
        if tag.group().startswith("<TIMEX2"):
            value = _OPENS.match(tag.group())
            opened.append((length, value[1] if value else ""))
        elif tag.group().startswith("</TIMEX2") and opened:
            start, value_words = opened.pop()
            if kept := normal(value_words):
                annotated.append(Value(start, length, *kept))
    parts.append(html.unescape(marked[last:]))
    return "".join(parts), sorted(annotated, key=lambda v: v.start)


def normal(value: str) -> tuple[str, str] | None:
    """Kind and value of a TIMEX2 value; None for durations, decades, seasons, weeks and vague times."""
    day = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:T.*)?", value)
    if day:
        return "day", day[1]
    if re.fullmatch(r"(?:BC)?\d{4}-\d{2}", value):
        return "month", value
    return ("year", value) if re.fullmatch(r"(?:BC)?\d{4}", value) else None


def values(text: str) -> Iterator[Value]:
    """What the package finds, read as a history: every expression counts from the last one before it."""
    anchor: date | None = None
    for expression in find_times(text):
        interval = resolve(expression, published=None, anchor=anchor)
        for meaning in points(expression.meaning):
            point = resolve_meaning(meaning, None, anchor)
            if kept := written(meaning, point):
                yield Value(expression.start, expression.end, *kept)
            anchor = _next_anchor(expression, point or interval, anchor)


def _next_anchor(expression: TimeExpression, interval: Interval | None, anchor: date | None) -> date | None:
    return interval.start if interval and not isinstance(expression.meaning, Since) else anchor


def points(meaning: Meaning) -> tuple[Meaning, ...]:
    """The ends of a range, or the meaning itself."""
    if isinstance(meaning, Since):
        return (meaning.start,)
    if isinstance(meaning, Between):
        return (meaning.first, meaning.last)
    if isinstance(meaning, Years) and meaning.last - meaning.first not in (9, 99):
        return (CalendarDate(year=meaning.first), CalendarDate(year=meaning.last))
    return (meaning,)


def written(meaning: Meaning, interval: Interval | None) -> tuple[str, str] | None:
    """Kind and value of a meaning in the notation of TIMEX2."""
    if isinstance(meaning, CalendarDate) and (meaning.year or 0) < 0:
        return "year", f"BC{-(meaning.year or 0):04}"
    if interval is None:
        return None
    kind = grain(meaning)
    length = {"day": 10, "month": 7, "year": 4}
    return (kind, interval.start.isoformat()[: length[kind]]) if kind else None


def grain(meaning: Meaning) -> str | None:
    """Whether a meaning names a day, a month or a year."""
    if isinstance(meaning, CalendarDate):
        return "day" if meaning.day else "month" if meaning.month else "year"
    if isinstance(meaning, Weekday):
        return "day"
    if isinstance(meaning, Shift | WholeUnit):
        return {Unit.DAY: "day", Unit.MONTH: "month", Unit.YEAR: "year"}.get(meaning.unit)
    return None


def match(expected: list[Value], found: list[Value]) -> dict[int, int]:
    """Pair annotated values with found ones, each at most once."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, want in enumerate(expected):
        for j, have in enumerate(found):
            if j not in taken and want.value == have.value and want.start < have.end and have.start < want.end:
                pairs[i] = j
                taken.add(j)
                break
    return pairs


def show(text: str, expected: list[Value], found: list[Value], matched: dict[int, int]) -> None:
    """Print what was missed and what was wrong."""
    for mark, items, known in (("-", expected, set(matched)), ("+", found, set(matched.values()))):
        for item in (v for i, v in enumerate(items) if i not in known):
            before, after = text[max(0, item.start - 50) : item.start], text[item.end : item.end + 30]
            print(mark, item.value, "|", f"{before}[[{text[item.start : item.end]}]]{after}".replace("\n", "/"))


if __name__ == "__main__":
    main()
