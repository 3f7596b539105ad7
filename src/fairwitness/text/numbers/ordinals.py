"""Ordinals: the number that "22nd" and "twenty-second" stand for."""

from __future__ import annotations

import re

from fairwitness.text.numbers.bounds import bounds_of
from fairwitness.text.numbers.words import number_words

_FIGURES = re.compile(r"(\d{1,6})(?:st|nd|rd|th)", re.IGNORECASE)


def ordinal_of(words: str) -> int | None:
    """The number an ordinal stands for, in figures or spelled; None for other words."""
    figures = _FIGURES.fullmatch(words)
    if figures:
        return int(figures[1])
    before, hyphen, last = words.lower().rpartition("-")
    cardinal = number_words().ordinals.get(last) or _regular(last)
    bounds = bounds_of(f"{before}{hyphen}{cardinal}") if cardinal else None
    return bounds.low if bounds is not None and not bounds.vague and bounds.low == bounds.high else None


def _regular(word: str) -> str | None:
    """The cardinal of a regular ordinal: "sixth" of "six", "sixtieth" of "sixty"."""
    if not word.endswith("th"):
        return None
    return f"{word[:-4]}y" if word.endswith("tieth") else word[:-2]
