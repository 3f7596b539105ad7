"""Doers: whoever did a harm is no victim of it: "a boy of five shot his friend" has one victim, not two.

The reader sometimes points at both sides of an active verb. Where somebody stands right behind the verb, and somebody
else before it with nothing between that makes it passive, the one before did it.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairwitness.extract.overlaps import Overlaps
from fairwitness.model import Harm, HarmClaim, Span
from fairwitness.text.document import Document
from fairwitness.text.syntax import syntax
from fairwitness.text.tokens import tokenise

_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
_BETWEEN = 60


def without_doers(document: Document, claims: Mapping[int, HarmClaim]) -> dict[int, HarmClaim]:
    """Leave out claims whose victim is the one who did the harm to the victim of another."""
    bodily = Overlaps((claim.cue, claim) for claim in claims.values() if claim.harm in _BODILY and claim.victims)
    return {
        index: claim
        for index, claim in claims.items()
        if not any(_did(document.original, claim, other) for other in bodily.of(claim.cue))
    }


def _did(text: str, claim: HarmClaim, other: HarmClaim) -> bool:
    """Tell whether a claim's victim did what happened to the other's, of which the same word tells."""
    doer, victim, cue = claim.victims, other.victims, other.cue
    if claim.harm not in _BODILY or doer is None or victim is None:
        return False
    if not syntax().without_doer.isdisjoint(cue.words.lower().split()):
        return False
    if doer.start < cue.start and doer.end >= victim.end and victim.start >= cue.end:
        # "three-year-old shoots mother" pointed at as one victim
        return syntax().passive.isdisjoint(text[doer.start : cue.start].lower().split())
    return doer.end <= cue.start and cue.end <= victim.start and _is_active(text, doer, cue, victim)


def _is_active(text: str, doer: Span, cue: Span, victim: Span) -> bool:
    before, after = text[doer.end : cue.start], text[cue.end : victim.start]
    if len(before) > _BETWEEN or len(after) > _BETWEEN:
        return False
    lead = [token.words.lower() for token in tokenise(before)]
    trail = [token.words.lower() for token in tokenise(after)]
    if syntax().passive.intersection(lead) or any(not word[0].isalnum() for word in lead):
        return False
    return all(word in syntax().doer_joint or word in syntax().determiner or word == "," for word in trail)
