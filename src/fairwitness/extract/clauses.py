"""Clauses and noun phrases, told apart by closed classes of words: no parser, so scraped prose does no harm."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from fairwitness.model import Span
from fairwitness.text.document import Document
from fairwitness.text.syntax import syntax

_QUOTES = frozenset('"“”«»')
_COMMAS = frozenset(",;:—–()[]")
_REACH = 40
_WIDEST = 150


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `[first, end)` of a document."""

    first: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.first

    def span(self, document: Document) -> Span | None:
        """Quote the stretch; None where it is empty."""
        return document.span(self.first, self.end - 1) if self.end > self.first else None


def sentence_around(document: Document, token: int) -> Stretch:
    """The sentence a token stands in; of a sentence without end only the part around the token."""
    first, end = document.sentences[sentence_index(document, token)]
    return Stretch(max(first, token - _WIDEST), min(end, token + _WIDEST))


def sentence_index(document: Document, token: int) -> int:
    """Which of the document's sentences a token stands in."""
    return bisect_right(document.sentences, token, key=lambda sentence: sentence[0]) - 1


def words_of(document: Document) -> tuple[str, ...]:
    """The document's words in lower case, one a token."""
    return tuple(token.words.lower() for token in document.tokens)


def clause_around(document: Document, words: tuple[str, ...], first: int, last: int) -> Stretch:
    """Find the shortest clause that holds the tokens `first` to `last`, both included."""
    sentence = sentence_around(document, first)
    return Stretch(_clause_begin(words, sentence.first, first), _clause_end(words, last, max(sentence.end, last + 1)))


def subject_before(words: tuple[str, ...], begin: int, at: int) -> Stretch:
    """The noun phrase before a verb at `at`, not reaching before `begin`; empty where there is none."""
    auxiliary = syntax().auxiliary
    end = at
    while end > begin and (words[end - 1] in auxiliary or words[end - 1].endswith("ly")):
        end -= 1
    return Stretch(_past_adverbials(words, begin, end), end)


def opens_phrase(word: str) -> bool:
    """Tell whether a word is an article or another determiner."""
    return word in syntax().determiner


def phrase_after(words: tuple[str, ...], at: int, end: int, *, through: tuple[str, ...] = ()) -> Stretch:
    """The noun phrase that begins at `at`; empty where a verb, preposition or mark stands there.

    `through` are prepositions that the phrase may go on through ("Observatory for Human Rights").
    """
    preposition = syntax().preposition.difference(through)
    joiner, stop = syntax().joiner, syntax().stop
    spot = at
    while spot < min(end, at + _REACH):
        word = words[spot]
        if word in joiner:
            spot += 1
            continue
        if word in stop or word in preposition or word in _COMMAS or word in ".!?" or (word in _QUOTES and spot > at):
            break
        spot += 1
    while spot > at and words[spot - 1] in joiner:
        spot -= 1
    return Stretch(at, spot)


def _clause_begin(words: tuple[str, ...], begin: int, at: int) -> int:
    opener, relative, saying = syntax().opener, syntax().relative, syntax().saying
    spot = at
    while spot > begin:
        word = words[spot - 1]
        if word in relative and spot - 1 > begin and words[spot - 2] not in _COMMAS and words[spot - 2] not in saying:
            return _antecedent(words, begin, spot - 1) if at - spot < 4 else spot
        if word in opener or word in _COMMAS or word in _QUOTES or (word in saying and spot < at):
            return spot
        spot -= 1
    return spot


def _antecedent(words: tuple[str, ...], begin: int, at: int) -> int:
    blocked = syntax().stop | syntax().preposition | syntax().opener
    spot = at
    while spot > begin and words[spot - 1] not in blocked and words[spot - 1] not in _COMMAS:
        spot -= 1
        if words[spot] in syntax().article:
            break
    return spot


def _clause_end(words: tuple[str, ...], last: int, end: int) -> int:
    upper = min(end, last + _REACH)
    return next((spot for spot in range(last + 1, upper) if _closes_clause(words[spot], spot == last + 1)), upper)


def _closes_clause(word: str, right_behind_cue: bool) -> bool:
    if right_behind_cue and word in syntax().cue_goes_on:
        return False
    return (
        word in syntax().opener or word in _COMMAS or word in _QUOTES or word in ".!?" or word in syntax().quote_border
    )


def _past_adverbials(words: tuple[str, ...], begin: int, end: int) -> int:
    adverbial = syntax().adverbial
    spot = begin
    while spot < end and (words[spot] in adverbial or words[spot].isdigit()):
        spot += 1
    return spot if spot < end else begin
