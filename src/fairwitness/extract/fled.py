"""Fled: the day up to which people who have fled were counted is no day on which they fled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairwitness.extract.scene import Scene
from fairwitness.model import Harm, HarmClaim, When
from fairwitness.text.dates.lexicon import wordings

_NEAR = 40  # characters before the word of flight


def without_days_of_count(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Take from who "have been displaced" a single day: of how many have fled by then, it dates the count.

    English keeps the present perfect from a day that is past; and of "3,240 people who fled Arbo" a day of the clause
    round it tells when they were registered. A time since when, or of several days, stays.
    """
    text = scene.document.original
    return tuple(
        replace(each, when=When(words=each.when.words)) if _is_counted(text, each) else each for each in claims
    )


def _is_counted(text: str, claim: HarmClaim) -> bool:
    when = claim.when
    if claim.harm is not Harm.DISPLACED or not when.words or when.start is None or when.start != when.end:
        return False
    before = text[max(0, claim.cue.start - _NEAR) : claim.cue.start]
    if wordings().has_come_to.search(before):
        return True
    is_round_it = not any(claim.quote.contains(words) for words in when.words)
    return is_round_it and wordings().who_had.search(before) is not None
