"""Fits: how two nodes lie to each other: within one report, across reports, within one incident.

A report is a closed universe: what one of its claims leaves open is taken to agree with the others. Between reports
only what is stated agrees, or an incident that was found to be the same.
"""

from __future__ import annotations

from collections.abc import Callable

from fairwitness.model import Harm
from fairwitness.reconcile.abreast import is_of
from fairwitness.reconcile.beside import are_told_beside
from fairwitness.reconcile.node import Node, is_one_voice, is_said_part
from fairwitness.reconcile.scope import PART, WHOLE, Fit, Fitter
from fairwitness.reconcile.sides import are_called_fighters, are_counted_otherwise, are_of_two_sides, may_be_army
from fairwitness.reconcile.whom import are_near_in_age

FitOf = Callable[[Node, Node], Fit]
_ELSEWHERE = frozenset({Fit.DISTINCT, Fit.APART})
_ONE_GROUP = frozenset({Fit.SAME, Fit.INSIDE, Fit.CONTAINS, Fit.NARROWER, Fit.WIDER, Fit.CROSSING})


def near_fit(fitter: Fitter) -> FitOf:
    """Lay nodes of one report beside each other."""

    def fit(one: Node, other: Node) -> Fit:
        if one.is_added_to(other) or (one.incident and other.incident and one.incident != other.incident):
            return Fit.APART
        if are_of_two_sides(one, other) or _are_told_beside(one, other):
            return Fit.APART
        found = fitter.fit(one.scope, other.scope)
        if found in _ONE_GROUP and one.incident != other.incident:
            # a total is more than the incident that is said to be a part of it
            found = Fit.INSIDE if is_said_part(one, other) else Fit.CONTAINS if is_said_part(other, one) else found
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

    But of one report's figures for a country and for one of its towns, the latter's stays a part of the former's; of
    places told as several each keeps its own, and that nobody was harmed in one place is said of that place alone.
    """
    is_added = (one.added_to or other.added_to) and one.is_added_to(other)
    if is_added or _are_told_beside(one, other) or _is_nobody_elsewhere(fitter, one, other):
        return Fit.APART
    by_place = _by_several(fitter, one, other)
    if by_place is not Fit.SAME:
        return Fit.APART if by_place in _ELSEWHERE else by_place
    if not one.reports.isdisjoint(other.reports):
        told = fitter.fit(one.scope, other.scope)
        if told in {Fit.INSIDE, Fit.CONTAINS}:
            return told
    return _by_victims(fitter, one, other)


def _by_victims(fitter: Fitter, one: Node, other: Node) -> Fit:
    """Lay two nodes of one incident and place beside each other by whom they count."""
    found = fitter.whom(one.scope.whom, other.scope.whom)
    if found is Fit.APART:
        for fighters, civilians in ((one, other), (other, one)):
            if are_called_fighters(fighters, civilians):
                return Fit.SAME if are_counted_otherwise(fighters, civilians) else Fit.CROSSING
        is_loose = are_near_in_age(one.scope.whom, other.scope.whom) or may_be_army(one, other)
        if is_loose and not is_one_voice(one, other):
            return Fit.CROSSING
    elif are_of_two_sides(one, other):
        return Fit.APART
    return _by_end(fitter, one, other, found)


def _is_nobody_elsewhere(fitter: Fitter, one: Node, other: Node) -> bool:
    """Tell whether one says that nobody was harmed, and the other tells of other places only.

    Said of the same place, of a wider or narrower one, or without a place, it contradicts what others say.
    """
    if not (one.is_nobody or other.is_nobody):
        return False
    is_near = not one.reports.isdisjoint(other.reports)
    places = [{member.scope.where for member in node.members} for node in (one, other)]
    return all(
        bool(mine.spots and theirs.spots) and fitter.where(mine, theirs, is_near=is_near) in _ELSEWHERE
        for mine in places[0]
        for theirs in places[1]
    )


def _by_several(fitter: Fitter, one: Node, other: Node) -> Fit:
    """Lay beside each other what is told of places that their incident tells as several, or of all of these."""
    mine, theirs = one.scope.where, other.scope.where
    several = fitter.several.get(one.incident or "")
    if not several or mine is theirs:
        return Fit.SAME
    among = [is_of(several, where, fitter.places) for where in (mine, theirs)]
    if all(among):
        return fitter.where(mine, theirs, is_near=True)
    if among[0] and is_said_part(one, other):
        return Fit.INSIDE
    return Fit.CONTAINS if among[1] and is_said_part(other, one) else Fit.SAME


def _are_told_beside(one: Node, other: Node) -> bool:
    """Tell whether one sentence tells of two persons or numbers side by side: "four rebels and a guard"."""
    if not all(node.numbered or node.scope.whom.single for node in (one, other)):
        return False
    return any(are_told_beside(a, b) for a in one.leading_members for b in other.leading_members)


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
