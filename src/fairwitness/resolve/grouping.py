"""Grouping: the claims of one report told apart into incidents and totals, using only what the report says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from fairwitness.model import Act, Claim, DatePrecision, Harm, HarmClaim, Kind, OccurrenceClaim
from fairwitness.resolve.lexicon import lexicon
from fairwitness.resolve.rarity import rare_names
from fairwitness.resolve.spots import Lie, Spot, best_lie, spots_of

LONGEST_SPAN = 7
"""A claim over more days than this speaks of a period, not of an incident."""

_WEEK = 6
"""Over the days of a week, from the first to the last, a figure for a region or country sums up what befell it."""

_NOBODY: Mapping[str, frozenset[str]] = {}
_NOTHING: Mapping[str, str] = {}
_PERIODS = frozenset({DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.LONGER})
_HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.MISSING, Harm.ABDUCTED})
_BODILY = frozenset({Harm.KILLED, Harm.INJURED})
_HARMLESS = frozenset({Act.ARREST, Act.EVACUATION, Act.PROTEST, Act.PRISONER_EXCHANGE, Act.WEAPONS_INTERCEPTED})
_TAKING = frozenset({Act.ARREST, Act.ABDUCTION})
_TAKEN = frozenset({Harm.DETAINED, Harm.ABDUCTED})
_AGE = re.compile(r"\b[1-9]\d?\b")
_SOFT = frozenset({Act.ATTACK, Act.ARMED_CLASH, Act.SECURITY_OPERATION, Act.LOOTING_OR_DESTRUCTION})
"""Kinds of act that other kinds can be parts of."""


@dataclass(slots=True)
class Cluster:
    """Claims of one report taken for one incident so far."""

    claims: list[Claim] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    told: frozenset[str] = frozenset()
    acts: set[Act] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    is_background: bool = False

    @property
    def weight(self) -> tuple[int, int]:
        """How much of the report it takes up: claims of harm first."""
        harms = [claim for claim in self.claims if isinstance(claim, HarmClaim) and claim.harm in _HARMS]
        return (0 if self.is_background else len(harms)), len(self.claims)

    def add(self, claim: Claim) -> None:
        """Take a claim in."""
        self.claims.append(claim)
        self.spots += [spot for spot in spots_of(claim) if spot not in self.spots]
        if claim.id not in self.told or not self.days:
            self.days.update(days_of(claim))
        act = _act(claim)
        if act:
            self.acts.add(act)
        self.victims.update(_victim(claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """The incidents a report tells of, the main one first, and the claims that speak of no one incident."""

    clusters: tuple[Cluster, ...]
    totals: tuple[Claim, ...]


def group(
    claims: Sequence[Claim],
    apart: Mapping[str, frozenset[str]] = _NOBODY,
    told: frozenset[str] = frozenset(),
    of_none: frozenset[str] = frozenset(),
    echoing: Mapping[str, str] = _NOTHING,
) -> Grouped:
    """Tell the claims of one report apart into incidents and totals.

    Claims go together by place, day and act, and a part goes with its whole. A total over several incidents, over a
    period or a whole war goes with none. `apart` gives for a claim those that somebody judged different from it;
    `told` are those of which only the day of telling is known, which may be of any incident of the days before;
    `of_none` those that are of no one incident by their words: they sum up several attacks, or are of a sentence;
    `echoing` gives for claims of the headline those of the text that say the same.
    """
    ordered = sorted(claims, key=lambda claim: (claim.quote.start, claim.cue.start, claim.id))
    wide = {claim.id for claim in ordered if claim.id in of_none or _is_total(claim)}
    totals = [claim for claim in ordered if claim.id in wide]
    rest = [claim for claim in ordered if claim.id not in wide and claim.kind is not Kind.STANCE]
    clusters = _sort_in(rest, apart, told, echoing)
    spanning = _spanning(clusters)
    for cluster in clusters:
        cluster.claims = [claim for claim in cluster.claims if claim.id not in spanning]
    totals += [claim for claim in ordered if claim.id in spanning]
    _add_stances(clusters, [claim for claim in ordered if isinstance(claim, OccurrenceClaim)])
    kept = [cluster for cluster in clusters if cluster.claims]
    order = sorted(range(len(kept)), key=lambda at: (tuple(-part for part in kept[at].weight), at))
    return Grouped(clusters=tuple(kept[at] for at in order), totals=tuple(totals))


def days_of(claim: Claim) -> tuple[date, ...]:
    """The days a claim may speak of, none where they are unknown or too many."""
    start, end = claim.when.start, claim.when.end
    if start is None or end is None or (end - start).days >= LONGEST_SPAN:
        return ()
    before, after = _night(claim)
    return _stretch(start - timedelta(days=before), end + timedelta(days=after))


def _night(claim: Claim) -> tuple[int, int]:
    """By how many days the night a claim speaks of reaches over its day: "overnight" began the evening before."""
    words, known = _when_words(claim), lexicon()
    if claim.when.start != claim.when.end or not known.night.search(words):
        return 0, 0
    return (1, 0) if known.from_the_eve.match(words) else (0, 1) if known.overnight.search(words) else (0, 0)


def nights_of(claim: Claim) -> tuple[date, ...]:
    """The day beside a claim's own that its night reaches over: Sunday for "Saturday night", and back again."""
    if claim.when.start is None or claim.when.start != claim.when.end:
        return ()
    words = _when_words(claim)
    if lexicon().small_hours.search(words):
        return (claim.when.start - timedelta(days=1),)
    return (claim.when.start + timedelta(days=1),) if lexicon().night.search(words) else ()


def _when_words(claim: Claim) -> str:
    return " ".join(span.words for span in claim.when.words).casefold().strip()


@lru_cache(maxsize=4096)
def _stretch(start: date, end: date) -> tuple[date, ...]:
    return tuple(start + timedelta(days=n) for n in range((end - start).days + 1))


def _is_total(claim: Claim) -> bool:
    """Tell whether a claim speaks of a period, or of an earlier episode it does not place and date."""
    when = claim.when
    days = (when.end - when.start).days if when.start is not None and when.end is not None else 0
    if when.precision in _PERIODS or days >= LONGEST_SPAN or (days >= _WEEK and _is_wide(claim)):
        return True
    if not claim.background:
        return False
    return when.precision is not DatePrecision.DAY or not any(spot.is_narrow for spot in spots_of(claim))


def _is_wide(claim: Claim) -> bool:
    return not any(spot.is_narrow for spot in spots_of(claim))


def _sort_in(
    claims: Sequence[Claim], apart: Mapping[str, frozenset[str]], told: frozenset[str], echoing: Mapping[str, str]
) -> list[Cluster]:
    clusters: list[Cluster] = []
    of: dict[str, Cluster] = {}
    for claim in sorted(claims, key=lambda claim: (claim.id in echoing, _vagueness(claim, told))):
        stated = echoing.get(claim.id) or (claim.part_of if isinstance(claim, HarmClaim) else None)
        whole = of.get(stated or "")
        others = apart.get(claim.id, frozenset())
        free = (
            [each for each in clusters if not any(other.id in others for other in each.claims)] if others else clusters
        )
        fits = whole in free and _fit(whole, claim) is not None
        if whole in free and claim.id in echoing and not fits:
            # the place or day a headline has room for would only blur the text's
            whole.claims.append(claim)
            of[claim.id] = whole
            continue
        cluster = whole if fits else _best(free, claim)
        if cluster is None:
            cluster = Cluster(is_background=claim.background, told=told)
            clusters.append(cluster)
        cluster.add(claim)
        of[claim.id] = cluster
    for cluster in clusters:
        cluster.claims.sort(key=lambda claim: (claim.quote.start, claim.cue.start, claim.id))
    clusters.sort(key=lambda cluster: cluster.claims[0].quote.start)
    return clusters


def _vagueness(claim: Claim, told: frozenset[str]) -> tuple[int, bool]:
    """Claims that name their day and town found the incidents, the others are sorted in among these.

    Those of several days come after those of one: they do not make one incident of what befell two days.
    """
    spots = spots_of(claim)
    is_narrow = any(spot.is_narrow and not spot.is_site for spot in spots)
    rank = (0 if is_narrow else 1 if spots else 2) + (0 if days_of(claim) and claim.id not in told else 3)
    return rank, claim.when.start != claim.when.end


def _best(clusters: Iterable[Cluster], claim: Claim) -> Cluster | None:
    """The cluster a claim fits best; of equals one that tells of harm, as it does, and the one told nearest to it."""
    is_harm = isinstance(claim, HarmClaim) and claim.harm in _HARMS
    fits = [
        (fit, is_harm is (cluster.weight[0] > 0), -_gap(cluster, claim), at)
        for at, cluster in enumerate(clusters)
        if (fit := _fit(cluster, claim))
    ]
    listed = list(clusters)
    return listed[max(fits)[-1]] if fits else None


def _victim(claim: Claim) -> frozenset[str]:
    """What tells one person killed or hurt from others of a report: an age, or a name."""
    if not isinstance(claim, HarmClaim) or claim.harm not in _BODILY or claim.count.high != 1 or not claim.victims:
        return frozenset()
    return frozenset(_AGE.findall(claim.victims.words)) | rare_names(claim.victims.words)


def _gap(cluster: Cluster, claim: Claim) -> int:
    return min(abs(claim.quote.start - other.quote.start) for other in cluster.claims)


def _fit(cluster: Cluster, claim: Claim) -> int | None:
    """How well a claim fits a cluster; None where they cannot be one incident. One person comes to harm in one."""
    if cluster.is_background is not claim.background:
        return None
    day = _day_fit(cluster, claim)
    place = _place_fit(cluster, claim)
    if (victim := _victim(claim)) and not victim.isdisjoint(cluster.victims):
        return 1 + (day or 0) + (place or 0)
    if day is None or place is None or not _acts_fit(cluster, claim):
        return None
    return 1 + day + place


def _day_fit(cluster: Cluster, claim: Claim) -> int | None:
    days = days_of(claim)
    if not days or not cluster.days:
        return 0
    if not cluster.days.isdisjoint(days):
        return 2
    is_told_later = claim.id in cluster.told and 0 < (days[0] - max(cluster.days)).days <= LONGEST_SPAN
    return 0 if is_told_later else None


def _place_fit(cluster: Cluster, claim: Claim) -> int | None:
    spots = spots_of(claim)
    if not spots or not cluster.spots:
        return 0
    near = best_lie(spots, cluster.spots)
    if near is Lie.APART or not _may_be_one(spots, cluster.spots):
        return None
    if near is None or near in (Lie.REGION, Lie.COUNTRY):
        return 0
    return 3 if near >= Lie.SAME_CITY else 2


def _may_be_one(ones: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Tell whether two lists of places can mean one: a street and a town can, two villages cannot."""
    towns, towns2 = (
        [spot for spot in spots if spot.is_narrow and not spot.is_site and spot.words] for spots in (ones, others)
    )
    return not towns or not towns2 or (best_lie(towns, towns2) or 0) >= Lie.SAME_CITY


def _acts_fit(cluster: Cluster, claim: Claim) -> bool:
    """Tell whether two sharp kinds of act, on one day in one place, can be one incident."""
    act = _act(claim)
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


def _spanning(clusters: Sequence[Cluster]) -> frozenset[str]:
    """Claims whose stated parts lie in more than one incident: totals over these."""
    of = {claim.id: at for at, cluster in enumerate(clusters) for claim in cluster.claims}
    parts: dict[str, set[int]] = {}
    for at, cluster in enumerate(clusters):
        for claim in cluster.claims:
            if isinstance(claim, HarmClaim) and claim.part_of in of:
                parts.setdefault(claim.part_of, set()).add(at)
    stated = frozenset(whole for whole, found in parts.items() if len(found - {of[whole]}) > 1)
    claims = [claim for cluster in clusters for claim in cluster.claims]
    stated |= _of_regions(claims)
    stated |= _said_again(claims, stated)
    return stated | {claim.id for cluster in clusters for claim in cluster.claims if _covers(claim, clusters)}


def _said_again(claims: Sequence[Claim], totals: frozenset[str]) -> frozenset[str]:
    """Claims that give the figure of a total again, of the same days and place: its headline."""
    harms = [claim for claim in claims if isinstance(claim, HarmClaim) and claim.count.low]
    wholes = [claim for claim in harms if claim.id in totals]
    return frozenset(each.id for each in harms if any(_repeats(each, whole) for whole in wholes))


def _repeats(claim: HarmClaim, whole: HarmClaim) -> bool:
    if (claim.harm, claim.count.low, claim.group) != (whole.harm, whole.count.low, whole.group) or claim.part_of:
        return False
    days, spots = set(days_of(claim)), set(spots_of(claim))
    return (not days or days == set(days_of(whole))) and spots <= set(spots_of(whole))


def _of_regions(claims: Sequence[Claim]) -> frozenset[str]:
    """Claims that give a figure for a region of which some are said to be of a town in it: no one incident's figure."""
    harms = {claim.id: claim for claim in claims if isinstance(claim, HarmClaim)}
    wholes = {
        (whole.harm, whole.count.low)
        for part in harms.values()
        if (whole := harms.get(part.part_of or "")) and _is_of_region(whole) and _has_town(part)
        if (part.count.low or 0) < (whole.count.low or 0)
    }
    return frozenset(
        each.id for each in harms.values() if (each.harm, each.count.low) in wholes and _is_of_region(each)
    )


def _is_of_region(claim: Claim) -> bool:
    spots = spots_of(claim)
    return bool(spots) and not any(spot.is_narrow for spot in spots)


def _has_town(claim: Claim) -> bool:
    return any(spot.is_narrow and not spot.is_site for spot in spots_of(claim))


def _covers(claim: Claim, clusters: Sequence[Cluster]) -> bool:
    """Tell whether a figure for a region or country stands over several towns' incidents of the same days."""
    if not isinstance(claim, HarmClaim) or not _is_of_region(claim):
        return False
    spots = spots_of(claim)
    towns = [cluster for cluster in clusters if _has_figure(cluster, claim) and _day_fit(cluster, claim) == 2]
    inside = [cluster for cluster in towns if best_lie(spots, cluster.spots) is not Lie.APART]
    return len(inside) > 1


def _has_figure(cluster: Cluster, whole: HarmClaim) -> bool:
    """Tell whether an incident has a figure of its own, of a town, that the whole can hold."""
    return any(
        isinstance(claim, HarmClaim)
        and claim.harm is whole.harm
        and (claim.count.low or 0) <= (whole.count.high or whole.count.low or 0)
        and _has_town(claim)
        for claim in cluster.claims
    )


def _add_stances(clusters: Sequence[Cluster], claims: Sequence[OccurrenceClaim]) -> None:
    """A stance goes with the incident of the claims it is about."""
    of = {claim.id: at for at, cluster in enumerate(clusters) for claim in cluster.claims}
    for claim in claims:
        if claim.kind is Kind.STANCE:
            about = Counter(of[each] for each in claim.about if each in of)
            if about:
                clusters[min(about, key=lambda at: (-about[at], at))].claims.append(claim)
