"""Acts, states and stances proposed by rules: what the cue says, in which clause, by whom, against whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fairwitness.extract.clauses import (
    Stretch,
    clause_around,
    sentence_around,
    sentence_index,
    words_of,
)
from fairwitness.extract.parties import actor_of, target_of
from fairwitness.extract.speakers import speaker_of, speakers
from fairwitness.extract.status import is_background_of, is_unreal, status_of
from fairwitness.model import Act, ControlState, Kind, Span, Stance, Status
from fairwitness.text.cues import Cue, find_cues
from fairwitness.text.document import Document
from fairwitness.text.syntax import syntax

_MEMORY = 260
_NEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One act, state or stance that the rules see: its words, and the parties as far as the clause names them."""

    kind: Kind
    value: Act | ControlState | Stance
    cue: Span
    quote: Span
    actor: Span | None = None
    target: Span | None = None
    claimant: Span | None = None
    status: Status = Status.ASSERTED
    background: bool = False


def propose(document: Document) -> tuple[Proposal, ...]:
    """Propose every act, state and stance of a document, in text order."""
    words = words_of(document)
    facts = [c for c in find_cues(document) if _is_told_as_fact(document, words, c)]
    cues = _recalled(document, words, _without_echoes(document, words, facts))
    named = speakers(document, words)
    return tuple(_proposal(document, words, cue, named) for cue in cues)


def _is_told_as_fact(document: Document, words: Sequence[str], cue: Cue) -> bool:
    return cue.timeless or not is_unreal(words, sentence_around(document, cue.first).first, cue.first)


def _recalled(document: Document, words: Sequence[str], cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Give general nouns ("the attack") the value of the act they take up."""
    settled: list[Cue] = []
    latest: dict[str, Cue] = {}
    for cue in cues:
        earlier = max((latest[v] for v in cue.recalls if v in latest), key=lambda c: c.first, default=None)
        if earlier and _takes_up(document, words, earlier, cue):
            settled.append(replace(cue, value=earlier.value))
        else:
            settled.append(cue)
        latest[cue.value] = settled[-1]
    return tuple(settled)


def _takes_up(document: Document, words: Sequence[str], earlier: Cue, cue: Cue) -> bool:
    here = sentence_around(document, cue.first).first
    if any(word in syntax().definite for word in words[max(here, cue.first - 3) : cue.first]):
        return cue.first - earlier.first < _MEMORY
    return earlier.first >= here and cue.first - earlier.last < _NEAR


def _without_echoes(document: Document, words: Sequence[str], cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Leave out weak verbs that only carry another cue of their clause: "the raids hit", "struck by a missile"."""
    strong = [c for c in cues if c.kind is Kind.ACT and not c.weak]
    starts = [c.first for c in strong]
    kept = []
    for cue in cues:
        near = strong[bisect_left(starts, cue.first - 2 * _NEAR) : bisect_left(starts, cue.last + 2 * _NEAR)]
        if not (cue.weak and any(_carries(document, words, cue, other) for other in near)):
            kept.append(cue)
    return tuple(kept)


def _carries(document: Document, words: Sequence[str], verb: Cue, other: Cue) -> bool:
    between = words[min(verb.last, other.last) + 1 : max(verb.first, other.first)]
    if len(between) > _NEAR or sentence_index(document, verb.first) != sentence_index(document, other.first):
        return False
    if words[other.first] in syntax().by_means:
        return True
    joined = bool(syntax().act_border & set(between))
    return not joined and (other.first < verb.first or bool(syntax().by_means & set(between)))


def _proposal(document: Document, words: tuple[str, ...], cue: Cue, named: Sequence[Sequence[Stretch]]) -> Proposal:
    clause = clause_around(document, words, cue.first, cue.last)
    quote, said = clause.span(document), document.span(cue.first, cue.last)
    speaker = speaker_of(document, words, cue.first, named)
    actor = actor_of(document, words, cue, clause)
    if cue.kind is Kind.STANCE:
        actor = actor or speaker or actor
    return Proposal(
        kind=cue.kind,
        value=cue.value,
        cue=said,
        quote=quote or said,
        actor=actor.span(document),
        target=target_of(words, cue, clause).span(document),
        claimant=speaker.span(document) if speaker else None,
        status=status_of(document, quote or said, said) or Status.ASSERTED,
        background=is_background_of(document, quote or said, said),
    )
