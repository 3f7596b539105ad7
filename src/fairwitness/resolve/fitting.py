"""Fitting: how well a claim goes with the incidents that other claims of its report were sorted into."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeGuard

from fairwitness.model import Act, Claim, Harm, HarmClaim, OccurrenceClaim, Span
from fairwitness.resolve.days import LONGEST_SPAN, days_of
from fairwitness.resolve.rarity import rare_names
from fairwitness.resolve.spots import Lie, Spot, best_lie, spots_of

_HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.MISSING, Harm.ABDUCTED})
_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
BESIDE = frozenset({Act.EVACUATION, Act.PRISONER_EXCHANGE, Act.WEAPONS_INTERCEPTED})
"""Acts that harm nobody, told beside what does: shells shot down, people brought to safety."""
_HARMLESS = BESIDE | {Act.ARREST, Act.PROTEST}
_TAKING = frozenset({Act.ARREST, Act.ABDUCTION})
_TAKEN = frozenset({Harm.DETAINED, Harm.ABDUCTED})
_AGE = re.compile(r"\b[1-9]\d?\b")
_SOFT = frozenset({Act.ATTACK, Act.ARMED_CLASH, Act.SECURITY_OPERATION, Act.LOOTING_OR_DESTRUCTION})
"""Kinds of act that other kinds can be parts of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with what it says of its incident, taken apart once; `towns` are its places that are no sites in them."""

    claim: Claim
    days: tuple[date, ...]
    spots: tuple[Spot, ...]
    towns: tuple[Spot, ...]
    act: Act | None
    victims: frozenset[str]
    is_of_harm: bool

    @classmethod
    def by(cls, claim: Claim) -> Said:
        """Take a claim apart."""
        spots = spots_of(claim)
        return cls(
            claim=claim,
            days=days_of(claim),
            spots=spots,
            towns=tuple(filter(is_town, spots)),
            act=_act(claim),
            victims=_victim(claim),
            is_of_harm=_is_of_harm(claim),
        )


@dataclass(slots=True, eq=False)
class Cluster:
    """Claims of one report taken for one incident so far."""

    claims: list[Claim] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    towns: list[Spot] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    told: frozenset[str] = frozenset()
    acts: set[Act] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    tells_harm: bool = False
    is_background: bool = False

    @property
    def weight(self) -> tuple[int, int]:
        """How much of the report it takes up: claims of harm first."""
        return (0 if self.is_background else sum(map(_is_of_harm, self.claims))), len(self.claims)

    def keep(self, claim: Claim) -> None:
        """Hold a claim without learning from it where or when the incident was."""
        self.claims.append(claim)
        insort(self.starts, claim.quote.start)
        self.tells_harm |= not self.is_background and _is_of_harm(claim)

    def add(self, said: Said) -> None:
        """Take a claim in."""
        self.keep(said.claim)
        new = [spot for spot in said.spots if spot not in self.spots]
        self.spots += new
        self.towns += filter(is_town, new)
        if said.claim.id not in self.told or not self.days:
            self.days.update(said.days)
        if said.act:
            self.acts.add(said.act)
        self.victims.update(said.victims)

    def absorb(self, other: Cluster) -> None:
        """Take in all claims of another, which is one incident with this."""
        for claim in other.claims:
            self.keep(claim)
        self.claims.sort(key=lambda claim: (claim.quote.start, claim.cue.start, claim.id))
        self.spots += [spot for spot in other.spots if spot not in self.spots]
        self.towns += [spot for spot in other.towns if spot not in self.towns]
        self.days |= other.days
        self.acts |= other.acts
        self.victims |= other.victims
        self.is_background &= other.is_background
        self.tells_harm |= other.tells_harm

    def gap(self, claim: Claim) -> int:
        """How many characters from a claim the nearest one in here is told."""
        at = bisect_left(self.starts, claim.quote.start)
        return min(abs(claim.quote.start - start) for start in self.starts[max(0, at - 1) : at + 1])


class Clusters:
    """The incidents of a report so far, in the order in which they were found, by their days and victims too."""

    def __init__(self, told: frozenset[str]) -> None:
        self.all: list[Cluster] = []
        self._told = told
        self._undated: set[int] = set()
        self._of_day: dict[date, set[int]] = defaultdict(set)
        self._of_victim: dict[str, set[int]] = defaultdict(set)
        self._places: dict[int, int] = {}

    def found(self, said: Said) -> Cluster:
        """A new incident, by the claim that is the first to tell of it."""
        cluster = Cluster(is_background=said.claim.background, told=self._told)
        self._places[id(cluster)] = len(self.all)
        self.all.append(cluster)
        self.add(cluster, said)
        return cluster

    def add(self, cluster: Cluster, said: Said) -> None:
        """Take a claim in with the others of its incident."""
        cluster.add(said)
        at = self._places[id(cluster)]
        for day in said.days:
            self._of_day[day].add(at)
        for victim in said.victims:
            self._of_victim[victim].add(at)
        if cluster.days:
            self._undated.discard(at)
        else:
            self._undated.add(at)

    def best(self, said: Said, others: Collection[str]) -> Cluster | None:
        """The one a claim fits best; of equals one that tells of harm, as it does, and the one told nearest to it.

        None that holds one of some `others`.
        """
        fits = [
            ((fit, said.is_of_harm is cluster.tells_harm), cluster)
            for cluster in self._near(said)
            if (fit := fit_of(cluster, said)) and is_free(cluster, others)
        ]
        most = max((how for how, _ in fits), default=None)
        equals = [cluster for how, cluster in fits if how == most]
        # of those told as near the last one found
        return min(reversed(equals), key=lambda cluster: cluster.gap(said.claim), default=None)

    def _near(self, said: Said) -> Iterable[Cluster]:
        """Those that a claim may fit, in order: of its days or none, of its victims, or before a day of telling."""
        if not said.days:
            return self.all
        places = self._undated.union(*(self._of_day.get(day, ()) for day in _days_near(said, self._told)))
        places = places.union(*(self._of_victim.get(victim, ()) for victim in said.victims))
        return (self.all[at] for at in sorted(places))


def _days_near(said: Said, told: frozenset[str]) -> Iterator[date]:
    yield from said.days
    if said.claim.id in told:
        yield from (said.days[0] - timedelta(days=n) for n in range(1, LONGEST_SPAN + 1))


def is_free(cluster: Cluster, others: Collection[str]) -> bool:
    """Tell whether an incident holds none of some claims, by their ids."""
    return not others or not any(claim.id in others for claim in cluster.claims)


def fit_of(cluster: Cluster, said: Said) -> int | None:
    """How well a claim fits a cluster; None where they cannot be one incident. One person comes to harm in one."""
    if cluster.is_background is not said.claim.background:
        return None
    is_of_victim = not said.victims.isdisjoint(cluster.victims)
    day = _day_fit(cluster, said)
    if day is None and not is_of_victim:
        return None
    place = place_fit(cluster, said)
    if is_of_victim:
        return 1 + (day or 0) + (place or 0)
    if day is None or place is None or not _acts_fit(cluster, said.act) or _is_counted_elsewhere(cluster, said):
        return None
    return 1 + day + place


def _is_counted_elsewhere(cluster: Cluster, said: Said) -> bool:
    """Tell whether who gives a number gave another one, of no part of it, for what a cluster tells of another place.

    "At the bus station nine were wounded, the mayor said; four were wounded in the Dala quarter, he said": a site may
    lie anywhere in its town, but nobody gives two numbers for one thing.
    """
    return any(_is_another_count(said, each) for each in cluster.claims)


def _is_another_count(said: Said, other: Claim) -> bool:
    claim = said.claim
    if not (_counts_several(claim) and _counts_several(other)) or claim.harm is not other.harm:
        return False
    if claim.count.low == other.count.low or _words(claim.claimant) != _words(other.claimant):
        return False
    return _are_two_sites(said.spots, spots_of(other))


def _are_two_sites(ones: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Tell whether two are told of a site and of another one, or of a part of its town: a town or a street holds it."""
    spots = (*ones, *others)
    is_small = all(spot.is_narrow and not spot.is_street and (spot.is_site or spot.rank is None) for spot in spots)
    if not (ones and others and is_small and any(spot.is_site for spot in spots)):
        return False
    return set(ones).isdisjoint(others) and (best_lie(ones, others) or 0) < Lie.SAME_CITY


def _counts_several(claim: Claim) -> TypeGuard[HarmClaim]:
    if not isinstance(claim, HarmClaim) or claim.part_of is not None:
        return False
    return claim.count.low == claim.count.high and (claim.count.low or 0) > 1


def _words(span: Span | None) -> str | None:
    return span.words if span else None


def _day_fit(cluster: Cluster, said: Said) -> int | None:
    """How well the days of a claim fit those of a cluster: 2 where they share one, None where they cannot be one's."""
    if not said.days or not cluster.days:
        return 0
    if not cluster.days.isdisjoint(said.days):
        return 2
    is_told_later = said.claim.id in cluster.told and 0 < (said.days[0] - max(cluster.days)).days <= LONGEST_SPAN
    return 0 if is_told_later else None


def place_fit(cluster: Cluster | Said, said: Said) -> int | None:
    """How well the places of a claim fit those of others: 3 if they share a town, None where they cannot be one's."""
    if not said.spots or not cluster.spots:
        return 0
    near = best_lie(said.spots, cluster.spots)
    if near is Lie.APART or not _may_be_one(said.towns, cluster.towns):
        return None
    if near is None or near in (Lie.REGION, Lie.COUNTRY):
        return 0
    return 3 if near >= Lie.SAME_CITY else 2


def _may_be_one(towns: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Tell whether two lists of towns can mean one: a street and a town can, two villages cannot."""
    return not towns or not others or (best_lie(towns, others) or 0) >= Lie.SAME_CITY


def is_town(spot: Spot) -> bool:
    """Tell a town or village by its name, which no site has."""
    return spot.is_narrow and not spot.is_site and bool(spot.words)


def _acts_fit(cluster: Cluster, act: Act | None) -> bool:
    """Tell whether two sharp kinds of act, on one day in one place, can be one incident."""
    sharp = cluster.acts - _SOFT
    return act is None or act in _SOFT or not sharp or act in sharp or bool(_family(act) & sharp)


_FAMILIES = (
    frozenset({Act.AIR_STRIKE, Act.DRONE_STRIKE, Act.MISSILE_STRIKE, Act.BOMBING, Act.SHELLING, Act.CHEMICAL_ATTACK}),
    frozenset({Act.BOMBING, Act.SUICIDE_BOMBING}),
    frozenset({Act.SHOOTING, Act.EXECUTION, Act.SUICIDE_BOMBING, Act.BOMBING}),
    frozenset({Act.ABDUCTION, Act.EXECUTION, Act.SHOOTING}),
)


def _family(act: Act) -> frozenset[Act]:
    return frozenset().union(*(family for family in _FAMILIES if act in family)) | _SOFT


def _act(claim: Claim) -> Act | None:
    """The kind of act a claim speaks of; nobody is killed or hurt by an arrest, whatever else its sentence tells.

    That those held were taken tells of no other act than the one in which they were.
    """
    if isinstance(claim, HarmClaim):
        says_nothing = _HARMLESS if claim.harm in _BODILY else _TAKING if claim.harm in _TAKEN else frozenset()
        return None if claim.act in says_nothing else claim.act
    if isinstance(claim, OccurrenceClaim) and isinstance(claim.value, Act):
        return claim.value
    return None


def _victim(claim: Claim) -> frozenset[str]:
    """What tells one person killed or hurt from others of a report: an age, or a name."""
    if not isinstance(claim, HarmClaim) or claim.harm not in _BODILY or claim.count.high != 1 or not claim.victims:
        return frozenset()
    return frozenset(_AGE.findall(claim.victims.words)) | rare_names(claim.victims.words)


def _is_of_harm(claim: Claim) -> bool:
    return isinstance(claim, HarmClaim) and claim.harm in _HARMS
