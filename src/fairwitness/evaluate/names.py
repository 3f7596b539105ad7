"""Whether two mentions name the same party or the same places, however each is worded."""

from __future__ import annotations

import re
from collections.abc import Sequence

_POSSESSIVE = re.compile(r"[’']s\b|s[’']\b")
_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"[A-Z][\w-]*")
_NOT_IN_ACRONYM = re.compile(r"\W|^(the|The) ")
_EMPTY = frozenset(["the", "a", "an", "of", "s", "for", "and", "in", "to", "his", "her", "its", "their", "some", "one"])


def content_words(text: str | None) -> frozenset[str]:
    """Give the lower-case words of a mention, without possessives, articles and the like."""
    return frozenset(_WORD.findall(_POSSESSIVE.sub("", text or "").lower())) - _EMPTY


def same_name(one: str | None, other: str | None) -> bool:
    """Tell whether two mentions share half their words, or one is the initials of the other."""
    if not one or not other:
        return not one and not other
    left, right = content_words(one), content_words(other)
    shared = len(left & right)
    if shared and 2 * shared >= min(len(left), len(right)):
        return True
    return _abbreviates(one, other) or _abbreviates(other, one)


def same_places(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether each place of either list shares a word with some place of the other."""
    return _all_met(one, other) and _all_met(other, one)


def _all_met(places: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(content_words(place) & content_words(other) for other in others) for place in places)


def _abbreviates(long: str, short: str) -> bool:
    initials = "".join(word[0] for word in _CAPITALISED.findall(long))
    return len(initials) > 1 and (initials == _NOT_IN_ACRONYM.sub("", short) or initials in short.split())
