"""Corrections: the number that another one is put in the place of, "nine people were killed, not 11"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from fairwitness.extract.counts import count_of
from fairwitness.extract.scene import Scene
from fairwitness.model import HarmClaim, Span, Status

_NOT = re.compile(r"(?:,|\band|\bbut)\s+not\s+(?:the\s+)?$", re.IGNORECASE)
_INSTEAD = re.compile(
    r"(?: [a-z-]+){0,3},?(?: and| but)? not (?:the )?(?P<number>\d[\d,]*\d|\d|[a-z-]+)(?=[,;)]| as | people|$)",
    re.IGNORECASE,
)
_BEFORE = 12  # characters before a number in which ", not the" stands


def is_set_right(text: str, counted: Span | None) -> bool:
    """Tell whether a number is named only to be put right: "253 people were killed, not 359 as police had said"."""
    if counted is None:
        return False
    start = counted.start + len("not ") * counted.words.lower().startswith("not ")
    return bool(_NOT.search(text[max(0, start - _BEFORE) : start]))


def with_taken_back(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Add the number put right where it was not seen, denied by whoever gives the other one.

    Without it a correction would not take back the figure before it.
    """
    made = dict(claims)
    counted = [claim.count.words for claim in claims.values() if claim.count.words]
    for claim in claims.values():
        wrong = _put_right(scene.document.original, claim)
        if wrong is None or any(wrong.overlaps(words) for words in counted):
            continue
        count = count_of(scene.document.original, wrong, None, claim.cue, claim.quote, combined=False)
        if count.low is None or (count.low, count.high) == (claim.count.low, claim.count.high):
            continue
        identity = scene.claim_id(claim.harm, wrong, claim.quote)
        denied = replace(claim, id=identity, count=count, status=Status.DENIED)
        made[-1 - len(made)] = denied  # no index of the reader's
    return made


def _put_right(text: str, claim: HarmClaim) -> Span | None:
    """Find inside a claim's quote a bare number that "not" sets against the claim's own."""
    if claim.count.words is None or claim.status is Status.DENIED:
        return None
    found = _INSTEAD.match(text, claim.count.words.end, claim.quote.end)
    return None if found is None else Span.of(text, *found.span("number"))
