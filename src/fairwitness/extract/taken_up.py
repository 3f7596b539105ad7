"""Taken up: a sentence that goes on counting the people of the sentence before is told by who told that one.

"Nine people died at the ford, the mayor said. Two of them were children." Annotation guide: attribution holds on "where
a breakdown plainly continues the attributed count". Of 19 claims of six annotated sets that this gives a speaker 18
have that one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fairwitness.extract.clauses import sentence_index
from fairwitness.extract.scene import Scene
from fairwitness.extract.siblings import told_like
from fairwitness.model import HarmClaim, Span
from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class _TakenUp:
    """The entries of `lexicon/taken_up.toml`, which says why each is there."""

    all: re.Pattern[str]
    of_them: re.Pattern[str]
    total: re.Pattern[str]


def with_speaker_before(scene: Scene, claims: Sequence[HarmClaim]) -> tuple[HarmClaim, ...]:
    """Give the claims of a sentence that names no speaker, and takes up the last one's count, that one's speaker."""
    told, speakers = list(claims), {claim.id: claim.claimant for claim in claims}
    sentences: dict[int, list[int]] = defaultdict(list)
    for at, claim in enumerate(told):
        sentences[_sentence(scene, claim.cue)].append(at)
    for sentence in sorted(sentences):
        before = [told[at] for at in sentences.get(sentence - 1, ())]
        if not before or not _follows(scene, sentence):
            continue
        first = max(before, key=lambda claim: claim.cue)
        silent = [at for at in sentences[sentence] if _is_silent(told[at], speakers)]
        if first.claimant is not None and any(_takes_up(scene, told[at], sentence) for at in silent):
            for at in silent:
                told[at] = told_like(told[at], first)
                speakers[told[at].id] = first.claimant
    return tuple(told)


def _is_silent(claim: HarmClaim, speakers: Mapping[str, Span | None]) -> bool:
    """Tell whether nobody is said to tell a claim, and the whole that it is a part of is not the outlet's own."""
    whole_is_told = claim.part_of is None or speakers.get(claim.part_of) is not None
    return claim.claimant is None and not claim.relays and whole_is_told


def _sentence(scene: Scene, span: Span) -> int:
    tokens = scene.document.tokens_of(span)
    return sentence_index(scene.document, tokens[0]) if tokens else -1


def _start(scene: Scene, sentence: int) -> int:
    return scene.document.tokens[scene.document.sentences[sentence][0]].start


def _follows(scene: Scene, sentence: int) -> bool:
    """Tell whether a sentence names no speaker of its own and stands in the paragraph of the one before."""
    if sentence < 1 or scene.speakers[sentence]:
        return False
    return "\n" not in scene.document.original[_start(scene, sentence - 1) : _start(scene, sentence)]


def _takes_up(scene: Scene, claim: HarmClaim, sentence: int) -> bool:
    """Tell whether a sentence opens with a number of those counted before, or with their new total."""
    text, start, count = scene.document.original, _start(scene, sentence), claim.count.words
    if _words().total.match(text, start):
        return True
    if count is None or claim.count.vague or count.start < start:
        return False
    if _words().all.fullmatch(text, start, count.start):
        return True
    return count.start == start and (claim.part_of is not None or bool(_words().of_them.match(text, count.end)))


@cache
def _words() -> _TakenUp:
    return read_wordings(_TakenUp, "fairwitness.text.lexicon", "taken_up")
