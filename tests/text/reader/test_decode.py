"""From scores to words: which of the spans a field may point at are chosen, and when two of them are one place."""

from __future__ import annotations

import pytest

from fairwitness.text.reader.decode import Choice, Seat, in_one_phrase, named_first, several_of

WORDS = "Two women died at the Orchid Hall at 9 Quay Road on Sunday , not in Tarvo or in a hut near the Sel bridge ."


def at(words: str) -> tuple[int, int]:
    text, said = WORDS.split(), words.split()
    first = next(i for i in range(len(text)) if text[i : i + len(said)] == said)
    return first, first + len(said) - 1


def chosen(*choices: tuple[str | None, float]) -> list[tuple[str, float]]:
    seat = Seat(tuple(WORDS.split()), (len(WORDS.split()),) * len(WORDS.split()))
    given = tuple(Choice(at(words) if words else None, chance) for words, chance in choices)
    kept = several_of(in_one_phrase(given, seat))
    return [(" ".join(seat.words[c.tokens[0] : c.tokens[1] + 1]), round(c.probability, 2)) for c in kept if c.tokens]


@pytest.mark.parametrize(
    ("site", "holder"), [("Orchid Hall", "9 Quay Road"), ("hut", "Sel bridge")], ids=["bare", "behind an article"]
)
def test_a_site_and_what_it_lies_in_are_one_place(site: str, holder: str) -> None:
    phrase = WORDS[WORDS.index(site) : WORDS.index(holder) + len(holder)]
    assert chosen((holder, 0.45), (site, 0.35), (phrase, 0.15), (None, 0.05)) == [(phrase, 0.95)]
    assert chosen((site, 0.8), (phrase, 0.12), (holder, 0.02)) == [(phrase, 0.94)]


def test_a_phrase_the_reader_hardly_points_at_joins_nothing() -> None:
    told = chosen(("9 Quay Road", 0.5), ("Orchid Hall", 0.4), ("Orchid Hall at 9 Quay Road", 0.05))
    assert told == [("9 Quay Road", 0.5), ("Orchid Hall", 0.4)]


def test_a_phrase_the_best_choice_has_no_part_in_joins_nothing() -> None:
    told = chosen(("Tarvo", 0.6), ("Orchid Hall at 9 Quay Road", 0.2), ("Orchid Hall", 0.1), ("9 Quay Road", 0.1))
    assert told == [("Tarvo", 0.6)]


def test_names_that_no_phrase_joins_stay_two_places() -> None:
    told = chosen(("Tarvo", 0.45), ("hut", 0.4), ("Tarvo or in a hut", 0.15))
    assert told == [("Tarvo", 0.45), ("hut", 0.4)]


def test_where_no_place_is_told_none_is_chosen() -> None:
    assert chosen((None, 0.6), ("Orchid Hall", 0.2), ("9 Quay Road", 0.1), ("Orchid Hall at 9 Quay Road", 0.1)) == []
    assert in_one_phrase((), Seat((), ())) == ()


def named(*choices: tuple[str | None, float]) -> list[str | None]:
    seat = Seat(tuple(WORDS.split()), (len(WORDS.split()),) * len(WORDS.split()))
    kept = named_first(tuple(Choice(at(words) if words else None, chance) for words, chance in choices), seat)
    return [" ".join(seat.words[c.tokens[0] : c.tokens[1] + 1]) if c.tokens else None for c in kept]


def test_a_site_without_a_name_takes_the_name_behind_it() -> None:
    assert named(("hut", 0.7), ("Tarvo", 0.2), (None, 0.1)) == ["hut near the Sel", "Tarvo", None]


def test_a_place_with_a_name_goes_before_one_without() -> None:
    assert named(("bridge", 0.7), (None, 0.2), ("Tarvo", 0.1)) == ["Tarvo", None]
    assert named(("bridge", 0.9), ("Tarvo", 0.04)) == ["bridge", "Tarvo"]


def test_where_no_place_or_a_named_one_is_likeliest_nothing_changes() -> None:
    assert named((None, 0.6), ("bridge", 0.3), ("Tarvo", 0.1)) == [None, "bridge", "Tarvo"]
    assert named(("Tarvo", 0.6), ("hut", 0.3)) == ["Tarvo", "hut"]
    assert named_first((), Seat((), ())) == ()
