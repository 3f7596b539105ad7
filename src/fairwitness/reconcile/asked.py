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
_INSIDE_IT = frozenset({Fit.SAME, *PART})


def known(claims: Iterable[FiledClaim], question: Question) -> list[FiledClaim]:
    """Keep what had been published, and recorded, by the question's as-of days, in an order of its own.

    Where an as-of day is asked for, a report whose day nobody knows is not known to have been there.
    """
    kept = [each for each in claims if _was_known(each, question)]
    return sorted(kept, key=lambda each: (str(each.report.published), each.report.id, each.claim.id))


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
        if len(told) < 2 and (not told or told[0] is _INSIDE):
            return told[0] if told else _SAME
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
            whom=self._whom if self._whom and not any(scope.whom.traits) else scope.whom,
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
        if scope.start is None or scope.end is None:
            return self._undated(node)
        if (end and scope.start > end) or (start and scope.end < start):
            return Place(fit=Fit.APART, reason="at another time")
        if (start is None or scope.start >= start) and (end is None or scope.end <= end):
            return _SAME if (scope.start, scope.end) == (start, end) else _INSIDE
        asked = Scope(whom=scope.whom, where=scope.where, start=start or scope.start, end=end or scope.end, act=None)
        return Place(fit=when_fit(scope, asked))

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
            return _INSIDE if any(scope.whom.traits) else _SAME
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
    last = len(nodes)
    above = [set(each) for each in relations.above] + [set()]
    cross = [set(each) for each in relations.cross] + [set()]
    outside: dict[int, str] = {}
    places = [asking.place(node, scope) for node, scope in zip(nodes, scopes, strict=True)]
    if question.incident is not None:
        places = _of_incident(question.incident, nodes, places, relations)
    for at, place in enumerate(places):
        if place.fit in _INSIDE_IT:
            above[at].add(last)
        elif place.fit in WHOLE:
            above[last] |= {at, *relations.above[at]}
        elif place.fit is Fit.CROSSING:
            cross[at].add(last)
            cross[last].add(at)
        else:
            outside[at] = place.reason
    _carry(above, cross, last)
    totals = [at for at, node in enumerate(nodes) if node.numbered and not node.incident]
    told = {at: asking.told_by(at, totals, nodes, scopes) for at in sorted(above[last] | cross[last])}
    return Relations(above=above, cross=cross, told={at: by for at, by in told.items() if by}), outside


def _carry(above: list[set[int]], cross: list[set[int]], last: int) -> None:
    above[last] = {at for at in above[last] if last not in above[at]}
    inside = {at for at in range(last) if last in above[at]}
    for at in range(last):
        if not above[at].isdisjoint(inside):
            above[at].add(last)
    for at in range(last):
        if last in above[at]:
            above[at] |= above[last]
    cross[last] = {at for at in cross[last] if last not in above[at] and at not in above[last]}
    for at in range(last):
        if cross[at]:
            if at not in cross[last]:
                cross[at].discard(last)
            # the question may only now have shown one node to lie inside another
            cross[at] -= above[at]
    for at in range(last):
        for whole in above[at]:
            cross[whole].discard(at)


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
