"""Whether one number is said of killed and injured together: "40 killed or wounded", or of the sick too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fairwitness.model import Span
from fairwitness.text.numbers import bounds_of
from fairwitness.text.numbers.harms import HarmWords, harm_words
from fairwitness.text.tokens import Token, tokenise

_NEAR = 80  # characters around a cue in which its partner stands
_APART = 4  # words that may stand between the two harm words
_BEFORE = 20  # characters before a quote in which its partner stands: "killed and" of "killed and injured 40"


def is_combined(document_text: str, cue: Span, quote: Span | None = None, count: Span | None = None) -> bool:
    """Tell whether killed and injured share the claim's number.

    "Casualties" always do; "killed and injured 40" and "14 dead or wounded" do; "killed 3 and injured 7" and "3
    killed and injured 7" do not, nor does a pair without any number ("people were killed and wounded").
    """
    words = harm_words()
    if words.both.intersection(cue.words.lower().split()) or any(b in cue.words.lower() for b in words.both):
        return True
    if count is None:
        return False
    start = max(0, cue.start - _NEAR, quote.start - _BEFORE if quote is not None else 0)
    tokens = tokenise(document_text[start : cue.end + _NEAR])
    pair = _pair(tokens, cue.start - start, cue.end - start, words)
    return pair is not None and not _has_own_number(tokens, pair, count.start - start)


def counts_the_sick(document_text: str, cue: Span) -> bool:
    """Tell whether the sick are counted with the wounded: "412 sick and wounded"; nobody knows how many are either."""
    words = harm_words()
    start = max(0, cue.start - _NEAR)
    tokens = tokenise(document_text[start : cue.end + _NEAR])
    lower = [t.words.lower() for t in tokens]
    inside = [i for i, t in enumerate(tokens) if t.start < cue.end - start and cue.start - start < t.end]
    return any(
        lower[i] in words.injured and (_joins_sick(lower[:i][::-1]) or _joins_sick(lower[i + 1 :])) for i in inside
    )


def _joins_sick(beside: Sequence[str]) -> bool:
    """Tell whether words read on from a harm word are a joining one and one for the sick."""
    words = harm_words()
    return len(beside) > 1 and beside[0] in words.joins and beside[1] in words.sick


def _pair(tokens: Sequence[Token], start: int, end: int, words: HarmWords) -> tuple[int, int] | None:
    """Find the cue's harm word and the one of the other kind joined to it, as two token indices in order."""
    lower = [t.words.lower() for t in tokens]
    inside = [i for i, t in enumerate(tokens) if t.start < end and start < t.end]
    harms = [i for i, w in enumerate(lower) if w in words.killed or w in words.injured]
    for first, second in pairwise(harms):
        if not {first, second}.intersection(inside):
            continue
        if _are_joined(lower, first, second, words):
            return first, second
    return None


def _are_joined(lower: Sequence[str], first: int, second: int, words: HarmWords) -> bool:
    """Tell whether nothing but a joining word stands between harm words of different kinds."""
    if (lower[first] in words.killed) == (lower[second] in words.killed) or second - first > _APART:
        return False
    if lower[second] in words.not_second:
        return False
    between = lower[first + 1 : second]
    return all(w in words.joins or w in words.adverbs for w in between)


def _has_own_number(tokens: Sequence[Token], pair: tuple[int, int], count_start: int) -> bool:
    """Tell whether the second word has a number of its own: "3 killed and injured 7", "left a boy dead and hurt 7"."""
    first, second = pair
    if second + 1 >= len(tokens):
        return False
    if count_start >= tokens[second].end:
        follows = count_start <= tokens[second + 1].start
        return follows and tokens[first].words.lower() in harm_words().not_before_number
    if count_start >= tokens[first].start:
        return False
    following = tokens[second + 1].words.lower()
    return following[0].isdigit() or (following not in ("a", "an", "one") and _is_number(following))


def _is_number(word: str) -> bool:
    bounds = bounds_of(word) if word.isalpha() else None
    return bounds is not None and not bounds.vague
