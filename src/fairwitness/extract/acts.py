"""Acts, states and stances proposed by rules: what the cue says, in which clause, by whom, against whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fairwitness.extract.clauses import Stretch, clause_around, words_of
from fairwitness.extract.parties import actor_of, target_of
from fairwitness.extract.speakers import speaker_of, speakers
from fairwitness.extract.status import is_background_of, is_unreal, status_of
from fairwitness.model import Act, ControlState, Kind, Span, Stance, Status
from fairwitness.text.cues import Cue, find_cues
from fairwitness.text.document import Document

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "such", "both"))
_JOINTS = frozenset(("and", ".", ";", ":", "said", "says", "while", "when", "after", "before", "but", "as", "since"))
_MEANS = frozenset(("by", "in", "with", "using", "through", "during"))
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
    first, _ = document.sentence_of(cue.first)
    return cue.timeless or not is_unreal(words, first, cue.first)


def _recalled(document: Document, words: Sequence[str], cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Give general nouns ("the attack") the value of the act they take up."""
    settled: list[Cue] = []
    for cue in cues:
        earlier = next((c for c in reversed(settled) if c.value in cue.recalls), None)
        taken_up = earlier is not None and _takes_up(document, words, earlier, cue)
        settled.append(replace(cue, value=earlier.value) if earlier and taken_up else cue)
    return tuple(settled)


def _takes_up(document: Document, words: Sequence[str], earlier: Cue, cue: Cue) -> bool:
    here, there = document.sentence_of(cue.first), document.sentence_of(earlier.first)
    before = words[max(here[0], cue.first - 3) : cue.first]
    if any(word in _DEFINITE for word in before):
        return cue.first - earlier.first < _MEMORY
    return here == there and cue.first - earlier.last < _NEAR


def _without_echoes(document: Document, words: Sequence[str], cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Leave out weak verbs that only carry another cue of their clause: "the raids hit", "struck by a missile"."""
    strong = [c for c in cues if c.kind is Kind.ACT and not c.weak]
    return tuple(c for c in cues if not (c.weak and any(_carries(document, words, c, other) for other in strong)))


def _carries(document: Document, words: Sequence[str], verb: Cue, other: Cue) -> bool:
    between = words[min(verb.last, other.last) + 1 : max(verb.first, other.first)]
    if len(between) > _NEAR or document.sentence_of(verb.first) != document.sentence_of(other.first):
        return False
    if words[other.first] in _MEANS:
        return True
    if other.first < verb.first:
        return not _JOINTS & set(between)
    return bool(_MEANS & set(between)) and not _JOINTS & set(between)


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
        target=target_of(document, words, cue, clause).span(document),
        claimant=speaker.span(document) if speaker else None,
        status=status_of(document, quote or said, said) or Status.ASSERTED,
        background=is_background_of(document, quote or said, said),
    )
