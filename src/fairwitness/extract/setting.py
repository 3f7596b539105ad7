"""The setting of a claim: of the places and days a reader points at, those that say where and when the harm was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from fairwitness.extract.place_phrases import place_phrases
from fairwitness.extract.place_wording import read_wording
from fairwitness.model import PlaceMention, PlacePrecision, Span
from fairwitness.text.dates import TimeExpression, times_within
from fairwitness.text.reader import Pointer
from fairwitness.text.syntax import syntax

_TOGETHER = 60  # characters: "Thursday and Friday" date one claim, a Monday ten words on is another matter
_RIGHT_BEHIND = 3  # characters: a comma and a blank stand between at most
_OWNERS = 2  # characters: "Thursday's" is a Thursday
_ONE_BREATH = 40  # characters between two names of one list
_COARSENESS = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR_TOWN: 1,
    PlacePrecision.ADMIN2: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.COUNTRY: 4,
}


def names_only(spans: Sequence[Span], times: Sequence[TimeExpression]) -> tuple[Span, ...]:
    """Leave out what cannot name a place: date words, and common nouns where another mention is a name."""
    undated = [_before_time(s, times) for s in spans if not _is_time(s, times)]
    named = [s for s in undated if is_name(s)]
    return tuple(named or undated)


def is_movable(span: Span) -> bool:
    """Tell whether words pointed at for a place are only for a car, a patrol or a unit, wherever it was."""
    return span.words.lower().split()[-1] in place_phrases().movable


def _is_time(span: Span, times: Sequence[TimeExpression]) -> bool:
    """Tell whether a span is of the words of a time; these come in order, none overlapping."""
    at = bisect_right(times, span.start, key=lambda time: time.start) - 1
    return at >= 0 and span.end <= times[at].end + _OWNERS


def _before_time(span: Span, times: Sequence[TimeExpression]) -> Span:
    """A place without the time told behind it: "the coast on Friday" is the coast."""
    within = next((time for time in times_within(times, span.start + 1, span.end) if time.start > span.start), None)
    if within is None:
        return span
    words = span.words[: within.start - span.start].rstrip(" ,")
    head, _, last = words.rpartition(" ")
    words = head if last.lower() in place_phrases().links else words
    return Span(start=span.start, end=span.start + len(words), words=words) if words else span


def is_name(span: Span) -> bool:
    """Tell a name from a common noun: it has a capital letter."""
    return any(c.isupper() for c in span.words)


def near_the_likeliest(pointers: Sequence[Pointer]) -> tuple[Span, ...]:
    """Of the date words pointed at keep the likeliest and what stands beside them."""
    likely = [(p.probability, p.span) for p in pointers if p.span]
    if not likely:
        return ()
    best = max(likely)[1]
    return tuple(sorted(s for _, s in likely if abs(s.start - best.start) <= _TOGETHER))


def told_behind(text: str, quote: Span, times: Sequence[TimeExpression]) -> Span | None:
    """The date words right behind a quote, which belong to its verb: "was found dead today", "shot since January".

    A date on the next line, or one that a capital letter makes open a sentence, is another sentence's.
    """
    at = next(iter(times_within(times, quote.end, quote.end + _RIGHT_BEHIND)), None)
    if at is None or text[quote.end : at.start] not in {" ", ", "}:
        return None
    first = text[at.start : at.end].split(maxsplit=1)[0]
    opens = first[0].isupper() and first.lower() in syntax().time_opener and not quote.words.isupper()
    return None if opens else Span.of(text, at.start, at.end)


def told_together(pointers: Sequence[Pointer]) -> tuple[Span, ...]:
    """Of the places pointed at keep the likeliest and those told in one breath with it, as a list of towns is.

    A second place that stands elsewhere in the report is a second guess at the same place: of 64
    claims of texts held out that this changes, 13 come right by it and 1 goes wrong.
    """
    likely = sorted(((p.probability, p.span) for p in pointers if p.span), key=lambda each: (-each[0], each[1]))
    kept: list[Span] = []
    for _, span in likely:
        if not kept or any(max(span.start - k.end, k.start - span.end) <= _ONE_BREATH for k in kept):
            kept.append(span)
    return tuple(sorted(kept))


def most_specific(mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Drop a place that only says in which larger place another one lies: of "Homs" and "Hassia" keep Hassia."""
    return tuple(m for m in mentions if not any(_lies_in(other, m) for other in mentions if other is not m))


def is_within(inner: PlaceMention, outer: PlaceMention) -> bool:
    """Tell whether one mention's place is another's or lies in it, as far as the gazetteer knows both."""
    if inner.place is None or outer.place is None:
        return False
    return inner.place.name == outer.place.name or _lies_in(inner, outer)


def _lies_in(inner: PlaceMention, outer: PlaceMention) -> bool:
    a, b = inner.place, outer.place
    if a is None or b is None or a == b or b.is_unlisted:
        return False  # a village the gazetteer lacks holds no other, however little is known of where it lies
    if a.precision is b.precision is PlacePrecision.TOWN and read_wording(outer.words.words).kind == "town":
        return False  # "Homs" may be the region, "Homs city" is none
    if _COARSENESS[b.precision] <= _COARSENESS[a.precision] and a.name == b.name:
        return False
    if b.precision is PlacePrecision.COUNTRY:
        return a.precision is not PlacePrecision.COUNTRY and a.country == b.country
    same_country = a.country == b.country and a.name != b.name
    return same_country and a.admin1 == b.name and _COARSENESS[a.precision] < _COARSENESS[PlacePrecision.ADMIN1]
