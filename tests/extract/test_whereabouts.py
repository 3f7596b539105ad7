"""Where people were brought, fled to or are held is not where they came to harm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairwitness.model import Harm
from fairwitness.text.reader import Reader
from tests.extract.told import places, told

LEAD = "Nine were killed in Sake on Monday. "


@pytest.mark.parametrize(
    ("quote", "cue", "harm", "where"),
    [
        ("Twelve wounded are still under treatment in Goma", "wounded", Harm.INJURED, "Sake"),
        ("Twelve wounded were flown to Goma", "wounded", Harm.INJURED, "Sake"),
        ("Twelve were wounded, as the clinic says, in Goma", "wounded", Harm.INJURED, "Goma"),
        ("Twelve were wounded in Goma", "wounded", Harm.INJURED, "Goma"),
        ("Twelve families fled to camps around Goma", "fled", Harm.DISPLACED, "Sake"),
        ("Twelve families fled from Goma", "fled", Harm.DISPLACED, "Goma"),
        ("Twelve captured men are held in Goma", "captured", Harm.DETAINED, "Sake"),
        ("Twelve men were captured in Goma", "captured", Harm.DETAINED, "Goma"),
        ("Twelve captured men are in the prison of Goma", "captured", Harm.DETAINED, "Sake"),
    ],
)
def test_a_place_of_arrival_gives_way_to_that_of_the_harm(
    quote: str, cue: str, harm: Harm, where: str, seeing_all: Callable[..., Reader]
) -> None:
    reader = seeing_all(
        told("Nine were killed in Sake", "Nine", "Sake"), told(quote, "Twelve", "Goma", cue=cue, value=harm)
    )
    assert places(f"{LEAD}{quote}.", reader) == [["Sake"], [where]]


def test_a_place_of_its_own_sentence_comes_first(seeing_all: Callable[..., Reader]) -> None:
    quote = "twelve wounded are treated in Goma"
    reader = seeing_all(
        told("Nine were killed in Sake", "Nine", "Sake"),
        told(quote, "twelve", "Goma", cue="wounded", value=Harm.INJURED),
    )
    assert places(f"{LEAD}After the shelling of a school in Bukavu {quote}.", reader) == [["Sake"], ["Bukavu"]]


def test_where_others_came_to_harm_nobody_is_moved_from(seeing_all: Callable[..., Reader]) -> None:
    quote = "Twelve wounded were flown to Goma"
    reader = seeing_all(
        told("Nine were killed in Sake", "Nine", "Sake"),
        told("Four died in Goma", "Four", "Goma", cue="died"),
        told(quote, "Twelve", "Goma", cue="wounded", value=Harm.INJURED),
    )
    assert places(f"{LEAD}Four died in Goma. {quote}.", reader)[-1] == ["Goma"]


def test_where_nothing_nearer_is_told_the_place_of_arrival_stays(seeing_all: Callable[..., Reader]) -> None:
    quote = "Twelve wounded were flown to Goma"
    reader = seeing_all(told(quote, "Twelve", "Goma", cue="wounded", value=Harm.INJURED))
    assert places(f"{quote}.", reader) == [["Goma"]]
