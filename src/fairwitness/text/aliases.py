"""Aliases: two names that a text tells to be one's: "Ardan, which its people call Belin".

Two sides of a war call a village by two names, and each writes its own. Who tells both ties the accounts of both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aliases:
    """The pattern of `lexicon/aliases.toml`."""

    told: re.Pattern[str]


@lru_cache(maxsize=4096)
def aliases_in(text: str) -> tuple[tuple[str, str], ...]:
    """Find the pairs of names told to be one's, of places or of whatever else has two."""
    groups = (tuple(filter(None, match.groups())) for match in _wordings().told.finditer(text))
    return tuple((one, other) for one, other in groups)


@cache
def _wordings() -> _Aliases:
    return read_wordings(_Aliases, "fairwitness.text.lexicon", "aliases")
