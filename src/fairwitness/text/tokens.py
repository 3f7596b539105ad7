"""Words with their offsets: letters, digits and marks apart, so that a span can end at any of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)"  # 1,200
    r"|\d+(?:\.\d+)?"  # 1200, 1.5
    r"|[’'](?:s|S|re|ve|ll|d|m|t)\b"  # 's
    r"|[^\W\d_]+"  # letters of any script
    r"|[^\s]"  # each other mark by itself
)
_DASH = re.compile(r"(?<=\w)[–—‐‑](?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: characters `[start, end)` of the text."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=256)
def tokenise(text: str) -> tuple[Token, ...]:
    """Split a text into tokens; whitespace belongs to none. Linear in the length of the text."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text))


def hyphenated(text: str) -> str:
    """Write the dashes inside words as hyphens, character for character: "16–year–old" is "16-year-old"."""
    return _DASH.sub("-", text)
