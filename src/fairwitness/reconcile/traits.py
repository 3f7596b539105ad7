"""Traits: what of a scope decides how it lies to a question, and which scopes have the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fairwitness.model import Group
from fairwitness.reconcile.accused import Accused, may_have_harmed, party_of
from fairwitness.reconcile.scope import Scope
from fairwitness.reconcile.statements import Statement
from fairwitness.reconcile.where import Where
from fairwitness.reconcile.whom import Whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """What a question asks about beside the victims, of which every question asks; `group`: of a class of them."""

    place: bool
    time: bool
    party: bool
    group: bool


@dataclass(slots=True, eq=False)
class Traits:
    """What a question may ask of scopes; None or empty where it does not.

    `told` are the first and last day on which something undated was reported; `parties` those told to have done it, and
    `accused` those told so of its incident who may have; `called` the classes by which each account calls the victims.
    """

    whom: Whom
    where: Where | None
    start: date | None
    end: date | None
    told: tuple[date, date] | None
    parties: frozenset[str]
    accused: frozenset[str]
    called: frozenset[Group]


Alike = list[tuple[Traits, list[int]]]
"""Traits with the numbers of those that have them."""


def alike(said: Sequence[Sequence[Statement]], scopes: Sequence[Scope], matters: Matters, accused: Accused) -> Alike:
    """Put scopes together that lie alike to all questions that ask about these matters; `said` are each's claims."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, scope in enumerate(scopes):
        # `Where.of` and `Whom.of` give the same object for the same words
        parts: tuple[object, ...] = (id(scope.whom),)
        if matters.place:
            parts += (id(scope.where),)
        if matters.time:
            parts += (scope.start, scope.end) if scope.start and scope.end else (_told(said[at]),)
        if matters.party:
            parts += (_parties(said[at]), _accused(said[at], scope, accused))
        if matters.group:
            parts += (_called(said[at]),)
        found[parts].append(at)
    return [(_traits(said[members[0]], scopes[members[0]], matters, accused), members) for members in found.values()]


def _traits(said: Sequence[Statement], scope: Scope, matters: Matters, accused: Accused) -> Traits:
    is_dated = scope.start is not None and scope.end is not None
    return Traits(
        whom=scope.whom,
        where=scope.where if matters.place else None,
        start=scope.start if is_dated else None,
        end=scope.end if is_dated else None,
        told=None if is_dated or not matters.time else _told(said),
        parties=_parties(said) if matters.party else frozenset(),
        accused=_accused(said, scope, accused) if matters.party else frozenset(),
        called=_called(said) if matters.group else frozenset(),
    )


def _told(said: Sequence[Statement]) -> tuple[date, date] | None:
    days = [each.filed.report.published for each in said if each.filed.report.published]
    return (min(days), max(days)) if days else None


def _parties(said: Sequence[Statement]) -> frozenset[str]:
    named = (party_of(each.filed) for each in said)
    return frozenset(party.casefold() for party in named if party)


def _called(said: Sequence[Statement]) -> frozenset[Group]:
    return frozenset([each.claim.group for each in said if each.claim.group])


def _accused(said: Sequence[Statement], scope: Scope, accused: Accused) -> frozenset[str]:
    """Name those accused in the incident of a figure who may have harmed its people; a vague word is no figure."""
    found = accused.get(said[0].incident or "", {}) if any(each.says_number for each in said) else {}
    told = [each.filed for each in said]
    return frozenset([party for party, harmed in found.items() if may_have_harmed(party, harmed, told, scope.whom)])
