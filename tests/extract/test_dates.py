from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.dates import days_quoted, default_times, has_one_day, opens, when_of
from fairwitness.model import Harm, Span
from fairwitness.text.dates import find_times

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text(encoding="utf-8"))


def quoted(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


@pytest.mark.parametrize("case", CASES["claim"], ids=lambda case: case["text"][:60])
def test_claims_are_dated(case: dict[str, Any]) -> None:
    text = case["text"]
    when = when_of(
        text,
        find_times(text),
        [quoted(text, words) for words in case.get("pointed", ())],
        published=case.get("published"),
        quote=quoted(text, case["quote"]),
        background=case.get("background", False),
        harm=Harm(case["harm"]) if "harm" in case else None,
    )
    assert (when.start, when.end) == (case.get("start"), case.get("end"))
    assert all(text[s.start : s.end] == s.words for s in when.words)


def test_pointed_words_are_kept_when_they_resolve_to_nothing() -> None:
    text = "Raid\nTwo guards died during the rains."
    when = when_of(text, find_times(text), [quoted(text, "the rains")], published=None, quote=quoted(text, "died"))
    assert (when.words, when.start, when.precision) == ((quoted(text, "the rains"),), None, None)


def test_a_claim_known_to_be_dated_takes_the_day_of_the_report() -> None:
    text = "Raid\n3 May 2011 A guard died."
    when = when_of(text, find_times(text), (), published=None, quote=quoted(text, "A guard died"), dated=True)
    assert (when.start, when.end, when.words) == (date(2011, 5, 3), date(2011, 5, 3), ())


def test_the_title_and_the_lead_open_a_report() -> None:
    text = "Raid\n" + "A guard died. " * 60
    first, last = Span.of(text, 5, 18), Span.of(text, len(text) - 14, len(text) - 1)
    assert opens(text, quoted(text, "Raid")) and opens(text, first) and not opens(text, last)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Raid\nA guard died on Friday, police said on Saturday. Another died early on Friday.", True),
        ("Raid\nA guard died on Friday. A cook died on Saturday.", False),
        ("Raid\nA guard died.", True),
    ],
)
def test_a_report_of_one_day(text: str, one: bool) -> None:
    assert has_one_day(text, find_times(text), date(2015, 7, 8)) is one


def test_datelines_date_no_event() -> None:
    text = "Raid\n3 May 2011 A guard died."
    assert default_times(text, find_times(text), quoted(text, "A guard died")) == ()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from("on Friday said killed 5 July 2015 . \n since the next day in two days today".split(" "))),
    st.data(),
    st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
)
def test_any_claim_is_dated_safely(words: list[str], data: st.DataObject, published: date | None) -> None:
    text = "Title\n" + " ".join(words)
    spans = [
        Span.of(text, start, data.draw(st.integers(start + 1, len(text))))
        for start in data.draw(st.lists(st.integers(0, len(text) - 1), max_size=3))
    ]
    quote = Span.of(text, 0, data.draw(st.integers(1, len(text))))
    when = when_of(text, find_times(text), spans, published=published, quote=quote)
    assert when.start is None or when.end is None or when.start <= when.end
    assert all(text[s.start : s.end] == s.words for s in when.words)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("sixty men were shot in March", ["March"]),
        ("sixty men were shot over two years", []),
        ("sixty men were shot in March and April 2011", ["March and April 2011"]),
        ("sixty men were shot", []),
    ],
)
def test_a_quote_may_name_its_own_time(quote: str, words: list[str]) -> None:
    text = f"Police say that {quote}."
    assert [span.words for span in days_quoted(text, find_times(text), quoted(text, quote))] == words
