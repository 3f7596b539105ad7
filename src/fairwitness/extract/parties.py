"""Parties of an act or a state: who does it and to whom or what, from the order of words around the cue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from fairwitness.extract.clauses import Stretch, phrase_after, subject_before
from fairwitness.model import ControlState, Kind
from fairwitness.text.cues import Cue, word_sets
from fairwitness.text.document import Document
from fairwitness.text.syntax import syntax

_NOTHING = Stretch(0, 0)


def actor_of(document: Document, words: tuple[str, ...], cue: Cue, clause: Stretch) -> Stretch:
    """Who does it: subject of an active verb, the words after "by", or what stands before the noun of the act."""
    by = _after_by(words, cue.last + 1, min(clause.end, cue.last + 3) if cue.kind is Kind.STANCE else clause.end)
    if cue.value is ControlState.CONTROL_HELD and "-" in words[cue.first : cue.last + 1]:
        return _holder(document, words, clause.first, cue)
    if is_nominal(words, cue):
        return by or _modifier(document, words, clause.first, cue.first) or _lender(words, clause.first, cue.first)
    if is_passive(words, clause.first, cue) or (by and by.first - cue.last < 3):
        return by
    return subject_before(words, clause.first, cue.first)


def target_of(words: tuple[str, ...], cue: Cue, clause: Stretch) -> Stretch:
    """Against whom or what: object of an active verb, subject of a passive, or the words after "on" or "of"."""
    if is_nominal(words, cue):
        return _onto(words, cue.last + 1, clause.end)
    if is_passive(words, clause.first, cue):
        return subject_before(words, clause.first, cue.first)
    after = cue.last + 1
    while after < clause.end and (words[after] in syntax().onto or words[after] in syntax().onto_beside):
        after += 1
    return phrase_after(words, after, clause.end)


def is_nominal(words: Sequence[str], cue: Cue) -> bool:
    """Tell whether a cue stands as a noun: an article, adjective or preposition leads to it, no subject does."""
    if words[cue.last].endswith("ed") or words[cue.first] in syntax().verb_only:
        return False
    if cue.kind is not Kind.ACT or "-" in words[cue.first : cue.last + 1]:
        return False
    if words[cue.last].endswith("ing") and cue.last + 1 < len(words) and words[cue.last + 1] in syntax().determiner:
        return False
    before = words[cue.first - 1] if cue.first else "the"
    if before in syntax().auxiliary or before in syntax().unnamed_subject:
        return False
    after = words[cue.last + 1] if cue.last + 1 < len(words) else "."
    return not (after in syntax().determiner and after not in ("in", "at") and before not in syntax().determiner)


def is_passive(words: Sequence[str], begin: int, cue: Cue) -> bool:
    """Tell whether the cue is a participle after a form of to be."""
    said, being = words[cue.first : cue.last + 1], syntax().being_or_got
    if cue.kind is Kind.STANCE:
        return "be" in said or "been" in said or (said[0] in being and said[-1].endswith("ed"))
    if said[0] in being:
        return True
    return not being.isdisjoint(words[max(begin, cue.first - 3) : cue.first]) and not said[0].endswith("ing")


def _after_by(words: tuple[str, ...], at: int, end: int) -> Stretch:
    for spot in range(at, min(end, at + 10)):
        if words[spot] == "by" and spot + 1 < end and not words[spot + 1].isdigit():
            return phrase_after(words, spot + 1, end)
        if words[spot] in syntax().arriving:
            break
    return _NOTHING


def _holder(document: Document, words: Sequence[str], begin: int, cue: Cue) -> Stretch:
    """The party in "rebel-held", "Islamic State-held": the words up to the hyphen."""
    hyphen = next(i for i in range(cue.first, cue.last + 1) if words[i] == "-")
    first = min(cue.first, hyphen - 1)
    while first > begin and document.tokens[first - 1].words[0].isupper() and document.tokens[first].words[0].isupper():
        first -= 1
    return Stretch(max(first, begin), hyphen)


def _modifier(document: Document, words: tuple[str, ...], begin: int, at: int) -> Stretch:
    """The party named right before the noun of an act: "Russian air strikes", "the army's shelling"."""
    first = end = at
    blocked = syntax().preposition | syntax().determiner | syntax().opener | frozenset(',;:."“”')
    while first > begin and words[first - 1] not in blocked and at - first < 6:
        first -= 1
    while first < end and not _is_party(document, words, first):
        first += 1
    while end > first and not (_is_party(document, words, end - 1) or words[end - 1] in syntax().led):
        end -= 1
    return Stretch(first, end) if end > first else _NOTHING


def _is_party(document: Document, words: Sequence[str], at: int) -> bool:
    word = document.tokens[at].words
    return (
        words[at] in _forces() or (word[0].isupper() and not word.isupper()) or (word.isupper() and 1 < len(word) < 6)
    )


def _lender(words: tuple[str, ...], begin: int, at: int) -> Stretch:
    """The subject of a verb that lends it to the act: "the army launched an offensive"."""
    light = syntax().light
    verb = next((i for i in range(at - 1, max(begin, at - 8) - 1, -1) if words[i] in light), None)
    return subject_before(words, begin, verb) if verb is not None and verb > begin else _NOTHING


def _onto(words: tuple[str, ...], at: int, end: int) -> Stretch:
    for spot in range(at, min(end, at + 14)):
        if words[spot] in syntax().onto or words[spot] in syntax().arriving:
            return phrase_after(words, spot + 1, end)
    return _NOTHING


@cache
def _forces() -> frozenset[str]:
    return (syntax().party_word | word_sets()["force"] | word_sets()["fighter"]) - syntax().no_party
