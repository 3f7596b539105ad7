"""Found dead: hostages found dead on a day died on any day since they were taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairwitness.extract.scene import Scene
from fairwitness.model import Harm, HarmClaim, When
from fairwitness.text.dates import Interval, is_day_of_finding, tells_toll

_NEAR = 300
"""Characters before the death in which the abduction is told, and behind it the toll: a sentence or two."""


def since_they_were_taken(scene: Scene, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Date the death of those abducted and found dead from the day they were taken to that on which they were found.

    "Two of the drivers who were abducted on Monday were found dead on Sunday" were killed between Monday and Sunday.
    They are part of the toll told behind: "five drivers have now been killed".
    """
    taken = sorted((c for c in claims.values() if c.harm is Harm.ABDUCTED and c.when.start), key=_begins)
    tolls = sorted((c for c in claims.values() if c.harm is Harm.KILLED and tells_toll(c.quote.words)), key=_begins)
    dated = {index: _dated(scene, claim, taken) for index, claim in claims.items()}
    return {index: _in_toll(claim, tolls) if claim is not claims[index] else claim for index, claim in dated.items()}


def _in_toll(claim: HarmClaim, tolls: Sequence[HarmClaim]) -> HarmClaim:
    at = bisect_left(tolls, claim.quote.end, key=_begins)
    for toll in tolls[at : at + 1]:
        low, whole = claim.count.low, toll.count.low
        if low and whole and low < whole and toll.quote.start - claim.quote.end <= _NEAR:
            return replace(claim, part_of=toll.id)
    return claim


def _dated(scene: Scene, claim: HarmClaim, taken: Sequence[HarmClaim]) -> HarmClaim:
    text, found = scene.document.original, claim.when
    if claim.harm is not Harm.KILLED or found.end is None or found.start != found.end:
        return claim
    if not any(is_day_of_finding(text, words.start) for words in found.words):
        return claim
    first, last = (bisect_left(taken, at, key=_begins) for at in (claim.quote.start - _NEAR, claim.quote.end))
    days = {each.when for each in taken[first:last] if each.when.start == each.when.end}
    starts = {day.start for day in days if day.start is not None and day.start < found.end}
    if len(starts) != 1:
        return claim
    whole = Interval.of(starts.pop(), found.end)
    return replace(claim, when=When(words=found.words, start=whole.start, end=whole.end, precision=whole.precision))


def _begins(claim: HarmClaim) -> int:
    return claim.quote.start
