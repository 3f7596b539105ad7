"""Speakers: to whom the words of a sentence attribute what it says."""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.extract.clauses import Stretch, opens_phrase, phrase_after, sentence_index
from fairwitness.extract.roles import role_by_name
from fairwitness.text.document import Document
from fairwitness.text.syntax import syntax

_MARKS = frozenset(',;:—–"“”.()')
_LONGEST = 14
_PARTS = frozenset('.;:"“”')
_LEADS = 20  # words between "said" and what is said
_TRAILS = 40  # words between what is said and who said it
_AFTER = 5  # words that may follow the speaker: "said late on Monday evening"


def speakers(document: Document, words: Sequence[str]) -> tuple[tuple[Stretch, ...], ...]:
    """For each sentence the speakers it names, pronouns and "the source" resolved to the last one named."""
    found: list[tuple[Stretch, ...]] = []
    last: Stretch | None = None
    for first, end in document.sentences:
        named = tuple(_resolved(words, s, last) for s in _in_sentence(document, words, first, end))
        last = named[-1] if named else last
        found.append(named)
    return tuple(found)


def speaker_of(document: Document, words: Sequence[str], at: int, named: Sequence[Sequence[Stretch]]) -> Stretch | None:
    """The speaker of the token `at`: the one its own sentence names, or the one whose quotation goes on."""
    here = sentence_index(document, at)
    if named[here]:
        return named[here][0]
    return named[here - 1][-1] if here and named[here - 1] and _goes_on(words, document.sentences[here][0]) else None


def said_outright(
    document: Document, words: Sequence[str], said: tuple[int, int], named: Sequence[Stretch]
) -> Stretch | None:
    """Of the speakers of a sentence the one that plainly says the tokens `said` (first, last): "police said two died".

    Plainly: the speaker and the verb stand before with no full stop, colon or quotation mark between, or end the
    sentence behind a comma; a pronoun is left to whoever knows what it stands for.
    """
    first, last = said
    sentence = document.sentences[sentence_index(document, first)]
    for stretch in named:
        if not sentence[0] <= stretch.first < sentence[1]:
            continue
        is_name = _is_name(document, stretch)
        if stretch.end <= first and words[stretch.end] in syntax().speaking and is_name:
            between = words[stretch.end + 1 : first]
            if len(between) <= _LEADS and not _PARTS.intersection(between):
                return stretch
        ends = 0 < stretch.first - last <= _TRAILS and _closes(words, stretch, sentence[1])
        if ends and (is_name or words[stretch.first] in syntax().article):
            return stretch
    return None


def _is_name(document: Document, stretch: Stretch) -> bool:
    """Tell whether the words name a body or person; what the finder of speakers caught by mistake seldom does."""
    spoken = [document.tokens[at].words for at in range(stretch.first, stretch.end)]
    known = role_by_name(" ".join(spoken)) is not None
    return known or (spoken[0][0].isupper() and all(w[0].isupper() or not w[0].isalnum() for w in spoken))


def _closes(words: Sequence[str], stretch: Stretch, end: int) -> bool:
    """Tell whether ", the mayor said" ends its sentence."""
    before = words[stretch.first - 1]
    attached = before in syntax().speaking or before in {",", "to"}
    return attached and sum(word not in _MARKS for word in words[stretch.end : end]) <= _AFTER


def _goes_on(words: Sequence[str], first: int) -> bool:
    return words[first] in '"“'


def _in_sentence(document: Document, words: Sequence[str], first: int, end: int) -> list[Stretch]:
    found = []
    for at in range(first, end):
        if words[at] == "according" and at + 1 < end and words[at + 1] == "to":
            found.append(_name_after(document, words, at + 2, end))
        elif words[at] in syntax().speaking and not (at > first and words[at - 1] in syntax().being):
            found.append(_name_before(document, words, first, at) or _name_after(document, words, at + 1, end))
    return [s for s in found if s and s.end > s.first]


def _name_after(document: Document, words: Sequence[str], at: int, end: int) -> Stretch | None:
    """The speaker after "said" or "according to"; None where a clause or an object follows instead."""
    if at >= end or words[at] in _MARKS or words[at] == "that":
        return None
    stretch = phrase_after(tuple(words), at, end, through=("for", "in"))
    follows = document.tokens[at].words[0].isupper() or opens_phrase(words[at])
    return stretch if follows and stretch.end - stretch.first <= _LONGEST else None


def _name_before(document: Document, words: Sequence[str], first: int, at: int) -> Stretch | None:
    """The noun phrase right before a verb of saying, told from the end of the clause before it."""
    end = at
    while end > first and (words[end - 1] in syntax().auxiliary or words[end - 1].endswith("ly")):
        end -= 1
    if end > first and words[end - 1] == ",":
        begin = _past_apposition(words, first, end - 1)
        return Stretch(begin, end - 1) if begin < end - 1 else None
    begin = _name_begin(document, words, first, end)
    return Stretch(begin, end) if begin < end else None


def _past_apposition(words: Sequence[str], first: int, comma: int) -> int:
    """For "The Observatory, a monitor, said": where the name before the apposition begins."""
    inner = next((i for i in range(comma - 1, max(first, comma - 10) - 1, -1) if words[i] == ","), None)
    if inner is None or inner - first > _LONGEST:
        return comma
    return first


def _name_begin(document: Document, words: Sequence[str], first: int, end: int) -> int:
    preposition = syntax().preposition | {"of", "and"}
    start, capital = end, None
    for spot in range(end - 1, max(first, end - _LONGEST) - 1, -1):
        if words[spot] in _MARKS or words[spot] in syntax().opener:
            break
        start = spot
        if opens_phrase(words[spot]) and (spot == first or words[spot - 1] not in preposition):
            return spot
        if document.tokens[spot].words[0].isupper() and (spot == first or words[spot - 1] not in preposition):
            capital = spot if capital in (None, spot + 1) else capital
    return start if start == first or words[start - 1] in _MARKS or capital is None else capital


def _resolved(words: Sequence[str], stretch: Stretch, last: Stretch | None) -> Stretch:
    spoken = words[stretch.first : stretch.end]
    takes_up = spoken[0] in syntax().anaphor or (
        len(spoken) == 2 and spoken[0] in ("the", "this") and spoken[1] in syntax().anaphoric_noun
    )
    return last if takes_up and last else stretch
