"""Document: a report's original text with its tokens and sentences, scraped debris left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter, itemgetter

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
        ends = [end for _, end in left_out]

        def stays(token: Token) -> bool:
            at = bisect_right(ends, token.start)
            return at == len(left_out) or token.start < left_out[at][0]

        tokens = tuple(t for t in tokenise(original) if stays(t))
        return cls(original=original, tokens=tokens, sentences=split_sentences(original, tokens))

    def span(self, first: int, last: int) -> Span:
        """Quote the tokens `first` to `last`, both included."""
        return Span.of(self.original, self.tokens[first].start, self.tokens[last].end)

    def last_word(self, span: Span) -> Span:
        """The last token that begins within a span; the span itself where none does."""
        at = bisect_left(self.tokens, span.end, key=attrgetter("start")) - 1
        return self.span(at, at) if at >= 0 and self.tokens[at].start >= span.start else span

    def tokens_of(self, span: Span) -> tuple[int, int] | None:
        """The first and the last token that lie in a span, both included; None where it holds none."""
        first = bisect_left(self.tokens, span.start, key=attrgetter("start"))
        last = bisect_left(self.tokens, span.end, key=attrgetter("start")) - 1
        return (first, last) if first <= last else None

    def sentence_bounds(self, span: Span) -> tuple[int, int]:
        """Characters `[start, end)` of the sentence in which a span begins; the span's own where it holds no token."""
        at = bisect_right(self.tokens, span.start, key=attrgetter("start")) - 1
        if at < 0 or self.tokens[at].end <= span.start:
            return span.start, span.end
        first, last = self.sentence_of(at)
        return self.tokens[first].start, self.tokens[last - 1].end

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The `[first, last)` tokens of the sentence that token stands in."""
        at = bisect_right(self.sentences, token, key=itemgetter(0)) - 1
        if at >= 0 and token < self.sentences[at][1]:
            return self.sentences[at]
        raise IndexError(f"no token {token} in a document of {len(self.tokens)} tokens")
