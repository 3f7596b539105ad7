"""Incidents: the ledger's reports resolved into incidents, one report at a time, whatever the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fairwitness.model import Claim, Incident, Judgement, Report, Verdict
from fairwitness.reference.parties import Parties
from fairwitness.resolve.clusters import Law, Pair, cluster, components
from fairwitness.resolve.judged import Judged
from fairwitness.resolve.links import Link
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.neighbourhood import Neighbourhood
from fairwitness.resolve.profile import grouped_of, profiles
from fairwitness.resolve.shelf import Bond, Bonds, Near
from fairwitness.resolve.weights import Weights, shipped_weights

MOST_OFFERS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the reports amount to.

    `totals` are ids of claims that speak of no one incident; `links` the evidence that holds incidents together;
    `offers` doubtful pairs worth a person's look, the most doubtful first; `overruled` judgements that newer ones
    contradict.
    """

    incidents: tuple[Incident, ...]
    totals: tuple[str, ...]
    links: tuple[Link, ...]
    offers: tuple[Link, ...]
    overruled: tuple[Judgement, ...]

    def incident_of(self) -> Mapping[str, str]:
        """The incident of each claim; totals and what is tied to none are left out."""
        return {claim: incident.id for incident in self.incidents for claim in incident.claims}

    def by_id(self) -> Mapping[str, Incident]:
        """Every incident by its id and by every id it ever had."""
        former = {old: incident for incident in self.incidents for old in incident.formerly}
        return former | {incident.id: incident for incident in self.incidents}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A report about to be taken in: its claims told apart into mentions and totals."""

    report: Report
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    totals: tuple[Claim, ...]


def resolve_incidents(
    readings: Iterable[tuple[Report, Sequence[Claim]]],
    parties: Parties,
    judgements: Iterable[Judgement] = (),
    weights: Weights | None = None,
) -> Resolution:
    """Resolve reports with their claims into incidents. The same input gives the same incidents in whatever order."""
    resolver = Resolver(parties, judgements, weights)
    for report, claims in readings:
        resolver.add(report, claims)
    return resolver.resolution()


class Resolver:
    """Incidents that grow report by report; a new report is compared with its neighbours only.

    The state depends on which reports and which judgements it was given, not on when. Taking a judgement back gives the
    state before it.
    """

    def __init__(
        self, parties: Parties, judgements: Iterable[Judgement] | Judged = (), weights: Weights | None = None
    ) -> None:
        self._parties = parties
        self._judged = judgements if isinstance(judgements, Judged) else Judged.of(judgements)
        self._readings: dict[str, tuple[Report, tuple[Claim, ...]]] = {}
        self._around = Neighbourhood(weights or shipped_weights())
        self._of_report: dict[str, tuple[str, ...]] = {}
        self._totals: dict[str, tuple[str, ...]] = {}
        self._mention_of: dict[str, str] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._overruled: dict[tuple[str, ...], tuple[Judgement, ...]] = {}
        self._dirty: set[str] = set()

    @property
    def threshold(self) -> float:
        """Bits from which two mentions are linked."""
        return self._around.weights.threshold

    @property
    def loaded(self) -> tuple[str, ...]:
        """The reports in here, in order of their ids."""
        return tuple(sorted(self._of_report))

    def add(self, report: Report, claims: Sequence[Claim]) -> None:
        """Take a report in, or again with other claims; its neighbours are looked at, nobody else."""
        self.put(self.prepare(report, claims))

    def prepare(self, report: Report, claims: Sequence[Claim]) -> Prepared:
        """Tell a report's claims apart into mentions and totals, without taking it in."""
        grouped = grouped_of(report, claims, self._judged.apart())
        mentions = profiles(report, grouped, self._parties)
        return Prepared(report=report, claims=tuple(claims), mentions=mentions, totals=grouped.totals)

    def put(self, prepared: Prepared) -> None:
        """Take a report in that was prepared here."""
        name = prepared.report.id
        if name in self._of_report:
            self.remove(name)
        self._readings[name] = prepared.report, prepared.claims
        self._totals[name] = tuple(claim.id for claim in prepared.totals)
        self._of_report[name] = tuple(mention.id for mention in prepared.mentions)
        for mention in prepared.mentions:
            self._around.add(mention)
            self._put(mention)
            self._dirty.add(mention.id)

    def restore(self, mention: Mention, near: Mapping[str, float], names: tuple[str, ...]) -> None:
        """Put one mention back, of those (`names`) of its report, without comparing it again.

        `near` is what it was near to, which may come later. It is clustered with what is taken in only when touched.
        """
        self._of_report[mention.report] = names
        self._around.restore(mention, near)
        self._put(mention)

    def touch(self, names: Iterable[str]) -> None:
        """Let some mentions be clustered anew."""
        self._dirty.update(names)

    def holds(self, name: str) -> bool:
        """Tell whether a mention is in here."""
        return name in self._around.mentions

    def near(self, name: str) -> list[Near]:
        """What lies near a mention, in order; nothing lies near one that is not in here."""
        if not self.holds(name):
            return []
        mentions = self._around.mentions
        return sorted(Near(other, mentions[other].report, bits) for other, bits in self._around.near(name).items())

    def bonds(self, report: str) -> Bonds:
        """Lay a report out for keeping: its mentions' claims, and what they are near."""
        mentions = (Bond(id=m.id, claims=m.claims, near=tuple(self.near(m.id))) for m in self.mentions_of(report))
        return Bonds(report=report, mentions=tuple(mentions), totals=self._totals.get(report, ()))

    def settled(self) -> Iterator[tuple[str, Incident, frozenset[str]]]:
        """The incidents of what was clustered, each after a text that puts incidents in order, with its reports."""
        self.settle()
        for members in sorted(set(self._groups.values())):
            incident = self._incident(members)
            day, report, place = self._order(incident.id)
            reports = frozenset(self._around.mentions[name].report for name in members)
            yield f"{day.isoformat()} {report} {place:06}", incident, reports

    def _put(self, mention: Mention) -> None:
        self._mention_of.update(dict.fromkeys(mention.claims, mention.id))

    def remove(self, report: str) -> None:
        """Take a report out again."""
        self._readings.pop(report, None)
        self._totals.pop(report)
        for name in self._of_report.pop(report):
            for claim in self._around.mentions[name].claims:
                self._mention_of.pop(claim, None)
            self._dirty |= self._around.remove(name) | set(self._groups.pop(name, ()))

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Let these judgements stand instead of those before; only reports they name are looked at again."""
        before, self._judged = self._judged, Judged.of(judgements)
        changed = set(before.standing) ^ set(self._judged.standing)
        named = {claim for each in changed for claim in (each.left, each.right)}
        reports = {self._around.mentions[self._mention_of[claim]].report for claim in named & self._mention_of.keys()}
        for report in sorted(reports):
            self.add(*self._readings[report])

    def resolution(self, most_offers: int = MOST_OFFERS) -> Resolution:
        """What all reports amount to by now, with so many offers at most."""
        self.settle()
        groups = sorted(set(self._groups.values()), key=lambda members: self._order(self._in_order(members)[0]))
        links = sorted(
            (one, other)
            for one, members in self._groups.items()
            for other in self._around.linked(one)
            if one < other and self._groups[other] is members
        )
        return Resolution(
            incidents=tuple(map(self._incident, groups)),
            totals=tuple(claim for report in sorted(self._totals) for claim in self._totals[report]),
            links=tuple(self._around.link(*pair) for pair in links),
            offers=tuple(self._around.link(*pair) for pair in self._offers(most_offers)),
            overruled=tuple(each for key in sorted(self._overruled) for each in self._overruled[key]),
        )

    def incident_of(self, claim: str) -> Incident | None:
        """The incident of one claim, None for a total or an unknown claim."""
        self.settle()
        mention = self._mention_of.get(claim)
        return self._incident(self._groups[mention]) if mention else None

    def link(self, claim: str, other: str) -> Link | None:
        """All evidence on whether two claims speak of one incident; None where there are no two to compare."""
        one, two = self._mention_of.get(claim), self._mention_of.get(other)
        return self._around.link(one, two) if one and two and one != two else None

    def mentions_of(self, report: str) -> tuple[Mention, ...]:
        """The incidents one report tells of."""
        return tuple(self._around.mentions[name] for name in self._of_report.get(report, ()))

    def reports_near(self, report: str) -> frozenset[str]:
        """The reports whose incidents this one can have changed."""
        reached = components(self._of_report[report], self._joined)
        return frozenset(self._around.mentions[name].report for part in reached for name in part) - {report}

    def settle(self) -> None:
        """Cluster anew whatever hangs together with something new."""
        dirty = {name for name in self._dirty if name in self._around.mentions}
        grouped = {member for name in dirty for member in self._groups.get(name, ())}
        self._dirty = set()
        for members in components(dirty | (grouped & self._around.mentions.keys()), self._joined):
            self._cluster(members)

    def _joined(self, name: str) -> Iterator[str]:
        """The mentions one hangs together with: by a link, or by somebody's word."""
        yield from self._around.linked(name)
        for claim in self._around.mentions[name].claims:
            for each in self._judged.about(claim):
                other = self._mention_of.get(each.right if each.left == claim else each.left)
                if other is not None and each.verdict is Verdict.SAME:
                    yield other

    def _cluster(self, members: tuple[str, ...]) -> None:
        inside = set(members)
        pairs = {_pair(one, other) for one in members for other in self._around.linked(one)}
        around = self._around
        law = Law(
            score=around.score,
            rank=around.rank,
            is_barred=around.is_barred,
            is_open=around.is_open,
            threshold=around.weights.threshold,
        )
        done = cluster(members, pairs, law, self._judgements(inside))
        for key in [key for key in self._overruled if inside & set(key)]:
            del self._overruled[key]
        if done.overruled:
            self._overruled[members] = done.overruled
        for group_ in done.groups:
            self._groups.update(dict.fromkeys(group_, group_))

    def _judgements(self, inside: set[str]) -> list[tuple[Pair, Judgement]]:
        """People's judgements on mentions of one component, the newest first."""
        about = {
            each
            for name in inside
            for claim in self._around.mentions[name].claims
            for each in self._judged.about(claim)
        }
        found = []
        for each in self._judged.in_order(about):
            left, right = self._mention_of.get(each.left), self._mention_of.get(each.right)
            if left in inside and right in inside and left != right:
                found.append((_pair(left, right), each))
        return found

    def _offers(self, most: int) -> list[Pair]:
        """Doubtful pairs nobody has judged yet, directly or by what follows; one for each two incidents."""
        offered: dict[Pair, Pair] = {}
        for _, pair in sorted(self._around.doubtful()):
            incidents = _pair(min(self._groups[pair[0]]), min(self._groups[pair[1]]))
            if len(offered) < most and incidents not in offered and not self._is_judged(*pair):
                offered[incidents] = pair
        return list(offered.values())

    def _is_judged(self, one: str, other: str) -> bool:
        mine, theirs = self._groups[one], self._groups[other]
        pairs = ((a, b) for a in mine for b in theirs) if mine != theirs else ((one, other),)
        return any(self._has_word(a, b) for a, b in pairs)

    def _has_word(self, one: str, other: str) -> bool:
        theirs = set(self._around.mentions[other].claims)
        return any(
            (each.right if each.left == claim else each.left) in theirs
            for claim in self._around.mentions[one].claims
            for each in self._judged.about(claim)
        )

    def _incident(self, members: tuple[str, ...]) -> Incident:
        ordered = self._in_order(members)
        return Incident(
            id=ordered[0],
            claims=tuple(claim for name in ordered for claim in self._around.mentions[name].claims),
            formerly=tuple(sorted(ordered[1:])),
        )

    def _in_order(self, members: Iterable[str]) -> list[str]:
        return sorted(members, key=self._order)

    def _order(self, name: str) -> tuple[date, str, int]:
        """The earliest report founds an incident; every later mention keeps the id it would have alone."""
        mention = self._around.mentions[name]
        return mention.published or date.max, mention.report, self._of_report[mention.report].index(name)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
