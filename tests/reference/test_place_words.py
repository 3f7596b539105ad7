"""What tells a place's own words from those for the town it is in."""

from __future__ import annotations

import pytest

from fairwitness.reference.place_words import without_town


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("Rehma clinic in Beni", "Rehma clinic"),
        ("Mavivi quarter of the eastern town of Beni", "Mavivi quarter"),
        ("corner of Mill Street at Tow Road", "corner of Mill Street"),
        ("market in Beni", "market in Beni"),
        ("Gulf of Aden", "Gulf of Aden"),
        ("Beni in North Kivu", "Beni in North Kivu"),
        ("Rehma clinic", "Rehma clinic"),
        ("", ""),
    ],
)
def test_the_own_words_of_a_place(words: str, own: str) -> None:
    assert without_town(words) == own
