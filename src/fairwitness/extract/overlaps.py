"""Overlaps: which of many things in a text share a character with a span, found without trying them all.

A report may make thousands of claims; to try each with every other takes hours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Generic, TypeVar

from fairwitness.model import Span

_STRETCH = 128  # characters a drawer holds

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things by the span each stands on.

    They lie in drawers, one a stretch of the text; a span opens only those it reaches into.
    """

    def __init__(self, things: Iterable[tuple[Span, T]] = ()) -> None:
        self._drawers: dict[int, list[tuple[int, Span, T]]] = defaultdict(list)
        self._size = 0
        for span, thing in things:
            self.add(span, thing)

    def add(self, span: Span, thing: T) -> None:
        """Put one more thing in, behind the others."""
        for drawer in _drawers(span):
            self._drawers[drawer].append((self._size, span, thing))
        self._size += 1

    def of(self, span: Span) -> tuple[T, ...]:
        """The things that overlap a span, in the order in which they were put in."""
        found = {
            order: thing
            for drawer in _drawers(span)
            for order, other, thing in self._drawers.get(drawer, ())
            if span.overlaps(other)
        }
        return tuple(found[order] for order in sorted(found))


def free_indices(claims: Iterable[int]) -> Iterator[int]:
    """Indices that no claim has yet: below nought, for the reader's own count up from there."""
    return count(min((0, *claims)) - 1, -1)


def _drawers(span: Span) -> range:
    return range(span.start // _STRETCH, (span.end - 1) // _STRETCH + 1)
