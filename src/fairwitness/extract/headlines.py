"""Headlines: to whom a title hands what it says.

A title speaks in the outlet's voice unless it names a speaker in one of four ways: "Coroner: two dead", "Two dead,
coroner says", "Two dead: coroner" and "Coroner confirms two dead" (annotation guide: an unattributed headline has no
claimant, even where the text below attributes the same fact). Scraped titles have lost the marks: "kills nine monitor".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fairwitness.extract.roles import role_by_name
from fairwitness.extract.speaker_phrases import speaker_phrases
from fairwitness.model import ClaimantRole, Span
from fairwitness.reference.speaker_words import speaker_words
from fairwitness.text.syntax import syntax

_LONGEST = 7  # words of a speaker in a title
_LOOSE = 4  # words of one that stands behind a title without a verb
_PART = re.compile(r"[^;]+")
_OUTLET = re.compile(r"\s+(?:\||[-–—]+)\s+\S")
_LEAD = re.compile(r"\s*(?P<name>[^:!?|]{2,60}):\s")
_TAIL = re.compile(r"(?P<mark>:|,|\s[-–—]+|\s\W?_)\s*(?P<name>[^,:!?|]{2,60}?)\W*$")
_WORD = re.compile(r"[\w’'.&-]+")
_ACRONYM = re.compile(r"[A-Z]{2,6}|(?:[A-Z]\.){2,6}")
_ON_THEIR_OWN = (ClaimantRole.MONITOR, ClaimantRole.UN_NGO, ClaimantRole.STATE_MEDIA)

IsPlace = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Speech:
    """A part of a title, and the stretch of it whose speaker is asked for."""

    words: str
    said: tuple[int, int]

    def before(self, start: int) -> bool:
        """Tell whether what is said begins before a name that begins there."""
        return self.said[0] < start

    def after(self, end: int) -> bool:
        """Tell whether what is said goes on behind a name that ends there."""
        return self.said[1] > end


def headline_speaker(title: str, quote: Span, is_place: IsPlace) -> Span | None:
    """The words of a title that name who says the quote in it; None where the outlet speaks itself.

    `is_place` tells whether words are the name of a place: "Sudan: 51 dead" says where, not who.
    """
    part = next((p for p in _PART.finditer(title) if p.start() <= quote.start < p.end()), None)
    if part is None:
        return None
    for end in (part.end(), *(cut.start() for cut in reversed(list(_OUTLET.finditer(title, *part.span()))))):
        if end < quote.end:
            break
        words = title[part.start() : end].rstrip()
        speech = _Speech(words, (quote.start - part.start(), quote.end - part.start()))
        found = _before_colon(speech, is_place) or _at_end(speech, is_place) or _subject(speech, is_place)
        if found:
            return Span.of(title, part.start() + found[0], part.start() + found[1])
    return None


def _before_colon(speech: _Speech, is_place: IsPlace) -> tuple[int, int] | None:
    lead = _LEAD.match(speech.words)
    if lead and speech.after(lead.end("name")) and _speaks(lead["name"], is_place):
        return lead.span("name")
    return None


def _at_end(speech: _Speech, is_place: IsPlace) -> tuple[int, int] | None:
    words = speech.words
    for pattern in (speaker_phrases().told_at_end, speaker_phrases().told_at_end_verb_first):
        told = pattern.search(words)
        if told and speech.before(told.start("name")) and told["verb"].lower() in _verbs() and _short(told["name"]):
            return told.span("name")
    tail = _TAIL.search(words)
    if tail and speech.before(tail.start("name")) and _stands_apart(tail["name"], tail["mark"], is_place):
        return tail.span("name")
    return _unmarked(speech)


def _stands_apart(name: str, mark: str, is_place: IsPlace) -> bool:
    """Tell a speaker behind a colon or dash from the outlet's own name, which sites put there as well."""
    role = _role(name)
    if role is ClaimantRole.MEDIA or (role is ClaimantRole.STATE_MEDIA and mark != ":" and "state" not in name.lower()):
        return False
    if role is ClaimantRole.WITNESS and mark != ":":
        return False
    return len(name.split()) <= _LOOSE and (role is not None or (mark == ":" and _speaks(name, is_place)))


def _unmarked(speech: _Speech) -> tuple[int, int] | None:
    """ "Shells kill nine in Port Vell monitor", "Ferry raid kills scores UN says": the mark before the name is lost."""
    found = list(_WORD.finditer(speech.words))
    says = bool(found) and found[-1].group().lower() in speaker_phrases().headline_says
    found = found[: len(found) - says]
    for length in range(1, min(_LOOSE, len(found) - 1) + 1):
        first, last = found[-length], found[-1]
        role = _role(speech.words[first.start() : last.end()])
        if role is None or not speech.before(first.start()) or first.group().lower() in _leading():
            continue
        if says or (role in _ON_THEIR_OWN and found[-length - 1].group().lower() not in _leading()):
            return first.start(), last.end()
    return None


def _subject(speech: _Speech, is_place: IsPlace) -> tuple[int, int] | None:
    """The last speaker whose verb of saying the quote follows: "Sheriff’s office confirms", "Houla: UN counts"."""
    told = None
    for verb in _WORD.finditer(speech.words):
        start, name = _opening(speech.words, verb.start())
        if verb.group().lower() not in _verbs() or not name or not _short(name) or not speech.after(verb.end()):
            continue
        if speaker_phrases().own_deed.match(speech.words, verb.end()):
            continue
        said = verb.group().lower()
        named = (
            said in speaker_phrases().headline_says
            or _speaks(name, is_place)
            or (is_place(name) and said not in speaker_phrases().own_verbs)
        )
        if named and (start <= speech.said[0] or (told is None and start < speech.said[1])):
            told = start, start + len(name)
    return told


def _opening(words: str, end: int) -> tuple[int, str]:
    """The words between the last mark or conjunction and a verb, and where they begin."""
    start = max((m.end() for m in speaker_phrases().headline_clause.finditer(words, 0, end)), default=0)
    name = words[start:end].strip()
    return (words.index(name, start) if name else start), name


def _speaks(name: str, is_place: IsPlace) -> bool:
    """Tell whether words that stand apart in a title name a body or an office rather than a place or a topic."""
    if not _short(name):
        return False
    if _role(name):
        return True
    return bool(_ACRONYM.fullmatch(name)) and name not in speaker_words().labels and not is_place(name)


def _role(name: str) -> ClaimantRole | None:
    """The role of a name whose last word tells it: "army chief", not "army enters Yabroud"."""
    words = name.split()
    if words and words[-1].lower() in speaker_words().generic:
        return role_by_name(name)
    for length in range(1, min(5, len(words)) + 1):
        if role_by_name(" ".join(words[-length:])) and not role_by_name(" ".join(words[-length:-1])):
            return role_by_name(name)
    return None


def _short(name: str) -> bool:
    return len(name.split()) <= _LONGEST


def _verbs() -> frozenset[str]:
    return speaker_words().headline_verbs


def _leading() -> frozenset[str]:
    """Words before a name that make it part of the sentence: "attack on UN", "kills police", "the monitor"."""
    return syntax().preposition | syntax().joiner | syntax().determiner | syntax().stop
