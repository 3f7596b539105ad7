"""Phrase: the words by which a report calls somebody, as written and folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairwitness.reference.folding import fold
from fairwitness.reference.parties import body_words
from fairwitness.resolve.lexicon import lexicon

_PART = re.compile(r"[^\s,;()\"“”]+")
_RUN_ON = re.compile(r"(?<=[a-z]{2})\.(?=[A-Z][a-z])")
_MOST_WORDS = 40
_LONGEST_LAND = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A claimant's words, and each folded."""

    raw: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Phrase:
        """Take a text apart: "Syria's army" is "syria", "s" and "army"; in "Oak Drive.Kano police" a sentence ends."""
        last = _RUN_ON.split(text)[-1]
        found = [(word, key) for word in _PART.findall(last)[:_MOST_WORDS] for key in fold(word).split()]
        return cls(tuple(word for word, _ in found), tuple(key for _, key in found))

    def runs(self, longest: int) -> Iterator[tuple[int, int, str]]:
        """Every run of words, the longest first, then from the left."""
        for length in range(min(longest, len(self.folded)), 0, -1):
            for at in range(len(self.folded) - length + 1):
                yield at, at + length, " ".join(self.folded[at : at + length])

    def head(self) -> str | None:
        """The noun that tells what the phrase is: the last word before "of", "in", "for" ..."""
        end = next((i for i, word in enumerate(self.folded) if i and word in lexicon().name_ends), len(self.folded))
        return self.folded[end - 1] if end else None

    def land(self, taken: tuple[int, int] = (0, 0)) -> str | None:
        """The country that words outside of those taken name: LK of "Sri Lanka's health ministry"."""
        lands = body_words().lands
        for at, end, key in self.runs(_LONGEST_LAND):
            is_outside = end <= taken[0] or at >= taken[1]
            if is_outside and key in lands and any(self.is_capital(each) for each in range(at, end)):
                return lands[key]
        return None

    def is_capital(self, at: int) -> bool:
        """Tell whether a word is written with a capital."""
        return self.raw[at][:1].isupper()
