"""Firm totals: "at least 207" of the first day, said of no incident, and the count made later of all that happened.

Where an incident was told of the very place and day a total speaks of, and counted later than it, the total's lower
bound is of that incident's people: what became of it is the count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from fairwitness.model import Harm
from fairwitness.reconcile.firming import firms
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import PART, WHOLE, Fit, Fitter

_Day = tuple[Harm, date | None]


def made_firm(nodes: Sequence[Node], fitter: Fitter) -> list[Node]:
    """Let incidents take in the totals of lower bounds that were counted as theirs later."""
    totals = [node for node in nodes if _is_open_day(node)]
    if not totals:
        return list(nodes)
    days: dict[_Day, list[Node]] = defaultdict(list)
    wanted = {(node.harm, node.scope.start) for node in totals}
    for node in nodes:
        day = (node.harm, node.scope.start)
        if node.incident and node.numbered and day in wanted:
            days[day].append(node)
    taken: set[int] = set()
    for total in totals:
        host = _host(total, days[total.harm, total.scope.start], fitter)
        if host is not None:
            host.take(total)
            taken.add(id(total))
    return [node for node in nodes if id(node) not in taken]


def _is_open_day(node: Node) -> bool:
    """Tell whether a node is a single day's total that gives lower bounds only."""
    if node.incident or not node.numbered or node.scope.start is None or node.scope.start != node.scope.end:
        return False
    return all(member.high is None for member in node.numbered)


def _host(total: Node, incidents: Sequence[Node], fitter: Fitter) -> Node | None:
    """Find the one incident of the total's place and day that was counted since.

    Where the total may hold others too, that are not said to be parts of it, it stays what it is.
    """
    told = {member.id for member in total.members}
    hosts: dict[str | None, list[Node]] = defaultdict(list)
    for node in incidents:
        fit = fitter.fit(total.scope, node.scope, is_near=not total.reports.isdisjoint(node.reports))
        if fit is Fit.SAME and node.scope.end == total.scope.end and _is_counted(total, node):
            hosts[node.incident].append(node)
        elif fit not in {Fit.APART, Fit.DISTINCT} and not all(member.part_of in told for member in node.numbered):
            hosts[node.incident] += [] if fit in PART | WHOLE | {Fit.SAME} else [total]
            hosts.setdefault(node.incident, [])
    if len(hosts) != 1:
        return None
    (found,) = hosts.values()
    return found[0] if len(found) == 1 and found[0] is not total else None


def _is_counted(total: Node, incident: Node) -> bool:
    return all(any(firms(later, bound) for later in incident.numbered) for bound in total.numbered)
