"""Whether two claims can come from one voice: the same claimant, or the outlet passing a claimant's figure on."""

from __future__ import annotations

from fairwitness.model import HarmClaim
from fairwitness.reconcile.lexicon import words_of

_EMPTY = frozenset(["a", "an", "and", "for", "in", "of", "s", "the", "to"])


def is_same_claimant(one: HarmClaim, other: HarmClaim) -> bool:
    """Tell whether both claims are by the same claimant, or both in the outlet's own voice."""
    if one.claimant is None or other.claimant is None:
        return one.claimant is other.claimant
    return _is_same_name(one.claimant.words, other.claimant.words)


def is_one_voice(one: HarmClaim, other: HarmClaim) -> bool:
    """Tell whether both may come from one claimant: an outlet's own voice contradicts nobody."""
    return one.claimant is None or other.claimant is None or is_same_claimant(one, other)


def _is_same_name(one: str, other: str) -> bool:
    left, right = set(words_of(one)) - _EMPTY, set(words_of(other)) - _EMPTY
    shared = len(left & right)
    if shared and 2 * shared >= min(len(left), len(right)):
        return True
    return _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(long: str, short: str) -> bool:
    initials = "".join(word[0] for word in long.split() if word[:1].isupper())
    return len(initials) > 1 and initials in short.split()
