"""Whether two names in one report mean the same claimant: "the Syrian Observatory", "SOHR", "the Observatory"."""

from __future__ import annotations

from fairwitness.reconcile.lexicon import lexicon, words_of


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of claimants share half their words, or one is the other's initials."""
    left, right = (set(words_of(name)) - lexicon().name_fillers for name in (one, other))
    shared = len(left & right)
    if shared and 2 * shared >= min(len(left), len(right)):
        return True
    return _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(long: str, short: str) -> bool:
    initials = "".join(word[0] for word in long.split() if word[:1].isupper())
    return len(initials) > 1 and initials in short.split()
