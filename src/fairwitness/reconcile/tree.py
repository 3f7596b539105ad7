"""The tree of figures: parts hang under their wholes, rivals stand side by side, and sums are taken bottom up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fairwitness.reconcile.figures import Comparison
from fairwitness.reconcile.voices import is_one_voice

Terms = tuple[tuple[int, int], ...]
"""Figures (by position) and the number each brings in."""

_EXACT = 12


@dataclass(frozen=True, slots=True)
class Value:
    """What a part of the tree amounts to. None: unknown below, open above."""

    low: Terms | None
    high: Terms | None


@dataclass(slots=True)
class Tree:
    """Figures under their wholes. `parents` names each figure's whole; figures without one are roots."""

    comparison: Comparison
    members: tuple[int, ...]
    parents: dict[int, int]
    rivals: dict[int, int] = field(default_factory=dict)
    _children: dict[int | None, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for member in self.members:
            self._children.setdefault(self.parents.get(member), []).append(member)

    def value(self) -> Value:
        """Add the whole tree up."""
        groups = self.groups(None)
        values = [self._group_value(group) for group in groups]
        known = [at for at, value in enumerate(values) if value.low is not None]
        numbered = [group for group in groups if not self._is_vague(group)]
        high = self._high([values[at] for at, group in enumerate(groups) if not self._is_vague(group)])
        if not numbered or not all(self._is_excused(group, numbered, high) for group in groups):
            high = None
        low = self._low([(groups[at], values[at]) for at in known])
        return Value(low if known else None, high)

    def groups(self, parent: int | None) -> list[list[int]]:
        """Gather the figures directly under one whole; rivals for one scope form a group together."""
        groups: list[list[int]] = []
        for member in self._children.get(parent, ()):
            joined = [group for group in groups if any(self.comparison.is_rival(member, other) for other in group)]
            merged = [member for group in joined for member in group] + [member]
            groups = [group for group in groups if group not in joined] + [merged]
        for group in groups:
            for member in group:
                others = [other for other in group if other != member]
                if others:
                    self.rivals.setdefault(member, others[0])
        return groups

    def _group_value(self, group: Sequence[int]) -> Value:
        values = [self._subtree(member) for member in group]
        lows = [value.low for value in values if value.low is not None]
        highs = [value.high for value in values if value.high is not None]
        low = min(lows, key=total) if lows else None
        return Value(low, max(highs, key=total) if len(highs) == len(values) else None)

    def _subtree(self, member: int) -> Value:
        figure = self.comparison.figures[member]
        groups = self.groups(member)
        inner = self._low([(group, self._group_value(group)) for group in groups])
        if figure.low is None:
            return Value(inner or None, None)
        own: Terms = ((member, figure.low),)
        if figure.high is None:
            return Value(inner if total(inner) > figure.low else own, None)
        if total(inner) > figure.high:
            self._clash(member, inner)
            return Value(own, inner)
        high = None if self._is_left_open(member) else ((member, figure.high),)
        return Value(inner if total(inner) > figure.low else own, high)

    def _is_left_open(self, member: int) -> bool:
        """Tell whether the same voice gives the same number as "at least" for a part: the whole is no less open."""
        figures = self.comparison.figures
        return any(
            figures[child].high is None
            and self.comparison.is_same_number(member, child)
            and is_one_voice(figures[member].claim, figures[child].claim)
            for child in self._children.get(member, ())
        )

    def _clash(self, member: int, parts: Terms) -> None:
        for part, _ in parts:
            self.rivals.setdefault(part, member)
        self.rivals.setdefault(member, parts[0][0])

    def _low(self, groups: Sequence[tuple[Sequence[int], Value]]) -> Terms:
        """Find the heaviest groups that are all apart from each other, so that they add."""
        weighed = [(group, value.low) for group, value in groups if value.low is not None]
        weighed.sort(key=lambda pair: -total(pair[1]))
        chosen = self._heaviest(weighed) if len(weighed) <= _EXACT else self._greedy(weighed)
        return tuple(sorted(term for _, terms in chosen for term in terms))

    def _greedy(self, weighed: Sequence[tuple[Sequence[int], Terms]]) -> list[tuple[Sequence[int], Terms]]:
        chosen: list[tuple[Sequence[int], Terms]] = []
        for group, terms in weighed:
            if all(self._are_apart(group, other) for other, _ in chosen):
                chosen.append((group, terms))
        return chosen

    def _heaviest(self, weighed: Sequence[tuple[Sequence[int], Terms]]) -> list[tuple[Sequence[int], Terms]]:
        if not weighed:
            return []
        first, rest = weighed[0], weighed[1:]
        compatible = [other for other in rest if self._are_apart(first[0], other[0])]
        with_first = [first, *self._heaviest(compatible)]
        if len(compatible) == len(rest):
            return with_first
        without = self._heaviest(rest)
        return with_first if _weight(with_first) >= _weight(without) else without

    def _high(self, values: Iterable[Value]) -> Terms | None:
        terms: list[tuple[int, int]] = []
        for value in values:
            if value.high is None:
                return None
            terms += value.high
        return tuple(sorted(terms))

    def _is_vague(self, group: Sequence[int]) -> bool:
        return all(self.comparison.figures[member].is_vague for member in group)

    def _is_excused(self, group: Sequence[int], numbered: Sequence[Sequence[int]], high: Terms | None) -> bool:
        """Tell whether a vague figure leaves the toll closed: it fits inside, and speaks of some of the same people."""
        if not self._is_vague(group):
            return True
        fits = high is not None and self.comparison.figures[group[0]].least <= total(high)
        return fits and any(
            not self.comparison.is_apart(i, j) and self.comparison.can_cover(j, i)
            for i in group
            for other in numbered
            for j in other
        )

    def _are_apart(self, one: Sequence[int], other: Sequence[int]) -> bool:
        return all(self.comparison.is_apart(i, j) for i in one for j in other)


def total(terms: Terms) -> int:
    """Add terms up."""
    return sum(number for _, number in terms)


def _weight(groups: Sequence[tuple[Sequence[int], Terms]]) -> int:
    return sum(total(terms) for _, terms in groups)
