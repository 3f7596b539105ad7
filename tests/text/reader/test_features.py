"""Which of the reader's word lists a word stands in."""

from __future__ import annotations

import pytest

from fairwitness.text.reader.features import lists_of


@pytest.mark.parametrize("word", ["killed", "Killing", "gunman", "gunmen"])
def test_a_star_stands_for_the_rest_of_a_word_or_for_its_middle(word: str) -> None:
    assert lists_of(word) == lists_of({"k": "kills", "g": "gunmen"}[word[0].lower()]) != frozenset()


@pytest.mark.parametrize("word", ["skill", "gunmetal", "xyzzy"])
def test_what_only_holds_such_a_word_is_in_no_list(word: str) -> None:
    assert lists_of(word) == frozenset()
