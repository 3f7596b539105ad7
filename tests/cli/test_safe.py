"""What report text may look like on a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.cli.safe import text, visible


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("killed  in\nAleppo\t today", "killed in Aleppo today"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("\x9b31m", "\\u009b31m"),
        ("\u202edeaths", "\\u202edeaths"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("no\u00a0break\u2028line", "no break line"),
        ("قتل 12 جنديا – café", "قتل 12 جنديا – café"),
        ("x" * 700, "x" * 600 + " [...]"),
    ],
)
def test_visible(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_markup_is_text() -> None:
    assert text("[bold red]x[/]").plain == "[bold red]x[/]"


@given(st.text(st.characters()))
def test_nothing_shown_can_move_the_cursor(words: str) -> None:
    assert not {unicodedata.category(character) for character in visible(words)} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
