"""Mentions of one party under several wordings."""

import pytest

from fairwitness.evaluate.names import same_name, same_places


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (None, "police", False),
        ("the police", "Police", True),
        ("Human Rights Watch", "HRW", True),
        ("HRW", "Human Rights Watch", True),
        ("the mayor's office", "mayor", True),
        ("Colonel Ade Bello", "Bello", True),
        ("army", "police", False),
        ("the", "the", False),
    ],
)
def test_same_name(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ([], [], True),
        (["Goma"], [], False),
        (["Goma"], ["city of Goma"], True),
        (["Goma", "Sake"], ["Goma"], False),
        (["Goma", "Sake"], ["Sake", "Goma"], True),
    ],
)
def test_same_places(one: list[str], other: list[str], same: bool) -> None:
    assert same_places(one, other) is same
