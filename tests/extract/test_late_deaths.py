"""Sentences that tell a wound and then a death of the same people, and those that only seem to."""

from __future__ import annotations

import pytest

from fairwitness.extract.clauses import words_of
from fairwitness.extract.late_deaths import LateDeath, late_deaths
from fairwitness.text.dates import find_times
from fairwitness.text.document import Document


def found(text: str) -> list[tuple[Document, LateDeath]]:
    document = Document.of(text)
    return [(document, each) for each in late_deaths(document, words_of(document), find_times(text))]


@pytest.mark.parametrize(
    ("text", "wounded", "died"),
    [
        ("A miller wounded in Monday's raid on Dunmore has died.", "wounded", "died"),
        ("Two rangers, wounded in Monday's raid, died on Thursday.", "wounded", "died"),
        ("A girl of nine who was badly burned when a shell hit a barn on 3 May died in hospital.", "burned", "died"),
        ("A bargeman who had been injured on the quay later succumbed.", "injured", "succumbed"),
        ("Three wounded rangers die in Dunmore", "wounded", "die"),
        ("One of the wounded has lost her life.", "wounded", "lost her life"),
        ("A man shot in Dunmore last week has since died.", "shot", "died"),
        ("Two millers wounded in Dunmore, in the north of the island, have died.", "wounded", "died"),
    ],
)
def test_a_wound_and_the_death_of_it(text: str, wounded: str, died: str) -> None:
    [(document, late)] = found(text)
    words = late.died.span(document)
    assert words is not None
    assert (document.span(late.wounded, late.wounded).words, words.words) == (wounded, died)


@pytest.mark.parametrize(
    "text",
    [
        "A miller was wounded in the raid and two carters died.",
        "A gunman wounded two rangers and died.",
        "A miller wounded in a raid in which his brother died has come home.",
        "A miller wounded in the raid said that two carters died.",
        "A miller wounded in the raid could die.",
        "A miller wounded in the raid when two carters died has come home.",
        "A miller wounded in the raid, a cousin said, died.",
        "A family whose house burned to the ground died of hunger.",
        "Two people were wounded. One died.",
    ],
)
def test_another_verb_or_another_subject(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "some", "everyone"),
    [
        ("Two of the nine rangers wounded on Monday have died.", "Two", "the nine rangers"),
        ("Two more of the wounded have died.", "Two more", "the"),
        ("One of five people hurt in the raid has died.", "One", "five people"),
        ("A girl of nine hurt in the raid has died.", None, None),
    ],
)
def test_some_of_the_wounded(text: str, some: str | None, everyone: str | None) -> None:
    [(document, late)] = found(text)
    spans = [stretch.span(document) for stretch in (late.some, late.everyone)]
    assert [span.words if span else None for span in spans] == [some, everyone]


def test_who_is_shot_and_dies_was_not_wounded_first() -> None:
    assert [late.is_wound for _, late in found("A man shot on Monday has died. A man hurt on Monday has died.")] == [
        False,
        True,
    ]
