"""Corrections: the number that another one is put in the place of, "nine people were killed, not 11"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from fairwitness.extract.counts import count_of
from fairwitness.extract.overlaps import Overlaps, free_indices
from fairwitness.extract.scene import Scene
from fairwitness.model import HarmClaim, Span, Status
from fairwitness.text.wordings import read_wordings

_BEFORE = 12  # characters before a number in which ", not the" stands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corrections:
    """The patterns of `lexicon/corrections.toml`."""

    taken_back: re.Pattern[str]
    leading_not: re.Pattern[str]
    instead: re.Pattern[str]


def is_set_right(text: str, counted: Span | None) -> bool:
    """Tell whether a number is named only to be put right: "253 people were killed, not 359 as police had said"."""
    if counted is None:
        return False
    leading = _wordings().leading_not.match(counted.words)
    start = counted.start + (leading.end() if leading else 0)
    return bool(_wordings().taken_back.search(text[max(0, start - _BEFORE) : start]))


def with_taken_back(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Add the number put right where it was not seen, denied by whoever gives the other one.

    Without it a correction would not take back the figure before it.
    """
    made = dict(claims)
    free = free_indices(claims)
    counted = Overlaps((claim.count.words, claim) for claim in claims.values() if claim.count.words)
    for claim in claims.values():
        wrong = _put_right(scene.document.original, claim)
        if wrong is None or counted.of(wrong):
            continue
        count = count_of(scene.document.original, wrong, None, claim.cue, claim.quote, combined=False)
        if count.low is None or (count.low, count.high) == (claim.count.low, claim.count.high):
            continue
        identity = scene.claim_id(claim.harm, wrong, claim.quote)
        denied = replace(claim, id=identity, count=count, status=Status.DENIED)
        made[next(free)] = denied
    return made


def _put_right(text: str, claim: HarmClaim) -> Span | None:
    """Find inside a claim's quote a bare number that "not" sets against the claim's own."""
    if claim.count.words is None or claim.status is Status.DENIED:
        return None
    found = _wordings().instead.match(text, claim.count.words.end, claim.quote.end)
    return None if found is None else Span.of(text, *found.span("number"))


@cache
def _wordings() -> _Corrections:
    return read_wordings(_Corrections, "fairwitness.text.lexicon", "corrections")
