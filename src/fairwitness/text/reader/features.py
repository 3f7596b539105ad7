"""What the reader is told about each word besides its letters: its shape and the word lists it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from fairwitness.shipped import shipped_table
from fairwitness.text.document import Document
from fairwitness.text.tokens import Token

SHAPES = ("capitalised", "upper", "digits", "mark", "line start", "sentence start")


@dataclass(frozen=True, slots=True)
class _WordList:
    """A list of `lexicon/reader.toml`: whole words; of one with a star, how it begins and how it ends."""

    name: str
    whole: frozenset[str]
    heads: tuple[str, ...]
    framed: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, name: str, words: Sequence[str]) -> _WordList:
        """Sort the words of a list by how they are written."""
        starred = [word.split("*") for word in words if "*" in word]
        return cls(
            name,
            frozenset(word for word in words if "*" not in word),
            tuple(head for head, tail in starred if not tail),
            tuple((head, tail) for head, tail in starred if tail),
        )

    def holds(self, word: str) -> bool:
        """Tell whether a word stands in the list."""
        return (
            word in self.whole
            or word.startswith(self.heads)
            or any(word.startswith(head) and word.endswith(tail) for head, tail in self.framed)
        )


@cache
def _lexicon() -> tuple[_WordList, ...]:
    raw = shipped_table("fairwitness.text.lexicon", "reader.toml")
    return tuple(_WordList.of(name, entry["words"]) for name, entry in raw.items())


def feature_names() -> tuple[str, ...]:
    """Name the columns of `features`, in order."""
    return SHAPES + tuple(each.name for each in _lexicon())


CUES = ("killed", "injured", "detained", "abducted", "missing", "displaced", "means", "control")


@cache
def cue_columns() -> tuple[int, ...]:
    """The columns of `features` one of which is on in any stretch of text that could hold a claim."""
    names = feature_names()
    return tuple(names.index(cue) for cue in CUES)


@lru_cache(maxsize=65536)
def _listed(word: str) -> tuple[bool, ...]:
    return tuple(each.holds(word) for each in _lexicon())


def lists_of(word: str) -> frozenset[str]:
    """Name the word lists a word stands in."""
    listed = _listed(word.lower()[:40])
    return frozenset(each.name for each, stands in zip(_lexicon(), listed, strict=True) if stands)


def _shape(token: Token, line_start: bool, sentence_start: bool) -> tuple[bool, ...]:
    words = token.words
    return (
        words[0].isupper() and not words[1:].isupper(),
        len(words) > 1 and words.isupper(),
        words[0].isdigit(),
        not words[0].isalnum(),
        line_start,
        sentence_start,
    )


def features(document: Document) -> NDArray[np.float32]:
    """Tell shape and word lists of every token: an array of 0 and 1, tokens x `feature_names()`."""
    starts = {first for first, _ in document.sentences}
    rows = []
    end = 0
    for index, token in enumerate(document.tokens):
        line_start = index == 0 or "\n" in document.original[end : token.start]
        end = token.end
        rows.append(_shape(token, line_start, index in starts) + _listed(token.words.lower()[:40]))
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), len(feature_names()))
