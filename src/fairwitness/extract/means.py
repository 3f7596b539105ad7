"""Means and matter: by which act a harm came about, and of which harm claims a stance speaks."""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.extract.acts import Proposal, propose
from fairwitness.extract.clauses import sentence_around, sentence_index
from fairwitness.extract.status import tokens_of
from fairwitness.model import Act, Span
from fairwitness.text.document import Document

_NO_MEANS = frozenset((Act.PROTEST, Act.EVACUATION, Act.PRISONER_EXCHANGE, Act.WEAPONS_INTERCEPTED))
_FAR = 24
_SENTENCES_BACK = 3


def means_of(document: Document, quote: Span, cue: Span, *, proposals: Sequence[Proposal] | None = None) -> Act | None:
    """Name the act by which a harm came about, as its own sentence states it: "killed in an air strike".

    An act inside the quote wins over one beside it, the nearer over the farther. Pass the document's `proposals` where
    several claims are asked about, so that they are found only once.
    """
    at, _ = tokens_of(document, cue)
    sentence = sentence_around(document, at)
    first, end = sentence.first, sentence.end
    found = propose(document) if proposals is None else proposals
    ranked = [
        (not quote.overlaps(p.cue), _distance(at, tokens_of(document, p.cue)), p.value)
        for p in found
        if isinstance(p.value, Act) and p.value not in _NO_MEANS and _stands_in(document, p.cue, first, end)
    ]
    near = [entry for entry in ranked if entry[1] <= _FAR]
    return min(near, default=(True, 0, None))[2]


def about_of(document: Document, stance: Span, quotes: Sequence[Span]) -> tuple[int, ...]:
    """Tell of which harm claims, as indices into their quotes, a stance speaks.

    Those of its own sentence; failing these, those of the nearest sentence before it that holds any.
    """
    sentence = _sentence_index(document, stance)
    homes = [_sentence_index(document, quote) for quote in quotes]
    for back in range(_SENTENCES_BACK + 1):
        here = tuple(i for i, home in enumerate(homes) if home == sentence - back)
        if here:
            return here
    return ()


def _stands_in(document: Document, span: Span, first: int, end: int) -> bool:
    return document.tokens[first].start <= span.start < document.tokens[end - 1].end


def _distance(at: int, tokens: tuple[int, int]) -> int:
    first, end = tokens
    return max(first - at, at - end + 1, 0)


def _sentence_index(document: Document, span: Span) -> int:
    return sentence_index(document, tokens_of(document, span)[0])
