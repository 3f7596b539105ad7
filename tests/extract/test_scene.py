"""What belongs to a speaker's name and what only follows it."""

from __future__ import annotations

import pytest

from fairwitness.extract.scene import bare_name
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
