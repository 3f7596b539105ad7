"""Grouping: the claims of one report told apart into incidents and totals, using only what the report says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, starmap

from fairwitness.model import Claim, DatePrecision, Group, Harm, HarmClaim, Kind, OccurrenceClaim
from fairwitness.resolve.days import LONGEST_SPAN, days_of
from fairwitness.resolve.fitting import Cluster, Clusters, Said, fit_of, is_free, is_town
from fairwitness.resolve.named import joined
from fairwitness.resolve.spots import Lie, Spot, best_lie, spots_of

_WEEK = 6
"""Over the days of a week, from the first to the last, a figure for a region or country sums up what befell it."""

_Figure = tuple[Harm, int | None, Group]
_Kind = tuple[Harm, int]
"""A harm, and how wide the places are that a figure is of."""
_Setting = tuple[frozenset[date], frozenset[Spot]]
_NOBODY: Mapping[str, frozenset[str]] = {}
_PERIODS = frozenset({DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.LONGER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """The incidents a report tells of, the main one first, and the claims that speak of no one incident."""

    clusters: tuple[Cluster, ...]
    totals: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What the words of a report tell of some of its claims, by their ids.

    `told` are those of which only the day of telling is known, which may be of any incident of the days before;
    `of_none` those that are of no one incident: they sum up several attacks, or are of a sentence; `echoing` gives for
    claims of the headline those of the text that say the same; `killed` for those of one person killed by name who it
    was.
    """

    told: frozenset[str] = frozenset()
    of_none: frozenset[str] = frozenset()
    echoing: Mapping[str, str] = field(default_factory=dict)
    killed: Mapping[str, str] = field(default_factory=dict)


def group(
    claims: Sequence[Claim], apart: Mapping[str, frozenset[str]] = _NOBODY, clues: Clues | None = None
) -> Grouped:
    """Tell the claims of one report apart into incidents and totals.

    Claims go together by place, day and act, and a part goes with its whole. A total over several incidents, over a
    period or a whole war goes with none. `apart` gives for a claim those that somebody judged different from it.
    """
    clues = clues or Clues()
    ordered = sorted(claims, key=lambda claim: (claim.quote.start, claim.cue.start, claim.id))
    wide = {claim.id for claim in ordered if claim.id in clues.of_none or _is_total(claim)} | _over_days(ordered)
    totals = [claim for claim in ordered if claim.id in wide]
    rest = [claim for claim in ordered if claim.id not in wide and claim.kind is not Kind.STANCE]
    clusters = joined(_sort_in(rest, apart, clues), clues.killed, apart)
    spanning = _spanning(clusters)
    for cluster in clusters:
        cluster.claims = [claim for claim in cluster.claims if claim.id not in spanning]
    totals += [claim for claim in ordered if claim.id in spanning]
    _put_into_towns(clusters, totals)
    _add_stances(clusters, [claim for claim in ordered if isinstance(claim, OccurrenceClaim)])
    kept = [cluster for cluster in clusters if cluster.claims]
    order = sorted(range(len(kept)), key=lambda at: (tuple(-part for part in kept[at].weight), at))
    return Grouped(clusters=tuple(kept[at] for at in order), totals=tuple(totals))


def _is_total(claim: Claim) -> bool:
    """Tell whether a claim speaks of a period, or of an earlier episode it does not place and date."""
    when = claim.when
    days = (when.end - when.start).days if when.start is not None and when.end is not None else 0
    if when.precision in _PERIODS or days >= LONGEST_SPAN or (days >= _WEEK and _is_wide(claim)):
        return True
    if not claim.background:
        return False
    return when.precision is not DatePrecision.DAY or not any(spot.is_narrow for spot in spots_of(claim))


def _over_days(claims: Sequence[Claim]) -> set[str]:
    """Claims of which some befell one day and place and some others: "eleven in two days, nine at a bakery on Tuesday".

    Who died of wounds a day after the others is of one place with them.
    """
    harms = {claim.id: claim for claim in claims if isinstance(claim, HarmClaim)}
    settings: dict[str, set[_Setting]] = defaultdict(set)
    for part in harms.values():
        whole = harms.get(part.part_of or "")
        if whole is not None and whole.harm is part.harm and _counts_several(part):
            settings[whole.id].add(_setting(part))
    return {whole for whole, found in settings.items() if any(starmap(_are_two, combinations(found, 2)))}


def _are_two(one: _Setting, other: _Setting) -> bool:
    (days, spots), (other_days, other_spots) = one, other
    are_known = all((days, spots, other_days, other_spots))
    return are_known and days.isdisjoint(other_days) and spots != other_spots


def _is_wide(claim: Claim) -> bool:
    return not any(spot.is_narrow for spot in spots_of(claim))


def _sort_in(claims: Sequence[Claim], apart: Mapping[str, frozenset[str]], clues: Clues) -> list[Cluster]:
    told, echoing = clues.told, clues.echoing
    clusters = Clusters(told)
    of: dict[str, Cluster] = {}
    for claim in sorted(claims, key=lambda claim: (claim.id in echoing, _vagueness(claim, told))):
        said = Said.by(claim)
        stated = echoing.get(claim.id) or (claim.part_of if isinstance(claim, HarmClaim) else None)
        whole = of.get(stated or "")
        others = apart.get(claim.id, frozenset())
        whole = whole if whole is not None and is_free(whole, others) else None
        if whole is not None and fit_of(whole, said) is not None:
            clusters.add(whole, said)
        elif whole is not None and claim.id in echoing:
            # the place or day a headline has room for would only blur the text's
            whole.keep(claim)
        elif (whole := clusters.best(said, others)) is not None:
            clusters.add(whole, said)
        else:
            whole = clusters.found(said)
        of[claim.id] = whole
    for cluster in clusters.all:
        cluster.claims.sort(key=lambda claim: (claim.quote.start, claim.cue.start, claim.id))
    return sorted(clusters.all, key=lambda cluster: cluster.claims[0].quote.start)


def _vagueness(claim: Claim, told: frozenset[str]) -> tuple[int, bool]:
    """Claims that name their day and town found the incidents, the others are sorted in among these.

    Those of several days come after those of one: they do not make one incident of what befell two days.
    """
    spots = spots_of(claim)
    is_narrow = any(spot.is_narrow and not spot.is_site for spot in spots)
    rank = (0 if is_narrow else 1 if spots else 2) + (0 if days_of(claim) and claim.id not in told else 3)
    return rank, claim.when.start != claim.when.end


def _spanning(clusters: Sequence[Cluster]) -> frozenset[str]:
    """Claims whose stated parts lie in more than one incident: totals over these."""
    claims = [claim for cluster in clusters for claim in cluster.claims]
    at = {claim.id: place for place, cluster in enumerate(clusters) for claim in cluster.claims}
    harms = {claim.id: claim for claim in claims if isinstance(claim, HarmClaim)}
    parts: dict[str, list[HarmClaim]] = defaultdict(list)
    for claim in harms.values():
        if claim.part_of in harms:
            parts[claim.part_of].append(claim)
    stated = frozenset(whole for whole, found in parts.items() if _is_over_several(harms[whole], found, at))
    stated |= _of_regions(claims)
    stated |= _said_again(claims, stated)
    narrower = _Narrower(clusters)
    return stated | {claim.id for claim in claims if narrower.are_covered(claim)}


def _is_over_several(whole: HarmClaim, parts: Sequence[HarmClaim], at: Mapping[str, int]) -> bool:
    """Tell whether parts of a number lie in several incidents; `at` gives for each claim its own.

    Of one incident besides the whole's own only one of another place tells, and only where a part in the whole's own is
    set apart from it, or all parts add up: "two of the 20 in a village nearby" may still be of one incident.
    """
    own = at[whole.id]
    away, here = ([part for part in parts if (at[part.id] == own) is is_here] for is_here in (False, True))
    if len({at[part.id] for part in away}) > 1:
        return True
    if not any(_setting(part)[1] != _setting(whole)[1] for part in away if _counts_several(part)):
        return False
    is_sum = sum(part.count.low or 0 for part in parts) == whole.count.low
    return any(is_sum or _is_set_apart(part, whole) for part in here if _counts_several(part))


def _counts_several(part: HarmClaim) -> bool:
    """Tell whether a part counts more than one person, of whom place and day are easily misread."""
    return (part.count.low or 0) > 1


def _is_set_apart(part: HarmClaim, whole: HarmClaim) -> bool:
    """Tell whether a part has a place or day of its own, as of a city's 20 over two days the nine of a quarter have."""
    (days, spots), (all_days, all_spots) = _setting(part), _setting(whole)
    return bool(spots and all_spots and spots.isdisjoint(all_spots)) or bool(days and days < all_days)


def _put_into_towns(clusters: Sequence[Cluster], totals: Sequence[Claim]) -> None:
    """Put a site into the town of the total that it is said to be a part of: a checkpoint into that of the "eleven"."""
    towns = {total.id: [spot for spot in spots_of(total) if is_town(spot)] for total in totals}
    for cluster in clusters:
        if cluster.spots and not cluster.towns:
            wholes = (claim.part_of or "" for claim in cluster.claims if isinstance(claim, HarmClaim))
            cluster.towns += dict.fromkeys(town for whole in wholes for town in towns.get(whole, ()))
            cluster.spots += cluster.towns


def _said_again(claims: Sequence[Claim], totals: frozenset[str]) -> frozenset[str]:
    """Claims that give the figure of a total again, of the same days and place: its headline."""
    harms = [claim for claim in claims if isinstance(claim, HarmClaim) and claim.count.low]
    wholes: dict[_Figure, set[_Setting]] = defaultdict(set)
    for claim in harms:
        if claim.id in totals:
            wholes[_figure(claim)].add(_setting(claim))
    return frozenset(
        each.id
        for each in harms
        if not each.part_of and any(_repeats(_setting(each), whole) for whole in wholes.get(_figure(each), ()))
    )


def _figure(claim: HarmClaim) -> _Figure:
    return claim.harm, claim.count.low, claim.group


def _setting(claim: HarmClaim) -> _Setting:
    return frozenset(days_of(claim)), frozenset(spots_of(claim))


def _repeats(setting: _Setting, whole: _Setting) -> bool:
    (days, spots), (all_days, all_spots) = setting, whole
    return (not days or days == all_days) and spots <= all_spots


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


class _Narrower:
    """The incidents of a report by their days, each with the least figure of its towns and of its districts."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._of_day: dict[date, list[tuple[Cluster, Mapping[_Kind, int]]]] = defaultdict(list)
        for cluster in clusters:
            least = _least_of_places(cluster.claims)
            for day in cluster.days if least else ():
                self._of_day[day].append((cluster, least))

    def are_covered(self, claim: Claim) -> bool:
        """Tell whether a figure for a region or country stands over incidents of several places in it, of its days.

        Of one day, a district may only be what another sentence calls the place of the one incident.
        """
        if not isinstance(claim, HarmClaim) or not _is_of_region(claim):
            return False
        spots, most = spots_of(claim), claim.count.high or claim.count.low or 0
        days = days_of(claim)
        narrower = [(claim.harm, rank) for rank in range(_rank(claim) if len(days) > 1 else 1)]
        inside = {
            id(cluster)
            for day in days
            for cluster, least in self._of_day.get(day, ())
            if any(least.get(kind, most + 1) <= most for kind in narrower)
            if best_lie(spots, cluster.spots) is not Lie.APART
        }
        return len(inside) > 1


def _least_of_places(claims: Sequence[Claim]) -> Mapping[_Kind, int]:
    least: dict[_Kind, int] = {}
    for claim in claims:
        if isinstance(claim, HarmClaim) and (_has_town(claim) or _is_of_region(claim)):
            kind = claim.harm, _rank(claim)
            least[kind] = min(claim.count.low or 0, least.get(kind, claim.count.low or 0))
    return least


def _rank(claim: Claim) -> int:
    """Rank the narrowest place of a claim: 0 a town or less, 1 a district, 2 a region, 3 a country."""
    return min(spot.rank or 0 for spot in spots_of(claim))


def _add_stances(clusters: Sequence[Cluster], claims: Sequence[OccurrenceClaim]) -> None:
    """A stance goes with the incident of the claims it is about."""
    of = {claim.id: at for at, cluster in enumerate(clusters) for claim in cluster.claims}
    for claim in claims:
        if claim.kind is Kind.STANCE:
            about = Counter(of[each] for each in claim.about if each in of)
            if about:
                clusters[min(about, key=lambda at: (-about[at], at))].claims.append(claim)
