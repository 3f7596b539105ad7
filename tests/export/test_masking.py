"""Masking: whole names and their parts, words of places and public bodies left alone."""

from __future__ import annotations

from fairwitness.export import MASK, NOTHING_MASKED, Masker


def test_a_name_is_masked_whole_and_in_its_parts() -> None:
    masker = Masker(["Samira Haddad"])
    assert masker.text("samira  haddad died; Haddad was 34") == f"{MASK} died; {MASK} was 34"
    assert masker.text("the haddad trade, Haddads, Samiras") == "the haddad trade, Haddads, Samiras"


def test_small_words_and_kept_ones_are_not_masked_by_themselves() -> None:
    masker = Masker(["Omar al-Halabi", "Rose of Aleppo"], kept=["Aleppo"])
    assert masker.text("in Aleppo, of all places") == "in Aleppo, of all places"
    assert masker.text("a rose, and Rose of Aleppo") == f"a rose, and {MASK}"


def test_texts_of_a_record_are_masked_and_its_keys_are_not() -> None:
    masker = Masker(["Haddad"])
    record = {"Haddad": [{"quote": "Haddad said 12", "low": 12, "high": None}]}
    assert masker.fields(record) == {"Haddad": [{"quote": f"{MASK} said 12", "low": 12, "high": None}]}


def test_without_names_nothing_changes() -> None:
    assert NOTHING_MASKED.text("Samira Haddad") == "Samira Haddad"


def test_what_looks_like_a_pattern_is_only_words() -> None:
    assert Masker(["A.*(b"]).text("A.*(b and Axxb") == f"{MASK} and Axxb"


def test_a_single_word_is_masked_with_capitals_only() -> None:
    masker = Masker(["Rose", "karim"])
    assert masker.text("the toll rose; Rose died, ROSE died, Karim and karim died") == (
        f"the toll rose; {MASK} died, {MASK} died, {MASK} and {MASK} died"
    )
