"""Passage: the sentence a claim stands in, for what its own few words leave out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from fairwitness.model import Claim, HarmClaim

_STOP = re.compile(r"[.!?](?:\s|$)|\n")
_NEAR = 400
_FARTHEST = 4_000
"""Characters on either side of a claim that its sentence may have; a text without stops is no one sentence."""


def sentence_of(text: str, claim: Claim) -> str:
    """The sentence of a report's text in which a claim is made; a headline is one."""
    begin, end = sentence_span(text, claim)
    return text[begin:end]


def part_of(text: str, claim: Claim, span: tuple[int, int], others: Sequence[int]) -> str:
    """What a stretch of the text tells with a claim's own number: up to the next, or from its own behind another.

    `others` are where the numbers of other incidents begin, in order: "twelve at the station and six on the market".
    """
    begin, end = span
    here = _anchor(claim)
    behind = bisect_right(others, here)
    begin = here if behind and others[behind - 1] >= begin else begin
    end = min(end, others[behind]) if behind < len(others) else end
    return text[begin:end]


def sentence_span(text: str, claim: Claim) -> tuple[int, int]:
    """Where the sentence in which a claim is made begins and ends."""
    here = _anchor(claim)
    last = min(len(text), here + _FARTHEST)
    stop = _STOP.search(text, here, last)
    return _begin(text, here), stop.start() if stop else last


def _begin(text: str, here: int) -> int:
    """Where the sentence begins that goes on at a character: looked for nearby first."""
    for reach in (_NEAR, _FARTHEST):
        first = max(0, here - reach)
        stops = [match.end() for match in _STOP.finditer(text, first, here)]
        if stops:
            return stops[-1]
    return max(0, here - _FARTHEST)


def _anchor(claim: Claim) -> int:
    words = claim.count.words if isinstance(claim, HarmClaim) else None
    return (words or claim.cue).start
