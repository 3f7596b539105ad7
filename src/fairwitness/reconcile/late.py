"""Late: a total is true as of its day, and deaths told since of an incident it holds come on top of it.

"Ten killed in two markets" on Sunday; on Monday "two of the wounded died, its dead are now eight". What was said of
that incident before is what the total holds of it; what is said since holds that and the later deaths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from fairwitness.model import Harm
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import HOLDS, Fit, Fitter
from fairwitness.reconcile.statements import Statement

if TYPE_CHECKING:
    from fairwitness.reconcile.relations import Relations


def in_stages(nodes: Sequence[Node], fitter: Fitter) -> list[Node]:
    """Part what was said of an incident before more died, or its toll rose, from what is said since.

    Only where a total of before holds it: otherwise nothing hangs on it.
    """
    totals = [node for node in nodes if not node.incident and node.harm is Harm.KILLED and node.high is not None]
    if not totals:
        return list(nodes)
    incidents: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.incident and node.harm is Harm.KILLED and node.numbered:
            incidents[node.incident].append(node)
    staged: dict[int, list[Node]] = {}
    for members in incidents.values():
        if len(members) == 1 and not any(said.is_risen for said in members[0].numbered):
            continue
        late = [node for node in members if node.came_later]
        for node in members:
            if len(node.numbered) > 1 and not node.came_later:
                stages = _stages(node, late, totals, fitter)
                staged[id(node)] = stages or [node]
    return [each for node in nodes for each in staged.get(id(node), (node,))]


def put_on_top(relations: Relations, nodes: Sequence[Node]) -> None:
    """Take out of totals what was told of an incident after them: who died since is none of theirs."""
    told = {at: _last(node) for at, node in enumerate(nodes) if not node.incident and node.numbered}
    for at, node in enumerate(nodes):
        above = relations.above[at]
        if not above or not node.incident or not node.numbered or node.harm is not Harm.KILLED:
            continue
        since = node.since or _since(node)
        before = [total for total in above if total in told and told[total] < since]
        for total in before if before and (node.since or node.came_later) else ():
            above.discard(total)
            relations.later.setdefault(total, set()).add(at)
            if node.since:
                relations.cross[at].add(total)
                relations.cross[total].add(at)


def _stages(node: Node, late: Sequence[Node], totals: Sequence[Node], fitter: Fitter) -> list[Node]:
    """Give the stages of a scope from first to last, each of which holds the one before; none where it has only one."""
    told = [each for each in late if fitter.whom(each.scope.whom, node.scope.whom) is not Fit.APART]
    days = {_since(each) for each in told} | {member.published for member in node.numbered if member.is_risen}
    first = min(member.published for member in node.numbered)
    days = {day for day in days if first < day <= _last(node)}
    if not days or not any(_last(total) < max(days) and _holds(total, node, fitter) for total in totals):
        return []
    stages: list[Node] = []
    for start, end in _spans(sorted(days)):
        members = [member for member in node.members if start <= member.published < end]
        if not any(member.says_number for member in members):
            continue
        stage = _node_of(members, node)
        if stages:
            stage.since = start
            stage.over = (*stage.over, stages[-1], *(each for each in told if start <= _since(each) < end))
        stages.append(stage)
    lost = [member for member in node.members if not any(member in stage.members for stage in stages)]
    for member in lost:
        stages[-1].take(Node.of(member))
    return stages


def _spans(days: Sequence[date]) -> Iterable[tuple[date, date]]:
    return zip((date.min, *days), (*days, date.max), strict=True)


def _node_of(members: Sequence[Statement], whole: Node) -> Node:
    node = Node.of(members[0])
    for member in members[1:]:
        node.take(Node.of(member))
    node.scope = whole.scope
    return node


def _holds(total: Node, node: Node, fitter: Fitter) -> bool:
    is_near = not total.reports.isdisjoint(node.reports)
    return fitter.fit(total.scope, node.scope, is_near=is_near) in HOLDS


def _since(node: Node) -> date:
    return min([member.published for member in node.numbered])


def _last(node: Node) -> date:
    return max([member.published for member in node.numbered])
