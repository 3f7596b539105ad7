"""The words and rules of time expressions, read once from `lexicon/dates.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

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
    """Words by lower-case form, and rules by what may stand at their first place."""

    words: Mapping[str, tuple[Entry, ...]]
    rules_by_class: Mapping[str, tuple[tuple[int, Rule], ...]]
    rules_by_word: Mapping[str, tuple[tuple[int, Rule], ...]]
    opening_words: frozenset[str]
    beginning_words: frozenset[str]
    reporting_words: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read the shipped words and rules."""
    table = tomllib.loads((files("fairwitness.text") / "lexicon" / "dates.toml").read_text(encoding="utf-8"))
    words: dict[str, list[Entry]] = {}
    for entry in table["words"]:
        for word, value in entry["values"].items():
            reading = Entry(word_class=entry["class"], value=value, capital=entry.get("capital", False))
            words.setdefault(word, []).append(reading)
    rules = [rule for group in table["rules"] for rule in _rules(group)]
    by_class, by_word = _by_first(rules)
    return Lexicon(
        words=MappingProxyType({word: tuple(entries) for word, entries in words.items()}),
        rules_by_class=by_class,
        rules_by_word=by_word,
        opening_words=frozenset(table["opening_words"]),
        beginning_words=frozenset(table["beginning_words"]),
        reporting_words=frozenset(table["reporting_words"]),
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


def _by_first(
    rules: list[Rule],
) -> tuple[Mapping[str, tuple[tuple[int, Rule], ...]], Mapping[str, tuple[tuple[int, Rule], ...]]]:
    by_class: dict[str, list[tuple[int, Rule]]] = {}
    by_word: dict[str, list[tuple[int, Rule]]] = {}
    for order, rule in enumerate(rules):
        for element in rule.elements:
            for name in element.classes:
                by_class.setdefault(name, []).append((order, rule))
            for word in element.words:
                by_word.setdefault(word, []).append((order, rule))
            if not element.optional:
                break
    return (
        MappingProxyType({k: tuple(v) for k, v in by_class.items()}),
        MappingProxyType({k: tuple(v) for k, v in by_word.items()}),
    )
