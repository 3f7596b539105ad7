"""The words and patterns of `words.toml`, by which claimants, places and nights are laid beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The entries of `words.toml`, which says why each is there."""

    name_ends: frozenset[str]
    name_fillers: frozenset[str]
    town_nouns: frozenset[str]
    openers: frozenset[str]
    arms: frozenset[str]
    own: frozenset[str]
    pronouns: frozenset[str]
    losing: frozenset[str]
    losses: frozenset[str]
    owning: re.Pattern[str]
    honoured: re.Pattern[str]
    scorned: re.Pattern[str]
    enemies: frozenset[str]
    place_fillers: frozenset[str]
    night: re.Pattern[str]
    overnight: re.Pattern[str]
    from_the_eve: re.Pattern[str]
    small_hours: re.Pattern[str]
    age: re.Pattern[str]
    more: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """Load the words, once."""
    return read_wordings(Lexicon, "fairwitness.resolve", "words")
