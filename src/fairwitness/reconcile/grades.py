"""Grades: three separate answers: how well reported, whether it happened, and who is said to have done it.

The rules are published in docs/methodology.md; there is no overall score, on purpose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fairwitness.model import Group, HarmClaim, OccurrenceClaim, Stance, Status
from fairwitness.model.filed import FiledClaim


class Reporting(StrEnum):
    """How well reported, in the manner of Airwars' grading."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    NONE = "not reported"


class EventStatus(StrEnum):
    """Whether it happened, as far as anybody says."""

    CONCEDED = "conceded"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    CLAIMED = "claimed"
    DENIED = "denied"
    UNKNOWN = "unknown"


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


def grade(filed: Sequence[FiledClaim]) -> Grades:
    """Grade what is claimed of one incident or question by the stated rules; the claims are all those about it."""
    told: list[FiledClaim] = []
    denied: list[FiledClaim] = []
    stances: list[FiledClaim] = []
    for each in filed:
        claim = each.claim
        if not isinstance(claim, HarmClaim):
            stances.append(each)
        else:
            (denied if claim.status is Status.DENIED else told).append(each)
    attributions = _attributions(told, denied, stances)
    origins = _origins(told)
    reporting, reason = _reporting(told, origins, attributions)
    event, event_reason = _event(origins, _deniers(denied, stances), attributions)
    return Grades(
        reporting=reporting,
        reporting_reason=reason,
        event=event,
        event_reason=event_reason,
        attributions=attributions,
    )


def _origins(told: Sequence[FiledClaim]) -> tuple[str, ...]:
    """Name the independent origins: an outlet's own voice counts where its report names no claimant of harm."""
    own = {each.report.id for each in told if each.claim.claimant is None}
    own &= {each.report.id for each in told if each.claim.claimant is not None} if own else set()
    heard = [each for each in told if each.claim.claimant is not None or each.report.id not in own] if own else told
    names = {each.origin.id: each.origin.name for each in heard}
    return tuple(sorted(names.values()))


def _reporting(
    told: Sequence[FiledClaim], origins: Sequence[str], attributions: Sequence[Attribution]
) -> tuple[Reporting, str]:
    accepting = [each for each in attributions if each.answer in {Answer.CLAIMED, Answer.CONCEDED}]
    claimed = [each.party for each in attributions if each.answer is Answer.CLAIMED]
    accused = {each.party for each in attributions if each.answer is Answer.ACCUSED}
    rules = (
        (not told, Reporting.NONE, "nobody claims any"),
        (len(set(claimed)) > 1, Reporting.CONTESTED, f"competing claims of responsibility: {_list(claimed)}"),
        (bool(accepting), Reporting.CONFIRMED, f"{_list(each.party for each in accepting)} accepts it"),
        (all(map(_is_combatant, told)), Reporting.DISCOUNTED, "all those harmed are said to be combatants"),
        (len(accused) > 1, Reporting.CONTESTED, f"different parties are accused: {_list(accused)}"),
        (len(origins) > 1, Reporting.FAIR, f"{len(origins)} independent origins: {_list(origins)}"),
        (True, Reporting.WEAK, f"one origin: {_list(origins)}"),
    )
    return next((grading, reason) for applies, grading, reason in rules if applies)


def _event(
    origins: Sequence[str], deniers: Sequence[str], attributions: Sequence[Attribution]
) -> tuple[EventStatus, str]:
    accepting = sorted({each.party for each in attributions if each.answer in {Answer.CLAIMED, Answer.CONCEDED}})
    if accepting:
        return EventStatus.CONCEDED, f"{_list(accepting)} says so itself"
    if origins and deniers:
        return EventStatus.DISPUTED, f"said by {_list(origins)}, denied by {_list(deniers)}"
    if len(origins) > 1:
        return EventStatus.CORROBORATED, f"said by {len(origins)} independent origins"
    if origins:
        return EventStatus.CLAIMED, f"said by {_list(origins)} alone"
    if deniers:
        return EventStatus.DENIED, f"denied by {_list(deniers)}, claimed by nobody"
    return EventStatus.UNKNOWN, "nobody says anything"


def _deniers(denied: Iterable[FiledClaim], stances: Iterable[FiledClaim]) -> tuple[str, ...]:
    names = {each.origin.name for each in denied}
    names |= {_taker(each) for each in stances if _stance(each) is Stance.DENIED}
    return tuple(sorted(names))


def _attributions(
    told: Sequence[FiledClaim], denied: Sequence[FiledClaim], stances: Sequence[FiledClaim]
) -> tuple[Attribution, ...]:
    found: dict[tuple[str, Answer], set[str]] = defaultdict(set)
    figures: dict[str, list[HarmClaim]] = defaultdict(list)
    for each in (*told, *denied):
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
    for each in stances:
        if _stance(each) is Stance.CLAIMED_RESPONSIBILITY:
            found[_taker(each), Answer.CLAIMED].add(_taker(each))
    if not told:
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


def party_of(filed: FiledClaim) -> str | None:
    """Who did it according to a claim: the party of the table, else the claim's own words."""
    if filed.party:
        return filed.party
    claim = filed.claim
    words = claim.perpetrator.words if isinstance(claim, HarmClaim) and claim.perpetrator else None
    return " ".join(words.casefold().split()) if words else None


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
    ordered = sorted(set(names))
    return ", ".join(ordered) if ordered else "nobody"
