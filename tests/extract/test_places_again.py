"""Of a figure told several times over, a telling put elsewhere has the place of the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairwitness.text.reader import Reader
from tests.extract.told import places, told


@pytest.mark.parametrize(
    ("number", "odd", "tellings", "where"),
    [
        ("Forty", "Goma", 3, ["Sake"]),
        ("Forty", "Goma", 2, ["Goma"]),  # no telling outvotes another
        ("Four", "Goma", 3, ["Goma"]),  # elsewhere four others may have died
        ("Four", "North Kivu", 3, ["Sake"]),
    ],
)
def test_most_tellings_of_a_figure_have_the_place_of_all(
    number: str, odd: str, tellings: int, where: list[str], seeing_all: Callable[..., Reader]
) -> None:
    text = (
        f"{number} died in Sake. All {number.lower()} fell in Sake. A minister in {odd} spoke of {number.lower()} shot."
    )
    again = told(f"All {number.lower()} fell", f"All {number.lower()}", "Sake", cue="fell")
    last = told(f"{number.lower()} shot", f"{number.lower()} shot".split()[0], odd, cue="shot")
    seen = [told(f"{number} died", number, "Sake", cue="died"), again, last]
    assert places(text, seeing_all(*seen[3 - tellings :]))[-1] == where
