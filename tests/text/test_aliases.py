"""Aliases: two names told to be one's, whichever comes first, and what only looks like them."""

import pytest

from fairwitness.text.aliases import aliases_in


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Vardenik, known to the army as Orta Dag, at noon.",
        "Shells fell on Vardenik village (also known as Orta Dag) at noon.",
        "Shells fell on Vardenik, which its people call Orta Dag, at noon.",
        "Shells fell on Vardenik, which the state has renamed Orta Dag.",
        "Shells fell on the Vardenik post, or Orta Dag, at noon.",
        "Shells fell on Vardenik (formerly Orta Dag) at noon.",
        "Shells fell on Vardenik, as the rebels call Orta Dag, at noon.",
    ],
)
def test_two_names_of_one(text: str) -> None:
    assert aliases_in(text) == (("Vardenik", "Orta Dag"),)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Vardenik or Orta Dag.",
        "Shells fell on Vardenik, which the army called a fortress.",
        "Shells fell on Vardenik. Its mayor called Orta Dag for help.",
        "Shells fell on Vardenik (near Orta Dag).",
    ],
)
def test_two_places(text: str) -> None:
    assert aliases_in(text) == ()
