"""Means and matter: by which act a harm came about, and of which harm claims a stance speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from fairwitness.extract.acts import Proposal, propose
from fairwitness.extract.clauses import Stretch, sentence_around, sentence_index
from fairwitness.extract.status import tokens_of
from fairwitness.model import Act, Span
from fairwitness.text.document import Document

_NO_MEANS = frozenset((Act.PROTEST, Act.EVACUATION, Act.PRISONER_EXCHANGE, Act.WEAPONS_INTERCEPTED))
_FAR = 24
_SENTENCES_BACK = 3


def means_of(document: Document, quote: Span, cue: Span, *, proposals: Sequence[Proposal] | None = None) -> Act | None:
    """Name the act by which a harm came about, as its own sentence states it: "killed in an air strike".

    An act inside the quote wins over one beside it, the nearer over the farther. Pass the document's `proposals`, in
    text order, where several claims are asked about, so that they are found only once.
    """
    at, _ = tokens_of(document, cue)
    sentence = sentence_around(document, at)
    found = propose(document) if proposals is None else proposals
    ranked = [
        (not quote.overlaps(p.cue), _distance(at, tokens_of(document, p.cue)), p.value)
        for p in _of_sentence(document, found, sentence)
        if isinstance(p.value, Act) and p.value not in _NO_MEANS
    ]
    near = [entry for entry in ranked if entry[1] <= _FAR]
    return min(near, default=(True, 0, None))[2]


def about_of(document: Document, stance: Span, homes: Mapping[int, Sequence[int]]) -> Sequence[int]:
    """Tell of which harm claims, as indices into their quotes, a stance speaks; `homes` is what `homes_of` gives.

    Those of its own sentence; failing these, those of the nearest sentence before it that holds any.
    """
    sentence = _sentence_index(document, stance)
    return next((homes[at] for at in range(sentence, sentence - _SENTENCES_BACK - 1, -1) if at in homes), ())


def homes_of(document: Document, quotes: Sequence[Span]) -> dict[int, list[int]]:
    """Quotes, by their indices, in the sentences that they begin in."""
    homes: dict[int, list[int]] = defaultdict(list)
    for index, quote in enumerate(quotes):
        homes[_sentence_index(document, quote)].append(index)
    return homes


def _of_sentence(document: Document, proposals: Sequence[Proposal], sentence: Stretch) -> Sequence[Proposal]:
    start, end = document.tokens[sentence.first].start, document.tokens[sentence.end - 1].end
    first, last = (bisect_left(proposals, at, key=lambda proposal: proposal.cue.start) for at in (start, end))
    return proposals[first:last]


def _distance(at: int, tokens: tuple[int, int]) -> int:
    first, end = tokens
    return max(first - at, at - end + 1, 0)


def _sentence_index(document: Document, span: Span) -> int:
    return sentence_index(document, tokens_of(document, span)[0])
