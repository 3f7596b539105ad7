"""Nesting: which figures of a report repeat another, give way to it, or hang under it as its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from fairwitness.reconcile.figures import Comparison
from fairwitness.reconcile.toll import Role

Holds = Callable[[int, int], bool]


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
    _hang(nesting, nesting.members, _stated_whole)
    figures = comparison.figures
    numbered = [i for i in nesting.members if not figures[i].is_vague]
    vague = [i for i in nesting.members if figures[i].is_vague]
    outdone = _hang(nesting, nesting.members, lambda nesting, i: _largest(nesting, i, numbered, comparison.is_outdone))
    wholes = [i for i in numbered if i not in outdone]
    _hang(nesting, numbered, lambda nesting, i: _smallest(nesting, i, wholes, comparison.is_part))
    _hang(nesting, vague, lambda nesting, i: _largest(nesting, i, wholes, comparison.is_part))
    _hang(nesting, nesting.members, lambda nesting, i: _smallest(nesting, i, vague, comparison.is_part))
    return nesting


def _hang(nesting: Nesting, members: Iterable[int], whole_of: Callable[[Nesting, int], int | None]) -> set[int]:
    """Hang each figure that hangs nowhere yet under its whole, if it has one; give those that now hang."""
    hung = set()
    for member in members:
        whole = None if member in nesting.parents else whole_of(nesting, member)
        if whole is not None:
            nesting.parents[member] = whole
            hung.add(member)
    return hung


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
            nesting.comparison.stand_in(i, twin)
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


def _smallest(nesting: Nesting, member: int, wholes: Iterable[int], holds: Holds) -> int | None:
    """Find the smallest figure that holds this one."""
    figures = nesting.comparison.figures
    return min(_holding(nesting, member, wholes, holds), key=lambda j: (figures[j].size, j), default=None)


def _largest(nesting: Nesting, member: int, wholes: Iterable[int], holds: Holds) -> int | None:
    """Find the largest figure that holds this one."""
    figures = nesting.comparison.figures
    return max(_holding(nesting, member, wholes, holds), key=lambda j: (figures[j].size, -j), default=None)


def _holding(nesting: Nesting, member: int, wholes: Iterable[int], holds: Holds) -> list[int]:
    return [j for j in wholes if j != member and holds(member, j) and not _hangs_under(nesting, j, member)]


def _hangs_under(nesting: Nesting, low: int, high: int) -> bool:
    """Tell whether `low` is `high` or already hangs somewhere under it."""
    at: int | None = low
    while at is not None and at != high:
        at = nesting.parents.get(at)
    return at is not None


def _open(nesting: Nesting) -> Iterator[int]:
    return (i for i in range(len(nesting.comparison.figures)) if i not in nesting.settled)
