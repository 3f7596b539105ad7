"""Places, by readable cases and by texts nobody would write."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.places import find_places, resolve_places
from fairwitness.model import PlaceMention, Span
from fairwitness.reference import Gazetteer

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "places.toml").read_text("utf-8"))["case"]
GAZETTEER = Gazetteer.open()


def mention_of(marked: str) -> PlaceMention:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return resolve_places(text, [Span.of(text, start, end)], GAZETTEER)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_place_case(case: dict[str, str | bool]) -> None:
    place = mention_of(str(case["text"])).place
    if case.get("unresolved"):
        assert place is None
        return
    assert place is not None
    fields = ("name", "country", "admin1", "district", "precision")
    found = {field: getattr(place, field) for field in fields}
    asked = {field: case[field] for field in found if field in case}
    assert {field: found[field] for field in asked} == asked
    assert (place.latitude is not None) == case.get("pin", True)


def test_enough_cases() -> None:
    assert len(CASES) >= 45


def test_find_places_points_at_names_that_read_as_places() -> None:
    text = "Jordan Smith said shells fell in Mosul, Iraq, and near Kirkuk. Houses burned in Erbil province."
    assert [span.words for span in find_places(text, GAZETTEER)] == ["Mosul", "Iraq", "Kirkuk", "Erbil"]


def test_an_order_of_mentions_is_kept() -> None:
    text = "From Mosul to Kirkuk."
    spans = [Span.of(text, 14, 20), Span.of(text, 5, 10)]
    assert [mention.words for mention in resolve_places(text, spans, GAZETTEER)] == spans


def test_the_same_report_gives_the_same_places() -> None:
    text = "Shells fell on San Jose, Costa Rica."
    spans = [Span.of(text, 15, 23)]
    assert resolve_places(text, spans, GAZETTEER) == resolve_places(text, spans, GAZETTEER)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300), st.integers(0, 299), st.integers(1, 80))
def test_no_text_breaks_it(text: str, start: int, length: int) -> None:
    for span in find_places(text, GAZETTEER):
        assert text[span.start : span.end] == span.words
    if start < len(text):
        span = Span.of(text, start, min(len(text), start + length))
        assert resolve_places(text, [span], GAZETTEER)[0].words == span


@pytest.mark.parametrize("unit", ["a", "Aleppo ", "A'", "in Al-", "X, ", "\n", "Syrian Mosul's ", "the of ", "(", "é"])
def test_a_million_characters_take_seconds(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    began = time.process_time()
    resolve_places(text, [Span.of(text, 500_000, 500_040)], GAZETTEER)
    assert time.process_time() - began < 20
