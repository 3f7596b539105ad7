"""Lexicon files of words and patterns: what they may hold, and what is said of one that is not as it should be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from fairwitness.errors import LexiconError
from fairwitness.text.patterns import word_choices
from fairwitness.text.wordings import wordings_of

GOOD = """
[vessels]
why = "what carries people over water"
words = ["boat", "ferry", "St. Brendan"]

[sunk]
any_case = true
patterns = ['\\bsinking of (?:the )?{vessels}\\b', '{vessels} sank']

[kinds]
why = "by what they run on"
rail = ["train", "tram"]

[order]
words = ["first", "second"]

[ways.down]
patterns = ['falls?']
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harbour:
    vessels: frozenset[str]
    sunk: re.Pattern[str]
    kinds: Mapping[str, frozenset[str]]
    order: tuple[str, ...]
    ways: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sunk:
    sunk: re.Pattern[str]


def test_gives_each_field_what_it_asks_for() -> None:
    read = wordings_of(Harbour, tomllib.loads(GOOD), where="harbour.toml")
    assert read.vessels == {"boat", "ferry", "St. Brendan"}
    assert read.kinds == {"rail": {"train", "tram"}} and read.order == ("first", "second")
    assert read.ways["down"].fullmatch("falls")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("the Sinking of the ferry", True), ("St. Brendan sank", True), ("St! Brendan sank", False), ("it sank", False)],
)
def test_a_name_in_braces_stands_for_any_word_of_its_entry(text: str, is_told: bool) -> None:
    read = wordings_of(Harbour, tomllib.loads(GOOD), where="harbour.toml")
    assert bool(read.sunk.search(text)) is is_told


def test_a_name_in_braces_stands_for_a_pattern_too() -> None:
    table = {
        "sunk": {"patterns": ["{name} sank"]},
        "name": {"patterns": ["[A-Z]\\w+", "the {vessel}"]},
        "vessel": ["ferry"],
    }
    sunk = wordings_of(Sunk, table, where="harbour.toml").sunk
    assert sunk.fullmatch("Brendan sank") and sunk.fullmatch("the ferry sank") and not sunk.fullmatch("ferry sank")


def test_a_word_gives_the_forms_asked_for() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Verbs:
        carry: frozenset[str]

    read = wordings_of(Verbs, {"carry": ["carry/v"]}, where="verbs.toml", forms=word_choices)
    assert read.carry == {"carry", "carries", "carried", "carrying"}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, r"\[sunk\] is missing"),
        ({"sunk": {"words": ["sank"]}}, r"\[sunk\] must have a list of patterns"),
        ({"sunk": {"patterns": []}}, r"\[sunk\] must have a list of patterns"),
        ({"sunk": {"patterns": ["sank("]}}, r"\[sunk\] holds a pattern that says nothing"),
        ({"sunk": {"patterns": ["{boats} sank"]}}, r"\[boats\] is named in a pattern and missing"),
        ({"sunk": {"patterns": ["{boats} sank"]}, "boats": {"words": [3]}}, r"\[boats\] must have a list of words"),
        ({"sunk": {"patterns": ["{sunk} again"]}}, r"\[sunk\] is a pattern that names itself"),
        ({"sunk": {"patterns": ["sank"]}, "boats": {"words": ["ferry"]}}, r"\[boats\] is used nowhere"),
    ],
)
def test_names_the_entry_that_is_at_fault(table: dict[str, object], said: str) -> None:
    with pytest.raises(LexiconError, match=rf"harbour\.toml: {said}"):
        wordings_of(Sunk, table, where="harbour.toml")
