"""Who speaks: roles and fullest mentions, by readable cases and by texts nobody would write."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.attribution import fullest_mention, is_outlet_itself, role_of
from fairwitness.model import ClaimantRole, Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "speakers.toml").read_text("utf-8"))


@pytest.mark.parametrize(("claimant", "role"), CASES["roles"].items())
def test_role_by_its_own_words(claimant: str, role: str) -> None:
    assert role_of(claimant, f"The toll came from {claimant}.") == role


@pytest.mark.parametrize("case", CASES["apposition"], ids=lambda case: case["claimant"])
def test_role_by_the_words_beside(case: dict[str, str]) -> None:
    assert role_of(case["claimant"], case["text"]) == case["role"]


@pytest.mark.parametrize("case", CASES["fullest"], ids=lambda case: case["text"][:60])
def test_fullest_mention(case: dict[str, str]) -> None:
    start, end = case["text"].index("["), case["text"].index("]") - 1
    text = case["text"].replace("[", "").replace("]", "")
    found = fullest_mention(text, Span.of(text, start, end))
    assert found.words == case["full"]
    assert text[found.start : found.end] == found.words


def test_enough_cases() -> None:
    assert len(CASES["roles"]) + len(CASES["apposition"]) + len(CASES["fullest"]) >= 50


def test_roles_do_not_depend_on_the_side() -> None:
    sides = ("Syrian", "Israeli", "Russian", "Ukrainian", "Sudanese", "Turkish", "American")
    assert {role_of(f"{side} army officers", "") for side in sides} == {role_of("army officers", "")}


def test_the_outlet_itself() -> None:
    assert is_outlet_itself("Reuters", "reuters.com")
    assert is_outlet_itself("The Guardian", "guardian")
    assert not is_outlet_itself("Reuters", None)
    assert not is_outlet_itself("a doctor", "Reuters")


@settings(deadline=None, max_examples=150)
@given(st.text(min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 60))
def test_no_text_breaks_it(text: str, start: int, length: int) -> None:
    start %= len(text)
    span = Span.of(text, start, min(len(text), start + length))
    found = fullest_mention(text, span)
    assert text[found.start : found.end] == found.words
    assert isinstance(role_of(span.words, text), ClaimantRole)


@pytest.mark.parametrize("unit", ["a", "Name ", "A.", "The Observatory ", "of the ", "(AB)", "he said. ", "É"])
def test_a_million_characters_take_seconds(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    began = time.process_time()
    for start in (10, 500_000, 900_000):
        fullest_mention(text, Span.of(text, start, start + 3))
    role_of(text[:60], text)
    role_of(text, text[:1000])
    assert time.process_time() - began < 20
