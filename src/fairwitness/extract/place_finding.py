"""Names in a text that the gazetteer knows and that read as places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairwitness.model import Place, PlacePrecision, Span
from fairwitness.reference.folding import fold
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.place_words import PlaceWords, place_words

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W\d_])){0,60}")
_PARTICLES = frozenset(
    "al el ez az ar as ash ad de del la las los le du des da do dos der den di bin abu ibn of and".split()
)
_MOST_WORDS = 5
_MOST_FOUND = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name of the text with every place it may mean; `sure` where the words around it say it is a place."""

    span: Span
    places: tuple[Place, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.lower()


def find_places(text: str, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Point at the names that are places of the gazetteer and read as places: "in Aleppo", "Mosul, Iraq"."""
    return tuple(known.span for known in known_places(text, gazetteer) if known.sure)


def known_places(text: str, gazetteer: Gazetteer) -> tuple[Known, ...]:
    """Every capitalised name of the text that the gazetteer knows, in order; linear in the length of the text."""
    words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    capitals = _in_capitals(text)
    found: list[Known] = []
    index = 0
    while index < len(words) and len(found) < _MOST_FOUND:
        length, known = _known_at(text, words, index, capitals, gazetteer)
        if known is not None:
            found.append(known)
        index += max(1, length)
    return tuple(found)


def _known_at(
    text: str, words: list[_Word], index: int, capitals: bool, gazetteer: Gazetteer
) -> tuple[int, Known | None]:
    table = place_words()
    if not words[index].text[0].isupper() or words[index].low in table.never - {
        "north",
        "south",
        "east",
        "west",
        "new",
    }:
        return 1, None
    for length in sorted(_lengths(text, words, index), reverse=True):
        if length == 1 and words[index].low in table.never:
            continue
        span = Span.of(text, words[index].start, words[index + length - 1].end)
        places = _places(span.words, table, gazetteer)
        if places:
            sure = _reads_as_place(text, words, index, length, places, capitals, table)
            return length, Known(span=span, places=places, sure=sure)
    return 1, None


def _lengths(text: str, words: list[_Word], index: int) -> Iterator[int]:
    """How many words a name that begins here may have: capitals and the particles between them."""
    for length in range(1, _MOST_WORDS + 1):
        last = index + length - 1
        if last >= len(words) or (length > 1 and not _adjoin(text, words[last - 1], words[last])):
            return
        if words[last].text[0].isupper():
            yield length
        elif words[last].low.partition("-")[0] not in _PARTICLES:
            return
        elif "-" in words[last].text:
            yield length


def _adjoin(text: str, before: _Word, after: _Word) -> bool:
    gap = text[before.end : after.start]
    return len(gap) <= 2 and gap.strip() in {"", "-", "."} and "\n" not in gap and gap != ""


def _places(words: str, table: PlaceWords, gazetteer: Gazetteer) -> tuple[Place, ...]:
    if fold(words) in table.people:
        return ()
    return gazetteer.lookup(words)


def _reads_as_place(
    text: str,
    words: list[_Word],
    index: int,
    length: int,
    places: tuple[Place, ...],
    capitals: bool,
    table: PlaceWords,
) -> bool:
    before = words[index - 1] if index else None
    after = words[index + length] if index + length < len(words) else None
    runs_on = after is not None and _adjoin(text, words[index + length - 1], after) and after.text[0].isupper()
    if after is not None and runs_on and after.low in table.nouns:
        return True
    if after is not None and not runs_on and after.low in {"province", "governorate", "city", "district", "county"}:
        return True
    if runs_on and not capitals:
        return False
    if before is not None and _adjoin(text, before, words[index]) and before.low in table.before:
        return True
    if before is not None and before.text[0].isupper() and _adjoin(text, before, words[index]) and not capitals:
        return False
    return places[0].precision is PlacePrecision.COUNTRY and length * len(words[index].text) > 3


def _in_capitals(text: str) -> bool:
    head = text[:4000]
    letters = sum(c.isalpha() for c in head)
    return letters > 0 and sum(c.isupper() for c in head) > 0.7 * letters
