"""Asked: what of all that is known a question asks for: which claims it hears, and how scopes lie to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from fairwitness.model.filed import FiledClaim
from fairwitness.reconcile.gather import Node
from fairwitness.reconcile.grades import party_of
from fairwitness.reconcile.question import Question
from fairwitness.reconcile.relations import Relations
from fairwitness.reconcile.scope import PART, WHOLE, Fit, Fitter, Scope, combine, when_fit
from fairwitness.reconcile.where import Where
from fairwitness.reconcile.whom import Whom, whom_of_group

_LAG = timedelta(days=7)
"""An undated claim may speak of days up to so long before its report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How a node lies to the question: `fit`, and why it lies outside."""

    fit: Fit
    reason: str = ""


_SAME = Place(fit=Fit.SAME)
_INSIDE = Place(fit=Fit.INSIDE)
_ELSEWHEN = Place(fit=Fit.APART, reason="at another time")
_INSIDE_IT = frozenset({Fit.SAME, *PART})


def known(claims: Sequence[FiledClaim], question: Question) -> Sequence[FiledClaim]:
    """Keep what had been published, and recorded, by the question's as-of days.

    Where an as-of day is asked for, a report whose day nobody knows is not known to have been there.
    """
    if question.published_by is None and question.recorded_by is None:
        return claims
    return [each for each in claims if _was_known(each, question)]


def in_order(claims: Iterable[FiledClaim]) -> list[FiledClaim]:
    """Put claims in an order of their own, whatever the order in which they came."""
    return sorted(claims, key=lambda each: (str(each.report.published), each.report.id, each.claim.id))


def _was_known(filed: FiledClaim, question: Question) -> bool:
    if question.published_by and not (filed.report.published and filed.report.published <= question.published_by):
        return False
    return not question.recorded_by or bool(filed.recorded and filed.recorded <= question.recorded_by)


class Asking:
    """Lays nodes beside a question."""

    def __init__(self, question: Question, fitter: Fitter) -> None:
        self._question = question
        self._fitter = fitter
        self._where = Where.of([question.place]) if question.place else None
        self._whom: Whom | None = whom_of_group(question.group) if question.group else None
        is_timed = question.start is not None or question.end is not None
        matters = (
            (self._by_place, question.place is not None),
            (self._by_time, is_timed),
            (self._by_group, True),
            (self._by_party, question.party is not None),
        )
        self._matters = [lay for lay, is_asked in matters if is_asked]

    def place(self, node: Node, scope: Scope) -> Place:
        """Say how a node lies to the question; `scope` is the node's with what is known of its incident."""
        told = [place for lay in self._matters if (place := lay(node, scope)) is not _SAME]
        if told.count(_INSIDE) == len(told):
            return _INSIDE if told else _SAME
        outside = [place for place in told if place.fit is Fit.APART]
        if outside:
            return outside[0]
        fit = combine(tuple([place.fit for place in told]))
        return Place(fit=Fit.CROSSING if fit is Fit.DISTINCT else fit)

    def told_by(self, at: int, totals: Iterable[int], nodes: Sequence[Node], scopes: Sequence[Scope]) -> frozenset[int]:
        """Find the totals that speak of all there is of a node inside the question: a day's own figure, say."""
        shared = self._shared(scopes[at])
        return frozenset(
            other
            for other in totals
            if other != at and nodes[other].harm is nodes[at].harm
            if self._fitter.fit(shared, scopes[other], is_near=False) in _INSIDE_IT
        )

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

    def _by_place(self, _: Node, scope: Scope) -> Place:
        if self._where is None:
            return _SAME
        if not scope.where.spots:
            return Place(fit=Fit.APART, reason="no place stated")
        fit = self._fitter.where(scope.where, self._where, is_near=False)
        if fit is Fit.DISTINCT:
            fit = Fit.APART
        return Place(fit=fit, reason="elsewhere" if fit is Fit.APART else "")

    def _by_time(self, node: Node, scope: Scope) -> Place:
        start, end = self._question.start, self._question.end
        first, last = scope.start, scope.end
        if first is None or last is None:
            return self._undated(node)
        if (start is None or start <= first) and (end is None or last <= end):
            return _SAME if first == start and last == end else _INSIDE
        if (end and first > end) or (start and last < start):
            return _ELSEWHEN
        return Place(fit=when_fit(scope, replace(scope, start=start or first, end=end or last)))

    def _undated(self, node: Node) -> Place:
        """Place an undated claim by its report: it speaks of nothing later, and hardly of what is long past."""
        start, end = self._question.start, self._question.end
        days = [m.filed.report.published for m in node.members if m.filed.report.published]
        if days and ((start and max(days) < start) or (end and min(days) > end + _LAG)):
            return Place(fit=Fit.APART, reason="no day stated, reported at another time")
        return Place(fit=Fit.CROSSING)

    def _by_group(self, _: Node, scope: Scope) -> Place:
        if self._whom is None:
            # a class of victims is never all a question for everybody asks for, and so holds no such question
            return _INSIDE if scope.whom.stated else _SAME
        fit = self._fitter.whom(scope.whom, self._whom)
        return Place(fit=fit, reason="of other victims" if fit is Fit.APART else "")

    def _by_party(self, node: Node, _: Scope) -> Place:
        wanted = self._question.party
        if wanted is None:
            return _SAME
        named = {party for member in node.members if (party := party_of(member.filed))}
        is_named = {party.casefold() == wanted.casefold() for party in named}
        if True not in is_named:
            return Place(fit=Fit.APART, reason="by others" if named else "no perpetrator stated")
        return Place(fit=Fit.SAME if is_named == {True} else Fit.CROSSING)


def enter_question(
    question: Question, nodes: Sequence[Node], scopes: Sequence[Scope], relations: Relations, fitter: Fitter
) -> tuple[Relations, dict[int, str]]:
    """Add the question as one more node, the last, and say of nodes outside it why they are.

    What holds a part of the question holds it; what lies inside it brings its own parts along.
    """
    asking = Asking(question, fitter)
    places = [asking.place(node, scope) for node, scope in zip(nodes, scopes, strict=True)]
    if question.incident is not None:
        places = _of_incident(question.incident, nodes, places, relations)
    inside = {at for at, place in enumerate(places) if place.fit in _INSIDE_IT}
    held_by = {at for at, place in enumerate(places) if place.fit in WHOLE}
    crossed = {at for at, place in enumerate(places) if place.fit is Fit.CROSSING}
    outside = {
        at: place.reason for at, place in enumerate(places) if not (at in inside or at in held_by or at in crossed)
    }
    held_by = held_by.union(*(relations.above[at] for at in held_by)) - inside
    inside |= {at for at, above in enumerate(relations.above) if at not in inside and not inside.isdisjoint(above)}
    crossed -= inside | held_by
    entered = _entered(relations, len(nodes), inside, held_by, crossed)
    totals = [at for at, node in enumerate(nodes) if node.numbered and not node.incident]
    told = {at: asking.told_by(at, totals, nodes, scopes) for at in sorted(held_by | crossed)}
    return replace(entered, told={at: by for at, by in told.items() if by}), outside


def _entered(relations: Relations, last: int, inside: set[int], held_by: set[int], crossed: set[int]) -> Relations:
    """Write down how the question, numbered `last`, lies to all nodes; what nothing changes for is not made again."""
    above, cross = [*relations.above, held_by], [*relations.cross, crossed]
    fresh = {last, *held_by}
    for at in inside:
        above[at] = above[at] | fresh
    for at in crossed:
        cross[at] = cross[at] | {last}
    # the question may only now have shown one node to lie inside another
    for at in inside if held_by else ():
        cross[at] = cross[at] - held_by
    for at in held_by:
        cross[at] = cross[at] - inside
    return Relations(above=above, cross=cross)


def _of_incident(incident: str, nodes: Sequence[Node], places: Sequence[Place], relations: Relations) -> list[Place]:
    """Place nodes by incident: its own lie inside, totals over it hold it, all else is outside."""
    own = {at for at, node in enumerate(nodes) if node.incident == incident}
    holding = {whole for at in own for whole in relations.above[at]} - own
    crossing = {other for at in own for other in relations.cross[at]} - own
    found = []
    for at, place in enumerate(places):
        if place.fit is Fit.APART or at in own:
            found.append(place)
        elif at in holding:
            found.append(Place(fit=Fit.CONTAINS))
        elif at in crossing:
            found.append(Place(fit=Fit.CROSSING))
        else:
            found.append(Place(fit=Fit.APART, reason="of another incident"))
    return found
