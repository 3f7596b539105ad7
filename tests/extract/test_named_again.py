"""People told without a number are told once."""

from __future__ import annotations

import pytest

from fairwitness.extract.named_again import without_names_again
from fairwitness.model import Count, Harm, HarmClaim, Kind, Span


def claim(text: str, victims: str, persons: int | None, count: str | None = None, cue: str = "shot") -> HarmClaim:
    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    return HarmClaim(
        id=victims,
        report_id="r",
        kind=Kind.HARM,
        quote=span(text),
        cue=span(cue),
        harm=Harm.KILLED,
        victims=span(victims),
        count=Count(words=span(count) if count else None, low=persons, high=persons),
    )


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [
        ("Ada Obi, 40, and her uncle were shot", [("Ada Obi", 1), ("Ada Obi, 40, and her uncle", 2)], [1]),
        ("Ada Obi and Bo Eze were shot", [("Ada Obi", 1), ("Bo Eze", 1)], [0, 1]),
        ("Ada Obi and Bo Eze were shot", [("Ada Obi and Bo Eze", 2), ("Ada Obi and Bo Eze", 2)], [1]),
        ("Guards, among them Bo Eze, were shot", [("Guards, among them Bo Eze", None), ("Bo Eze", 1)], [0, 1]),
        ("Two cooks and an aunt were shot", [("cooks and an aunt", 3, "Two"), ("Two cooks and an aunt", 3)], [0]),
        ("Two cooks were shot", [("cooks", 2, "Two"), ("cooks", 1)], [0, 1]),
    ],
)
def test_the_longer_words_for_people_are_told(text: str, told: list[tuple[str, int | None]], left: list[int]) -> None:
    assert list(without_names_again({at: claim(text, *each) for at, each in enumerate(told)})) == left


def test_another_word_tells_of_other_harm() -> None:
    text = "Ada Obi was shot; Ada Obi and Bo Eze were stabbed"
    claims = {0: claim(text, "Ada Obi", 1), 1: claim(text, "Ada Obi and Bo Eze", 2, cue="stabbed")}
    assert without_names_again(claims) == claims
