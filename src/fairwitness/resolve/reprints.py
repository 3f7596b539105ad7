"""Reprints: what a near-copy says again stands where the original's claim stands, whatever linking thinks.

A reprint is cut, given another headline and read by itself, so that its claims may be grouped and linked otherwise than
the original's. Nobody may be counted twice for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fairwitness.model import Claim, Descent, HarmClaim, Incident, Judgement, OccurrenceClaim, Origin, Verdict
from fairwitness.reference.folding import fold
from fairwitness.resolve.incidents import Resolution

_ALIKE = 0.6
"""The least share of words, of the shorter quote's, that two quotes of the same figure have in common."""


def repeated(
    claims: Iterable[Claim], descents: Iterable[Descent], judgements: Iterable[Judgement] = ()
) -> Mapping[str, str]:
    """Name for each claim of a near-copy the original's claim it repeats: same value, same figure, same words.

    A copy of a copy is followed to the first. Where two reports are each taken for a copy of the other, one by its
    text, one by its address, one claim of the ring is the first. Pairs a person judged different are left alone.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report_id].append(claim)
    parted = {frozenset((each.left, each.right)) for each in judgements if each.verdict is Verdict.DIFFERENT}
    direct: dict[str, str] = {}
    for descent in descents:
        if descent.copy_of is not None:
            direct |= _pairs(by_report[descent.report], by_report[descent.copy_of], parted)
    firsts = {claim: _first(claim, direct) for claim in direct}
    return {claim: first for claim, first in firsts.items() if first != claim}


def with_reprints(resolution: Resolution, repeats: Mapping[str, str]) -> Resolution:
    """Put repeated claims where the original's stand; an incident left empty lives on in theirs.

    A copy that is told as a total stays one: it adds nobody, and an incident of the original's does not hold it.
    """
    incident_of = resolution.incident_of()
    moved = {
        copy: incident_of.get(original)
        for copy, original in repeats.items()
        if copy in incident_of
        and (original in incident_of or original in resolution.totals)
        and incident_of[copy] != incident_of.get(original)
    }
    if not moved:
        return resolution
    totals = [each for each in resolution.totals if each not in moved]
    totals += [copy for copy, incident in sorted(moved.items()) if incident is None]
    return replace(resolution, incidents=tuple(_moved(resolution.incidents, moved)), totals=tuple(totals))


def origins_of_reprints(origins: Mapping[str, Origin], repeats: Mapping[str, str]) -> Mapping[str, Origin]:
    """Let a repeated claim go back to whom the original's goes back to."""
    return {claim: origins.get(repeats.get(claim, claim), origin) for claim, origin in origins.items()}


def _moved(incidents: Sequence[Incident], moved: Mapping[str, str | None]) -> Iterable[Incident]:
    coming: dict[str, list[str]] = defaultdict(list)
    former: dict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        left = [claim for claim in incident.claims if claim not in moved]
        for claim in incident.claims:
            target = moved.get(claim)
            if target is not None:
                coming[target].append(claim)
                if not left:
                    former[target] |= {incident.id, *incident.formerly}
    for incident in incidents:
        kept = [claim for claim in incident.claims if claim not in moved]
        claims = (*kept, *sorted(coming[incident.id]))
        if claims:
            formerly = tuple(sorted({*incident.formerly, *former[incident.id]} - {incident.id}))
            yield replace(incident, claims=claims, formerly=formerly)


def _pairs(copies: Sequence[Claim], originals: Sequence[Claim], parted: set[frozenset[str]]) -> dict[str, str]:
    """Pair claims of two reports, the most alike first, each at most once."""
    said: dict[object, list[Claim]] = defaultdict(list)
    for original in originals:
        said[_value(original)].append(original)
    likely = sorted(
        (-_likeness(copy, original), copy.quote.start, original.quote.start, copy.id, original.id)
        for copy in copies
        for original in said.get(_value(copy), ())
        if frozenset((copy.id, original.id)) not in parted
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for unlike, _, _, copy_id, original_id in likely:
        if -unlike >= _ALIKE and copy_id not in found and original_id not in taken:
            found[copy_id] = original_id
            taken.add(original_id)
    return found


def _value(claim: Claim) -> object:
    """What has to be the very same: kind, harm or value, and the figure."""
    if isinstance(claim, HarmClaim):
        count = claim.count
        victims = fold(claim.victims.words) if claim.victims and not count.words else None
        return claim.harm, count.low, count.high, count.vague, count.combined, claim.background, victims
    return claim.kind, claim.value if isinstance(claim, OccurrenceClaim) else None


def _likeness(one: Claim, other: Claim) -> float:
    mine, theirs = set(fold(one.quote.words).split()), set(fold(other.quote.words).split())
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _first(claim: str, direct: Mapping[str, str]) -> str:
    seen: dict[str, None] = {}
    while claim in direct and claim not in seen:
        seen[claim] = None
        claim = direct[claim]
    if claim not in seen:
        return claim
    chain = list(seen)
    return min(chain[chain.index(claim) :])
