"""The words and patterns by which the claims of a report are laid beside each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairwitness.text.wordings import read_wordings

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The entries of `words.toml`, which says why each is there; `harmed` by the value of a `Harm`."""

    regions: frozenset[str]
    additions: frozenset[str]
    others: frozenset[str]
    earlier: re.Pattern[str]
    earlier_signs: frozenset[str]
    rising: frozenset[str]
    put_right: re.Pattern[str]
    traced: re.Pattern[str]
    proved: re.Pattern[str]
    of_those: re.Pattern[str]
    accounted: re.Pattern[str]
    ordinals: re.Pattern[str]
    definite: frozenset[str]
    spokesmen: frozenset[str]
    institutions: frozenset[str]
    anybody: frozenset[str]
    wounds: frozenset[str]
    cause: re.Pattern[str]
    copulas: frozenset[str]
    dying: frozenset[str]
    survival: frozenset[str]
    multiples: frozenset[str]
    all_told: frozenset[str]
    state_side: frozenset[str]
    armed_side: frozenset[str]
    attackers: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    male_kin: frozenset[str]
    female_kin: frozenset[str]
    boys: frozenset[str]
    girls: frozenset[str]
    children: frozenset[str]
    teens: frozenset[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    of_so_many: re.Pattern[str]
    of_them: re.Pattern[str]
    left: frozenset[str]
    in_care: re.Pattern[str]
    freed: frozenset[str]
    found_dead: re.Pattern[str]
    relatives: frozenset[str]
    harmed: Mapping[str, frozenset[str]]
    name_particles: frozenset[str]
    titles: frozenset[str]
    aged: re.Pattern[str]
    side_by_side: re.Pattern[str]
    beside: re.Pattern[str]
    list_links: re.Pattern[str]
    list_ends: re.Pattern[str]
    place_fillers: frozenset[str]
    actor_fillers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the lists, once."""
    return read_wordings(Lexicon, "fairwitness.reconcile", "words")


def words_of(text: str) -> list[str]:
    """Give the words of a mention in lower case, without numbers and marks."""
    return _WORD.findall(text.lower())
