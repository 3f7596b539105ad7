"""Abreast: places that one claim names side by side, "in the villages of Nahr and Zarqa", and so are two."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations, pairwise

from fairwitness.model import PlaceMention
from fairwitness.reconcile.lexicon import lexicon
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.where import Spot

Pair = frozenset[frozenset[str]]
"""The words for two places."""


def named_abreast(nodes: Iterable[Node]) -> Collection[Pair]:
    """Find the pairs of places that some claim lists side by side."""
    return {pair for node in nodes for said in node.members if len(said.claim.places) > 1 for pair in _pairs(said)}


def are_abreast(ones: Sequence[Spot], others: Sequence[Spot], known: Collection[Pair]) -> bool:
    """Tell whether each of some places has been named side by side with each of others."""
    pairs = [frozenset([one.words, other.words]) for one in ones for other in others]
    return bool(pairs) and all(pair in known for pair in pairs)


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
