"""Document: a report's original text with its tokens and sentences, scraped debris left out."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.model import Span
from fairwitness.text.normalise import debris
from fairwitness.text.sentences import split_sentences
from fairwitness.text.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens and sentences over one original text.

    `tokens` leave out debris, their offsets count characters of `original`. `sentences` are `[first, last)` token
    indices that cover all tokens in order.
    """

    original: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, original: str) -> Document:
        """Read a text into tokens and sentences."""
        left_out = debris(original)
        tokens = tuple(t for t in tokenise(original) if not any(a <= t.start < b for a, b in left_out))
        return cls(original=original, tokens=tokens, sentences=split_sentences(original, tokens))

    def span(self, first: int, last: int) -> Span:
        """Quote the tokens `first` to `last`, both included."""
        return Span.of(self.original, self.tokens[first].start, self.tokens[last].end)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The `[first, last)` tokens of the sentence that token stands in."""
        for first, last in self.sentences:
            if first <= token < last:
                return first, last
        raise IndexError(f"no token {token} in a document of {len(self.tokens)} tokens")
