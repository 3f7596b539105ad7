"""Report text made safe to show: no control character of a hostile report reaches the terminal."""

from __future__ import annotations

import unicodedata

from rich.text import Text

_SPACES = {"Zl": " ", "Zp": " ", "Zs": " "}
_HARMLESS_FORMAT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


_LONGEST = 600


def visible(words: str, *, longest: int | None = _LONGEST) -> str:
    """Show text on one line: any whitespace as a blank, control and direction-changing characters as their code.

    What is longer than anyone reads in a table is cut, and says so; with `longest` None nothing is.
    """
    cut = f"{words[:longest]} [...]" if longest is not None and len(words) > longest else words
    return " ".join("".join(_visible(c) for c in cut).split())


def text(words: str, style: str = "", *, longest: int | None = _LONGEST) -> Text:
    """Text for a table cell: made visible, and never read as markup."""
    return Text(visible(words, longest=longest), style=style)


def _visible(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if character in "\t\n\v\f\r":
        return " "
    category = unicodedata.category(character)
    if character in _HARMLESS_FORMAT:
        return ""
    if category in ("Cc", "Cf", "Cs", "Co"):
        return f"\\u{ord(character):04x}"
    return _SPACES.get(category, character)
