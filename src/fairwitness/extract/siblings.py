"""Siblings: numbers told side by side are parts of one whole, if of any, and none is a part of the one before it.

"Six Britons, two French women and a Canadian were among the dead": the two are of the dead and not of the six.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from fairwitness.model import Group, HarmClaim, Span
from fairwitness.text.wordings import read_wordings

_REACH = 250
"""Characters between a number and the last of the list it begins."""

_AFTER = 60
_STOP = re.compile(r"[.!?](?:\s|$)|\n")
_VERBS = re.compile(r"""[^.!?;:"“”A-Z\n]{1,60}""")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The entries of `lexicon/parts.toml`, which says why each is there."""

    partitive: re.Pattern[str]
    joint: re.Pattern[str]
    closes: re.Pattern[str]
    set_off: re.Pattern[str]
    brings_to: re.Pattern[str]
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
    by_cue: dict[Span, list[HarmClaim]] = defaultdict(list)
    for claim in claims.values():
        by_cue[claim.cue].append(claim)
    for whole, those in told.items():
        listed = [claims[part] for part in those]
        end = _end_of_list(claims[whole], by_cue[claims[whole].cue])
        for part in those:
            if _are_siblings(text, claims[whole], claims[part], listed, end):
                found[part] = parts.get(whole)
    return found


def of_new_totals(text: str, claims: Mapping[int, HarmClaim], parts: Mapping[int, int | None]) -> dict[int, int | None]:
    """Make a number part of the total that its own sentence says it brings it to: "four more, bringing it to 19"."""
    found = dict(parts)
    told = sorted((each.count.words, at) for at, each in claims.items() if each.count.words)
    for first, (before, part) in enumerate(told):
        for behind, whole in islice(told, first + 1, None):
            if behind.start > before.end + _REACH:
                break
            if _brings(text, claims[part], claims[whole]):
                found[whole] = None if found.get(whole) == part else found.get(whole)
                found[part] = whole if found.get(part) is None else found[part]
    return found


def _brings(text: str, part: HarmClaim, whole: HarmClaim) -> bool:
    before, behind, most = part.count.words, whole.count.words, whole.count.high
    if before is None or behind is None or part.harm is not whole.harm or part.count.low is None:
        return False
    fits = most is None or part.count.low < most
    return fits and bool(_words().brings_to.fullmatch(text, before.end, behind.start))


def with_their_speakers(text: str, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Let a number listed behind another, of the same doer's, be told by whoever tells that one.

    "They killed 48 herders, wounded 19 and carried off 33 children" are one speaker's words throughout.
    """
    found = list(claims)
    starts = {at: words.start for at, each in enumerate(found) if (words := each.count.words)}
    order = sorted(starts, key=starts.__getitem__)
    for one, other in pairwise(order):
        first, then = found[one], found[other]
        is_silent = first.claimant is not None and then.claimant is None and not then.relays
        if is_silent and _are_one_doers(first, then) and _goes_on(text, first, then):
            found[other] = told_like(then, first)
    return tuple(found)


def told_like(claim: HarmClaim, other: HarmClaim) -> HarmClaim:
    """The claim as the speaker of another tells it, by the same relays."""
    return replace(claim, claimant=other.claimant, claimant_role=other.claimant_role, relays=other.relays)


def is_of_those(text: str, number: Span) -> bool:
    """Tell whether a number says itself that it is a part of those told before: "two of the dead"."""
    return _words().partitive.match(text, number.end + 1) is not None


def _are_one_doers(one: HarmClaim, other: HarmClaim) -> bool:
    doer, same = one.perpetrator, other.perpetrator
    return doer is not None and same is not None and doer.words == same.words


def _goes_on(text: str, first: HarmClaim, then: HarmClaim) -> bool:
    """Tell whether nothing but the verbs of one sentence lies between two numbers: no mark, no name, no quotation."""
    before, behind = first.count.words, then.count.words
    return bool(before and behind and before.end < behind.start and _VERBS.fullmatch(text, before.end, behind.start))


def _end_of_list(first: HarmClaim, told: Sequence[HarmClaim]) -> int:
    """Where the last number of a list of one harm word ends, or the word itself if it stands behind."""
    if first.count.words is None:
        return first.cue.start
    ends = [words.end for each in told if (words := each.count.words)]
    reach = first.count.words.end + _REACH
    return max(first.cue.start, *(end for end in ends if end <= reach))


def _are_siblings(text: str, first: HarmClaim, other: HarmClaim, parts: Sequence[HarmClaim], end: int) -> bool:
    """Tell whether a number only stands in one list, which ends at `end`, with that before it.

    Numbers of a list that come to more than the first are no parts of it; nor are other nouns before one harm word,
    unless they come to just as many or are set off by commas: "five men, two of Nahr and three of Zarqa, were killed"
    tells the five again. Civilians are no fighters, however many.
    """
    listed = [part for part in parts if _is_listed(text, first, part)]
    if other not in listed:
        return False
    said, total = first.count.high, sum(part.count.low or 0 for part in listed)
    if said is None or total > said:
        return said is not None
    fits = total < said or (first.group is Group.COMBATANTS and other.group is Group.CIVILIANS)
    return fits and _is_one_phrase(text, first, other, end)


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


def _is_one_phrase(text: str, first: HarmClaim, other: HarmClaim, end: int) -> bool:
    """Tell whether both are told by one harm word, as people of two sorts with an "and" before the last."""
    if first.cue != other.cue or first.count.words is None or other.count.words is None:
        return False
    if first.victims is None or other.victims is None:
        return False
    if not _words().kinds.isdisjoint(first.victims.words.lower().split()):
        return False
    stretch = text[first.count.words.end : max(other.count.words.end, end)]
    return bool(_words().closes.search(stretch)) and not _words().set_off.search(stretch)


@cache
def _words() -> _Parts:
    return read_wordings(_Parts, "fairwitness.text.lexicon", "parts")
