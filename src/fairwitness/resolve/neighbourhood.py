"""Neighbourhood: which mentions lie near which, kept up report by report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairwitness.resolve.aliases import Alias, is_named, with_aliases
from fairwitness.resolve.blocking import block_keys
from fairwitness.resolve.links import Link, link, score
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.rules import forbids, keeps_apart, leaves_open
from fairwitness.resolve.weights import Weights

Pair = tuple[str, str]


class Neighbourhood:
    """Mentions found by keys and scored against those that share one; nobody else is looked at.

    Only pairs likely enough to be linked or doubted, and not forbidden, are kept as near; others are scored when asked.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.mentions: dict[str, Mention] = {}
        self._under: dict[str, set[str]] = {}
        self._near: dict[str, dict[str, float]] = {}
        self._telling: set[str] = set()

    def add(self, mention: Mention) -> None:
        """Take a mention in and compare it with its neighbours."""
        for other in sorted(self._put(mention)):
            self._compare(mention, self.mentions[other])

    def restore(self, mention: Mention, near: Mapping[str, float]) -> None:
        """Take a mention in that was compared before."""
        self._put(mention)
        for other, bits in near.items():
            if other in self.mentions:
                self._near[mention.id][other] = bits
                self._near[other][mention.id] = bits

    def _put(self, mention: Mention) -> set[str]:
        """File a mention under its keys; gives those that were there before."""
        self.mentions[mention.id] = mention
        self._near[mention.id] = {}
        if mention.aliases:
            self._telling.add(mention.id)
        found: set[str] = set()
        for key in block_keys(mention):
            under = self._under.setdefault(key, set())
            found |= under
            under.add(mention.id)
        return found

    def remove(self, name: str) -> frozenset[str]:
        """Take a mention out; gives those it was near."""
        for key in block_keys(self.mentions.pop(name)):
            self._under[key].discard(name)
            if not self._under[key]:
                del self._under[key]
        self._telling.discard(name)
        near = self._near.pop(name)
        for other in near:
            del self._near[other][name]
        return frozenset(near)

    def linked(self, name: str) -> Iterator[str]:
        """The mentions one is linked to."""
        return (other for other, bits in self._near[name].items() if bits >= self.weights.threshold)

    def doubtful(self) -> Iterator[tuple[float, Pair]]:
        """Pairs close to the threshold, with how close."""
        for one, near in self._near.items():
            for other, bits in near.items():
                off = abs(bits - self.weights.threshold)
                if one < other and off <= self.weights.doubt:
                    yield off, (one, other)

    def score(self, one: str, other: str) -> float:
        """The bits for two mentions being one incident."""
        known = self._near[one].get(other) if not self._aliases(one, other) else None
        return score(*self._seen(one, other), self.weights) if known is None else known

    def rank(self, one: str, other: str) -> int:
        """How many of two mentions are what their report is mainly about."""
        return self.mentions[one].is_main + self.mentions[other].is_main

    def is_barred(self, one: str, other: str) -> bool:
        """Tell whether a hard rule keeps two mentions apart for good."""
        return other not in self._near[one] and keeps_apart(*self._seen(one, other))

    def is_open(self, one: str, other: str) -> bool:
        """Tell whether two mentions lack a place or a day by which to compare them."""
        return other not in self._near[one] and leaves_open(*self._seen(one, other)) is not None

    def link(self, one: str, other: str) -> Link:
        """All evidence on two mentions."""
        return link(self.mentions[one], self.mentions[other], self.weights)

    def near(self, name: str) -> Mapping[str, float]:
        """Every mention kept as near to one, with the bits."""
        return self._near[name]

    def _seen(self, one: str, other: str) -> tuple[Mention, Mention]:
        """Two mentions, with the other names of their places that accounts near to both tell."""
        mine, theirs = self.mentions[one], self.mentions[other]
        aliases = self._aliases(one, other)
        if not aliases:
            return mine, theirs
        return (
            replace(mine, spots=with_aliases(mine.spots, aliases)),
            replace(theirs, spots=with_aliases(theirs.spots, aliases)),
        )

    def _aliases(self, one: str, other: str) -> frozenset[Alias]:
        """The names that accounts near to both of two mentions tell to be one place's, and of which each uses one."""
        if not self._telling:
            return frozenset()
        mine, theirs = self.mentions[one].spots, self.mentions[other].spots
        near = self._telling & self._near[one].keys() & self._near[other].keys()
        told = frozenset[Alias]().union(*(self.mentions[name].aliases for name in near))
        return frozenset(names for names in told if is_named(mine, names) and is_named(theirs, names))

    def _compare(self, one: Mention, other: Mention) -> None:
        bits = round(score(one, other, self.weights), 9)
        if bits < self.weights.threshold - self.weights.doubt:
            return
        if forbids(one, other) is None and leaves_open(one, other) is None:
            self._near[one.id][other.id] = bits
            self._near[other.id][one.id] = bits
