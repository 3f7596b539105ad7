"""Names told in one breath: "Bunia and Mahagi", "Sake, Goma, and Rutshuru" belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from fairwitness.model import Span
from fairwitness.text.numbers import bounds_of
from fairwitness.text.wordings import read_wordings

_REACH = 80
_SENTENCE = 1_000
_MOST = 8
_IN_CAPITALS = 2
"""Words of a name in capitals: in texts of capitals throughout, more may be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coordination:
    """The entries of `lexicon/coordination.toml`, which says why each is there."""

    name: re.Pattern[str]
    joint: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    joins: re.Pattern[str]
    numbered: re.Pattern[str]
    closes: re.Pattern[str]
    shared_out: re.Pattern[str]
    goes_on: re.Pattern[str]
    told_with: re.Pattern[str]
    scope: re.Pattern[str]
    dated_with: re.Pattern[str]
    no_number: frozenset[str]


def coordinated(text: str, span: Span) -> tuple[Span, ...]:
    """The names of the list that a pointed-at name stands in, itself among them, in text order.

    A list is names joined by commas and closed by "and"; without an "and" a comma only says in what the place lies
    ("Mosul, Iraq"). Where a claim's own sentence names several places so, annotators take all of them: of 3,744
    claims the list mends 38 and spoils 11.
    """
    own = apart(text, span)
    before, joined_before = _walk(text, own[0], backward=True)
    after, joined_after = _walk(text, own[-1], backward=False)
    if not (joined_before or joined_after or len(own) > 1):
        return own
    return tuple(sorted((*before, *own, *after)))


def own_place(text: str, start: int, end: int, counted: Span) -> Span | None:
    """The place a sentence gives a number of its own, where it shares numbers out: "60 died in Sake and 44 in Goma"."""
    start, end = _near(counted, start, end)
    found = [m for m in _wordings().shared_out.finditer(text, start, end) if _is_number(m["count"])]
    for one, other in pairwise(found):
        if one["name"] != other["name"] and _wordings().goes_on.fullmatch(text, one.end("name"), other.start()):
            for own in (one, other):
                if own.start("count") < counted.end and counted.start < own.end("count"):
                    return Span.of(text, *own.span("name"))
    return None


def scope_told(text: str, quote: Span) -> Span | None:
    """What the words of a claim say its number is given for as a whole: "their count for the whole coast"."""
    told = _wordings().scope.search(text, quote.start, quote.end)
    return None if told is None else Span.of(text, *told.span("name"))


def place_told_with(text: str, start: int, end: int, counted: Span) -> Span | None:
    """The name right behind a number: "killed 10 people in Sake while shells fell on Goma"."""
    for told in _wordings().told_with.finditer(text, *_near(counted, start, end)):
        if told.start("count") < counted.end and counted.start < told.end("count"):
            return Span.of(text, *told.span("name"))
    return None


def place_of_number(text: str, span: Span, counted: Span | None) -> Span:
    """Of a span that holds the places of several numbers, "the bus station and 12 in the bazaar", that of `counted`."""
    told = [m for m in _wordings().numbered.finditer(span.words) if _is_number(m["count"])]
    starts = [0, *(m.end() for m in told)]
    ends = [*(m.start() for m in told), len(span.words)]
    numbers = [span.start, *(span.start + m.end("count") for m in told)]
    own = bisect_right(numbers, counted.end if counted else span.start) - 1
    return Span.of(text, span.start + starts[max(0, own)], span.start + ends[max(0, own)])


def is_dated_by(text: str, counted: Span, start: int) -> bool:
    """Tell whether the words of time that begin at `start` are those of a number: "nine at the bakery on Tuesday"."""
    return _wordings().dated_with.fullmatch(text, counted.end, start) is not None


def _near(counted: Span, start: int, end: int) -> tuple[int, int]:
    """As much of a sentence as lies near a number; a text without stops is no one sentence."""
    return max(start, counted.start - _SENTENCE), min(end, counted.end + _SENTENCE)


def _is_number(word: str) -> bool:
    return word.lower() not in _wordings().no_number and bounds_of(word) is not None


def apart(text: str, span: Span) -> tuple[Span, ...]:
    """The names a span joins: "Foua and Kafraya" are two places, "Mosul, Iraq" is one."""
    if not _wordings().joins.search(span.words):
        return (span,)
    cuts = [0, *(at for m in _wordings().joint.finditer(span.words) for at in m.span()), len(span.words)]
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    if not all(_wordings().name.match(span.words[a:z]) for a, z in parts):
        return (span,)
    return tuple(Span.of(text, span.start + a, span.start + z) for a, z in parts)


def _walk(text: str, span: Span, *, backward: bool) -> tuple[list[Span], bool]:
    found: list[Span] = []
    joined = False
    at = span
    while len(found) < _MOST:
        if backward:
            start = max(0, at.start - _REACH)
            match = _wordings().before.search(text[start : at.start])
        else:
            start = at.end
            match = _wordings().after.match(text[start : start + _REACH])
        if match is None or "\n" in match["joint"] or _is_anything(match["name"]):
            break
        at = Span.of(text, start + match.start("name"), start + match.end("name"))
        found.append(at)
        joined = joined or bool(_wordings().closes.search(match["joint"]))
    return found, joined


def _is_anything(name: str) -> bool:
    return name.isupper() and len(name.split()) > _IN_CAPITALS


@cache
def _wordings() -> _Coordination:
    return read_wordings(_Coordination, "fairwitness.text.lexicon", "coordination")
