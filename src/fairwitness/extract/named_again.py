"""Named again: people told without a number are told once, though the reader points at their words twice.

"Ada Obi, 40, and her uncle were shot" is one claim of two, and none of Ada Obi besides.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairwitness.extract.overlaps import Overlaps
from fairwitness.model import Count, HarmClaim, Span


def without_names_again(claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Leave out a claim without a number where another of the same harm words has its people's words among its own.

    A number told of them goes before none; of two without one, the longer words go before the shorter.
    """
    by_cue = Overlaps((claim.cue, index) for index, claim in claims.items())
    kept = dict(claims)
    for index, claim in claims.items():
        if claim.count.words is None and claim.victims is not None:
            others = (kept[other] for other in by_cue.of(claim.cue) if other != index and other in kept)
            if any(_tells_of(other, claim, claim.victims) for other in others):
                del kept[index]
    return kept


def _tells_of(other: HarmClaim, claim: HarmClaim, victims: Span) -> bool:
    words = (other.victims, other.count.words)
    if other.harm is not claim.harm or not any(span and span.overlaps(victims) for span in words):
        return False
    alike = _are_as_many(claim.count, other.count)
    if other.count.words is not None or other.victims is None:
        return alike
    if other.victims == victims:
        return True
    return len(other.victims.words) > len(victims.words) and (alike or other.count.low is not None)


def _are_as_many(one: Count, other: Count) -> bool:
    return (one.low, one.high) == (other.low, other.high)
