"""Tell whether a text is English, and give short or doubtful texts the benefit of the doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairwitness.text.wordings import read_wordings

# Enough of the words of `language.toml` settle the matter without the language library, whose table takes half a second
# to load.
_ENGLISH_SHARE = 0.15
_SAMPLE_CHARACTERS = 4_000
_ENOUGH_WORDS = 20
_ENOUGH_FOREIGN_LETTERS = 30
# Natural-log points by which another language must beat English before a report is set aside for it.
_MARGIN = 20.0
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """The list of `language.toml`."""

    english: frozenset[str]


def foreign_language(text: str) -> str | None:
    """Name the language (ISO 639-1 code) of a text that plainly is not English; None where it is, or might be."""
    sample = text[:_SAMPLE_CHARACTERS].casefold()
    words = _WORD.findall(sample)
    if not _enough(words) or _plainly_english(words):
        return None
    return _detected(" ".join(words))


def _enough(words: list[str]) -> bool:
    letters = [c for word in words for c in word]
    foreign = sum(1 for c in letters if c > "\u024f")
    return len(words) >= _ENOUGH_WORDS or (foreign >= _ENOUGH_FOREIGN_LETTERS and 2 * foreign > len(letters))


def _plainly_english(words: list[str]) -> bool:
    english = _wordings().english
    return sum(1 for word in words if word in english) >= _ENGLISH_SHARE * len(words)


def _detected(sample: str) -> str | None:
    from py3langid import rank

    scores = dict(rank(sample))
    best = max(scores, key=lambda code: scores[code])
    return None if best == "en" or scores[best] - scores["en"] < _MARGIN else best


@cache
def _wordings() -> _Language:
    return read_wordings(_Language, "fairwitness.ingest", "language")
