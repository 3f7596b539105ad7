"""Rarity: how much it tells that two texts share a word, from a shipped table of how many reports use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from math import log, sqrt

from fairwitness.text.dates import calendar_names
from fairwitness.text.numbers.words import number_words

WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][a-z]+)?")
_UNSEEN = 1.5
_SHORTEST = 3
_RARE_NAME = 3.0


@cache
def _table() -> tuple[int, dict[str, int]]:
    lines = (files("fairwitness.resolve") / "rarity.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return int(rows[0][1]), {word: int(count) for word, count in rows[1:]}


@cache
def rarity(word: str) -> float:
    """The natural logarithm of how many reports there are to one that uses this (lower-case) word."""
    total, table = _table()
    return log(total / table.get(word, _UNSEEN))


def is_rare_name(word: str) -> bool:
    """Tell whether few reports use this (lower-case) word, and it names no day, month or number."""
    if len(word) < _SHORTEST or rarity(word) < _RARE_NAME:
        return False
    return word not in calendar_names() and word not in _numbers()


@cache
def _numbers() -> frozenset[str]:
    """A number begins a sentence with a capital: "Forty people were killed"."""
    words = number_words()
    return frozenset({*words.ones, *words.teens, *words.tens, *words.scales})


def rare_names(text: str) -> frozenset[str]:
    """The rare capitalised words of a few words, in lower case; a headline in capitals tells none."""
    if text.isupper():
        return frozenset()
    return frozenset(key for word in words_in(text) if word[0].isupper() and is_rare_name(key := word.lower()))


def weighed(words: Iterable[str], most: int) -> tuple[tuple[str, float], ...]:
    """The rarest of some words with their rarity, rarest first, each once."""
    once = sorted({word for word in words if len(word) >= _SHORTEST}, key=lambda word: (-rarity(word), word))
    return tuple((word, rarity(word)) for word in once[:most])


def words_in(text: str) -> Iterator[str]:
    """The words of a text as written, "'s" taken off."""
    for match in WORD.finditer(text):
        word = match.group()
        yield word[:-2] if word.endswith(("'s", "’s")) else word


def shared(one: dict[str, float], other: dict[str, float]) -> float:
    """Add up the rarity of the words two texts share."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight for word, weight in one.items() if word in other)


def likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """How alike two texts' words are, 0 to 1, rare words counting most: the cosine of their rarities."""
    if len(other) < len(one):
        one, other = other, one
    product = sum(weight * weight for word, weight in one.items() if word in other)
    if not product:
        return 0.0
    return product / (sqrt(sum(w * w for w in one.values())) * sqrt(sum(w * w for w in other.values())))
