"""Gather: statements about one scope come together in a node, first within each report.

A report is a closed universe: what one of its claims leaves open is taken to agree with the others. Between reports
only what is stated agrees, or an incident that was found to be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from fairwitness.model import ClaimantRole, Group, Harm, Ranks
from fairwitness.reconcile.beside import are_told_beside
from fairwitness.reconcile.lexicon import lexicon, words_of
from fairwitness.reconcile.scope import PART, WHOLE, Fit, Fitter, Scope
from fairwitness.reconcile.statements import Key, Statement, lives_on, says_more
from fairwitness.reconcile.whom import are_enemies, are_near_in_age

COINCIDENCE = 5
"""From this number on, equal figures for two places that may be one are taken for one figure."""

_MOST_IN_ONE = 400
"""A text with more scopes than this is no report of an episode: what is beyond is gathered without comparing."""

_ONE_GROUP = frozenset({Fit.SAME, Fit.INSIDE, Fit.CONTAINS, Fit.NARROWER, Fit.WIDER, Fit.CROSSING})

_SIDES = frozenset({ClaimantRole.GOVERNMENT, ClaimantRole.MILITARY, ClaimantRole.POLICE, ClaimantRole.STATE_MEDIA})

FitOf = Callable[["Node", "Node"], Fit]


@dataclass(slots=True, eq=False)
class Node:
    """One scope with all that is said of it, and of that what bounds anything.

    `key` orders nodes by the first of what is said of them; `least` is the least any of the numbers can mean, or of the
    words where there is no number; `most` the largest number any of its statements means at the least. `over` are nodes
    it holds though the words alone would not say so; `since` is the day from which on it was told, where what was told
    before is another node, inside it.
    """

    scope: Scope
    harm: Harm
    members: list[Statement]
    incident: str | None
    key: Key
    least: int
    most: int
    numbered: list[Statement]
    reports: set[str]
    added_to: frozenset[str]
    over: tuple[Node, ...] = ()
    since: date | None = None

    @classmethod
    def of(cls, statement: Statement) -> Node:
        """Begin a node with its first statement."""
        return cls(
            statement.scope,
            statement.claim.harm,
            [statement],
            statement.incident,
            statement.key,
            statement.least,
            statement.least,
            [] if statement.low is None else [statement],
            {statement.report_id},
            statement.added_to,
        )

    @property
    def high(self) -> int | None:
        """The highest number said of it; None where somebody leaves it open."""
        highs = [member.high for member in self.numbered]
        return None if not highs or None in highs else max(high for high in highs if high is not None)

    @property
    def leading(self) -> set[str]:
        """The claims that give its largest number."""
        return {member.id for member in self.members if member.least == self.most}

    @property
    def lives_on(self) -> bool:
        """Tell whether its largest number is said of people who lived."""
        return any(member.least == self.most and lives_on(member) for member in self.numbered)

    @property
    def came_later(self) -> bool:
        """Tell whether every report that gives its number tells of people who died of wounds, or of so many more."""
        late = {member.report_id for member in self.numbered if _came_later(member)}
        return bool(late) and all(member.report_id in late for member in self.numbered)

    @property
    def is_some_of_more(self) -> bool:
        """Tell whether its largest number is of some of the harmed only: "two of the people wounded"."""
        leading = [member for member in self.numbered if member.least == self.most]
        return bool(leading) and all(member.is_some_of_more for member in leading)

    @property
    def is_selection(self) -> bool:
        """Tell whether it counts some of the harmed as chance had it: who died of wounds, those at one hospital."""
        return self.came_later or (bool(self.numbered) and all(member.is_floor for member in self.numbered))

    @property
    def is_besides(self) -> bool:
        """Tell whether its largest number is said of others than those told before."""
        return any(member.least == self.most and says_more(member.claim) for member in self.numbered)

    def take(self, other: Node) -> None:
        """Take another node's statements in."""
        if bool(self.numbered) is bool(other.numbered):
            self.least = _least_of(self, other)
        elif other.numbered:
            self.least = other.least
        self.most = max(self.most, other.most)
        self.key = min(self.key, other.key)
        self.members += other.members
        self.numbered += other.numbered
        self.scope = self.scope.filled(other.scope)
        self.incident = self.incident or other.incident
        self.added_to |= other.added_to
        self.reports |= other.reports
        self.over += other.over

    def is_added_to(self, other: Node) -> bool:
        """Tell whether one of the two comes on top of the other.

        What comes on top of a part ("one died at once, another later") is not on top of the whole ("two dead").
        """
        if not self.added_to and not other.added_to:
            return False
        return bool(self.added_to & other.leading or other.added_to & self.leading)


def near_fit(fitter: Fitter) -> FitOf:
    """Lay nodes of one report beside each other."""

    def fit(one: Node, other: Node) -> Fit:
        if one.is_added_to(other) or (one.incident and other.incident and one.incident != other.incident):
            return Fit.APART
        if _are_of_two_sides(one, other) or _are_two_persons(one, other):
            return Fit.APART
        found = fitter.fit(one.scope, other.scope)
        if found is Fit.SAME and one.incident != other.incident:
            # a total is more than the incident that is said to be a part of it
            found = Fit.INSIDE if _is_said_part(one, other) else Fit.CONTAINS if _is_said_part(other, one) else found
        return _by_end(fitter, one, other, found)

    return fit


def far_fit(fitter: Fitter) -> FitOf:
    """Lay nodes of different reports beside each other."""
    near = near_fit(fitter)

    def fit(one: Node, other: Node) -> Fit:
        if one.incident and other.incident:
            return incident_fit(fitter, one, other) if one.incident == other.incident else Fit.APART
        if not one.reports.isdisjoint(other.reports):
            return near(one, other)
        if one.is_added_to(other):
            return Fit.APART
        return fitter.fit(one.scope, other.scope, is_near=False)

    return fit


def incident_fit(fitter: Fitter, one: Node, other: Node) -> Fit:
    """Lay two nodes of one incident beside each other: place and time agree, only the victims may differ.

    But of one report's figures for a country and for one of its towns, the latter's stays a part of the former's.
    """
    is_added = (one.added_to or other.added_to) and one.is_added_to(other)
    if is_added or _are_two_persons(one, other):
        return Fit.APART
    if not one.reports.isdisjoint(other.reports):
        told = fitter.fit(one.scope, other.scope)
        if told in {Fit.INSIDE, Fit.CONTAINS}:
            return told
    found = fitter.whom(one.scope.whom, other.scope.whom)
    if found is Fit.APART:
        for fighters, civilians in ((one, other), (other, one)):
            if _are_called_fighters(fighters, civilians):
                return Fit.SAME if _are_counted_otherwise(fighters, civilians) else Fit.CROSSING
        is_loose = are_near_in_age(one.scope.whom, other.scope.whom) or _may_be_army(one, other)
        if is_loose and not is_one_voice(one, other):
            return Fit.CROSSING
    elif _are_of_two_sides(one, other):
        return Fit.APART
    return _by_end(fitter, one, other, found)


def _may_be_army(one: Node, other: Node) -> bool:
    """Tell whether those whom somebody calls attackers may be of an army that another tells the dead of.

    An army calls none of its own so.
    """
    attackers, army = (one, other) if one.scope.whom.attackers else (other, one)
    if not attackers.scope.whom.attackers or army.scope.whom.side != "state":
        return False
    sides = {ranks.side for _, ranks in _ranked(army) if not ranks.is_enemy and not ranks.presumed}
    tellers = {each.filed.origin.party for each in attackers.numbered}
    return bool(sides) and sides.isdisjoint(tellers)


def _are_of_two_sides(one: Node, other: Node) -> bool:
    """Tell whether the people of two nodes are told to be of two sides, by whomever."""
    told, others = _ranked(one), _ranked(other)
    if not told or not others:
        return False
    return any(_are_two(a, b) for a in told for b in others)


def _are_two(one: tuple[str, Ranks], other: tuple[str, Ranks]) -> bool:
    (teller, mine), (other_teller, theirs) = one, other
    if mine.side is None or theirs.side is None:
        # somebody of whom no side is known tells its own people from those it fights
        return teller == other_teller and mine.side is theirs.side and mine.is_enemy is not theirs.is_enemy
    return are_enemies(mine, theirs)


def _ranked(node: Node) -> set[tuple[str, Ranks]]:
    """Whose a node's people are, and who says so."""
    ranked = ((each.origin_id, each.scope.whom.ranks) for each in node.numbered)
    return {(origin, ranks) for origin, ranks in ranked if ranks is not None}


def _are_two_persons(one: Node, other: Node) -> bool:
    """Tell whether one sentence tells of two single persons side by side."""
    if not one.scope.whom.single or not other.scope.whom.single:
        return False
    return any(are_told_beside(a, b) for a in one.members for b in other.members)


def _are_called_fighters(fighters: Node, civilians: Node) -> bool:
    """Tell whether those whom one side calls its enemy's fighters may be the civilians of another account."""
    if not fighters.reports.isdisjoint(civilians.reports):
        return False
    told, others = fighters.numbered, civilians.numbered
    if not told or not others or any(a.is_one_origin(b) for a in told for b in others):
        return False
    tellers = {each.origin_id for each in told if _is_enemy(each)}  # a headline may speak for its text's claimant
    is_theirs = all(each.origin_id in tellers for each in told)
    return is_theirs and all(each.claim.group is Group.CIVILIANS for each in others)


def _are_counted_otherwise(fighters: Node, civilians: Node) -> bool:
    """Tell whether both accounts are of whom one side killed, and no fewer are said to have been civilians.

    Then nobody of them fought, say the others: "58 rebels" or "140 peasants", killed by the same soldiers.
    """
    killers = {each.filed.ranks for each in fighters.numbered} | {each.filed.ranks for each in civilians.numbered}
    is_one = len(killers) == 1 and all(ranks is not None and ranks.is_enemy for ranks in killers)
    return is_one and civilians.least >= fighters.most


def _is_enemy(said: Statement) -> bool:
    """Tell whether a side counts fighters, and no soldiers or policemen of a state."""
    victims = said.claim.victims
    is_side = said.filed.origin.role in _SIDES
    return (
        is_side
        and said.claim.group is Group.COMBATANTS
        and not (victims and lexicon().state_side.intersection(words_of(victims.words)))
    )


def _by_end(fitter: Fitter, one: Node, other: Node, found: Fit) -> Fit:
    """Heed who died of wounds, who lived, and who were some of more, where two numbers differ."""
    if one.most == other.most or not one.numbered or not other.numbered:
        return found
    less = one if one.most < other.most else other
    if found in _ONE_GROUP and less.is_some_of_more:
        more = other if less is one else one
        return Fit.CROSSING if more.is_some_of_more else Fit.INSIDE if less is one else Fit.CONTAINS
    if one.harm is Harm.KILLED and found in _ONE_GROUP:
        return _by_death(one, other, found)
    return _by_fate(fitter, one, other, found)


def _came_later(statement: Statement) -> bool:
    """Tell whether somebody died of wounds, or is one more than a report tells that gives no number before."""
    return statement.died_of_wounds or (says_more(statement.claim) and not statement.added_to)


def _by_death(one: Node, other: Node, found: Fit) -> Fit:
    """Lay who died later beside the dead of before: on top of what had been said, inside what is said since.

    What was said before and again since leaves both open.
    """
    less, more = (one, other) if one.most < other.most else (other, one)
    if not less.came_later:
        return found
    is_wider = found in (WHOLE if less is one else PART) and not is_one_voice(less, more)
    if is_wider and all(member.part_of is not None for member in more.numbered):
        return Fit.CROSSING  # "four of the wounded have died" are some of all dead, and not of the "five children"
    since = min(member.published for member in less.numbered)
    leading = [member for member in more.members if member.least == more.most]
    days = [member.published for member in leading if member.says_number] or [member.published for member in leading]
    if max(days) < since:
        return Fit.APART
    if min(days) < since:
        return Fit.CROSSING
    return Fit.INSIDE if less is one else Fit.CONTAINS


def _by_fate(fitter: Fitter, one: Node, other: Node, found: Fit) -> Fit:
    """Where an incident has dead, those who lived are some of those shot, should these be more: 3 wounded of 4 shot.

    Of two numbers that differ by just the dead, the larger counts these too, whatever its words.
    """
    dead = fitter.deadly.get(one.incident or "")
    if found is not Fit.SAME or one.harm is not Harm.INJURED or dead is None:
        return found
    less, more = (one, other) if one.most < other.most else (other, one)
    counts_dead = more.most - less.most in dead and not more.is_besides and not _is_one_origin(less, more)
    if less.lives_on and (not more.lives_on or counts_dead):
        return Fit.INSIDE if less is one else Fit.CONTAINS
    return found


def _is_one_origin(one: Node, other: Node) -> bool:
    """Tell whether one claimant gives both in two reports: what it said last then takes the place of the other."""
    origins = {member.origin_id for member in one.numbered}
    is_one_report = not one.reports.isdisjoint(other.reports)
    return not is_one_report and not origins.isdisjoint(member.origin_id for member in other.numbered)


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
    if len(same) == 1 and item.numbered:
        return same[0]
    whole = next((node for node in same if _is_said_part(item, node)), None)
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
    """Choose among several scopes that the item's own may be: their total, where it can be; else the nearest number."""
    number = item.numbered[0] if item.numbered else None
    if number is None:
        return hosts[0]
    twin = next((node for node in hosts if any(number.is_same_number(member) for member in node.members)), None)
    if twin:
        return twin
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


def _least_of(one: Node, other: Node) -> int:
    """The least the numbers of two nodes can mean: some of those told of, in the same words, are no less than all."""
    if _is_said_part(one, other):
        return other.least
    return one.least if _is_said_part(other, one) else min(one.least, other.least)


def _is_said_part(part: Node, whole: Node) -> bool:
    """Tell whether all of one node is said to be part of figures of the other."""
    if any(member.part_of is None for member in part.members):
        return False
    return {member.part_of for member in part.members} <= {member.id for member in whole.members}


def is_one_voice(one: Node, other: Node) -> bool:
    """Tell whether some of both may come from one claimant, who then tells them apart."""
    return any(a.is_one_voice(b) for a in one.members for b in other.members)
