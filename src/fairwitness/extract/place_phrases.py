"""What stands around and inside the names of places: the words and patterns of `lexicon/places.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairwitness.text.wordings import read_wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrases:
    """The entries of `places.toml`, which says why each is there."""

    links: frozenset[str]
    loose_links: frozenset[str]
    near: frozenset[str]
    movable: frozenset[str]
    lies_in: re.Pattern[str]
    owner: re.Pattern[str]
    apposed: re.Pattern[str]
    beside: re.Pattern[str]
    possessor: re.Pattern[str]
    several: re.Pattern[str]
    town_behind: re.Pattern[str]
    locates: re.Pattern[str]
    particles: frozenset[str]
    leading_particles: frozenset[str]
    first_words: frozenset[str]
    division_nouns: frozenset[str]
    people_names: re.Pattern[str]


@cache
def place_phrases() -> PlacePhrases:
    """Load the entries, once."""
    return read_wordings(PlacePhrases, "fairwitness.text.lexicon", "places")
