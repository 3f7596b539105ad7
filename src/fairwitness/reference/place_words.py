"""Words around place names, read once from `place_words.toml` and `countries.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from fairwitness.reference.folding import fold
from fairwitness.shipped import shipped_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """`nouns` gives the kind of a place noun, `portion` words for a part of a town, `states` US short forms.

    `territories` are bare names that mean a country's territory and not the town called so too.
    """

    nouns: dict[str, str]
    blur: frozenset[str]
    plain: frozenset[str]
    portion: frozenset[str]
    before: frozenset[str]
    never: frozenset[str]
    states: dict[str, str]
    people: dict[str, str]
    wider: frozenset[str]
    territories: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """Read the tables of words around place names."""
    table = _table("place_words.toml")
    kinds = ("street", "site", "around", "part", "town", "district", "region")
    return PlaceWords(
        nouns={word: kind for kind in kinds for word in table["nouns"][kind]},
        blur=frozenset(table["modifiers"]["blur"]),
        plain=frozenset(table["modifiers"]["plain"]),
        portion=frozenset(table["portion"]["words"]),
        before=frozenset(table["context"]["before"]),
        never=frozenset(table["context"]["never"]),
        states={short: state for state, shorts in table["states"].items() for short in shorts},
        people={fold(word): code for code, row in _table("countries.toml").items() for word in row["people"]},
        wider=frozenset(table["wider"]["names"]),
        territories=dict(table["territory"]["names"]),
    )


def _table(name: str) -> dict[str, Any]:
    return shipped_table("fairwitness.reference", name)
