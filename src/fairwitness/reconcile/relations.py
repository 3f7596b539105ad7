"""Relations: which scopes hold which, and which may share people."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from fairwitness.model import Harm
from fairwitness.reconcile.classes import keep_classes
from fairwitness.reconcile.fates import died_since
from fairwitness.reconcile.fits import FitOf, far_fit, incident_fit
from fairwitness.reconcile.gather import COINCIDENCE
from fairwitness.reconcile.late import put_on_top
from fairwitness.reconcile.node import Node, is_one_voice
from fairwitness.reconcile.scope import HOLDS, PART, WHOLE, Fit, Fitter, Scope, when_fit
from fairwitness.reconcile.survivors import perhaps_dead
from fairwitness.reconcile.whom import is_open_side, whom_fit

if TYPE_CHECKING:
    from fairwitness.reconcile.bulk import Bulk

_MANY = 60_000
"""More pairs of totals and incidents than this are laid beside each other in bulk."""


@dataclass(slots=True, eq=False)
class Relations:
    """By a node's number: the nodes that hold it, and those it may share people with without either holding the other.

    What is in neither is apart: nobody can be in both. `later` names, for a total, those of who died after it, which it
    does not hold. `told` names, for a node a question cuts through, those that speak of all there is of it inside the
    question; `named`, for one all whose people there are told, those these are in, be it only one of them. `around` are
    those a question hears nothing of that hold people it asks for, and so share no others with it.
    """

    above: list[set[int]]
    cross: list[set[int]]
    later: dict[int, set[int]] = field(default_factory=dict)
    told: dict[int, frozenset[int]] = field(default_factory=dict)
    named: dict[int, frozenset[int]] = field(default_factory=dict)
    around: frozenset[int] = frozenset()

    def are_apart(self, one: int, other: int) -> bool:
        """Tell whether nobody can be in both."""
        if one == other or one in self.above[other] or other in self.above[one]:
            return False
        return other not in self.cross[one]


def relate(nodes: Sequence[Node], scopes: Sequence[Scope], fitter: Fitter) -> Relations:
    """Find how all nodes lie to each other; `scopes` are theirs, with what is known of their incidents."""
    relations = Relations(above=[set() for _ in nodes], cross=[set() for _ in nodes])
    _lay_beside(relations, nodes, scopes, fitter)
    put_on_top(relations, nodes)
    said = _said_parts(nodes)
    _stated(relations, nodes, said)
    _made_one(relations, nodes)
    keep_classes(relations, nodes, said, fitter)
    for dead, before in died_since(nodes, fitter):
        _put_under(relations, dead, before)
    for killed, injured in perhaps_dead(nodes, fitter):
        wholes = {at for at in relations.above[injured] if not nodes[at].numbered}
        for hurt in (injured, *wholes):  # a word without a number, "the victims", says of nobody that he lived
            relations.cross[killed].add(hurt)
            relations.cross[hurt].add(killed)
    _close(relations)
    _reach_out(relations, nodes, said)
    return relations


def _lay_beside(relations: Relations, nodes: Sequence[Node], scopes: Sequence[Scope], fitter: Fitter) -> None:
    """Lay nodes beside each other that can share people: within an incident, and totals with all else."""
    incidents: dict[tuple[Harm, str], list[int]] = defaultdict(list)
    totals: dict[Harm, list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node.incident:
            incidents[node.harm, node.incident].append(at)
        else:
            totals[node.harm].append(at)
    inside, fit = partial(incident_fit, fitter), far_fit(fitter)
    for group in (group for group in incidents.values() if len(group) > 1):
        for one, other, found in _pairs(nodes, group, inside):
            _enter(relations, nodes, one, other, found)
    for harm, group in totals.items():
        singles = [at for (kind, _), members in incidents.items() if kind is harm for at in members]
        if len(group) * (len(group) + len(singles)) > _MANY:
            from fairwitness.reconcile.bulk import Bulk

            reports = frozenset().union(*(nodes[at].reports for at in group))
            own = Bulk(nodes, group, [node.scope for node in nodes], fitter, reports)
            _lay_many(relations, own, Bulk(nodes, singles, scopes, fitter, reports))
            continue
        for one, other, found in _pairs(nodes, group, fit):
            _enter(relations, nodes, one, other, found)
        for one, other, found in _across(nodes, group, singles, scopes, fitter):
            _enter(relations, nodes, one, other, found)


def _lay_many(relations: Relations, totals: Bulk, singles: Bulk) -> None:
    """Lay many totals beside each other and beside incidents: what nobody has more to say of is held as it lies."""
    nodes = totals.nodes
    for place, total in enumerate(totals.members):
        node = nodes[total]
        for other, fit in itertools.chain(*totals.beside(node, place + 1)):
            if not node.is_added_to(nodes[other]):
                _enter(relations, nodes, total, other, fit)
        held, far, near = singles.within(node)
        for single in held:
            relations.above[single].add(total)
        for single, fit in far:
            _enter(relations, nodes, total, single, Fit.CONTAINS if fit in HOLDS else fit)
        for single, fit in near:
            if not node.is_added_to(nodes[single]):
                _enter(relations, nodes, total, single, Fit.CONTAINS if fit in HOLDS else fit)


def _pairs(nodes: Sequence[Node], group: Sequence[int], fit: FitOf) -> Iterator[tuple[int, int, Fit]]:
    for place, one in enumerate(group):
        for other in group[place + 1 :]:
            found = fit(nodes[one], nodes[other])
            if found is not Fit.APART:
                yield one, other, found


def _across(
    nodes: Sequence[Node], totals: Sequence[int], singles: Sequence[int], scopes: Sequence[Scope], fitter: Fitter
) -> Iterator[tuple[int, int, Fit]]:
    """Lay totals beside incidents; one that has an incident's very scope holds it."""
    for total in totals:
        for single in singles:
            is_near = not nodes[total].reports.isdisjoint(nodes[single].reports)
            fit = fitter.fit(nodes[total].scope, scopes[single], is_near=is_near)
            if fit is not Fit.APART and not nodes[total].is_added_to(nodes[single]):
                yield total, single, Fit.CONTAINS if fit in HOLDS else fit


def _enter(relations: Relations, nodes: Sequence[Node], one: int, other: int, fit: Fit) -> None:
    """Write down how two nodes lie to each other, once the numbers and voices have had their say."""
    if fit is Fit.DISTINCT and is_one_voice(nodes[one], nodes[other]) and not _may_be_one(nodes[one], nodes[other]):
        return
    fit = _told_again(nodes[one], nodes[other], _as_some(nodes[one], nodes[other], fit))
    if fit in PART and _is_held(nodes[one], nodes[other]):
        relations.above[one].add(other)
    elif fit in WHOLE and _is_held(nodes[other], nodes[one]):
        relations.above[other].add(one)
    elif not _are_siblings(nodes[one], nodes[other], fit):
        relations.cross[one].add(other)
        relations.cross[other].add(one)


def _as_some(one: Node, other: Node, fit: Fit) -> Fit:
    """Put a number of some of the harmed, with whatever days it is told, inside the larger one that speaks of all."""
    if fit not in HOLDS | PART or one.most == other.most or not one.numbered or not other.numbered:
        return fit
    less, more = (one, other) if one.most < other.most else (other, one)
    if fit in (PART if less is one else WHOLE) or not less.is_some_of_more:
        return fit
    is_whole = not more.is_some_of_more and Fit(whom_fit(less.scope.whom, more.scope.whom)) in {Fit.SAME, *PART}
    return Fit.CROSSING if not is_whole else Fit.INSIDE if less is one else Fit.CONTAINS


def _told_again(one: Node, other: Node, fit: Fit) -> Fit:
    """Put an incident's number inside the same number of a total of its place that covers its days.

    Some claims of it name a class of victims where others say people, but so large a number is the same by no chance.
    """
    total, single = (one, other) if one.incident is None else (other, one)
    if fit is not Fit.CROSSING or total.incident or not single.incident or total.scope.where != single.scope.where:
        return fit
    is_as_many = total.most == single.most == total.high == single.high and total.most >= COINCIDENCE
    if not is_as_many or when_fit(total.scope, single.scope) not in HOLDS:
        return fit
    return Fit.CONTAINS if total is one else Fit.INSIDE


def _may_be_one(one: Node, other: Node) -> bool:
    """Tell whether two single persons of one incident may be one, told in other words in another sentence."""
    if not one.incident or one.incident != other.incident or not (one.scope.whom.single and other.scope.whom.single):
        return False
    return not any(
        a.claim.report_id == b.claim.report_id and a.claim.quote.overlaps(b.claim.quote)
        for a in one.members
        for b in other.members
    )


def _is_held(part: Node, whole: Node) -> bool:
    """Tell whether a scope inside another is really a part of it.

    A vague word is a part only of a figure that may speak for it, and a stated part that cannot hold another number is
    no whole for it, nor is a single person for several that the same report tells of, nor fighters of an unknown side.
    Some of more hold nobody but whom they are said to.
    """
    if not part.numbered and whole.numbered:
        return any(one.can_cover(other) and one.may_hold(other) for one in whole.numbered for other in part.members)
    if whole.is_selection:
        return False
    is_beside = whole.incident is not None and whole.scope.whom.single and not whole.reports.isdisjoint(part.reports)
    is_part = is_beside or all(member.part_of is not None for member in whole.members)
    may_be_none = is_part or is_open_side(whole.scope.whom, part.scope.whom)
    return not (may_be_none and whole.high is not None and part.least > whole.high)


def _are_siblings(one: Node, other: Node, fit: Fit) -> bool:
    """Tell whether two are parts of one whole, by one voice, that cannot hold each other: then they partition it."""
    if fit not in PART | WHOLE:
        return False
    wholes = {member.part_of for member in one.members} & {member.part_of for member in other.members}
    return bool(wholes - {None}) and is_one_voice(one, other)


def _made_one(relations: Relations, nodes: Sequence[Node]) -> None:
    """Take a part that is no fewer than its whole for the whole: what holds or lies in the one does so in the other.

    "Bomb kills five" over "five civilians died"; "eight men" who are another's "eight people, two of them boys".
    """
    inner = {at for at in set[int]().union(*relations.above) if nodes[at].incident}
    equal = [
        (at, whole)
        for at in _parts_of(inner, relations)
        for whole in sorted(relations.above[at] & inner)
        if nodes[at].incident == nodes[whole].incident and _is_as_many(nodes[at], nodes[whole])
    ]
    wholes = {whole for _, whole in equal}
    held: dict[int, list[int]] = defaultdict(list)
    for at in _parts_of(wholes, relations):
        for whole in relations.above[at] & wholes:
            held[whole].append(at)
    for at, whole in equal:
        for other in sorted(relations.above[at] - {whole}):
            _put_under(relations, whole, other)
        for other in held[whole]:
            _put_under(relations, other, at)


def _is_as_many(part: Node, whole: Node) -> bool:
    if part.harm is not whole.harm or not whole.numbered or part.high is None or part.high != part.least:
        return False
    return len({(member.low, member.high) for member in (*part.numbered, *whole.numbered)}) == 1


def _stated(relations: Relations, nodes: Sequence[Node], said: Mapping[int, Sequence[int]]) -> None:
    """Follow what the reports themselves say: which claim is part of which, and which total was found to hold what."""
    for part in said:
        for whole in _upwards(part, said):  # what a report says goes before how its words lie, over any number of parts
            relations.above[whole].discard(part)
    for part, wholes in said.items():
        for whole in wholes:
            _put_under(relations, part, whole)
    over = [(at, held) for at, node in enumerate(nodes) for held in node.over]
    numbers = {id(node): at for at, node in enumerate(nodes)} if over else {}
    for at, held in over:
        if id(held) in numbers:
            _put_under(relations, numbers[id(held)], at)


def _reach_out(relations: Relations, nodes: Sequence[Node], said: Mapping[int, Sequence[int]]) -> None:
    """Let people of an incident who may be in a stated part of other figures be in these too.

    "72 on the coast, 41 of them soldiers near Port Amal": three soldiers who died in Port Amal may be some of the 72.
    """
    for part in said:
        incident = nodes[part].incident
        around = sorted(relations.above[part]) if relations.cross[part] else ()
        for whole in (at for at in around if nodes[at].incident != incident):
            for other in relations.cross[part] - relations.above[whole] - {whole}:
                if nodes[other].harm is nodes[whole].harm and whole not in relations.above[other]:
                    relations.cross[other].add(whole)
                    relations.cross[whole].add(other)


def _said_parts(nodes: Sequence[Node]) -> dict[int, list[int]]:
    """Name for each node the wholes its reports say it is part of; of what would go round in a ring, the first said."""
    parts = [at for at, node in enumerate(nodes) for member in node.members if member.part_of is not None]
    speaking = list(dict.fromkeys(parts))
    place = places_of(nodes) if speaking else {}
    said: dict[int, list[int]] = {}
    for at in speaking:
        node = nodes[at]
        for whole in sorted({place[m.part_of] for m in node.members if m.part_of in place}):
            if nodes[whole].harm is node.harm and whole != at and at not in _upwards(whole, said):
                said.setdefault(at, []).append(whole)
    return said


def _upwards(part: int, said: Mapping[int, Sequence[int]]) -> set[int]:
    """All that holds a node as far as reports say so, directly or through others."""
    found, todo = set[int](), list(said.get(part, ()))
    while todo:
        whole = todo.pop()
        if whole not in found:
            found.add(whole)
            todo += said.get(whole, ())
    return found


def places_of(nodes: Sequence[Node]) -> dict[str, int]:
    """Number each claim's node, by the claim's id."""
    return {member.id: at for at, node in enumerate(nodes) for member in node.members}


def _put_under(relations: Relations, part: int, whole: int) -> None:
    if part == whole or whole in relations.above[part] or _is_above(relations, part, whole):
        return
    relations.above[part].add(whole)
    relations.cross[part].discard(whole)
    relations.cross[whole].discard(part)


def _is_above(relations: Relations, high: int, low: int) -> bool:
    """Tell whether `high` already holds `low`, directly or through others."""
    seen, todo = {low}, [low]
    while todo:
        for above in relations.above[todo.pop()]:
            if above == high:
                return True
            if above not in seen:
                seen.add(above)
                todo.append(above)
    return False


def _parts_of(wholes: set[int], relations: Relations) -> list[int]:
    return [at for at, above in enumerate(relations.above) if not above.isdisjoint(wholes)]


def _ring(relations: Relations, stuck: set[int]) -> set[int]:
    try:
        TopologicalSorter({at: relations.above[at] & stuck for at in sorted(stuck)}).prepare()
    except CycleError as found:
        return set(found.args[1])
    return set()


def _cut(relations: Relations, ring: set[int]) -> None:
    for one in ring:
        held = relations.above[one] & ring
        relations.above[one] -= held
        for other in held:
            relations.cross[one].add(other)
            relations.cross[other].add(one)


def _downwards(relations: Relations, wholes: set[int]) -> list[int]:
    """Order wholes so that they come before those they hold; what is in a ring or under one has no place there."""
    above, order = relations.above, list[int]()
    done, left = set[int](), sorted(wholes, key=lambda at: len(above[at]))
    while left:
        waiting = []
        for at in left:
            if above[at] <= done:
                done.add(at)
                order.append(at)
            else:
                waiting.append(at)
        if len(waiting) == len(left):
            break
        left = waiting
    return order


def _close(relations: Relations) -> None:
    """Let what holds a whole hold its parts too.

    What would hold itself through others is taken back: of these nothing is known but that they may share people.
    """
    wholes = set[int]().union(*relations.above)
    order = _downwards(relations, wholes)
    while len(order) < len(wholes):
        stuck = wholes.difference(order)
        _cut(relations, _ring(relations, stuck.union(_parts_of(stuck, relations))))
        order = _downwards(relations, wholes)
    for at in (*order, *(at for at in range(len(relations.above)) if at not in wholes)):
        above = relations.above[at]
        if above:
            above.update(*map(relations.above.__getitem__, tuple(above)))
    for at, crossed in enumerate(relations.cross):
        if crossed:
            crossed.difference_update(relations.above[at])
            for other in tuple(crossed):
                if at in relations.above[other]:
                    crossed.discard(other)
