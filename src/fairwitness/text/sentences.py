"""Sentence borders over tokens, for clean prose and for scraped text alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from fairwitness.text.tokens import Token
from fairwitness.text.wordings import read_wordings

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentences:
    """The list of `lexicon/sentences.toml`."""

    abbreviations: frozenset[str]


def split_sentences(text: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Cut tokens into sentences: `[first, last)` indices, in order, none empty, covering every token."""
    cuts = [0]
    last = 0
    for index in range(1, len(tokens)):
        if tokens[index - 1].words not in _CLOSERS:
            last = index - 1
        if _starts_sentence(text, tokens, index, last):
            cuts.append(index)
    cuts.append(len(tokens))
    return tuple((a, b) for a, b in pairwise(cuts) if b > a)


def _starts_sentence(text: str, tokens: Sequence[Token], index: int, last: int) -> bool:
    """Tell whether a token opens a sentence; `last` is the one before it that closes no quote or bracket."""
    between = text[tokens[index - 1].end : tokens[index].start]
    if "\n" in between:
        return True
    if tokens[last].words not in _ENDS or tokens[index].words in _CLOSERS:
        return False
    if not tokens[index].words[0].isupper() and tokens[index].words not in "\"“'‘":
        return False
    return not (tokens[last].words == "." and last > 0 and _abbreviates(tokens[last - 1], tokens[last]))


def _abbreviates(word: Token, full_stop: Token) -> bool:
    return word.end == full_stop.start and word.words.lower() in _wordings().abbreviations


@cache
def _wordings() -> _Sentences:
    return read_wordings(_Sentences, "fairwitness.text.lexicon", "sentences")
