from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.persons import persons_in
from fairwitness.extract.victims import age_of, group_of, is_one_of, names_in, own_victims, sex_of
from fairwitness.model import Group, Span

FOLDER = Path(__file__).parents[1] / "cases"
VICTIMS = tomllib.loads((FOLDER / "victims.toml").read_text(encoding="utf-8"))["victims"]
NAMES = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))["names"]
SIDES = ("Hamas", "IDF", "Taliban", "Syrian army", "YPG", "Russian", "Ukrainian", "FARC", "Houthi", "Wagner", "Serb")
WORDS = "a the two soldiers women and , ; ( ) 16 - year old of in Mariam Haddad COLONEL his other others he 34".split()


def identified(case: dict[str, Any]) -> str:
    return str(case["words"])[:60]


@pytest.mark.parametrize("case", VICTIMS, ids=identified)
def test_words_name_a_group(case: dict[str, Any]) -> None:
    words = case["words"]
    assert group_of(words, case.get("context", words)) == case["group"]
    assert (sex_of(words), age_of(words)) == (case.get("sex"), case.get("age"))


@pytest.mark.parametrize("case", NAMES, ids=identified)
def test_persons_are_counted(case: dict[str, Any]) -> None:
    assert names_in(case["words"]) == case["named"]
    mentions = persons_in(case["words"])
    open_ended = any(m.plural and m.number is None for m in mentions)
    assert (None if open_ended else sum(m.number or 1 for m in mentions)) == case.get("people")


def test_no_victims_words_say_nothing() -> None:
    assert group_of(None, "Shelling hit the town.") is Group.UNSPECIFIED
    assert (sex_of(None), age_of(None), names_in(None)) == (None, None, 0)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("noun", ["fighters", "soldiers", "police", "journalists", "villagers", "children", "troops"])
def test_the_side_never_moves_the_group(side: str, noun: str) -> None:
    words = f"{side} {noun}"
    assert group_of(words, f"The blast killed three {words}.") == group_of(noun, f"The blast killed three {noun}.")


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60), st.text(max_size=80))
def test_any_words_have_a_group(words: str, context: str) -> None:
    assert group_of(words, f"{context} {words}") in Group
    assert names_in(words) >= 0
    sex_of(words)
    age_of(words)


@pytest.mark.parametrize(
    ("text", "count", "victims", "own"),
    [
        ("It put its own losses as 14 and those of the Dunmore army at 12.", "14", "those of the Dunmore army", False),
        ("It put its own losses as 14 and those of the Dunmore army at 12.", "12", "those of the Dunmore army", True),
        ("The army counted 14 soldiers dead.", "14", "soldiers", True),
    ],
)
def test_those_told_of_behind_a_number_are_others(text: str, count: str, victims: str, *, own: bool) -> None:
    words, counted = (Span.of(text, text.index(each), text.index(each) + len(each)) for each in (victims, count))
    assert own_victims(words, counted) == (words if own else None)


@pytest.mark.parametrize(
    ("words", "number", "is_one"),
    [
        ("35-year-old Selma Duru", 2, True),
        ("35-year-old Selma Duru", 1, False),
        ("35-year-old Selma Duru", None, False),
        ("two Fulani", 2, False),
        ("Selma Duru and her son Tarik", 2, False),
        ("men", 2, False),
    ],
)
def test_one_named_of_several_says_nothing_of_the_others(words: str, number: int | None, *, is_one: bool) -> None:
    assert is_one_of(words, number) is is_one
