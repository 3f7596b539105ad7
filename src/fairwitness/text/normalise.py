"""What in a scraped text is debris, not report: photo credits, link lures, field names glued to the lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Debris:
    """The pattern of `lexicon/debris.toml`."""

    debris: re.Pattern[str]


def debris(text: str) -> tuple[tuple[int, int], ...]:
    """Character ranges `[start, end)` of a text that no reader should take for the report's own words."""
    return tuple(m.span() for m in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    return read_wordings(_Debris, "fairwitness.text.lexicon", "debris").debris
