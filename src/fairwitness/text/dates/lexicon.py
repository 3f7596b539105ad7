"""The words and rules of time expressions, and patterns of telling, read once from their lexicons."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Any

from fairwitness.text.wordings import read_table, read_wordings

Value = int | str | tuple[int, int, int]  # a number, a word, or the three figures of a date


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One reading of a word: its class, what it stands for, and whether it must be capitalised."""

    word_class: str
    value: int | str
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One place of a pattern: which classes or words may stand there."""

    classes: frozenset[str]
    words: frozenset[str]
    optional: bool
    context: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern and what it builds; `settings` are the further keys of its table."""

    means: str
    elements: tuple[Element, ...]
    settings: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words by lower-case form, and rules by what may stand at their first two places (None: nothing need follow).

    `openers` are the words and classes that may stand at the first.
    """

    words: Mapping[str, tuple[Entry, ...]]
    rules: Mapping[tuple[str, str | None], tuple[tuple[int, Rule], ...]]
    openers: frozenset[str]
    opening_words: frozenset[str]
    perfect_words: frozenset[str]
    beginning_words: frozenset[str]
    reporting_words: frozenset[str]
    stage_words: frozenset[str]
    outcome_words: frozenset[str]
    going_words: frozenset[str]

    @property
    def calendar_names(self) -> frozenset[str]:
        """The names of months, in full and shortened, and of days."""
        classes = {"MONTH", "WEEKDAY"}
        return frozenset(word for word, entries in self.words.items() if any(e.word_class in classes for e in entries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """The patterns of `telling.toml`, which says why each is there."""

    counted_by: re.Pattern[str]
    wounded: re.Pattern[str]
    burns: re.Pattern[str]
    died: re.Pattern[str]
    of_wounds: re.Pattern[str]
    publication_label: re.Pattern[str]
    goes_on: re.Pattern[str]
    clock_after: re.Pattern[str]
    toll: re.Pattern[str]
    recalled: re.Pattern[str]
    credit: re.Pattern[str]
    counted_on: re.Pattern[str]
    sentence_end: re.Pattern[str]
    at_place: re.Pattern[str]
    freed: re.Pattern[str]
    found: re.Pattern[str]
    unearthed: re.Pattern[str]
    buried: re.Pattern[str]
    then_freed: re.Pattern[str]
    grave: re.Pattern[str]
    has_come_to: re.Pattern[str]
    who_had: re.Pattern[str]


@cache
def wordings() -> Wordings:
    """Read the shipped patterns."""
    return read_wordings(Wordings, "fairwitness.text.lexicon", "telling")


@cache
def lexicon() -> Lexicon:
    """Read the shipped words and rules."""
    table = read_table("fairwitness.text.lexicon", "dates")
    words: dict[str, list[Entry]] = {}
    for entry in table["words"]:
        for word, value in entry["values"].items():
            reading = Entry(word_class=entry["class"], value=value, capital=entry.get("capital", False))
            words.setdefault(word, []).append(reading)
    rules = _by_beginning([rule for group in table["rules"] for rule in _rules(group)])
    return Lexicon(
        words=MappingProxyType({word: tuple(entries) for word, entries in words.items()}),
        rules=rules,
        openers=frozenset(first for first, _ in rules),
        opening_words=frozenset(table["opening_words"]),
        perfect_words=frozenset(table["perfect_words"]),
        beginning_words=frozenset(table["beginning_words"]),
        reporting_words=frozenset(table["reporting_words"]),
        stage_words=frozenset(table["stage_words"]),
        outcome_words=frozenset(table["outcome_words"]),
        going_words=frozenset(table["going_words"]),
    )


def _rules(group: dict[str, Any]) -> list[Rule]:
    settings = MappingProxyType({k: v for k, v in group.items() if k not in ("why", "means", "patterns")})
    return [
        Rule(means=group["means"], elements=tuple(_element(part) for part in pattern.split()), settings=settings)
        for pattern in group["patterns"]
    ]


def _element(part: str) -> Element:
    choices = part.removeprefix("~").removesuffix("?").split("|")
    return Element(
        classes=frozenset(c for c in choices if c.isupper()),
        words=frozenset(c for c in choices if not c.isupper()),
        optional=part.endswith("?"),
        context=part.startswith("~"),
    )


def _by_beginning(rules: list[Rule]) -> Mapping[tuple[str, str | None], tuple[tuple[int, Rule], ...]]:
    index: dict[tuple[str, str | None], dict[int, Rule]] = {}
    for order, rule in enumerate(rules):
        for place in _reachable(rule.elements, 0):
            if place is None:
                continue
            for following in _reachable(rule.elements, place + 1):
                seconds: frozenset[str] | tuple[None] = (
                    (None,) if following is None else _keys(rule.elements[following])
                )
                for first, second in product(_keys(rule.elements[place]), seconds):
                    index.setdefault((first, second), {})[order] = rule
    return MappingProxyType({key: tuple(found.items()) for key, found in index.items()})


def _reachable(elements: Sequence[Element], place: int) -> list[int | None]:
    """Places that may be filled next, from `place` on; None where the pattern may end."""
    places: list[int | None] = []
    for index in range(place, len(elements)):
        places.append(index)
        if not elements[index].optional:
            return places
    return [*places, None]


def _keys(element: Element) -> frozenset[str]:
    return element.classes | element.words
