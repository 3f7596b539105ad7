"""Names in a text that the gazetteer knows and that read as places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairwitness.extract.names import in_capitals
from fairwitness.extract.place_phrases import place_phrases
from fairwitness.model import Place, PlacePrecision, Span
from fairwitness.reference.folding import fold
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.place_words import PlaceWords, place_words

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W\d_])){0,60}")
_MOST_WORDS = 5
_MOST_FOUND = 2_000
DIVISIONS = frozenset(("region", "district"))
"""Kinds of places that hold towns."""
_ABBREVIATED = 3  # letters: "St. Louis" runs on, "in Mosul. Iraq" does not


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


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with its words; `capitals` where it is written in capitals throughout."""

    text: str
    words: list[_Word]
    capitals: bool


def known_places(text: str, gazetteer: Gazetteer) -> tuple[Known, ...]:
    """Every capitalised name of the text that the gazetteer knows, in order; linear in the length of the text."""
    words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    page = _Page(text, words, in_capitals(text))
    found: list[Known] = []
    index = 0
    while index < len(words) and len(found) < _MOST_FOUND:
        length, known = _known_at(page, index, gazetteer)
        if known is not None:
            found.append(known)
        index += max(1, length)
    return tuple(found)


def _known_at(page: _Page, index: int, gazetteer: Gazetteer) -> tuple[int, Known | None]:
    text, words = page.text, page.words
    table, word = place_words(), words[index]
    if not word.text[0].isupper() or (word.low in table.never and word.low not in place_phrases().first_words):
        return 1, None
    for length in sorted(_lengths(text, words, index), reverse=True):
        if length == 1 and word.low in table.never:
            continue
        span = Span.of(text, word.start, words[index + length - 1].end)
        places = _places(span.words, table, gazetteer)
        if _is_division(page, index, length) and is_merely_spelt_so(places, span.words):
            places = ()
        if places:
            sure = _reads_as_place(page, index, length, places)
            return length, Known(span=span, places=places, sure=sure)
    return 1, None


def is_merely_spelt_so(places: tuple[Place, ...], words: str) -> bool:
    """Tell whether a name is another spelling of towns and of nothing wider."""
    return all(place.precision is PlacePrecision.TOWN and fold(place.name) != fold(words) for place in places)


def _is_division(page: _Page, index: int, length: int) -> bool:
    """Tell whether words make a name a region's or district's: "Mambasa territory", "the territory of Mambasa"."""
    words, behind = page.words, index + length
    if behind < len(words) and _adjoin(page.text, words[behind - 1], words[behind]) and _is_wide(words[behind]):
        return True
    return index > 1 and words[index - 1].low == "of" and _is_wide(words[index - 2])


def _is_wide(word: _Word) -> bool:
    return place_words().nouns.get(word.low) in DIVISIONS


def _lengths(text: str, words: list[_Word], index: int) -> Iterator[int]:
    """How many words a name that begins here may have: capitals and the particles between them."""
    for length in range(1, _MOST_WORDS + 1):
        last = index + length - 1
        if last >= len(words) or (length > 1 and not _adjoin(text, words[last - 1], words[last])):
            return
        if words[last].text[0].isupper():
            yield length
        elif words[last].low.partition("-")[0] not in place_phrases().particles:
            return
        elif "-" in words[last].text:
            yield length


def _adjoin(text: str, before: _Word, after: _Word) -> bool:
    gap = text[before.end : after.start]
    abbreviated = gap.strip() == "." and len(before.text) <= _ABBREVIATED
    return 0 < len(gap) <= 2 and "\n" not in gap and (abbreviated or gap.strip() in {"", "-"})


def _places(words: str, table: PlaceWords, gazetteer: Gazetteer) -> tuple[Place, ...]:
    if fold(words) in table.people:
        return ()
    return gazetteer.lookup(words)


def _reads_as_place(page: _Page, index: int, length: int, places: tuple[Place, ...]) -> bool:
    text, words, capitals, table = page.text, page.words, page.capitals, place_words()
    before = words[index - 1] if index else None
    after = words[index + length] if index + length < len(words) else None
    runs_on = after is not None and _adjoin(text, words[index + length - 1], after) and after.text[0].isupper()
    if after is not None and runs_on and after.low in table.nouns:
        return True
    if after is not None and not runs_on and after.low in place_phrases().division_nouns:
        return True
    if runs_on and not capitals:
        return False
    if before is not None and _adjoin(text, before, words[index]) and before.low in table.before:
        return True
    if before is not None and before.text[0].isupper() and _adjoin(text, before, words[index]) and not capitals:
        return False
    return places[0].precision is PlacePrecision.COUNTRY and length * len(words[index].text) > 3
