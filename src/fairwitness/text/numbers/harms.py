"""Harm words that bear on a count: pairs that share one number, nouns of one or of many, negations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fairwitness.shipped import shipped_table


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmWords:
    """The lists of `lexicon/numbers.toml` on harm words, all in lower case."""

    killed: frozenset[str]
    injured: frozenset[str]
    not_second: frozenset[str]
    not_before_number: frozenset[str]
    joins: frozenset[str]
    both: frozenset[str]
    plural_nouns: frozenset[str]
    sick: frozenset[str]
    adverbs: frozenset[str]
    nouns_of_one: frozenset[str]
    nouns_of_many: frozenset[str]
    possessives: frozenset[str]
    negations: frozenset[str]
    negation_fillers: frozenset[str]
    unharmed: frozenset[str]
    none_of: frozenset[str]
    none_of_fillers: frozenset[str]


@cache
def harm_words() -> HarmWords:
    """Load the harm words once."""
    table = shipped_table("fairwitness.text.lexicon", "numbers.toml")
    pairs, nouns, negation = table["harm_pairs"], table["harm_nouns"], table["negation"]
    return HarmWords(
        killed=frozenset(pairs["killed"]),
        injured=frozenset(pairs["injured"]),
        not_second=frozenset(pairs["not_second"]),
        not_before_number=frozenset(pairs["not_before_number"]),
        joins=frozenset(pairs["joins"]),
        plural_nouns=frozenset(pairs["plural_nouns"]),
        both=frozenset(pairs["both"]),
        sick=frozenset(pairs["sick"]),
        adverbs=frozenset(pairs["adverbs"]),
        nouns_of_one=frozenset(nouns["one"]),
        nouns_of_many=frozenset(nouns["many"]),
        possessives=frozenset(nouns["possessives"]),
        negations=frozenset(negation["words"]),
        negation_fillers=frozenset(negation["fillers"]),
        unharmed=frozenset(negation["unharmed"]),
        none_of=frozenset(negation["none_of"]),
        none_of_fillers=frozenset(negation["none_of_fillers"]),
    )
