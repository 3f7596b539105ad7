"""Neutral: the document as the reader sees it, its sides under stand-ins' names and its loaded words plain."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.extract.stand_ins import StandIns, name_at
from fairwitness.text.document import Document
from fairwitness.text.plain import plain_word
from fairwitness.text.tokens import Token


def neutral(document: Document) -> Document:
    """Give the same document with neutral words on its tokens; their offsets still count in the original text.

    A name of several words becomes one token. Whoever is called what, and whatever a killing is called, a report with
    two known sides exchanged, or a loaded verb for a plain one, gives the reader the same words.
    """
    stand_ins = StandIns()
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for first, end in document.sentences:
        begin = len(tokens)
        tokens.extend(_neutral_tokens(document, first, end, stand_ins))
        sentences.append((begin, len(tokens)))
    return Document(original=document.original, tokens=tuple(tokens), sentences=tuple(sentences))


def _neutral_tokens(document: Document, first: int, end: int, stand_ins: StandIns) -> Iterator[Token]:
    tokens = document.tokens
    is_all_capitals = _is_all_capitals(tokens[first:end])
    at = first
    while at < end:
        token, last = tokens[at], at
        found = name_at(tokens, at, end, is_all_capitals=is_all_capitals)
        if found is None:
            plain = plain_word(tokens, at)
            yield token if plain is None else Token(token.start, token.end, plain)
        else:
            last, word = found[0], stand_ins.of(found[1])
            yield Token(token.start, tokens[last].end, word.upper() if is_all_capitals else word)
        at = last + 1


def _is_all_capitals(tokens: tuple[Token, ...]) -> bool:
    """Tell whether most words of a sentence are in capitals, so that capitals say nothing."""
    words = [token.words for token in tokens if token.words.isalpha() and len(token.words) > 1]
    return 2 * sum(word.isupper() for word in words) > len(words)
