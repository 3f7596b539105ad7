"""Late deaths: who was wounded and, as the same sentence goes on to tell, died: "a guard wounded in the raid has died".

The grammar must be plain: a participle or a relative clause of wounding behind its noun, or a participle before it, and
a finite verb of dying of the same subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fairwitness.extract.clauses import Stretch
from fairwitness.text.dates import TimeExpression, calendar_names
from fairwitness.text.document import Document
from fairwitness.text.numbers import bounds_of
from fairwitness.text.people import person_nouns
from fairwitness.text.syntax import syntax
from fairwitness.text.wordings import read_wordings

_FARTHEST = 40  # words between the wound and the death
_BARE = 3  # words between a participle and the death where it stands before its noun
_SHARE = 8  # words in which "two of the nine guards" stands
_NOBODY = Stretch(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The entries of `late_deaths.toml`, which says why each is there."""

    wounded: frozenset[str]
    hit: frozenset[str]
    died: frozenset[str]
    lost: frozenset[str]
    life: frozenset[str]
    lately: frozenset[str]
    degree: frozenset[str]
    was: frozenset[str]
    who: frozenset[str]
    barred: frozenset[str]
    meanwhile: frozenset[str]
    share: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LateDeath:
    """Tokens of one such sentence: `wounded` and `died` are the words of the two harms.

    `some` are the words for those who died where they are told as some of the wounded: "two" of "two of the nine
    guards", of whom `everyone` is "the nine guards". `is_wound` tells whether the word is of a wound and not of a mere
    hit: who was shot and died was killed and never among the injured.
    """

    sentence: Stretch
    wounded: int
    died: Stretch
    is_wound: bool = True
    some: Stretch = _NOBODY
    everyone: Stretch = _NOBODY


def late_deaths(document: Document, words: Sequence[str], times: Sequence[TimeExpression]) -> tuple[LateDeath, ...]:
    """Find them in a document whose words are given in lower case; one at most for each verb of dying."""
    found: list[LateDeath] = []
    for first, end in document.sentences:
        if _harmed().isdisjoint(words[first:end]):
            continue
        found += _in_sentence(document, words, times, Stretch(first, end))
    return tuple(found)


def _in_sentence(
    document: Document, words: Sequence[str], times: Sequence[TimeExpression], sentence: Stretch
) -> Iterator[LateDeath]:
    taken = -1
    for at in range(sentence.first, sentence.end):
        if words[at] not in _harmed():
            continue
        died = _death_after(document, words, times, at, sentence)
        if died is not None and died.first > taken:
            taken = died.first
            some, everyone = _shares(words, sentence.first, at)
            is_wound = words[at] in _words().wounded
            yield LateDeath(sentence=sentence, wounded=at, died=died, is_wound=is_wound, some=some, everyone=everyone)


def _death_after(
    document: Document, words: Sequence[str], times: Sequence[TimeExpression], at: int, sentence: Stretch
) -> Stretch | None:
    """The verb of dying of those wounded at `at`; None where another subject or another verb comes between."""
    end = min(sentence.end, at + _FARTHEST)
    died = next((d for spot in range(at + 1, end) if (d := _verb_of_dying(words, spot, sentence.end))), None)
    if died is None:
        return None
    last = died.first
    while last - 1 > at and words[last - 1] in _words().lately:
        last -= 1
    between = words[at + 1 : last]
    spot = _before_degree(words, sentence.first, at)
    if spot > sentence.first and not _follows_noun(words, sentence.first, spot):
        return None
    if _stands_before_noun(between):
        return died
    goes_on = not between or (_goes_on(between[0]) and _is_one_clause(document, times, between, last))
    return died if goes_on and spot > sentence.first else None


def _verb_of_dying(words: Sequence[str], at: int, end: int) -> Stretch | None:
    if words[at] in _words().died:
        return Stretch(at, at + 1)
    is_life = words[at] in _words().lost and at + 2 < end and words[at + 2] in _words().life
    return Stretch(at, at + 3) if is_life else None


def _stands_before_noun(between: Sequence[str]) -> bool:
    """ "Two wounded women die": nothing but the noun for the wounded stands behind the participle."""
    is_noun = 0 < len(between) <= _BARE and person_nouns().singular(between[-1]) is not None
    return is_noun and all(word.isalpha() for word in between)


def _before_degree(words: Sequence[str], first: int, at: int) -> int:
    """Where "badly wounded" begins."""
    while at > first and (words[at - 1] in _words().degree or words[at - 1].endswith("ly")):
        at -= 1
    return at


def _follows_noun(words: Sequence[str], first: int, spot: int) -> bool:
    """Tell whether the words of a wound stand behind those wounded: as a participle, or in a clause about them."""
    if words[spot - 1] not in _words().was:
        return "whose" not in words[max(first, spot - _BARE) : spot]
    while spot > first and words[spot - 1] in _words().was:
        spot -= 1
    return spot - 1 > first and words[spot - 1] in _words().who


def _goes_on(word: str) -> bool:
    """Tell whether a word behind that of a wound says how, where or when: "wounded two" wounds others."""
    known = syntax()
    return (
        word in known.preposition
        or word in known.opener
        or word in calendar_names()
        or word in known.time_opener | {","}
    )


def _is_one_clause(document: Document, times: Sequence[TimeExpression], between: Sequence[str], last: int) -> bool:
    """Tell whether nothing between wound and death begins another clause, or a comma or a time closes it.

    Behind a comma stands no more than where it was: "hurt in Goma, in eastern Congo, have died".
    """
    commas = [spot for spot, word in enumerate(between[:-1]) if word == ","]
    opened = next((spot for spot, word in enumerate(between) if word in _words().meanwhile), len(between))
    goes_on = all(between[spot + 1] in syntax().preposition for spot in commas)
    if not goes_on or not _words().barred.isdisjoint(between[:opened]):
        return False
    return opened == len(between) or _is_closed(document, times, between, last)


def _is_closed(document: Document, times: Sequence[TimeExpression], between: Sequence[str], last: int) -> bool:
    end = document.tokens[last - 1].end
    at = bisect_left(times, end, key=lambda time: time.end)
    return between[-1] == "," or (at < len(times) and times[at].end == end)


def _shares(words: Sequence[str], first: int, at: int) -> tuple[Stretch, Stretch]:
    """Cut "two of the nine guards wounded" into those who died and all the wounded; empty where all of them died."""
    for spot in range(at - 1, max(first, at - _SHARE), -1):
        if words[spot] != "of" or not _names_all(words, spot + 1, at):
            continue
        begin = spot - (2 if words[spot - 1] == "more" and spot - 2 >= first else 1)
        bounds = bounds_of(" ".join(words[begin:spot]))
        if bounds is not None and bounds.low is not None:
            return Stretch(begin, spot), Stretch(spot + 1, at)
    return _NOBODY, _NOBODY


def _names_all(words: Sequence[str], first: int, end: int) -> bool:
    """ "The nine guards", "their wounded" and "five people", but not the "15" of a girl of 15."""
    if words[first] in _words().share:
        return True
    return (
        first + 1 < end
        and bounds_of(words[first]) is not None
        and person_nouns().singular(words[first + 1]) is not None
    )


def _harmed() -> frozenset[str]:
    return _words().wounded | _words().hit


@cache
def _words() -> Words:
    return read_wordings(Words, "fairwitness.text.lexicon", "late_deaths")
