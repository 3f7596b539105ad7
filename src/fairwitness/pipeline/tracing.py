"""Tracing: whom claims go back to, what they repeat, and who did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairwitness.model import Claim, Descent, HarmClaim, Judgement, KeptReport, Origin, Ranks, Report
from fairwitness.reference.parties import Parties
from fairwitness.resolve import origins_of_reprints, repeated, resolve_origins, resolve_ranks
from fairwitness.resolve.claimants import party_of
from fairwitness.resolve.credits import agency_of
from fairwitness.resolve.identity import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """By claim id: whom each claim goes back to; which it repeats, who did it and to whose people, where known."""

    origins: Mapping[str, Origin]
    repeats: Mapping[str, str]
    parties: Mapping[str, str]
    ranks: Mapping[str, Ranks]


def trace(
    reports: Sequence[KeptReport], claims: Sequence[Claim], judgements: Sequence[Judgement], parties: Parties
) -> Traced:
    """Trace claims, given with all reports that theirs were copied from; on others nothing depends."""
    descents = [
        Descent(report=kept.report.id, copy_of=original_of(kept), agency=agency_of(kept.report)) for kept in reports
    ]
    # a newer version of a report says again what still stands, and no longer what does not
    repeats = repeated(claims, descents, judgements)
    texts = [kept.report for kept in reports]
    ranks = resolve_ranks(texts, claims, parties)
    origins = resolve_origins(texts, claims, descents, parties, ranks)
    return Traced(
        origins=origins_of_reprints(origins, repeats),
        repeats=repeats,
        parties=dict(_perpetrators(claims, parties)),
        ranks=ranks,
    )


def trace_alone(report: Report, claims: Sequence[Claim], parties: Parties) -> Traced:
    """Trace the claims of a report that nothing else is known beside."""
    descent = Descent(report=report.id, agency=agency_of(report))
    ranks = resolve_ranks([report], claims, parties)
    origins = resolve_origins([report], claims, [descent], parties, ranks)
    return Traced(origins=origins, repeats={}, parties=dict(_perpetrators(claims, parties)), ranks=ranks)


def original_of(kept: KeptReport) -> str | None:
    """The report one repeats, as a reprint or as a newer version."""
    return kept.reprint_of or kept.version_of


def _perpetrators(claims: Sequence[Claim], parties: Parties) -> Iterator[tuple[str, str]]:
    countries = _countries(claims)
    for claim in claims:
        party = _party(claim, countries.get(claim.report_id), parties)
        if party:
            yield claim.id, party


def _countries(claims: Iterable[Claim]) -> dict[str, str]:
    """The country each report speaks of first."""
    found: dict[str, str] = {}
    for claim in claims:
        for mention in claim.places:
            if mention.place and mention.place.country:
                found.setdefault(claim.report_id, mention.place.country)
    return found


def _party(claim: Claim, country: str | None, parties: Parties) -> str | None:
    """Who did it, where the table of parties knows who is meant."""
    if not isinstance(claim, HarmClaim) or claim.perpetrator is None:
        return None
    own = next((mention.place.country for mention in claim.places if mention.place), None)
    party = party_of(claim.perpetrator.words, Context(country=own or country), parties)
    return party.id if party else None
