"""Incidents: what each amounts to, the evidence that holds its claims together, and the pairs in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from fairwitness.model import FiledClaim, Incident, Judgement, PlaceMention
from fairwitness.pipeline.asking import check_days, own_tolls
from fairwitness.pipeline.knowing import Knowledge, resolver
from fairwitness.pipeline.place_asked import place_of
from fairwitness.reconcile import Convention, Toll, place_fits
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.reference.parties import Parties
from fairwitness.resolve import Link, Resolver
from fairwitness.store import AsOf, Ledger

_THERE = frozenset({"same", "inside"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One incident with its claims, in order of publication, the tolls they give by themselves, and when and where.

    `places` are the names its claims give, the most told first; `first` and `last` the days, None where nobody says.
    """

    incident: Incident
    claims: tuple[FiledClaim, ...]
    tolls: tuple[Toll, ...]
    first: date | None
    last: date | None
    places: tuple[str, ...]


def accounts(
    knowledge: Knowledge,
    used: Convention,
    *,
    start: date | None = None,
    end: date | None = None,
    place: str | None = None,
) -> tuple[Account, ...]:
    """Incidents of a period and a place, in order of their days; those of no known day last."""
    check_days(start, end)
    there = place_of(place, knowledge.filed, Gazetteer.open()) if place else None
    claims: dict[str, list[FiledClaim]] = {}
    for each in knowledge.filed:
        if each.incident is not None:
            claims.setdefault(each.incident, []).append(each)
    found = [
        _account(each, claims[each.id], used)
        for each in knowledge.incidents
        if each.id in claims and _fits(claims[each.id], start, end, there)
    ]
    return tuple(sorted(found, key=lambda each: (each.first or date.max, each.last or date.max, each.incident.id)))


def account(knowledge: Knowledge, name: str, used: Convention) -> Account:
    """One incident, by its id, one it had, or one of its claims; raises NotOnRecord."""
    incident = knowledge.incident(name)
    claims = [each for each in knowledge.filed if each.incident == incident.id]
    return _account(incident, claims, used)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What ties two mentions together or keeps them apart; `one` and `other` are ids of a claim of each."""

    one: str
    other: str
    link: Link


def evidence(account: Account, parties: Path | None, judgements: Iterable[Judgement] = ()) -> tuple[Bond, ...]:
    """What holds an incident's mentions together, every two of them compared."""
    made = _resolver_of(account, parties, judgements)
    firsts = sorted(mention.claims[0] for report in made.loaded for mention in made.mentions_of(report))
    inside = [claim for claim in firsts if claim in account.incident.claims]
    found = ((one, other, made.link(one, other)) for one, other in combinations(inside, 2))
    return tuple(Bond(one=one, other=other, link=link) for one, other, link in found if link)


def doubts(ledger: Ledger, as_of: AsOf, parties: Path | None, within: Incident | None = None) -> tuple[Bond, ...]:
    """Pairs of mentions that may be one incident or two and that nobody has judged, the most doubtful first.

    `within`: only those that one incident has a part in.
    """
    made = resolver(ledger, as_of, parties)
    claims = {mention.id: mention.claims[0] for report in made.loaded for mention in made.mentions_of(report)}
    offers = made.resolution().offers
    found = (Bond(one=claims[each.left], other=claims[each.right], link=each) for each in offers)
    return tuple(bond for bond in found if within is None or not {bond.one, bond.other}.isdisjoint(within.claims))


def _resolver_of(account: Account, parties: Path | None, judgements: Iterable[Judgement]) -> Resolver:
    made = Resolver(Parties.open(parties), judgements)
    for report in {each.report.id: each.report for each in account.claims}.values():
        made.add(report, [each.claim for each in account.claims if each.report.id == report.id])
    return made


def _fits(claims: Sequence[FiledClaim], start: date | None, end: date | None, there: PlaceMention | None) -> bool:
    first, last = _days(claims)
    if (start and (last is None or last < start)) or (end and (first is None or first > end)):
        return False
    return there is None or any(_THERE & place_fits(each.claim, there) for each in claims)


def _account(incident: Incident, claims: Sequence[FiledClaim], used: Convention) -> Account:
    order = {claim: at for at, claim in enumerate(incident.claims)}
    ordered = sorted(claims, key=lambda each: order[each.claim.id])
    first, last = _days(ordered)
    return Account(
        incident=incident,
        claims=tuple(ordered),
        tolls=own_tolls(ordered, used),
        first=first,
        last=last,
        places=_places(ordered),
    )


def _days(claims: Sequence[FiledClaim]) -> tuple[date | None, date | None]:
    """First and last day of the claims that say the least stretch: a month's claim dates no incident."""
    stretches = [(each.claim.when.start, each.claim.when.end) for each in claims]
    known = [(start, end) for start, end in stretches if start and end]
    shortest = min((end - start for start, end in known), default=None)
    exact = [(start, end) for start, end in known if end - start == shortest]
    return min((start for start, _ in exact), default=None), max((end for _, end in exact), default=None)


def _places(claims: Sequence[FiledClaim]) -> tuple[str, ...]:
    told = Counter(
        mention.place.name if mention.place else mention.words.words for each in claims for mention in each.claim.places
    )
    return tuple(sorted(told, key=lambda name: (-told[name], name)))
