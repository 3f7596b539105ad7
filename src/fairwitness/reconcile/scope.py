"""Scope: whom, where, when and by which means a claim speaks of, and how two scopes lie to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fairwitness.model import Act, HarmClaim
from fairwitness.reconcile.where import Where, where_fit
from fairwitness.reconcile.whom import Whom, whom_fit


class Fit(StrEnum):
    """How one scope lies to another.

    NARROWER and WIDER: one names a class of victims where the other says people at large, and all else is the same.
    DISTINCT: apart as far as the words go, but not for certain.
    """

    SAME = "same"
    INSIDE = "inside"
    CONTAINS = "contains"
    NARROWER = "narrower"
    WIDER = "wider"
    CROSSING = "crossing"
    DISTINCT = "distinct"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a harm claim's number ranges over."""

    whom: Whom
    where: Where
    start: date | None
    end: date | None
    act: Act | None

    @classmethod
    def of(cls, claim: HarmClaim) -> Scope:
        """Take the scope out of a claim."""
        when = claim.when
        return cls(whom=Whom.of(claim), where=Where.of(claim), start=when.start, end=when.end, act=claim.act)


def fit(one: Scope, other: Scope) -> Fit:
    """Lay two scopes beside each other; what a scope leaves open counts as agreeing."""
    return _combine(
        (
            Fit(whom_fit(one.whom, other.whom)),
            Fit(where_fit(one.where, other.where)),
            _when_fit(one, other),
            _act_fit(one.act, other.act),
        )
    )


def _combine(fits: Iterable[Fit]) -> Fit:
    left = {each for each in fits if each is not Fit.SAME}
    for apart in (Fit.APART, Fit.DISTINCT):
        if apart in left:
            return apart
    if left & {Fit.INSIDE, Fit.CONTAINS}:
        left -= {Fit.NARROWER, Fit.WIDER}
    if len(left) > 1:
        return Fit.CROSSING
    return left.pop() if left else Fit.SAME


def _when_fit(one: Scope, other: Scope) -> Fit:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return Fit.SAME
    if (one.start, one.end) == (other.start, other.end):
        return Fit.SAME
    if one.end < other.start or other.end < one.start:
        return Fit.APART
    if other.start <= one.start and one.end <= other.end:
        return Fit.INSIDE
    return Fit.CONTAINS if one.start <= other.start and other.end <= one.end else Fit.CROSSING


_FAMILIES = (
    frozenset({Act.AIR_STRIKE, Act.DRONE_STRIKE, Act.MISSILE_STRIKE, Act.BOMBING, Act.SHELLING}),
    frozenset({Act.BOMBING, Act.SUICIDE_BOMBING}),
    frozenset({Act.SHOOTING, Act.EXECUTION, Act.ARMED_CLASH}),
    frozenset({Act.CHEMICAL_ATTACK, Act.AIR_STRIKE, Act.SHELLING, Act.MISSILE_STRIKE}),
)
_SPECIFIC = frozenset().union(*_FAMILIES)


def _act_fit(one: Act | None, other: Act | None) -> Fit:
    if one == other or one not in _SPECIFIC or other not in _SPECIFIC:
        return Fit.SAME
    return Fit.SAME if any({one, other} <= family for family in _FAMILIES) else Fit.DISTINCT
