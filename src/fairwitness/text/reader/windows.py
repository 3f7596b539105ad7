"""Windows: the stretches of a document the encoder sees at once, overlapping so that each word has neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PIECES = 510
OVERLAP = 120


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `[first, last)` seen at once; the claims anchored in `[home_first, home_last)` are read from it."""

    first: int
    last: int
    home_first: int
    home_last: int


def windows(pieces: Sequence[int], sentence_starts: Sequence[int]) -> tuple[Window, ...]:
    """Lay windows over tokens that cost `pieces[i]` word pieces each.

    Windows begin at a sentence start where one is near; homes cut the document into parts without gap or overlap.
    """
    bounds = _bounds(pieces, frozenset(sentence_starts))
    laid = []
    for number, (first, last) in enumerate(bounds):
        home_first = first if number == 0 else (first + bounds[number - 1][1]) // 2
        home_last = last if number == len(bounds) - 1 else (bounds[number + 1][0] + last) // 2
        laid.append(Window(first, last, home_first, home_last))
    return tuple(laid)


def _bounds(pieces: Sequence[int], starts: frozenset[int]) -> list[tuple[int, int]]:
    bounds = []
    first = 0
    while first < len(pieces):
        last = _reach(pieces, first, PIECES)
        bounds.append((first, last))
        if last == len(pieces):
            break
        first = _next_first(pieces, first, last, starts)
    return bounds


def _reach(pieces: Sequence[int], first: int, budget: int) -> int:
    last, used = first, 0
    while last < len(pieces) and (used + pieces[last] <= budget or last == first):
        used += pieces[last]
        last += 1
    return last


def _next_first(pieces: Sequence[int], first: int, last: int, starts: frozenset[int]) -> int:
    back, used = last, 0
    while back > first + 1 and used < OVERLAP:
        back -= 1
        used += pieces[back]
    for candidate in range(back, max(first, back - 60), -1):
        if candidate in starts:
            return candidate
    return back
