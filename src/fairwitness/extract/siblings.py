"""Siblings: numbers told side by side are parts of one whole, if of any, and none is a part of the one before it.

"Six Britons, two French women and a Canadian were among the dead": the two are of the dead and not of the six.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fairwitness.model import HarmClaim
from fairwitness.text.wordings import read_wordings

_REACH = 250
"""Characters between a number and the last of the list it begins."""

_AFTER = 60
_STOP = re.compile(r"[.!?](?:\s|$)|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The entries of `lexicon/parts.toml`, which says why each is there."""

    partitive: re.Pattern[str]
    joint: re.Pattern[str]
    closes: re.Pattern[str]
    set_off: re.Pattern[str]
    kinds: frozenset[str]


def beside_their_wholes(
    text: str, claims: Mapping[int, HarmClaim], parts: Mapping[int, int | None]
) -> dict[int, int | None]:
    """Give what each claim is part of; of a number told beside it, that is what the other is part of itself."""
    told: dict[int, list[int]] = defaultdict(list)
    for part, whole in parts.items():
        if whole is not None and part in claims and whole in claims:
            told[whole].append(part)
    found = dict(parts)
    for whole, those in told.items():
        listed = [claims[part] for part in those]
        for part in those:
            if _are_siblings(text, claims[whole], claims[part], listed):
                found[part] = parts.get(whole)
    return found


def _are_siblings(text: str, first: HarmClaim, other: HarmClaim, parts: Sequence[HarmClaim]) -> bool:
    """Tell whether a number only stands in one list with that before it.

    Numbers of a list that come to more than the first are no parts of it; nor are other nouns before one harm word,
    unless they come to just as many or are set off by commas: "five men, two of Nahr and three of Zarqa, were killed"
    tells the five again.
    """
    listed = [part for part in parts if _is_listed(text, first, part)]
    if other not in listed:
        return False
    said, total = first.count.high, sum(part.count.low or 0 for part in listed)
    if said is None or total > said:
        return said is not None
    return total < said and _is_one_phrase(text, first, other)


def _is_listed(text: str, first: HarmClaim, other: HarmClaim) -> bool:
    before, behind = first.count.words, other.count.words
    if before is None or behind is None or not 0 < behind.start - before.end <= _REACH:
        return False
    between = text[before.end : behind.start]
    after = _STOP.split(text[behind.end : behind.end + _AFTER], maxsplit=1)[0]
    known = _words()
    if _STOP.search(between) or known.partitive.search(between) or known.partitive.search(after):
        return False
    return bool(known.joint.search(between))


def _is_one_phrase(text: str, first: HarmClaim, other: HarmClaim) -> bool:
    """Tell whether both are told by one harm word, as people of two sorts with an "and" before the last."""
    if first.cue != other.cue or first.count.words is None or other.count.words is None:
        return False
    if first.victims is None or other.victims is None:
        return False
    if not _words().kinds.isdisjoint(first.victims.words.lower().split()):
        return False
    stretch = text[first.count.words.end : max(other.count.words.end, first.cue.start)]
    return bool(_words().closes.search(stretch)) and not _words().set_off.search(stretch)


@cache
def _words() -> _Parts:
    return read_wordings(_Parts, "fairwitness.text.lexicon", "parts")
