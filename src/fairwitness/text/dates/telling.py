"""Telling: whether the only day a claim gives is that on which it was told, so that it happened then or before."""

from __future__ import annotations

from fairwitness.model import When
from fairwitness.text.dates.finding import tells


def is_day_of_telling(text: str, when: When) -> bool:
    """Tell whether nothing but a day of telling ("police said on Friday") dates a claim."""
    if not when.words or when.start is None or when.start != when.end:
        return False
    return all(tells(text, span.start, span.end) for span in when.words)
