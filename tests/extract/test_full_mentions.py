"""Sites and quarters are quoted with the town behind them, towns and regions as they stand."""

from __future__ import annotations

import pytest

from fairwitness.extract.full_mentions import in_full
from fairwitness.model import PlaceMention, Span
from fairwitness.reference.gazetteer import Gazetteer

GAZETTEER = Gazetteer.open()


def spans_of(text: str) -> tuple[str, list[Span]]:
    """Read the pointed-at words out of square brackets."""
    plain, spans = "", list[Span]()
    for number, part in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            spans.append(Span(start=len(plain), end=len(plain) + len(part), words=part))
        plain += part
    return plain, spans


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells hit the [Rehma clinic] in Beni.", ["Rehma clinic in Beni"]),
        ("Shells hit the [Rehma clinic] in [Beni].", ["Rehma clinic in Beni"]),
        ("Men fired at [Mavivi quarter] of the eastern town of Beni.", ["Mavivi quarter of the eastern town of Beni"]),
        ("Men fired at [Mavivi] quarter of Beni.", ["Mavivi quarter of Beni"]),
        (
            "It fell on [Nour mosque] in the Tamba district of Butembo.",
            ["Nour mosque in the Tamba district of Butembo"],
        ),
        ("It happened in [Beni] in North Kivu.", ["Beni"]),
        ("Shells hit the [Rehma clinic] while men fought in Beni.", ["Rehma clinic"]),
        ("Shells hit the [Rehma clinic] and a road in [Butembo].", ["Rehma clinic", "Butembo"]),
        ("Shells hit the [Rehma clinic] in June.", ["Rehma clinic"]),
    ],
)
def test_places_are_quoted_in_full(text: str, places: list[str]) -> None:
    plain, spans = spans_of(text)
    mentions = [PlaceMention(words=span) for span in spans]
    assert [mention.words.words for mention in in_full(plain, mentions, GAZETTEER)] == places
