"""Pieces: a text cut into words, figures and marks, each with the classes the date rules speak of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fairwitness.text.dates.lexicon import Entry, Value, lexicon

_PIECE = re.compile(
    r"(?P<word>[^\W\d_]+)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}(?=$|[^\d]))(?:T[\d:]{4,8})?"
    r"|(?P<figures>(?<!\d)(?<!\d[./-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4}(?!\d))"
    r"|(?P<decade>(?:\b\d{3}0|(?<=[’'`])\d0)[’'`]?s\b)"
    r"|(?P<grouped>\d{1,3}(?:,\d{3})+(?!\d))"
    r"|(?P<fraction>\d+[.:]\d+)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)(?![^\W\d_]))"
    r"|(?P<digits>\d+)"
    r"|(?P<possessive>[’'`][sS]\b)"
    r"|(?P<other>[^\s])"
)
_MARKS = MappingProxyType(
    {",": "COMMA", ".": "STOP", ";": "SEMICOLON", ":": "COLON", "/": "SLASH", "(": "OPEN", "[": "OPEN"}
    | {")": "CLOSE", "]": "CLOSE"}
    | dict.fromkeys("-–—−", "DASH")
    | dict.fromkeys("'’`", "APOSTROPHE")
)
_ABBREVIATED = frozenset({"SHORT_MONTH", "SHORT_WEEKDAY"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `[start, end)`, the lower-case word, and the value it has in each class."""

    start: int
    end: int
    word: str
    classes: Mapping[str, Value]
    breaks: bool


def cut(text: str) -> list[Piece]:
    """Cut a text into pieces; linear. `breaks` marks a piece that begins a new line."""
    words = lexicon().words
    caseless = text.islower()
    pieces: list[Piece] = []
    previous_end = 0
    for match in _PIECE.finditer(text):
        start, end = match.start(), match.end()
        if match.lastgroup == "other" and text[start] == "." and pieces and _takes_stop(pieces[-1], start):
            pieces[-1] = Piece(pieces[-1].start, end, pieces[-1].word, pieces[-1].classes, pieces[-1].breaks)
            previous_end = end
            continue
        breaks = "\n" in text[previous_end:start]
        pieces.append(Piece(start, end, match.group().lower(), _classes(match, words, caseless), breaks))
        previous_end = end
    return pieces


def _takes_stop(piece: Piece, stop: int) -> bool:
    return piece.end == stop and any(name in _ABBREVIATED for name in piece.classes) and piece.word != "may"


def _classes(match: re.Match[str], words: Mapping[str, tuple[Entry, ...]], caseless: bool) -> dict[str, Value]:
    if (word := match["word"]) is not None:
        entries = words.get(word.lower())
        if entries is None:
            return {}
        return {e.word_class: e.value for e in entries if caseless or not e.capital or word[0].isupper()}
    if (digits := match["digits"]) is not None:
        return _digits(digits)
    if (ordinal := match["ordinal"]) is not None:
        number = int(ordinal[:-2])
        return {"DAY": number, "ORDINAL": number} if 1 <= number <= 31 else {}
    if (decade := match["decade"]) is not None:
        number = int(decade.rstrip("sS’'`"))
        return {"DECADE": number if number >= 100 else 1900 + number}
    return _marks_and_dates(match)


def _digits(digits: str) -> dict[str, Value]:
    if len(digits) > 6:
        return {}
    number, classes = int(digits), dict[str, Value]()
    if len(digits) <= 4:
        classes["NUMBER"] = number
    if len(digits) <= 2 and 1 <= number <= 31:
        classes["DAY"] = number
    if len(digits) == 2:
        classes["YEAR2"] = number
    if len(digits) == 4 and 1400 <= number <= 2100:
        classes["YEAR"] = number
    if len(digits) in (5, 6) and 1 <= int(digits[:-4]) <= 31 and 1900 <= int(digits[-4:]) <= 2100:
        classes["GLUED"] = (int(digits[-4:]), 0, int(digits[:-4]))
    return classes


def _marks_and_dates(match: re.Match[str]) -> dict[str, Value]:
    if match["iso"] is not None:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return {"NUMERIC": "iso", "FIGURES": (year, month, day)}
    if match["figures"] is not None:
        first, second, year = (int(part) for part in match["figures"].split(match["mark"]))
        return {"NUMERIC": match["mark"], "FIGURES": (first, second, year)}
    if match["possessive"] is not None:
        return {"POSSESSIVE": 0}
    name = _MARKS.get(match.group())
    classes: dict[str, Value] = {name: 0} if name else {}
    if name == "DASH":
        classes["TO"] = 0
    return classes
