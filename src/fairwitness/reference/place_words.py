"""Words around place names, read once from `place_words.toml` and `countries.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from fairwitness.reference.folding import fold
from fairwitness.shipped import shipped_table

_OF_TOWNS = frozenset(("part", "site", "street", "around", "district"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """`nouns` gives the kind of a place noun, `portion` words for a part of a town, `states` US short forms.
    `control` says that only a part of a region is meant, one that somebody holds.
    `holders` stand between a site and the town it is in.

    `territories` are bare names that mean a country's territory and not the town called so too.
    """

    nouns: dict[str, str]
    blur: frozenset[str]
    plain: frozenset[str]
    portion: frozenset[str]
    control: frozenset[str]
    holders: frozenset[str]
    before: frozenset[str]
    never: frozenset[str]
    states: dict[str, str]
    people: dict[str, str]
    wider: frozenset[str]
    territories: dict[str, str]

    def is_of_town(self, noun: str) -> bool:
        """Tell whether a noun is of what lies in or about a town: a site, a street, a quarter, a district."""
        return self.nouns.get(noun) in _OF_TOWNS


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
        control=frozenset(table["control"]["words"]),
        holders=frozenset(table["holders"]["words"]),
        before=frozenset(table["context"]["before"]),
        never=frozenset(table["context"]["never"]),
        states={short: state for state, shorts in table["states"].items() for short in shorts},
        people={fold(word): code for code, row in _table("countries.toml").items() for word in row["people"]},
        wider=frozenset(table["wider"]["names"]),
        territories=dict(table["territory"]["names"]),
    )


@lru_cache(maxsize=50_000)
def without_town(words: str) -> str:
    """The words of a place without the town they put it in: "Rehma clinic" of "Rehma clinic in Beni".

    What is no name by itself keeps its town: "market in Beni".
    """
    said = words.split(" ")
    for at in range(1, len(said) - 1):
        before = said[:at]
        if said[at] in place_words().holders and place_words().is_of_town(before[-1].lower()) and _has_name(before):
            return " ".join(before)
    return words


def _has_name(words: list[str]) -> bool:
    return any(letter.isupper() for word in words for letter in word)


def _table(name: str) -> dict[str, Any]:
    return shipped_table("fairwitness.reference", name)
