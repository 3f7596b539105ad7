"""Passage: the sentence a claim stands in, for what its own few words leave out."""

from __future__ import annotations

import re

from fairwitness.model import Claim, HarmClaim

_STOP = re.compile(r"[.!?](?:\s|$)|\n")


def sentence_of(text: str, claim: Claim) -> str:
    """The sentence of a report's text in which a claim is made; a headline is one."""
    begin, end = sentence_span(text, claim)
    return text[begin:end]


def sentence_span(text: str, claim: Claim) -> tuple[int, int]:
    """Where the sentence in which a claim is made begins and ends."""
    here = _anchor(claim)
    begin = max((match.end() for match in _STOP.finditer(text, 0, here)), default=0)
    stop = _STOP.search(text, here)
    return begin, stop.start() if stop else len(text)


def _anchor(claim: Claim) -> int:
    words = claim.count.words if isinstance(claim, HarmClaim) else None
    return (words or claim.cue).start
