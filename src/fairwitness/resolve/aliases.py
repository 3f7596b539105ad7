"""Aliases: the other names that a report tells of its places, by which accounts that use either are one's."""

from __future__ import annotations

from collections.abc import Iterable

from fairwitness.resolve.spots import Spot, name_words
from fairwitness.text.aliases import aliases_in

Alias = frozenset[str]
"""The telling words of a place's names, of both together."""


def aliases_of(text: str, spots: Iterable[Spot]) -> frozenset[Alias]:
    """The names of these of a report's towns and villages that it also calls by another name, each with that."""
    towns = [spot.words for spot in spots if spot.is_narrow and not spot.is_street and spot.words]
    pairs = [(name_words(one), name_words(other)) for one, other in (aliases_in(text) if towns else ())]
    return frozenset(
        one | other
        for one, other in pairs
        if one and other and one.isdisjoint(other) and any(words <= one or words <= other for words in towns)
    )


def with_aliases(spots: Iterable[Spot], aliases: Iterable[Alias]) -> tuple[Spot, ...]:
    """Put beside towns and villages the spots of their other names, which no gazetteer need have."""
    listed = tuple(spots)
    known = frozenset[str]().union(*(spot.words for spot in listed))
    named = sorted((words for names in aliases if (words := names - known)), key=sorted)
    return (*listed, *(Spot(words=words) for words in named))


def is_named(spots: Iterable[Spot], names: Alias) -> bool:
    """Tell whether a town or village among these is called by one of a place's names."""
    return any(spot.is_narrow and not spot.is_site and not spot.words.isdisjoint(names) for spot in spots)
