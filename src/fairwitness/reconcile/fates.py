"""Fates: the dead who had been counted as something else before, and are it no longer.

Who dies of wounds leaves the injured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairwitness.model import Harm
from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.statements import Statement


def is_dead_since(dead: Node, before: Node) -> bool:
    """Tell whether those of one node are dead by now, and those of the other were hurt before: some may be both."""
    return dead.harm is Harm.KILLED and before.harm is Harm.INJURED


def died_since(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Find killed who had been counted among the injured: told to be so, on an earlier or the same day."""
    injured = [(other, node) for other, node in enumerate(nodes) if node.harm is Harm.INJURED]
    for at, node in enumerate(nodes if injured else ()):
        told = [member for member in node.members if member.died_of_wounds]
        if told and node.harm is Harm.KILLED:
            yield from ((at, other) for other, each in injured if _is_about(told, node, each))


def _is_about(told: Sequence[Statement], node: Node, injured: Node) -> bool:
    """Tell whether those who died can be among some injured: there are enough, and nobody counted them since."""
    if injured.numbered and node.numbered and injured.high is not None and injured.high < node.least:
        return False
    if node.incident or injured.incident:
        return node.incident == injured.incident and not _was_counted_since(told, injured)
    last = max(member.published for member in told)
    return not node.reports.isdisjoint(injured.reports) or any(m.published <= last for m in injured.members)


def _was_counted_since(told: Sequence[Statement], injured: Node) -> bool:
    """Tell whether another number of injured was given after the deaths were told: it leaves them out."""
    last = max(member.published for member in told)
    before = {(one.low, one.high) for one in injured.numbered if one.published <= last}
    after = {(one.low, one.high) for one in injured.numbered if one.published > last}
    return bool(before) and bool(after - before)
