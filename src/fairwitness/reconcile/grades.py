"""Grades: three separate answers: how well reported, whether it happened, and who is said to have done it.

The rules are published in docs/methodology.md; there is no overall score, on purpose. What one party accepts of one
incident, or two origins say of it, says nothing of the next one: where a question spans several incidents, each is
graded by itself, and the grades are counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from fairwitness.model import Group, HarmClaim, OccurrenceClaim, Stance, Status
from fairwitness.model.filed import FiledClaim
from fairwitness.model.recorded import MASK
from fairwitness.reconcile.accused import is_kin, name_words, party_of
from fairwitness.reconcile.listing import listed
from fairwitness.reference.parties import party_name


class Reporting(StrEnum):
    """How well reported, in the manner of Airwars' grading."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    NONE = "not reported"
    VARIED = "varied"


class EventStatus(StrEnum):
    """Whether it happened, as far as anybody says."""

    CONCEDED = "conceded"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    CLAIMED = "claimed"
    DENIED = "denied"
    UNKNOWN = "unknown"
    VARIED = "varied"


_Grade = TypeVar("_Grade", Reporting, EventStatus)


class Answer(StrEnum):
    """How a party stands to having done it."""

    CLAIMED = "claimed"
    CONCEDED = "conceded"
    DENIED = "denied"
    ACCUSED = "accused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What is said of one party: `by` are the origins who say so, `low` and `high` the figures it concedes."""

    party: str
    answer: Answer
    by: tuple[str, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """The three answers, each with its reason in words."""

    reporting: Reporting
    reporting_reason: str
    event: EventStatus
    event_reason: str
    attributions: tuple[Attribution, ...] = ()


@dataclass(slots=True, eq=False)
class _Graded(Generic[_Grade]):
    """A grade, and its reason in words, which is written only where it is shown."""

    grade: _Grade
    reason: Callable[[], str]


@dataclass(slots=True, eq=False)
class _Heard:
    """What is said of one incident, or of all a question is about."""

    told: list[FiledClaim] = field(default_factory=list)
    denied: list[FiledClaim] = field(default_factory=list)
    stances: list[FiledClaim] = field(default_factory=list)

    def add(self, filed: FiledClaim) -> None:
        """Put a claim where it belongs."""
        claim = filed.claim
        if not isinstance(claim, HarmClaim):
            self.stances.append(filed)
        else:
            (self.denied if claim.status is Status.DENIED else self.told).append(filed)


def grade(filed: Sequence[FiledClaim]) -> Grades:
    """Grade what is claimed of a question by the stated rules; the claims are all those about it."""
    whole = _Heard()
    for each in filed:
        whole.add(each)
    whole.denied = [each for each in whole.denied if not _gives_another(each, whole.told)]
    attributions = _attributions(whole)
    incidents = _by_incident(whole)
    if len(incidents) > 1:
        graded = [_graded(one, _attributions(one) if attributions else ()) for one in incidents]
        reporting = _counted([each for each, _ in graded], Reporting.VARIED)
        event = _counted([each for _, each in graded], EventStatus.VARIED)
    else:
        reporting, event = _graded(whole, attributions)
    return Grades(
        reporting=reporting.grade,
        reporting_reason=reporting.reason(),
        event=event.grade,
        event_reason=event.reason(),
        attributions=attributions,
    )


def _gives_another(no: FiledClaim, told: Sequence[FiledClaim]) -> bool:
    """Tell whether who denies a number gives another in its place: "seven, not 17" denies no event."""
    return any(
        isinstance(each.claim, HarmClaim)
        and isinstance(no.claim, HarmClaim)
        and (each.report.id, each.origin.id, each.claim.harm) == (no.report.id, no.origin.id, no.claim.harm)
        and each.claim.count.high != 0
        and each.claim.quote.overlaps(no.claim.quote)
        for each in told
    )


def _graded(heard: _Heard, attributions: Sequence[Attribution]) -> tuple[_Graded[Reporting], _Graded[EventStatus]]:
    origins = _origins(heard.told)
    reporting = next(rule for applies, rule in _reporting(heard.told, origins, attributions) if applies)
    return reporting, _event(origins, _deniers(heard), attributions)


def _by_incident(whole: _Heard) -> list[_Heard]:
    """Part what is told by the incident it is of, with the stances on its claims; totals are of none."""
    parted: dict[str | None, _Heard] = defaultdict(_Heard)
    for each in whole.told:
        if each.incident is not None:
            parted[each.incident].told.append(each)
    if len(parted) < 2:
        return list(parted.values())
    for each in whole.denied:
        if each.incident in parted:
            parted[each.incident].denied.append(each)
    said = (*whole.told, *whole.denied) if whole.stances else ()
    incident_of = {each.claim.id: each.incident for each in said}
    for each in whole.stances:
        about = each.claim.about if isinstance(each.claim, OccurrenceClaim) else ()
        for incident in {incident_of.get(claim) for claim in about} or {each.incident}:
            if incident in parted:
                parted[incident].stances.append(each)
    return list(parted.values())


def _counted(graded: Sequence[_Graded[_Grade]], varied: _Grade) -> _Graded[_Grade]:
    """Count the grades of incidents, in the order of their kind; the grade they share, if they do."""
    numbers = Counter(each.grade for each in graded)
    if len(numbers) == 1:
        return _Graded(graded[0].grade, lambda: f"each of {len(graded)} incidents")
    parts = [f"{numbers[each]} {each}" for each in type(varied) if numbers[each]]
    return _Graded(varied, lambda: f"of {len(graded)} incidents {', '.join(parts)}")


def _origins(told: Sequence[FiledClaim]) -> tuple[str, ...]:
    """Name the independent origins: an outlet's own voice counts where its report names no claimant of harm.

    One whose name was redacted may be any other, and is independent of none.
    """
    own = {each.report.id for each in told if each.claim.claimant is None}
    own &= {each.report.id for each in told if each.claim.claimant is not None} if own else set()
    heard = [each for each in told if each.claim.claimant is not None or each.report.id not in own] if own else told
    names = {each.origin.id: each.origin.name for each in heard}
    known = sorted(name for name in names.values() if MASK not in name)
    return tuple(known or sorted(names.values())[:1])


def _reporting(
    told: Sequence[FiledClaim], origins: Sequence[str], attributions: Sequence[Attribution]
) -> Iterator[tuple[bool, _Graded[Reporting]]]:
    """Whether each rule applies, and its grade, in their order; each is looked at after those before it."""
    yield not told, _Graded(Reporting.NONE, lambda: "nobody claims any")
    if attributions:
        claimed = {each.party for each in attributions if each.answer is Answer.CLAIMED}
        accepting = claimed | {each.party for each in attributions if each.answer is Answer.CONCEDED}
        competing = _Graded(Reporting.CONTESTED, lambda: f"competing claims of responsibility: {_list(claimed)}")
        yield len(claimed) > 1, competing
        yield bool(accepting), _Graded(Reporting.CONFIRMED, lambda: f"accepted by {_list(accepting)}")
    everybody = _Graded(Reporting.DISCOUNTED, lambda: "all those harmed are said to be combatants")
    yield all(map(_is_combatant, told)), everybody
    if attributions:
        accused = {each.party for each in attributions if each.answer is Answer.ACCUSED}
        different = _Graded(Reporting.CONTESTED, lambda: f"different parties are accused: {_list(accused)}")
        yield _are_several(accused), different
    several = _Graded(Reporting.FAIR, lambda: f"{len(origins)} independent origins: {listed(origins)}")
    yield len(origins) > 1, several
    yield True, _Graded(Reporting.WEAK, lambda: f"one origin: {listed(origins)}")


def _are_several(accused: Iterable[str]) -> bool:
    """Tell whether different parties are accused: "rebels", "the rebels" and "rebel fighters" need be no three."""
    groups: list[frozenset[str]] = []
    for party in sorted(accused):
        words = name_words(party)
        alike = [group for group in groups if any(is_kin(one, other) for one in words for other in group)]
        groups = [group for group in groups if group not in alike] + [words.union(*alike)]
    return len(groups) > 1


def _event(origins: Sequence[str], deniers: Sequence[str], attributions: Sequence[Attribution]) -> _Graded[EventStatus]:
    accepting = {each.party for each in attributions if each.answer in {Answer.CLAIMED, Answer.CONCEDED}}
    if accepting:
        return _Graded(EventStatus.CONCEDED, lambda: f"said by {_list(accepting)} of its own doing")
    if origins and deniers:
        return _Graded(EventStatus.DISPUTED, lambda: f"said by {listed(origins)}, denied by {_list(deniers)}")
    if len(origins) > 1:
        return _Graded(EventStatus.CORROBORATED, lambda: f"said by {len(origins)} independent origins")
    if origins:
        return _Graded(EventStatus.CLAIMED, lambda: f"said by {listed(origins)} alone")
    if deniers:
        return _Graded(EventStatus.DENIED, lambda: f"denied by {_list(deniers)}, claimed by nobody")
    return _Graded(EventStatus.UNKNOWN, lambda: "nobody says anything")


def _deniers(heard: _Heard) -> tuple[str, ...]:
    names = {each.origin.name for each in heard.denied}
    names |= {_taker(each) for each in heard.stances if _stance(each) is Stance.DENIED}
    return tuple(sorted(names))


def _attributions(heard: _Heard) -> tuple[Attribution, ...]:
    found: dict[tuple[str, Answer], set[str]] = defaultdict(set)
    figures: dict[str, list[HarmClaim]] = defaultdict(list)
    for each in (*heard.told, *heard.denied):
        party = party_of(each)
        if party is None or not isinstance(each.claim, HarmClaim):
            continue
        is_own = _is_own(each, party)
        if each.claim.status is Status.DENIED:
            found[party, Answer.DENIED].add(each.origin.name)
        elif is_own:
            found[party, Answer.CONCEDED].add(each.origin.name)
            figures[party].append(each.claim)
        else:
            found[party, Answer.ACCUSED].add(each.origin.name)
    for each in heard.stances:
        if _stance(each) is Stance.CLAIMED_RESPONSIBILITY:
            found[_taker(each), Answer.CLAIMED].add(_taker(each))
    if not heard.told:
        return ()
    return tuple(
        _attribution(party, answer, by, figures[party] if answer is Answer.CONCEDED else [])
        for (party, answer), by in sorted(found.items())
    )


def _attribution(party: str, answer: Answer, by: set[str], figures: Sequence[HarmClaim]) -> Attribution:
    lows = [claim.count.low for claim in figures if claim.count.low is not None]
    highs = [claim.count.high for claim in figures]
    known = [high for high in highs if high is not None]
    return Attribution(
        party=party,
        answer=answer,
        by=tuple(sorted(by)),
        low=min(lows, default=None),
        high=max(known) if known and len(known) == len(highs) else None,
    )


def _is_own(filed: FiledClaim, party: str) -> bool:
    return party in {filed.origin.party, filed.origin.name, filed.origin.name.casefold()}


def _taker(filed: FiledClaim) -> str:
    claim = filed.claim
    actor = claim.actor.words if isinstance(claim, OccurrenceClaim) and claim.actor else None
    return filed.origin.party or actor or filed.origin.name


def _stance(filed: FiledClaim) -> Stance | None:
    claim = filed.claim
    return claim.value if isinstance(claim, OccurrenceClaim) and isinstance(claim.value, Stance) else None


def _is_combatant(filed: FiledClaim) -> bool:
    return isinstance(filed.claim, HarmClaim) and filed.claim.group is Group.COMBATANTS


def _list(names: Iterable[str]) -> str:
    return listed(sorted({party_name(name) for name in names}))
