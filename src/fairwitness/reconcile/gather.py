"""Gather: statements about one scope come together in a node, first within each report, then across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from fairwitness.model import Harm
from fairwitness.reconcile.fits import FitOf, far_fit, incident_fit, near_fit
from fairwitness.reconcile.node import Node, is_said_part
from fairwitness.reconcile.scope import PART, Fit, Fitter
from fairwitness.reconcile.statements import Statement

COINCIDENCE = 5
"""From this number on, equal figures for two places that may be one are taken for one figure."""

_MOST_IN_ONE = 400
"""A text with more scopes than this is no report of an episode: what is beyond is gathered without comparing."""


def gather_report(statements: Sequence[Statement], fitter: Fitter) -> list[Node]:
    """Gather what one report says, harm by harm."""
    fit = near_fit(fitter)
    nodes: list[Node] = []
    for harm in sorted({statement.claim.harm for statement in statements}):
        items = [Node.of(s) for s in statements if s.claim.harm is harm]
        nodes += _gather(items, fit)
    return nodes


def gather_all(nodes: Iterable[Node], fitter: Fitter) -> list[Node]:
    """Gather what several reports say: incident by incident, and totals that speak of the same place and days."""
    buckets: dict[tuple[object, ...], list[Node]] = defaultdict(list)
    far, own = far_fit(fitter), partial(incident_fit, fitter)
    for node in nodes:
        scope = node.scope
        buckets[(node.harm, node.incident) if node.incident else (node.harm, scope.start, scope.end)].append(node)
    found: list[Node] = []
    for bucket in buckets.values():
        if len(bucket) == 1:
            found += bucket
            continue
        fit = own if bucket[0].incident else far
        for part in [bucket] if len(bucket) <= _MOST_IN_ONE else _by_place(bucket):
            found += _gather(part, fit) if len(part) > 1 else part
    return found


def _by_place(nodes: Iterable[Node]) -> list[list[Node]]:
    """Part a large heap of totals by the very words for their places, so that not each is laid beside each."""
    parts: dict[object, list[Node]] = defaultdict(list)
    for node in nodes:
        parts[node.scope.where].append(node)
    return list(parts.values())


def _gather(items: Sequence[Node], fit: FitOf) -> list[Node]:
    first, *others = sorted(items, key=_order)
    placed = [first]
    for item in others:
        host = _host(item, placed, fit) if len(placed) < _MOST_IN_ONE else placed[0]
        if host is None:
            placed.append(item)
        else:
            host.take(item)
    return placed


def _order(node: Node) -> tuple[object, ...]:
    """Begin with what says most; a report's own words before what several reports say."""
    return not node.numbered, -node.scope.stated, -node.least, node.key


def _host(item: Node, placed: Sequence[Node], fit: FitOf) -> Node | None:
    """Find the node that speaks of the same scope, if there is exactly one."""
    fits = [(node, fit(item, node)) for node in placed]
    same = [node for node, found in fits if found is Fit.SAME]
    if item.harm is Harm.KILLED and any(is_said_part(item, node) for node, found in fits if found is Fit.WIDER):
        return None  # "four of the dead", said of the nine farmers, are none of the headline's nine at large
    if len(same) == 1 and item.numbered:
        return same[0]
    whole = next((node for node in same if is_said_part(item, node)), None)
    if whole:
        return whole
    if not item.numbered:
        wider = {Fit.WIDER} if _names_anybody(item) else {Fit.WIDER, Fit.CONTAINS}
        same += [node for node, found in fits if found in wider and _covers(node, item)]
        same = [node for node in same if not node.numbered or _covers(node, item)] or same
    if not same:
        return _coincident(item, placed, fit)
    widest = [node for node in same if not any(other is not node and fit(node, other) in PART for other in same)]
    if len(widest) <= 1:
        return (widest or same)[0]
    return _among(item, widest)


def _names_anybody(item: Node) -> bool:
    return any(member.claim.victims is not None for member in item.members)


def _among(item: Node, hosts: Sequence[Node]) -> Node | None:
    """Choose among several scopes that the item's own may be: their total, where it can be; else the nearest number.

    A number of killed and injured together is of all, and so of the largest.
    """
    number = item.numbered[0] if item.numbered else None
    if number is None:
        return hosts[0]
    twin = next((node for node in hosts if any(number.is_same_number(member) for member in node.members)), None)
    if twin:
        return twin
    if number.is_combined:
        return max(hosts, key=lambda node: node.least)
    if number.high is None or number.high >= sum(node.least for node in hosts):
        item.over += tuple(hosts)
        return None
    return min(hosts, key=lambda node: abs(node.least - number.least))


def _coincident(item: Node, placed: Sequence[Node], fit: FitOf) -> Node | None:
    """Find the same large number under another place name that may mean the same place."""
    for node in placed if item.least >= COINCIDENCE else ():
        is_near = not item.reports.isdisjoint(node.reports)
        if is_near and fit(item, node) is Fit.DISTINCT and _is_one_number(item, node):
            return node
    return None


def _is_one_number(item: Node, node: Node) -> bool:
    return any(one.is_same_number(other) for one in item.members for other in node.members)


def _covers(node: Node, vague: Node) -> bool:
    return any(one.can_cover(other) and one.may_hold(other) for one in node.numbered for other in vague.members)
