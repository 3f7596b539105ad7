"""Facts: whether a harm claim tells of people, and of what has happened to them."""

from __future__ import annotations

from functools import cache

from fairwitness.extract.clauses import sentence_around
from fairwitness.extract.status import is_unreal, lower_words, tokens_of
from fairwitness.model import Harm, HarmClaim, Status
from fairwitness.text.cues import compile_all, matches_just_before, read_lexicon
from fairwitness.text.document import Document
from fairwitness.text.inflections import noun_forms
from fairwitness.text.patterns import PatternSet, word_choices
from fairwitness.text.people import person_words
from fairwitness.text.syntax import syntax
from fairwitness.text.tokens import tokenise

_HELD = frozenset((Harm.DETAINED, Harm.ABDUCTED, Harm.MISSING))
_TAKEN = frozenset((Harm.DETAINED, Harm.ABDUCTED))
_BODILY = frozenset((Harm.KILLED, Harm.INJURED))


def is_told_as_fact(document: Document, claim: HarmClaim) -> bool:
    """Tell whether a harm is said to have happened to people: not vowed, feared to come, or done to sheep.

    "No casualties" and "may have been killed" are claims, of zero and hedged. Who is called a hostage or a prisoner is
    one, whatever is threatened; who was freed is none.
    """
    if _is_of_things(claim) or _is_release(claim) or _is_rite(claim) or _is_trace(claim) or _is_sentence(claim):
        return False
    if _is_number_of_acts(claim) or _is_number_of_wounds(document, claim) or _is_rate(document, claim):
        return False
    if _is_taker(claim):
        return False
    if _is_forecast(document, claim) or _is_step_down(document, claim) or _is_aim(document, claim):
        return False
    if claim.count.high == 0 or claim.status is not Status.ASSERTED or claim.harm in _HELD:
        return True
    at, _ = tokens_of(document, claim.cue)
    first = sentence_around(document, at).first
    words = lower_words(document, first, at + 1)
    return not is_unreal(words, 0, at - first)


def _is_of_things(claim: HarmClaim) -> bool:
    """Tell whether the victims are animals, houses or weapons: the last word of the phrase is one, none is a person.

    With a capital it may be a surname ("Mr House").
    """
    written = [token.words for token in tokenise(claim.victims.words if claim.victims else "") if token.words.isalpha()]
    if not written or (written[-1][0].isupper() and not written[-1].isupper()):
        return False
    words = [word.lower() for word in written]
    return words[-1] in _things() and person_words().isdisjoint(words)


def _is_release(claim: HarmClaim) -> bool:
    """Tell whether the word is one of release: who was freed is told of again, not taken again."""
    return claim.harm in _TAKEN and all(word in _choices("release") for word in claim.cue.words.lower().split())


def _is_taker(claim: HarmClaim) -> bool:
    """Tell whether those counted are the ones who take others: "more than thirty hostage-takers"."""
    written = [token.words.lower() for token in tokenise(claim.victims.words if claim.victims else "")]
    return claim.harm is Harm.ABDUCTED and bool(written) and written[-1] in _choices("takers")


def _is_rite(claim: HarmClaim) -> bool:
    """Tell whether the word is only of a burial that counts nobody: "burials had begun"."""
    if claim.count.words is not None or claim.victims is not None:
        return False
    return all(word in _choices("rites") for word in claim.cue.words.lower().split())


def _is_number_of_acts(claim: HarmClaim) -> bool:
    """Tell whether acts or wounds are counted, and no people: "two shootings", "two apparent shootings of children"."""
    counted, victims = claim.count.words, claim.victims
    if counted is None or counted.start > claim.cue.start or (victims and victims.start < claim.cue.end):
        return False
    return claim.cue.words.lower().split()[-1] in _choices("acts_counted")


def _is_number_of_wounds(document: Document, claim: HarmClaim) -> bool:
    """Tell whether wounds are counted, right behind the number, and no people: "he had two gunshot wounds"."""
    counted, cue = claim.count.words, claim.cue
    if counted is None or claim.victims is not None or cue.words.lower().split()[-1] not in _choices("wounds_counted"):
        return False
    return counted.end <= cue.start and not document.original[counted.end : cue.start].strip()


def _is_rate(document: Document, claim: HarmClaim) -> bool:
    """Tell whether the number says how many at a time, to each or by how much more: "they died one by one"."""
    if claim.count.words is None:
        return False
    first, end = tokens_of(document, claim.count.words)
    words = lower_words(document, first, sentence_around(document, first).end)
    spots = range(min(end - first + 1, len(words)))
    return any(True for at in spots for _ in _rate().matches_at(words, at, len(words)))


def _is_trace(claim: HarmClaim) -> bool:
    """Tell whether the word is of what a weapon leaves behind, and of nobody's harm: "tested for gunshot residue"."""
    return claim.cue.words.lower().split()[-1] in _choices("traces")


def _is_sentence(claim: HarmClaim) -> bool:
    """Tell whether the word is of what a court gives, which kills nobody yet: "gets life", "sentenced to death"."""
    words = claim.cue.words.lower().split()
    if claim.harm not in _BODILY:
        return False
    is_given = words[0] in _choices("sentence_given") and words[-1] in _choices("sentence_terms")
    return is_given or not _choices("sentenced").isdisjoint(words)


def _is_aim(document: Document, claim: HarmClaim) -> bool:
    """Tell whether people were only shot at: "he shot at a passer-by", "the car was shot at by guards"."""
    people = claim.count.words or claim.victims
    if people is None or claim.harm not in _BODILY:
        return False
    at, end = tokens_of(document, claim.cue)
    if people.end <= claim.cue.start:
        words = lower_words(document, at, min(end + 2, len(document.tokens)))
        spot = next((spot for spot, word in enumerate(words[:-1]) if word in _choices("aim")), 0)
        return spot > 0 and words[spot - 1] in _choices("shots") and words[spot + 1] in _choices("aimed_by")
    words = lower_words(document, at, tokens_of(document, people)[0])
    while words and words[-1] in syntax().determiner - _choices("aim"):
        words = words[:-1]
    return len(words) > 1 and words[-1] in _choices("aim") and words[-2] in _choices("shots")


def _is_forecast(document: Document, claim: HarmClaim) -> bool:
    """Tell whether the number is one that a toll may yet reach: "the toll may rise to 300"."""
    if claim.count.words is None:
        return False
    cue, count = tokens_of(document, claim.cue)[0], tokens_of(document, claim.count.words)[0]
    first = sentence_around(document, count).first
    if not first <= cue < count:
        return False
    words = lower_words(document, cue, count)
    return matches_just_before(_forecast(), words, 0, len(words))


def _is_step_down(document: Document, claim: HarmClaim) -> bool:
    """Tell whether the number says by how much a toll was lowered: "cut the death toll by more than 100"."""
    if claim.count.words is None:
        return False
    count = tokens_of(document, claim.count.words)[0]
    first = sentence_around(document, count).first
    words = lower_words(document, first, count)
    return words[-1:] == ("by",) and any(word in _choices("step_down") for word in words[-10:])


@cache
def _things() -> frozenset[str]:
    return frozenset[str]().union(*map(noun_forms, read_lexicon("groups")["things"]["nouns"]))


@cache
def _choices(table: str) -> frozenset[str]:
    return frozenset[str]().union(*map(word_choices, read_lexicon("status")[table]["words"]))


@cache
def _rate() -> PatternSet:
    return compile_all(read_lexicon("status")["rate"]["patterns"])


@cache
def _forecast() -> PatternSet:
    return compile_all(read_lexicon("status")["forecast"]["patterns"])
