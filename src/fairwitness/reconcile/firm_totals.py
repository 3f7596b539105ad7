"""Firm totals: totals that are of the very people of one incident, and are taken into it.

"At least 207" of the first day, said of no incident, and the count made later: where an incident was told of the very
place and day a total speaks of, and counted later than it, the total's lower bound is of that incident's people: what
became of it is the count. And of one claimant "the count for the whole coast stood at 72" is the 72 killed in the
fighting there, and gives way to the 147 that it counts there later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from fairwitness.model import Harm
from fairwitness.reconcile.firming import firms
from fairwitness.reconcile.gather import COINCIDENCE
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.scope import PART, WHOLE, Fit, Fitter, when_fit
from fairwitness.reconcile.statements import Statement

_Day = tuple[Harm, date | None]
_Voice = tuple[Harm, str, date | None]
_ALL = frozenset({Fit.SAME, *WHOLE})
_HELD = frozenset({Fit.SAME, *PART})
_ELSEWHERE = frozenset({Fit.INSIDE, Fit.DISTINCT, Fit.APART})


def made_firm(nodes: Sequence[Node], fitter: Fitter) -> list[Node]:
    """Let incidents take in the totals that are theirs: lower bounds counted later, and their claimants' own."""
    return _counted(_own(nodes, fitter), fitter)


def _own(nodes: Sequence[Node], fitter: Fitter) -> list[Node]:
    """Let incidents take in totals by which their own claimants say again, or otherwise, how many were harmed there."""
    totals = [node for node in nodes if not node.incident and node.numbered and node.scope.start]
    told: dict[_Voice, list[Node]] = defaultdict(list)
    for node in nodes if totals else ():
        for voice in _voices(node) if node.incident else ():
            told[voice].append(node)
    taken: set[int] = set()
    for total in totals:
        beside = (node for voice in _voices_on(total, total.scope.start) for node in told.get(voice, ()))
        host = next((node for node in beside if _is_told_again(total, node, fitter)), None)
        if host is not None:
            host.take(total)
            taken.add(id(total))
    return [node for node in nodes if id(node) not in taken]


def _voices(node: Node) -> Iterator[_Voice]:
    """Who speaks of a node of which harm, for each of its days."""
    start, end = node.scope.start, node.scope.end
    if start is not None and end is not None:
        for day in range((end - start).days + 1):
            yield from _voices_on(node, start + timedelta(days=day))


def _voices_on(node: Node, day: date | None) -> Iterator[_Voice]:
    for origin in dict.fromkeys(member.origin_id for member in node.numbered):
        yield node.harm, origin, day


def _is_told_again(total: Node, incident: Node, fitter: Fitter) -> bool:
    """Tell whether one claimant's total is of the people of its figure for an incident, and no more than these."""
    return any(
        one.is_one_origin(other) and _is_one_count(one, other, fitter)
        for one in total.numbered
        for other in incident.numbered
    )


def _is_one_count(total: Statement, figure: Statement, fitter: Fitter) -> bool:
    """Tell whether a figure that counts all whom a total counts gives the same large number, or cannot hold beside it.

    What a total holds by its own words it goes on to hold. The whole coast of one report may be the coast of another by
    whatever name; where the numbers differ it has to be.
    """
    if total.part_of or figure.part_of or total.is_some_of_more or total.is_combined is not figure.is_combined:
        return False
    found = fitter.fit(figure.scope, total.scope, is_near=False)
    if not total.is_same_number(figure):
        return found is Fit.SAME and total.high is not None and total.high < (figure.low or 0)
    mine, theirs = figure.scope, total.scope
    lies = fitter.whom(mine.whom, theirs.whom), when_fit(mine, theirs, is_near=False)
    is_elsewhere = fitter.where(mine.where, theirs.where, is_near=False) in _ELSEWHERE
    return found not in _HELD and total.least >= COINCIDENCE and _ALL.issuperset(lies) and not is_elsewhere


def _counted(nodes: Sequence[Node], fitter: Fitter) -> list[Node]:
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
