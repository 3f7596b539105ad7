"""Nesting: which figures of a report repeat another, give way to it, or hang under it as its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fairwitness.reconcile.figures import Comparison
from fairwitness.reconcile.toll import Role


@dataclass(slots=True)
class Nesting:
    """What became of each figure: settled with a role, or a member of the tree, under its whole or at the root."""

    comparison: Comparison
    settled: dict[int, tuple[Role, int | None]] = field(default_factory=dict)
    members: list[int] = field(default_factory=list)
    parents: dict[int, int] = field(default_factory=dict)


def nest(comparison: Comparison) -> Nesting:
    """Settle figures that bring nothing new, and hang the parts under their wholes."""
    nesting = Nesting(comparison)
    _settle_earlier(nesting)
    _settle_repeated(nesting)
    _settle_combined(nesting)
    for member in nesting.members:
        parent = _stated_whole(nesting, member)
        if parent is None:
            parent = _found_whole(nesting, member)
        if parent is not None:
            nesting.parents[member] = parent
    return nesting


def _settle_earlier(nesting: Nesting) -> None:
    comparison = nesting.comparison
    everyone = range(len(comparison.figures))
    for i in everyone:
        newer = [j for j in everyone if comparison.gives_way(i, j)]
        if newer:
            largest = max(newer, key=lambda j: (comparison.figures[j].size, -j))
            nesting.settled[i] = Role.SUPERSEDED, largest


def _settle_repeated(nesting: Nesting) -> None:
    for i in sorted(_open(nesting), key=lambda i: _precedence(nesting, i)):
        twin = next((j for j in nesting.members if nesting.comparison.is_same_figure(i, j)), None)
        if twin is None:
            nesting.members.append(i)
        else:
            nesting.settled[i] = Role.REPEATED, twin
    nesting.members.sort()


def _precedence(nesting: Nesting, i: int) -> tuple[bool, bool, int, int]:
    """Rank who speaks for a figure given twice: the open bound, the attributed, the most detailed, the first."""
    figure = nesting.comparison.figures[i]
    claim = figure.claim
    detail = bool(claim.places) + (claim.when.start is not None)
    return figure.high is not None, claim.claimant is None, -detail, i


def _settle_combined(nesting: Nesting) -> None:
    """Take killed-or-wounded figures out where the harm alone has a figure for some of the same people."""
    figures = nesting.comparison.figures
    plain = [j for j in nesting.members if not figures[j].is_vague and not figures[j].claim.count.combined]
    for i in [i for i in nesting.members if figures[i].claim.count.combined]:
        other = next((j for j in plain if not nesting.comparison.is_apart(i, j)), None)
        if other is not None:
            nesting.settled[i] = Role.COMBINED, other
            nesting.members.remove(i)


def _stated_whole(nesting: Nesting, member: int) -> int | None:
    """Follow `part_of` to the figure that stands for the named whole."""
    figures = nesting.comparison.figures
    part_of = figures[member].claim.part_of
    whole = next((j for j, figure in enumerate(figures) if part_of is not None and figure.claim.id == part_of), None)
    while whole is not None and whole in nesting.settled:
        role, stand_in = nesting.settled[whole]
        whole = None if role is Role.COMBINED else stand_in
    return whole if whole is not None and not _hangs_under(nesting, whole, member) else None


def _found_whole(nesting: Nesting, member: int) -> int | None:
    """Find the smallest figure this one can only be a part of; numbered wholes before vague ones."""
    figures = nesting.comparison.figures
    wholes = [
        j
        for j in nesting.members
        if j != member and nesting.comparison.is_within(member, j) and not _hangs_under(nesting, j, member)
    ]
    return min(wholes, key=lambda j: (figures[j].is_vague, figures[j].size, j), default=None)


def _hangs_under(nesting: Nesting, low: int, high: int) -> bool:
    """Tell whether `low` is `high` or already hangs somewhere under it."""
    at: int | None = low
    while at is not None and at != high:
        at = nesting.parents.get(at)
    return at is not None


def _open(nesting: Nesting) -> Iterator[int]:
    return (i for i in range(len(nesting.comparison.figures)) if i not in nesting.settled)
