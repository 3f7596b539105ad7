"""Origins: the claimant each claim goes back to, once relays, reprints, credits and short names are collapsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from fairwitness.model import Claim, ClaimantRole, Descent, Origin, Ranks, Report
from fairwitness.reference.folding import fold
from fairwitness.reference.parties import Parties, body_words, party_key
from fairwitness.reference.speaker_words import speaker_words
from fairwitness.resolve.claimants import identify
from fairwitness.resolve.contexts import context_of, contexts_of
from fairwitness.resolve.identity import Context, Identity, Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """The report a text goes back to, and the voice that speaks in it."""

    report: str
    voice: str | None


def resolve_origins(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    descents: Iterable[Descent],
    parties: Parties,
    ranks: Mapping[str, Ranks] | None = None,
) -> Mapping[str, Origin]:
    """Find the origin of every claim, by claim id; `ranks` are those of its victims, where known.

    Five outlets quoting one monitor have one origin; so have a report and its reprints. A nameless claimant ("a medical
    source") is an origin for each report, since nobody can tell whether two outlets asked the same one; one whom two
    reports give by the same relay on the same day is taken for one. The outlet in its own voice is an origin.
    """
    by_id = {report.id: report for report in reports}
    descent = {each.report: each for each in descents}
    listed = list(claims)
    contexts = contexts_of(listed, ranks)
    identities = {claim.id: _identity(claim, contexts[claim.report_id], parties) for claim in listed}
    bodies = _bodies(listed, identities)
    found: dict[str, Origin] = {}
    for claim in listed:
        source = _source(claim.report_id, by_id, descent)
        identity = _in_full(identities[claim.id], bodies[claim.report_id], source.voice)
        found[claim.id] = _origin(claim, identity, source, by_id.get(claim.report_id), parties)
    return found


def _identity(claim: Claim, around: Context, parties: Parties) -> Identity | None:
    if claim.claimant is None:
        return None
    return identify(claim.claimant.words, claim.claimant_role, context_of(claim, around), parties)


def _bodies(claims: Iterable[Claim], identities: Mapping[str, Identity | None]) -> Mapping[str, frozenset[Identity]]:
    """The bodies each report names in full."""
    bodies: dict[str, set[Identity]] = {}
    for claim in claims:
        known = bodies.setdefault(claim.report_id, set())
        identity = identities[claim.id]
        if identity and identity.sort is not Sort.ANONYMOUS:
            known.add(identity)
    return {report: frozenset(known) for report, known in bodies.items()}


def _in_full(identity: Identity | None, bodies: frozenset[Identity], outlet: str | None) -> Identity | None:
    """Take "the ministry", or its spokesman, for the one ministry its report names; None for the outlet itself.

    An outlet whose name ends so ("Nuba Rights Coalition") calls itself so ("the Coalition").
    """
    noun = _bare(identity) if identity else None
    if noun is None:
        return identity
    fits = {body.key: body for body in sorted(bodies, key=str) if noun in fold(body.name).split()}
    if len(fits) == 1:
        return next(iter(fits.values()))
    return None if not fits and outlet and fold(outlet).split()[-1:] == [noun] else identity


def _bare(identity: Identity) -> str | None:
    """The one noun by which a claimant is called that is named in full elsewhere; None where it says more or less."""
    if identity.sort is not Sort.ANONYMOUS:
        return None
    nouns = [word for word in identity.key.split() if word not in body_words().voices]
    known = speaker_words().generic | body_words().institutions
    words = nouns or identity.key.split()
    return words[0] if len(words) == 1 and words[0] in known else None


def _origin(
    claim: Claim, identity: Identity | None, source: _Source, report: Report | None, parties: Parties
) -> Origin:
    if identity is None:
        return _outlet(source, parties)
    if identity.sort is Sort.ANONYMOUS:
        return _make(identity, f"{_nameless_scope(claim, source, report, parties)} {identity.key}")
    return _make(identity, identity.key)


def _nameless_scope(claim: Claim, source: _Source, report: Report | None, parties: Parties) -> str:
    """Within what a nameless claimant is one: its report, or all reports of one relay's words of one day."""
    if not claim.relays:
        return f"report {source.report}"
    relay = identify(claim.relays[0].words, None, Context(), parties)
    day = claim.when.end or (report.published if report else None)
    return f"relay {relay.key} {day}" if day else f"report {source.report}"


def _outlet(source: _Source, parties: Parties) -> Origin:
    if source.voice is None:
        return Origin(id=_digest(f"report {source.report}"), name="the report itself", role=ClaimantRole.MEDIA)
    known = parties.named(party_key(source.voice))
    if len(known) == 1:
        party = known[0]
        return Origin(id=_digest(f"party {party.id}"), name=party.name, role=party.role, party=party.id)
    return Origin(id=_digest(f"outlet {fold(source.voice)}"), name=source.voice, role=ClaimantRole.MEDIA)


def _make(identity: Identity, key: str) -> Origin:
    return Origin(id=_digest(key), name=identity.name, role=identity.role, party=identity.party)


def _source(report: str, by_id: Mapping[str, Report], descent: Mapping[str, Descent]) -> _Source:
    """Follow copies back to the first report, and take the agency it credits for its voice."""
    seen = [report]
    agency = None
    while True:
        here = descent.get(seen[-1])
        agency = (here.agency if here else None) or agency
        if here is None or here.copy_of is None or here.copy_of in seen:
            break
        seen.append(here.copy_of)
    # a copy of something that copies it back: the least id stands for all of them
    first = min(seen) if descent.get(seen[-1]) and descent[seen[-1]].copy_of in seen else seen[-1]
    outlet = by_id[first].outlet if first in by_id else None
    return _Source(report=first, voice=agency or outlet)


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
