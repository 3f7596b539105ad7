"""Own numbers: a word of harm with a number of its own right before it is of no larger one told earlier.

"Seven were shot, 3 killed" has three dead and "five victims, 1 death" one; the reader sometimes lets both numbers point
at the one word. And where some of those shot are told to have died, those shot are no number of dead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairwitness.extract.harms import is_mere_hit
from fairwitness.extract.overlaps import Overlaps
from fairwitness.extract.scene import Scene
from fairwitness.model import Harm, HarmClaim

_MARKS = (",", "-", "–", "—", ":", ";")


def with_own_numbers(text: str, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Leave out claims whose word of harm has another number right before it."""
    near = Overlaps((claim.cue, claim) for claim in claims.values() if _stands_before_its_word(text, claim))
    return {
        index: claim
        for index, claim in claims.items()
        if not any(_has_taken_the_word(text, other, claim) for other in near.of(claim.cue))
    }


def _stands_before_its_word(text: str, claim: HarmClaim) -> bool:
    number = claim.count.words
    return number is not None and number.end < claim.cue.start and not text[number.end : claim.cue.start].strip()


def _has_taken_the_word(text: str, near: HarmClaim, claim: HarmClaim) -> bool:
    """Tell whether a larger number is told before the one beside the word, which begins anew behind a comma or dash."""
    own, number = near.count.words, claim.count.words
    if own is None or number is None or near.harm is not claim.harm or number.end > own.start:
        return False
    begins_anew = text[number.end : own.start].rstrip().endswith(_MARKS)
    return begins_anew and 0 < (near.count.high or 0) < (claim.count.low or 0)


def without_mere_hits(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Call those wounded who were shot, where only some of them are told to have died."""
    told = {claim.id: claim for claim in claims}
    hit = {whole.id for part in claims if (whole := told.get(part.part_of or "")) and _died_of_those(part, whole)}
    wounded = {words for claim in claims if claim.harm is Harm.INJURED and (words := claim.count.words)}
    left = [claim for claim in claims if claim.id not in hit or claim.count.words not in wounded]
    return tuple(_of_the_wounded(scene, claim, hit) for claim in left)


def _died_of_those(part: HarmClaim, whole: HarmClaim) -> bool:
    are_fewer = (part.count.low or 0) < (whole.count.low or 0)
    return part.harm is whole.harm is Harm.KILLED and are_fewer and is_mere_hit(whole.cue) and not is_mere_hit(part.cue)


def _of_the_wounded(scene: Scene, claim: HarmClaim, hit: set[str]) -> HarmClaim:
    if claim.id in hit:
        name = scene.claim_id(Harm.INJURED, claim.count.words or claim.cue, claim.quote)
        return replace(claim, id=name, harm=Harm.INJURED, part_of=None)
    return replace(claim, part_of=None) if claim.part_of in hit else claim
