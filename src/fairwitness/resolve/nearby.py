"""Nearby: resolve one new report into a ledger of any size with only its neighbours in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fairwitness.model import Claim, Judgement, Report
from fairwitness.reference.parties import Parties
from fairwitness.resolve.grouping import group
from fairwitness.resolve.incidents import Resolver
from fairwitness.resolve.judged import Judged
from fairwitness.resolve.profile import profiles
from fairwitness.resolve.shelf import Shelf, Shelved, shelf_keys


def resolve_nearby(
    shelf: Shelf,
    report: Report,
    claims: Sequence[Claim],
    parties: Parties,
    judgements: Iterable[Judgement] = (),
) -> Resolver:
    """Add a report to a resolver that holds its neighbours, and whatever hangs together with them, and nobody else.

    The incidents of the report and of its neighbours are those the whole ledger would give. Shelve again the report and
    those of `Resolver.loaded` that changed.
    """
    known = list(judgements)
    judged = Judged.of(known)
    resolver = Resolver(parties, known)
    mentions = profiles(report, group(claims, judged.apart()), parties)
    waiting = sorted(set(shelf.under(shelf_keys(mentions))) | _judged_with(claims, judged, shelf))
    seen = {report.id}
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        kept = shelf.get(name)
        if kept is not None:
            resolver.restore(kept)
            waiting += _hanging(kept, resolver.threshold, judged, shelf)
    resolver.add(report, claims)
    return resolver


def _hanging(kept: Shelved, threshold: float, judged: Judged, shelf: Shelf) -> list[str]:
    """The reports a shelved one hangs together with, by links or by somebody's word."""
    linked = {near.report for near in kept.near if near.bits >= threshold}
    claims = [claim for mention in kept.mentions for claim in mention.claims]
    return sorted(linked | _reports_judged(claims, judged, shelf))


def _judged_with(claims: Sequence[Claim], judged: Judged, shelf: Shelf) -> set[str]:
    return _reports_judged([claim.id for claim in claims], judged, shelf)


def _reports_judged(claims: Iterable[str], judged: Judged, shelf: Shelf) -> set[str]:
    others = {each.right if each.left == claim else each.left for claim in claims for each in judged.about(claim)}
    return {found for other in others if (found := shelf.report_of(other)) is not None}
