"""The pattern language of the lexicons."""

from __future__ import annotations

import pytest

from fairwitness.text.inflections import noun_forms, verb_forms
from fairwitness.text.patterns import compile_pattern, match_at, word_choices


def _cue(source: str, text: str) -> str | None:
    words = text.split()
    pattern = compile_pattern(source, {"gun": word_choices("rifle/n|cannon")})
    matches = (match_at(pattern, words, at, len(words)) for at in range(len(words)))
    found = next((m for m in matches if m), None)
    return " ".join(words[found.first : found.last + 1]) if found else None


@pytest.mark.parametrize(
    ("source", "text", "cue"),
    [
        ("seize/v", "they seized it", "seized"),
        ("attack/n", "two attacks and", "attacks"),
        ("@gun", "old rifles lay", "rifles"),
        ("impose/v ..3 curfew", "imposed a strict night curfew", "imposed a strict night curfew"),
        ("impose/v ..1 curfew", "imposed a strict night curfew", None),
        ("impose/v ..6 curfew", "imposed order . a curfew", None),
        ("take/v __4 town", "took the small town", "took the small town"),
        ("take/v __4 town", "took him by the town", None),
        ("heavy? fire", "under fire again", "fire"),
        ("~under siege", "under siege now", "siege"),
        ("close/v !to border", "close to border", None),
        ("car bomb", "a car - bomb", "car - bomb"),
    ],
)
def test_matches_as_the_language_tells(source: str, text: str, cue: str | None) -> None:
    assert _cue(source, text) == cue


def test_a_name_is_told_by_its_place_among_the_names() -> None:
    pattern = compile_pattern("took ~^", {})
    assert match_at(pattern, ["they", "took", "goma"], 1, 3, names={2}) is not None
    assert match_at(pattern, ["they", "took", "goma"], 1, 3) is None


def test_a_pattern_must_begin_with_a_word() -> None:
    with pytest.raises(ValueError, match="begins with a gap"):
        compile_pattern("..3 siege", {})


@pytest.mark.parametrize(
    ("base", "form"),
    [
        ("strike", "struck"),
        ("bomb", "bombing"),
        ("rob", "robbed"),
        ("deny", "denied"),
        ("raze", "razing"),
        ("hit", "hit"),
    ],
)
def test_verbs_are_inflected(base: str, form: str) -> None:
    assert form in verb_forms(base)


@pytest.mark.parametrize(("base", "form"), [("gunman", "gunmen"), ("casualty", "casualties"), ("truce", "truces")])
def test_nouns_are_inflected(base: str, form: str) -> None:
    assert form in noun_forms(base)


@pytest.mark.parametrize(
    ("source", "lacking", "present"),
    [
        ("impose/v ..3 curfew", "they imposed a ban", "they imposed a curfew"),
        ("heavy? fire", "a heavy blow", "heavy fire"),
        ("close/v !to border", "closed the shop", "closed the border"),
        ("take/v town|village", "took the hill", "took the village"),
    ],
)
def test_a_pattern_lacks_words_where_one_that_must_follow_is_not_there(source: str, lacking: str, present: str) -> None:
    pattern = compile_pattern(source, {})
    assert pattern.lacks_words(frozenset(lacking.split()))
    assert not pattern.lacks_words(frozenset(present.split()))


@pytest.mark.parametrize(
    ("source", "text"), [("truce", "no word of it"), ("took ~^", "took goma"), ("shell/v hard?", "x")]
)
def test_only_a_word_that_must_follow_can_be_lacking(source: str, text: str) -> None:
    assert not compile_pattern(source, {}).lacks_words(frozenset(text.split()))
