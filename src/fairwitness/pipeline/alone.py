"""One report by itself: filed, put into incidents and told by the rules a ledger follows, without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fairwitness.model import Claim, FiledClaim, Harm, HarmClaim, Origin, Report
from fairwitness.pipeline.reading import ReportReading
from fairwitness.pipeline.tracing import trace_alone
from fairwitness.reconcile import Question, Toll, placed, toll
from fairwitness.reference.parties import Parties
from fairwitness.resolve import Resolver


def toll_of(reading: ReportReading) -> tuple[Toll, ...]:
    """The toll of this one report's news, with the part every claim has in it: one for each harm, in their order."""
    filed = file_report(reading.report, reading.claims)
    named = {each.claim.harm for each in filed if isinstance(each.claim, HarmClaim)}
    return tuple(toll(filed, Question(harm=harm, news_only=True)) for harm in Harm if harm in named)


def file_report(report: Report, claims: Iterable[Claim]) -> tuple[FiledClaim, ...]:
    """File the claims of one report: each with whom it goes back to, under the name it has there, and its incident."""
    listed, parties = list(claims), Parties.open()
    traced = trace_alone(report, listed, parties)
    resolver = Resolver(parties)
    resolver.add(report, listed)
    incidents = resolver.resolution(most_offers=0).incident_of()
    names = _names(listed, traced.origins)
    return placed(
        [
            FiledClaim(
                claim=claim,
                report=report,
                origin=_called(traced.origins[claim.id], names),
                incident=incidents.get(claim.id),
                party=traced.parties.get(claim.id),
            )
            for claim in listed
        ]
    )


def _names(claims: Sequence[Claim], origins: Mapping[str, Origin]) -> dict[str, str]:
    """The fullest words the report itself has for each claimant."""
    names: dict[str, str] = {}
    for claim in claims:
        if claim.claimant:
            origin, words = origins[claim.id].id, claim.claimant.words
            names[origin] = max(names.get(origin, ""), words, key=lambda name: (len(name), name))
    return names


def _called(origin: Origin, names: Mapping[str, str]) -> Origin:
    return replace(origin, name=names.get(origin.id, origin.name))
