"""What belongs to a speaker's name and what only follows it."""

from __future__ import annotations

import pytest

from fairwitness.extract.scene import bare_name, own_clause
from fairwitness.model import Span


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kivu Security Tracker (KST)", "Kivu Security Tracker"),
        ("the group, whose count covers the valley", "the group"),
        ("a nurse who had fled", "a nurse"),
        ("WHO", "WHO"),
        ("Whose Peace Foundation", "Whose Peace Foundation"),
    ],
)
def test_bare_name(words: str, name: str) -> None:
    assert bare_name(words, Span.of(words, 0, len(words))).words == name


@pytest.mark.parametrize(("said", "name"), [("Nine died", "the army"), ("it rained", "Salim")])
def test_a_name_ends_where_its_clause_does(said: str, name: str) -> None:
    text = "it rained, Salim said; the army told us: Nine died"
    span = Span.of(text, text.index("Salim"), text.index(" told"))
    quote = Span.of(text, text.index(said), text.index(said) + len(said))
    assert own_clause(text, span, quote).words.removesuffix(" said") == name
