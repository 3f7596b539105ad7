"""The word lists by which the claims of a report are laid beside each other."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The lists of `words.toml`."""

    regions: frozenset[str]
    additions: frozenset[str]
    earlier: frozenset[str]
    rising: frozenset[str]
    spokesmen: frozenset[str]
    institutions: frozenset[str]
    anybody: frozenset[str]
    wounds: frozenset[str]
    copulas: frozenset[str]
    dying: frozenset[str]
    survival: frozenset[str]
    multiples: frozenset[str]
    state_side: frozenset[str]
    armed_side: frozenset[str]
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


@cache
def lexicon() -> Lexicon:
    """Load the lists, once."""
    table = tomllib.loads((files("fairwitness.reconcile") / "words.toml").read_text(encoding="utf-8"))
    return Lexicon(**{name: frozenset(entry["words"]) for name, entry in table.items()})


def words_of(text: str) -> list[str]:
    """Give the words of a mention in lower case, without numbers and marks."""
    return _WORD.findall(text.lower())
