"""Span: a stretch of a report's original text, with the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters `[start, end)` of a report's original text and the words found there.

    `Span.of(text, start, end)` is the way to make one: the words are then verbatim by construction.
    """

    start: int
    end: int
    words: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Quote `text[start:end]`; raises ValueError where that is empty or outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span [{start}, {end}) does not lie within a text of {len(text)} characters")
        return cls(start=start, end=end, words=text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
