from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.combined import is_combined
from fairwitness.extract.counts import count_of
from fairwitness.model import Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "counts.toml").read_text(encoding="utf-8"))
SENTENCE = st.lists(
    st.sampled_from("a the 12 over two men woman was were killed wounded and , not no dozens".split()), min_size=4
)


def identified(case: dict[str, Any]) -> str:
    return str(case["text"])[:60]


def pointed(case: dict[str, Any], field: str) -> Span | None:
    if field not in case:
        return None
    start = case["text"].index(case[field])
    return Span.of(case["text"], start, start + len(case[field]))


@pytest.mark.parametrize("case", CASES["claim"], ids=identified)
def test_a_claim_says_how_many(case: dict[str, Any]) -> None:
    text, combined = case["text"], case.get("combined", False)
    quote = Span.of(text, 0, len(text))
    count = count_of(
        text, pointed(case, "count"), pointed(case, "victims"), pointed(case, "cue"), quote, combined=combined
    )
    assert (count.low, count.high) == (case.get("low"), case.get("high"))
    assert (count.approx, count.vague) == (case.get("approx", False), case.get("vague", False))
    assert count.combined == (combined and case.get("high") != 0)


@pytest.mark.parametrize("case", CASES["shared"], ids=identified)
def test_killed_and_injured_share_a_number(case: dict[str, Any]) -> None:
    cue = pointed(case, "cue")
    assert cue is not None
    assert is_combined(case["text"], cue, pointed(case, "quote"), pointed(case, "count")) is case["shared"]


@settings(deadline=None)
@given(SENTENCE, st.data())
def test_any_pointers_give_a_count(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)

    def span() -> Span:
        start = data.draw(st.integers(0, len(text) - 1))
        return Span.of(text, start, data.draw(st.integers(start + 1, len(text))))

    count = count_of(text, span(), span(), span(), span(), combined=data.draw(st.booleans()))
    assert count.words is not None
    assert text[count.words.start : count.words.end] == count.words.words
    assert count_of(text, None, span(), span(), None, combined=False).words is None
    assert is_combined(text, span(), span(), span()) in (True, False)


def test_a_house_number_pointed_at_is_no_count() -> None:
    text = "Fatal shooting at 16411\nA tenant died."
    at = text.index("16411")
    count = Span.of(text, at, at + 5)
    found = count_of(text, count, None, Span.of(text, 0, 5), Span.of(text, 0, at + 5), combined=False)
    assert (found.words, found.low, found.high, found.vague) == (None, None, None, True)
