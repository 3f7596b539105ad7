"""Telling: whether the only day a claim gives is one after the event: it was told then, or a wounded person died."""

from __future__ import annotations

import re

from fairwitness.model import When
from fairwitness.text.dates.finding import tells

_REACH = 300
_WOUNDED = re.compile(r"\b(?:wound(?:s|ed)|injur(?:y|ies|ed)|hurt)\b", re.IGNORECASE)
_DIED = re.compile(
    r"\b(?:died|dies|has died|have died|succumbed)\b(?:\s+(?!wound|injur|hurt|shot)[^\W\d][\w-]*){0,6}\s*$",
    re.IGNORECASE,
)


def is_day_of_telling(text: str, when: When) -> bool:
    """Tell whether nothing dates a claim but a day of telling ("police said on Friday") or of a wounded one's death."""
    if not when.words or when.start is None or when.start != when.end:
        return False
    return all(tells(text, span.start, span.end) or is_day_of_death(text, span.start) for span in when.words)


def is_day_of_death(text: str, start: int) -> bool:
    """Tell whether words that begin here date a death from wounds: "a soldier wounded in the raid died on Friday"."""
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), start - _REACH, 0)
    before = text[begin:start]
    return bool(_DIED.search(before) and _WOUNDED.search(before))
