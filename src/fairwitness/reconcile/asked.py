"""Asked: what of all that is known a question asks for: how scopes lie to it.

Scopes of the same place, days, victims and perpetrators lie alike to any question, and are laid beside it once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from fairwitness.model import Harm, PlacePrecision
from fairwitness.reconcile.accused import are_one
from fairwitness.reconcile.node import Node
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.reckoned import View, World
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.scope import PART, WHOLE, Fit, Fitter, Scope, combine
from fairwitness.reconcile.traits import Matters, Traits, alike
from fairwitness.reconcile.where import Spot, Where
from fairwitness.reconcile.whom import Whom, whom_of_group

_LAG = timedelta(days=7)
"""An undated claim may speak of days up to so long before its report."""

_LAG_OF_TOWN = timedelta(days=31)
"""So long where it is of a town or village: of these a letter, a lament or a list is told for weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How a node lies to the question: `fit`, and why it lies outside."""

    fit: Fit
    reason: str = ""


_SAME = Place(fit=Fit.SAME)
_INSIDE = Place(fit=Fit.INSIDE)
_HOLDING = Place(fit=Fit.CONTAINS)
_CROSSING = Place(fit=Fit.CROSSING)
_ELSEWHEN = Place(fit=Fit.APART, reason="at another time")
_ANOTHER = Place(fit=Fit.APART, reason="of another incident")
_NOWHERE = Place(fit=Fit.APART, reason="no place stated")
_UNDATED = Place(fit=Fit.APART, reason="no day stated, reported at another time")
_BY_NOBODY = Place(fit=Fit.APART, reason="no perpetrator stated")
_BY_OTHERS = Place(fit=Fit.APART, reason="by others")
_LEFT_OPEN = frozenset({each.reason for each in (_NOWHERE, _UNDATED, _BY_NOBODY, _BY_OTHERS)})
"""Why a question does not ask for a figure that may hold people it asks for: of one deed several are accused."""

_INSIDE_IT = frozenset({Fit.SAME, *PART})
_ELSEWHERE = frozenset({Fit.DISTINCT, Fit.APART})
_UNSURE = _ELSEWHERE | {Fit.CROSSING}
"""Of these places a report may know better how they lie."""


class Asking:
    """Lays scopes beside a question."""

    def __init__(self, question: Question, fitter: Fitter, told_in: Mapping[int, Set[Where]]) -> None:
        self._question = question
        self._told_in = told_in
        self._fitter = fitter
        self._where = Where.of([question.place]) if question.place else None
        self._whom: Whom | None = whom_of_group(question.group) if question.group else None
        self._party = question.party.casefold() if question.party is not None else None
        self.matters = Matters(
            place=question.place is not None,
            time=question.start is not None or question.end is not None,
            party=question.party is not None,
            group=question.group is not None,
        )
        lays = (
            (self._by_place, self.matters.place),
            (self._by_time, self.matters.time),
            (self._by_group, True),
            (self._by_party, self.matters.party),
        )
        self._lays = [lay for lay, is_asked in lays if is_asked]
        # whatever is told lies inside all places or all days, and holds no question that asks for these
        self._asks_all = not (self.matters.place and self.matters.time)
        self._within: dict[tuple[object, ...], list[int]] = {}
        self._met: dict[tuple[date | None, date | None], list[int]] = {}

    def place(self, traits: Traits) -> Place:
        """Say how scopes of some traits lie to the question; these are theirs with what is known of their incidents."""
        told = [place for lay in self._lays if (place := lay(traits)) is not _SAME]
        if told and self._asks_all:
            told.append(_INSIDE)
        if told.count(_INSIDE) == len(told):
            return _INSIDE if told else _SAME
        outside = [place for place in told if place.fit is Fit.APART]
        if outside:
            return outside[0]
        fit = combine(tuple([place.fit for place in told]))
        return Place(fit=Fit.CROSSING if fit is Fit.DISTINCT else fit)

    def told_by(self, at: int, world: World, beyond: Callable[[int], Set[int]]) -> frozenset[int]:
        """Find the totals that speak of all there is of a node inside the question: a day's own figure, say.

        Those do not that leave some out whom the node holds, as do parts of it that are told of as many days and as
        wide a place; `beyond` gives for a total the nodes that hold people inside the question who are not in it for
        certain, such as who died since.
        """
        shared = self._shared(world.scopes[at])
        key = id(shared.where), id(shared.whom), shared.start, shared.end, shared.act
        found = self._within.get(key)
        if found is None:
            found = self._within[key] = [
                other
                for other in self._meeting(shared.start, shared.end, world)
                if self._fitter.fit(shared, world.scopes[other], is_near=False) in _INSIDE_IT
            ]
        harm = world.nodes[at].harm
        alike = [other for other in found if other != at and world.nodes[other].harm is harm]
        return frozenset([o for o in alike if at not in beyond(o) and not self._is_some(o, at, world)])

    def _is_some(self, part: int, whole: int, world: World) -> bool:
        """Tell whether a node is a part of another by nothing but who is in it, not by where or when."""
        scopes = world.scopes
        is_part = whole in world.relations.above[part]
        return is_part and self._fitter.fit(scopes[whole], scopes[part], is_near=False) in _INSIDE_IT

    def named(self, world: World, inside: set[int], cut: set[int]) -> dict[int, frozenset[int]]:
        """Find the totals all whose people in the place asked for are told: "they included six killed in Nahr".

        By their own word the rest of them lies elsewhere. Nor does anything put the rest of a wider place's there where
        somebody has counted the town and days asked for. What others tell of the place may be theirs, as may those be
        who died of wounds since.
        """
        if not cut:
            return {}
        figures = frozenset([at for at in inside if world.nodes[at].numbered])
        if any(self._is_counted(world.nodes[at], world.scopes[at]) for at in figures):
            naming = {
                at for at in cut if not world.nodes[at].incident and not self._is_all_of_it(world.scopes[at].where)
            }
        else:
            holding = {member.id: at for at in cut for member in world.nodes[at].numbered}
            naming = {
                holding[member.part_of]
                for at in figures
                for member in world.nodes[at].numbered
                if member.part_of in holding and self._is_all_of_it(member.scope.where)
            }
        since = [at for at in cut if world.nodes[at].came_later]
        return dict.fromkeys(sorted(naming), figures.union(since))

    def _is_counted(self, node: Node, scope: Scope) -> bool:
        """Tell whether a node is an incident's count, with an upper end, of the town or district and days asked for.

        Who counts a town's women, its Greeks or one by name has not counted the town.
        """
        start, end, whom = self._question.start, self._question.end, scope.whom
        if not node.incident or node.high is None or scope.told or whom.sex or whom.age or whom.names or whom.origin:
            return False
        if start is None or end is None or scope.start is None or scope.end is None:
            return False
        is_small = all(not spot.area or _is_district(spot) for spot in scope.where.spots)
        return scope.start <= start and end <= scope.end and is_small and self._is_all_of_it(scope.where)

    def _is_all_of_it(self, where: Where) -> bool:
        """Tell whether a figure is of all the place asked for: of a village nothing follows for its district."""
        if self._where is None or not where.spots:
            return False
        return self._fitter.where(where, self._where, is_near=False) is Fit.SAME

    def _meeting(self, start: date | None, end: date | None, world: World) -> list[int]:
        """Give the totals whose days are not surely others."""
        found = self._met.get((start, end))
        if found is None:
            found = [at for at in world.ground.totals if not _is_elsewhen(world.scopes[at], start, end)]
            self._met[start, end] = found
        return found

    def _shared(self, scope: Scope) -> Scope:
        """The scope a node and the question have in common."""
        start, end = self._question.start, self._question.end
        is_inside = (
            self._where is None or self._fitter.where(scope.where, self._where, is_near=False) is not Fit.CONTAINS
        )
        return replace(
            scope,
            where=scope.where if is_inside or self._where is None else self._where,
            start=max(start, scope.start) if start and scope.start else scope.start,
            end=min(end, scope.end) if end and scope.end else scope.end,
            whom=self._whom if self._whom and not scope.whom.stated else scope.whom,
        )

    def _by_place(self, traits: Traits) -> Place:
        if self._where is None or traits.where is None:
            return _SAME
        if not traits.where.spots:
            return _NOWHERE
        fit = self._fitter.where(traits.where, self._where, is_near=False)
        if fit in _UNSURE and self._is_told_inside(traits.where):
            return _INSIDE
        return Place(fit=Fit.APART, reason="elsewhere") if fit in _ELSEWHERE else Place(fit=fit)

    def _is_told_inside(self, where: Where) -> bool:
        """Tell whether a claim counts what happened at some places among what happened at the one asked for."""
        if self._where is None:
            return False
        holding = self._told_in.get(id(where), ())
        return any(self._fitter.where(each, self._where, is_near=False) in _INSIDE_IT for each in holding)

    def _by_time(self, traits: Traits) -> Place:
        start, end = self._question.start, self._question.end
        first, last = traits.start, traits.end
        if first is None or last is None:
            return self._undated(traits)
        if (start is None or start <= first) and (end is None or last <= end):
            return _SAME if first == start and last == end else _INSIDE
        if (end and first > end) or (start and last < start):
            return _ELSEWHEN
        return _HOLDING if (start is None or first <= start) and (end is None or end <= last) else _CROSSING

    def _undated(self, traits: Traits) -> Place:
        """Place an undated claim by its report: it speaks of nothing later, and hardly of what is long past."""
        start, end = self._question.start, self._question.end
        if traits.told:
            first, last = traits.told
            lag = _LAG_OF_TOWN if traits.where and not any(spot.area for spot in traits.where.spots) else _LAG
            if (start and last < start) or (end and first > end + lag):
                return _UNDATED
        return _CROSSING

    def _by_group(self, traits: Traits) -> Place:
        if self._whom is None:
            # a class of victims is never all a question for everybody asks for, and so holds no such question
            return _INSIDE if traits.whom.stated else _SAME
        fit = self._fitter.whom(traits.whom, self._whom)
        if fit is Fit.APART and self._question.group in traits.called:
            return _CROSSING  # who fought is disputed
        return Place(fit=fit, reason="of other victims" if fit is Fit.APART else "")

    def _by_party(self, traits: Traits) -> Place:
        if self._party is None:
            return _SAME
        is_by_others = not all(are_one(self._party, other) for other in traits.parties)
        if self._party in traits.parties:
            return _CROSSING if is_by_others else Place(fit=Fit.SAME)
        if self._party in traits.accused and not is_by_others:
            return _CROSSING
        return _BY_OTHERS if traits.parties else _BY_NOBODY


def _is_district(spot: Spot) -> bool:
    return spot.place is not None and spot.place.precision is PlacePrecision.ADMIN2


def _is_elsewhen(scope: Scope, start: date | None, end: date | None) -> bool:
    if start is None or end is None or scope.start is None or scope.end is None:
        return False
    return scope.end < start or end < scope.start


def view_of(world: World, question: Question) -> View:
    """Add the question to the relations as one more node, the last, and say of nodes outside it why they are.

    What holds a part of the question holds it; what lies inside it brings its own parts along.
    """
    asking = Asking(question, world.fitter, world.told_in)
    relations, ground = world.relations, world.ground
    inside, held_by, crossed = set[int](), set[int](), set[int]()
    outside: dict[int, str] = {}
    for place, members in _placed(asking, question.incident, world):
        if place.fit in _INSIDE_IT:
            inside.update(members)
        elif place.fit in WHOLE:
            held_by.update(members)
        elif place.fit is Fit.CROSSING:
            crossed.update(members)
        else:
            outside.update(dict.fromkeys(members, place.reason))
    seen = inside | held_by | crossed
    others = {at for at in held_by if not _holds_all(world.nodes[at], question)}
    held_by, crossed = held_by - others, crossed | others
    held_by = held_by.union(*(relations.above[at] for at in held_by)) - inside
    inside.update(*[below for at in inside if (below := ground.below[at])])
    left_open = {at for at, reason in outside.items() if reason in _LEFT_OPEN} - inside
    crossed.update(*[left_open.intersection(below) for at in crossed if (below := ground.below[at])])
    crossed = crossed - inside - held_by
    entered = _entered(world, question.harm, inside, held_by, crossed)
    beyond = cache(lambda total: _beyond(relations, total, inside))
    # a count of others' doings speaks of nobody's whom the one asked for harmed
    by_others = frozenset([at for at, reason in outside.items() if reason == _BY_OTHERS.reason])
    told = {at: asking.told_by(at, world, beyond) - by_others for at in sorted(held_by | crossed)}
    named = asking.named(world, inside, held_by | crossed) if question.place else {}
    around = frozenset([whole for at in inside for whole in relations.above[at] if whole in outside])
    around = around.union(*[left_open & (relations.above[at] | relations.cross[at]) for at in inside | crossed])
    return View(
        relations=replace(entered, told={at: by for at, by in told.items() if by}, named=named, around=around),
        asked=len(world.nodes),
        inside=inside,
        cut=held_by | crossed,
        seen=seen,
        outside={at: reason for at, reason in outside.items() if at not in left_open or at not in crossed},
        reached={ground.region[at] for at in seen},
        tangled=frozenset(inside & held_by),
        aside=dict(_aside(asking, question.incident, world)),
    )


def _aside(asking: Asking, incident: str | None, world: World) -> Iterator[tuple[str, str]]:
    """Say of claims that count nowhere, by their ids, why the question is not about them; those it is are left out."""
    said, scopes = world.aside.said, world.aside.scopes
    own = [
        scope for node, scope in zip(world.nodes, world.scopes, strict=True) if incident and node.incident == incident
    ]

    def is_of_it(other: str | None, scope: Scope) -> bool:
        """Whether it is of the incident asked for, or of none and may be."""
        if other or not own:
            return other in {None, incident}
        return any(world.fitter.fit(one, scope, is_near=False) is not Fit.APART for one in own)

    for traits, members in world.aside.alike(asking.matters, world.accused):
        place = asking.place(traits)
        for at in members:
            if place.fit is Fit.APART:
                yield said[at].id, place.reason
            elif incident and not is_of_it(said[at].incident, scopes[at]):
                yield said[at].id, _ANOTHER.reason


def _beyond(relations: Relations, total: int, inside: set[int]) -> Set[int]:
    """Find what holds people inside the question whom a total does not hold for certain."""
    left = inside & (relations.cross[total] | relations.later.get(total, set()))
    return set[int]().union(*(relations.above[at] for at in left))


def _holds_all(node: Node, question: Question) -> bool:
    """Tell whether a figure for a longer time or a wider place counts all that is asked for, and not only some of it.

    A siege of two days is not all that happened in its city on the first, nor do the killed of a winter hold the
    wounded of a day, or ten of those taken in a month, or who died of wounds in it, all of one of its days.
    """
    is_whole = node.harm is question.harm and not (node.is_some_of_more or node.came_later)
    return is_whole and (node.incident is None or question.incident is not None)


def _placed(asking: Asking, incident: str | None, world: World) -> Iterator[tuple[Place, list[int]]]:
    """Say how all nodes lie to the question, those together that lie alike."""
    found = world.alike.get(asking.matters)
    if found is None:
        found = world.alike[asking.matters] = alike(
            [node.members for node in world.nodes], world.scopes, asking.matters, world.accused
        )
    placed = ((asking.place(traits), members) for traits, members in found)
    return placed if incident is None else _of_incident(incident, world, placed)


def _entered(world: World, harm: Harm, inside: set[int], held_by: set[int], crossed: set[int]) -> Relations:
    """Write down how the question, numbered after the nodes, lies to them all; what nothing changes is not made again.

    What holds the question holds all of its harm that lies in it and their parts: no total of the dead holds the
    wounded, but one of the missing holds those of them who were found dead.
    """
    relations, last = world.relations, len(world.nodes)
    above, cross = [*relations.above, held_by], [*relations.cross, crossed]
    alike = {at for at in inside if world.nodes[at].harm is harm}
    for at in inside:
        is_held = at in alike or not alike.isdisjoint(relations.above[at])
        above[at] = above[at] | {last} | (held_by if is_held else set())
    for at in crossed:
        cross[at] = cross[at] | {last}
    # the question may only now have shown one node to lie inside another
    for at in inside if held_by else ():
        cross[at] = cross[at] - held_by
    for at in held_by:
        cross[at] = cross[at] - inside
    return Relations(above=above, cross=cross)


def _of_incident(
    incident: str, world: World, placed: Iterable[tuple[Place, list[int]]]
) -> Iterator[tuple[Place, list[int]]]:
    """Place nodes by incident: its own lie inside, totals over it hold it, all else is outside."""
    relations = world.relations
    own = {at for at, node in enumerate(world.nodes) if node.incident == incident}
    holding = {whole for at in own for whole in relations.above[at]} - own
    crossing = {other for at in own for other in relations.cross[at]} - own
    for place, members in placed:
        if place.fit is Fit.APART:
            yield place, members
            continue
        for at in members:
            if at in own:
                yield place, [at]
            else:
                yield _HOLDING if at in holding else _CROSSING if at in crossing else _ANOTHER, [at]
