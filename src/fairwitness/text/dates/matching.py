"""Matching: which date rule fits the pieces at a place, and which piece filled which class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairwitness.text.dates.lexicon import Element, Rule, lexicon
from fairwitness.text.dates.pieces import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that fits: pieces `[first, last)` are the expression, `filled` pairs pieces with the classes matched."""

    rule: Rule
    first: int
    last: int
    reach: int
    filled: tuple[tuple[str, int], ...]


def best_match(pieces: Sequence[Piece], at: int) -> Match | None:
    """The longest match that begins at piece `at`, the earliest rule among equals."""
    rules, openers = lexicon().rules, lexicon().openers
    firsts = [name for name in (pieces[at].word, *pieces[at].classes) if name in openers]
    if not firsts:
        return None
    seconds = _seconds(pieces, at + 1)
    candidates = {o: r for first in firsts for second in seconds for o, r in rules.get((first, second), ())}
    best: tuple[int, int, Rule, tuple[tuple[str, int, bool], ...]] | None = None
    for order, rule in candidates.items():
        path = _fit(pieces, at, rule.elements, 0, at)
        if path is not None and path and (best is None or (len(path), -order) > (best[0], -best[1])):
            best = (len(path), order, rule, path)
    return _match(pieces, at, best[2], best[3]) if best else None


def _seconds(pieces: Sequence[Piece], at: int) -> tuple[str | None, ...]:
    if at >= len(pieces) or pieces[at].breaks:
        return (None,)
    return (None, pieces[at].word, *pieces[at].classes)


def _match(pieces: Sequence[Piece], at: int, rule: Rule, path: tuple[tuple[str, int, bool], ...]) -> Match | None:
    own = [index for _, index, context in path if not context]
    if not own or not pieces[own[0]].word[0].isalnum():
        return None
    filled = tuple((name, index) for name, index, context in path if not context)
    return Match(rule=rule, first=own[0], last=own[-1] + 1, reach=at + len(path), filled=filled)


def _fit(
    pieces: Sequence[Piece], at: int, elements: Sequence[Element], place: int, begun: int
) -> tuple[tuple[str, int, bool], ...] | None:
    """Fit elements from `place` on; the depth is the length of a pattern, so the work per place is bounded."""
    if place == len(elements):
        return ()
    element = elements[place]
    if at < len(pieces) and not (at > begun and pieces[at].breaks):
        name = _name(pieces[at], element)
        if name is not None:
            rest = _fit(pieces, at + 1, elements, place + 1, begun)
            if rest is not None:
                return ((name, at, element.context), *rest)
    return _fit(pieces, at, elements, place + 1, begun) if element.optional else None


def _name(piece: Piece, element: Element) -> str | None:
    if piece.word in element.words:
        return piece.word
    for name in piece.classes:
        if name in element.classes:
            return name
    return None
