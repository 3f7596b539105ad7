"""Scope: whom, where, when and by which means a claim speaks of, and how two scopes lie to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from fairwitness.model import Act, HarmClaim
from fairwitness.reconcile.where import BY_REGION, Places, Spot, Where, where_fit
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


PART = frozenset({Fit.INSIDE, Fit.NARROWER})
WHOLE = frozenset({Fit.CONTAINS, Fit.WIDER})
HOLDS = frozenset({Fit.SAME, Fit.NARROWER, *WHOLE})
"""How a total may lie to an incident that it holds."""


@dataclass(slots=True)
class Scope:
    """What a harm claim's number ranges over; `told`: its day is only that of telling, it happened then or before."""

    whom: Whom
    where: Where
    start: date | None
    end: date | None
    act: Act | None
    told: bool = False

    @classmethod
    def of(
        cls, claim: HarmClaim, told: bool = False, whom: Whom | None = None, lands: frozenset[str] = frozenset()
    ) -> Scope:
        """Take the scope out of a claim; `whom` where more is known of its victims than their words say.

        `lands` are the countries in which its places lie that resolve to nothing.
        """
        when = claim.when
        return cls(whom or Whom.of(claim), Where.of(claim.places, lands), when.start, when.end, claim.act, told)

    @property
    def stated(self) -> int:
        """Count what the scope says: the more, the more exactly it is known what the number ranges over."""
        return 2 * bool(self.where.spots) + 2 * (self.start is not None) + self.whom.stated

    def filled(self, other: Scope) -> Scope:
        """Take from a scope that agrees with this one what this one leaves open."""
        if self.where.spots and self.start is not None and (self.act or not other.act):
            return self
        return replace(
            self,
            where=self.where if self.where.spots else other.where,
            start=other.start if self.start is None else self.start,
            end=other.end if self.start is None else self.end,
            act=self.act or other.act,
            told=other.told if self.start is None else self.told,
        )


class Fitter:
    """Lays scopes beside each other, and remembers how their places and victims lie.

    By incident, `deadly` are numbers of dead, and `several` the places that are told as several of it.

    `Where.of` and `Whom.of` give the same object for the same words, by which they are remembered.
    """

    def __init__(self, places: Places = BY_REGION) -> None:
        self.places = places
        self.deadly: Mapping[str, set[int]] = {}
        self.several: Mapping[str, frozenset[Spot]] = {}
        self._wheres: dict[tuple[int, int, bool], Fit] = {}
        self._whoms: dict[tuple[int, int], Fit] = {}
        self._kept: dict[int, object] = {}

    def fit(self, one: Scope, other: Scope, *, is_near: bool = True) -> Fit:
        """Lay two scopes beside each other; in one report, what a scope leaves open counts as agreeing."""
        whom = self.whom(one.whom, other.whom)
        if whom is Fit.APART:
            return whom
        when = when_fit(one, other, is_near=is_near)
        if when is Fit.APART:
            return when
        where = self.where(one.where, other.where, is_near=is_near)
        return combine((whom, where, when, act_fit(one.act, other.act)))

    def whom(self, one: Whom, other: Whom) -> Fit:
        """How the victims lie to each other."""
        if one is other:
            return Fit.SAME
        key = id(one), id(other)
        found = self._whoms.get(key)
        if found is None:
            self._keep_alive(one, other)
            found = self._whoms[key] = Fit(whom_fit(one, other))
        return found

    def where(self, one: Where, other: Where, *, is_near: bool) -> Fit:
        """How the places lie to each other."""
        key = id(one), id(other), is_near
        if key not in self._wheres:
            self._keep_alive(one, other)
            self._wheres[key] = Fit(where_fit(one, other, places=self.places, is_near=is_near))
        return self._wheres[key]

    def _keep_alive(self, *parts: object) -> None:
        # an id names an object only as long as that lives
        for part in parts:
            self._kept.setdefault(id(part), part)


def fit(one: Scope, other: Scope) -> Fit:
    """Lay two scopes of one report beside each other."""
    return Fitter().fit(one, other)


@cache
def combine(fits: tuple[Fit, ...]) -> Fit:
    """Join how two scopes lie in whom, where, when and by which means."""
    left = {each for each in fits if each is not Fit.SAME}
    for apart in (Fit.APART, Fit.DISTINCT):
        if apart in left:
            return apart
    # what is narrower in one way and wider in another neither holds nor is held
    if Fit.INSIDE in left:
        left.discard(Fit.NARROWER)
    if Fit.CONTAINS in left:
        left.discard(Fit.WIDER)
    if len(left) > 1:
        return Fit.CROSSING
    return left.pop() if left else Fit.SAME


def when_fit(one: Scope, other: Scope, *, is_near: bool = True) -> Fit:
    """How the days lie to each other."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return Fit.SAME if is_near or (one.start is other.start is None) else Fit.CROSSING
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


def act_fit(one: Act | None, other: Act | None) -> Fit:
    """How the means lie to each other; most words for them exclude nothing."""
    if one == other or one not in _SPECIFIC or other not in _SPECIFIC:
        return Fit.SAME
    return Fit.SAME if any({one, other} <= family for family in _FAMILIES) else Fit.DISTINCT
