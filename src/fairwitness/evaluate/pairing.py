"""Pairing what was found with what should have been, one to one, the likeliest pairs first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from fairwitness.evaluate.records import Record

R = TypeVar("R", bound=Record)
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Generic[R]):
    """The pairs (predicted, gold) of one report, and what stayed alone on either side."""

    pairs: tuple[tuple[R, R], ...]
    missed: tuple[R, ...]
    extra: tuple[R, ...]


def match(predicted: Sequence[R], gold: Sequence[R], likeness: Callable[[R, R], float | None]) -> Matching[R]:
    """Pair greedily by descending likeness (None: never); ties go to what stands first in the text."""
    found = ((i, j, likeness(one, other)) for i, one in enumerate(predicted) for j, other in enumerate(gold))
    candidates = sorted((-score, i, j) for i, j, score in found if score is not None)
    taken: dict[int, int] = {}
    claimed: set[int] = set()
    for _, i, j in candidates:
        if i not in taken and j not in claimed:
            taken[i] = j
            claimed.add(j)
    return Matching(
        pairs=tuple((predicted[i], gold[j]) for i, j in taken.items()),
        missed=tuple(record for j, record in enumerate(gold) if j not in claimed),
        extra=tuple(record for i, record in enumerate(predicted) if i not in taken),
    )


class Finder:
    """Where words stand in one report's text; the same words may stand there several times."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, tuple[Stretch, ...]] = {}

    def touch(self, one: str | None, other: str | None) -> bool:
        """Tell whether some occurrence of the one shares a character with some occurrence of the other."""
        if not one or not other:
            return False
        return any(a[0] < b[1] and b[0] < a[1] for a in self._places(one) for b in self._places(other))

    def _places(self, words: str) -> tuple[Stretch, ...]:
        if words not in self._known:
            self._known[words] = tuple(self._occurrences(words))
        return self._known[words]

    def _occurrences(self, words: str) -> Iterator[Stretch]:
        at = self._text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = self._text.find(words, at + 1)
