"""Abreast: places that one claim names side by side, "in the villages of Nahr and Zarqa", and so are two.

So are the places of a number's parts, "24 in Nahr and nine in Zarqa".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from itertools import combinations, pairwise

from fairwitness.model import PlaceMention
from fairwitness.reconcile.lexicon import lexicon
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.where import Places, Spot, Where, surely_apart, where_fit

Pair = frozenset[frozenset[str]]
"""The words for two places."""

_ELSEWHERE = frozenset({"apart", "distinct"})
_AMONG = frozenset({"same", "inside"})


def named_abreast(nodes: Iterable[Node]) -> Collection[Pair]:
    """Find the pairs of places that some claim lists side by side."""
    return {pair for node in nodes for said in node.members if len(said.claim.places) > 1 for pair in _pairs(said)}


def are_abreast(ones: Sequence[Spot], others: Sequence[Spot], known: Collection[Pair]) -> bool:
    """Tell whether each of some places has been named side by side with each of others."""
    pairs = [frozenset([one.words, other.words]) for one in ones for other in others]
    return bool(pairs) and all(pair in known for pair in pairs)


def told_as_several(statements: Iterable[Statement], places: Places) -> dict[str, frozenset[Spot]]:
    """Find by incident the places that are told as several of it: in one list, or each with a part of one number.

    Of a list these are surely apart: "Ada Street and 51st" may be one corner.
    """
    parts: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    found: dict[str, set[Spot]] = defaultdict(set)
    for each in statements:
        spots = each.scope.where.spots
        if each.incident and len(spots) > 1:
            found[each.incident] |= _apart(spots, partial(_are_far, places=places))
        elif each.incident and each.part_of and each.says_number:
            parts[each.incident, each.part_of] += spots
    for (incident, _), told in parts.items():
        found[incident] |= _apart(dict.fromkeys(told), partial(_are_elsewhere, places=places))
    return {incident: frozenset(spots) for incident, spots in found.items() if spots}


def is_of(several: frozenset[Spot], where: Where, places: Places) -> bool:
    """Tell whether something is told of one or some of several places, and of these only."""
    if several.issuperset(where.spots):
        return bool(where.spots)
    return len(where.spots) == 1 and any(
        where_fit(where, Where(spots=(one,)), places=places) in _AMONG for one in several
    )


def _apart(spots: Iterable[Spot], are_two: Callable[[Spot, Spot], bool]) -> set[Spot]:
    return {spot for pair in combinations(spots, 2) if are_two(*pair) for spot in pair}


def _are_far(one: Spot, other: Spot, places: Places) -> bool:
    return surely_apart(Where(spots=(one,)), Where(spots=(other,)), places)


def _are_elsewhere(one: Spot, other: Spot, places: Places) -> bool:
    return where_fit(Where(spots=(one,)), Where(spots=(other,)), places=places) in _ELSEWHERE


def _pairs(said: Statement) -> Iterable[Pair]:
    """Give the pairs of one claim.

    "Nahr, Zarqa and Tell" may be a quarter of a town and another place: of a list, what a mere comma parts is left out.
    """
    text = said.filed.report.original
    for run in _runs(sorted(said.claim.places, key=lambda place: place.words.start), text):
        for one, other in combinations(run, 2):
            between = text[one.words.end : other.words.start]
            words = Spot.of(one).words, Spot.of(other).words
            if (
                lexicon().list_ends.search(between)
                and all(words)
                and not (words[0] <= words[1] or words[1] <= words[0])
            ):
                yield frozenset(words)


def _runs(places: Sequence[PlaceMention], text: str) -> list[list[PlaceMention]]:
    """Put places together that only commas and an "and" part."""
    runs = [[place] for place in places[:1]]
    for before, place in pairwise(places):
        if lexicon().list_links.fullmatch(text, before.words.end, max(before.words.end, place.words.start)):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
