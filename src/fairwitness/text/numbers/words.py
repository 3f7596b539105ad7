"""The English number words of `lexicon/numbers.toml`, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairwitness.shipped import shipped_table
from fairwitness.text.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one or more words and the kind each stands for; the longest that fits wins."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def of(cls, kinds: Mapping[str, Iterable[str]]) -> Phrases:
        """Index phrases by their first word."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind, phrases in kinds.items():
            for phrase in phrases:
                words = split(phrase)
                found.setdefault(words[0], []).append((words, kind))
        return cls({first: tuple(sorted(group, key=lambda g: -len(g[0]))) for first, group in found.items()})

    def match(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """The kind of the longest phrase that starts at `at`, and the index just past it."""
        for phrase, kind in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return kind, at + len(phrase)
        return None


def split(phrase: str) -> tuple[str, ...]:
    """Lower-case words of a phrase, cut where the tokens of a text are cut."""
    return tuple(token.words for token in tokenise(phrase.lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Everything English about numbers; see the TOML file for what each list is for."""

    ones: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    ordinals: Mapping[str, str]
    scales: Mapping[str, int]
    scale_plurals: Mapping[str, str]
    scales_glued: Mapping[str, int]
    fractions: Mapping[str, tuple[int, int]]
    vague_fractions: frozenset[str]
    sets: Mapping[str, int]
    multiples: Mapping[str, int]
    multiples_of: frozenset[str]
    zero: Phrases
    zero_alone: Phrases
    articles: frozenset[str]
    before: Phrases
    after: Phrases
    range_open: Phrases
    range_to: Phrases
    range_bare: Phrases
    changes: frozenset[str]
    excepted: Phrases
    vague: frozenset[str]
    vague_alone: Phrases
    vague_near_noun: Phrases
    not_counts: Mapping[str, frozenset[str]]
    follows: frozenset[str]
    follows_directly: frozenset[str]


@cache
def number_words() -> NumberWords:
    """Load the number words once."""
    table = shipped_table("fairwitness.text.lexicon", "numbers.toml")
    return NumberWords(**_numerals(table), **_phrases(table))


def _numerals(table: Mapping[str, Any]) -> dict[str, Any]:
    fractions = table["fractions"]["words"]
    return {
        "ones": table["ordinary"]["ones"],
        "teens": table["ordinary"]["teens"],
        "tens": table["ordinary"]["tens"],
        "ordinals": table["ordinals"]["words"],
        "scales": table["scales"]["words"],
        "scale_plurals": table["scales"]["plurals"],
        "scales_glued": table["scales"]["glued"],
        "fractions": {word: (part, whole) for word, (part, whole) in fractions.items()},
        "vague_fractions": frozenset(table["fractions"]["vague"]),
        "sets": table["sets"]["words"],
        "multiples": table["sets"]["multiples"],
        "multiples_of": frozenset(table["sets"]["of"]),
    }


def _phrases(table: Mapping[str, Any]) -> dict[str, Any]:
    def of(section: str) -> Phrases:
        return Phrases.of({kind: phrases for kind, phrases in table[section].items() if kind != "why"})

    vague, ranges = table["vague"], table["ranges"]
    return {
        "zero": Phrases.of({"zero": table["zero"]["phrases"]}),
        "zero_alone": Phrases.of({"zero": table["zero"]["alone"]}),
        "articles": frozenset(table["articles"]["words"]),
        "before": of("modifiers"),
        "after": of("after"),
        "range_open": Phrases.of({"open": ranges["open"]}),
        "range_to": Phrases.of({"to": ranges["to"]}),
        "range_bare": Phrases.of({"to": ranges["bare"]}),
        "changes": frozenset(table["changes"]["words"]),
        "excepted": Phrases.of({"excepted": table["excepted"]["phrases"]}),
        "vague": frozenset(vague["words"]),
        "vague_alone": Phrases.of({"vague": vague["alone"]}),
        "vague_near_noun": Phrases.of({"vague": vague["near_noun"]}),
        "not_counts": {k: frozenset(v) for k, v in table["not_counts"].items() if k != "why"},
        "follows": frozenset(table["follows"]["words"]),
        "follows_directly": frozenset(table["follows"]["directly"]),
    }
