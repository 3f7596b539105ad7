"""Acts, states and stances proposed by rules: what the cue says, in which clause, by whom, against whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fairwitness.extract.clauses import Stretch, clause_around, phrase_after, subject_before, word_class, words_of
from fairwitness.extract.status import is_background_of, is_unreal, status_of
from fairwitness.model import Act, ControlState, Kind, Span, Stance, Status
from fairwitness.text.cues import Cue, find_cues
from fairwitness.text.document import Document

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "such", "both"))
_MEMORY = 4


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
    cues = _recalled(document, words, [c for c in find_cues(document) if _is_told_as_fact(document, words, c)])
    return tuple(_proposal(document, words, cue) for cue in cues)


def means_of(document: Document, quote: Span, cue: Span) -> Act | None:
    """Name the act by which a harm came about, as the claim's own words state it."""
    return None


def about_of(document: Document, stance: Span, quotes: Sequence[Span]) -> tuple[int, ...]:
    """Tell which harm claims, as indices into their quotes, a stance speaks about."""
    return ()


def _is_told_as_fact(document: Document, words: Sequence[str], cue: Cue) -> bool:
    first, _ = document.sentence_of(cue.first)
    return cue.timeless or not is_unreal(words, first, cue.first)


def _recalled(document: Document, words: Sequence[str], cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Give general nouns ("the attack") the value of the act they take up."""
    settled: list[Cue] = []
    for cue in cues:
        earlier = next((c for c in reversed(settled) if c.value in cue.recalls), None)
        definite = words[cue.first - 1] in _DEFINITE if cue.first else False
        settled.append(replace(cue, value=earlier.value) if earlier and definite else cue)
    return tuple(settled)


def _proposal(document: Document, words: tuple[str, ...], cue: Cue) -> Proposal:
    clause = clause_around(document, words, cue.first, cue.last)
    quote = document.span(clause.first, clause.end - 1)
    words_of_cue = document.span(cue.first, cue.last)
    return Proposal(
        kind=cue.kind,
        value=cue.value,
        cue=words_of_cue,
        quote=quote,
        actor=subject_before(words, clause.first, cue.first).span(document),
        target=phrase_after(words, cue.last + 1, clause.end).span(document),
        status=status_of(document, quote, words_of_cue) or Status.ASSERTED,
        background=is_background_of(document, quote, words_of_cue),
    )
