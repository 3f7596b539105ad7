"""Knowing: what the ledger holds, as filed claims: each with its report, its origin, its incident and who did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fairwitness.errors import NotOnRecord
from fairwitness.model import Claim, Descent, FiledClaim, HarmClaim, Incident, KeptClaim, KeptReport, Origin
from fairwitness.pipeline.ties import Tie, Tied, keep_ties, kept_ties
from fairwitness.reference.parties import Parties
from fairwitness.resolve import (
    Resolution,
    Resolver,
    origins_of_reprints,
    repeated,
    resolve_origins,
    with_reprints,
)
from fairwitness.resolve.claimants import Context, party_of
from fairwitness.resolve.credits import agency_of
from fairwitness.store import AsOf, Ledger, View

NOW = AsOf()
_Standing = list[tuple[KeptReport, tuple[KeptClaim, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Claims that stand, with all that is worked out about them, and the incidents they tell of."""

    filed: tuple[FiledClaim, ...]
    incidents: tuple[Incident, ...]

    def incident(self, name: str) -> Incident:
        """An incident by its id, by one it ever had, or by one of its claims; raises NotOnRecord."""
        for incident in self.incidents:
            if name == incident.id or name in incident.formerly or name in incident.claims:
                return incident
        raise NotOnRecord(f"incident {name}: there is none of that id, and no claim that belongs to one")


def know(ledger: Ledger, as_of: AsOf = NOW, parties: Path | None = None) -> Knowledge:
    """All that is known, or was known by a day of publication or a moment of record.

    What is known now is kept at hand between questions, and worked out anew when entries have come that bear on it;
    what was known then is worked out from what there was then, so that it never changes. `parties` is a table that
    extends the shipped one.
    """
    view = ledger.view(published=as_of.published, recorded=as_of.recorded)
    standing = _light(view)
    tied = kept_ties(ledger, parties) if as_of == NOW else None
    if tied is None:
        tied = _work_out(standing, view, parties)
        if as_of == NOW:
            keep_ties(ledger, parties, tied)
    filed = [_filed(kept, claim, tied.ties) for kept, claims in standing for claim in claims]
    return Knowledge(filed=tuple(each for each in filed if each), incidents=tied.incidents)


def bring_up_to_date(ledger: Ledger, parties: Path | None = None) -> bool:
    """Work out what is known now, where entries have come that bear on it; tells whether there was anything to do."""
    if kept_ties(ledger, parties, only_whether=True) is not None:
        return False
    view = ledger.view()
    keep_ties(ledger, parties, _work_out(_light(view), view, parties))
    return True


def resolver(ledger: Ledger, as_of: AsOf = NOW, parties: Path | None = None) -> Resolver:
    """All incidents open for questions about links and doubtful pairs."""
    view = ledger.view(published=as_of.published, recorded=as_of.recorded)
    return _resolver(_light(view), view, Parties.open(parties))


def _light(view: View) -> _Standing:
    """What stands, without the evidence behind each field, which is most of a claim and bears on nothing here."""
    return [(kept, tuple(map(_without_evidence, claims))) for kept, claims in view.standing()]


def _without_evidence(kept: KeptClaim) -> KeptClaim:
    claim = replace(kept.claim, evidence=())
    return replace(kept, claim=claim, original=claim)


def _work_out(standing: _Standing, view: View, parties: Path | None) -> Tied:
    table = Parties.open(parties)
    claims = [claim.claim for _, kept in standing for claim in kept]
    reports = _with_originals(standing, view)
    descents = [
        Descent(report=kept.report.id, copy_of=kept.reprint_of or kept.version_of, agency=agency_of(kept.report))
        for kept in reports
    ]
    # a newer version of a report says again what still stands, and no longer what does not
    repeats = repeated(claims, descents, view.judgements())
    resolution = with_reprints(_resolver(standing, view, table).resolution(), repeats)
    origins = origins_of_reprints(resolve_origins([kept.report for kept in reports], claims, descents, table), repeats)
    return Tied(ties=_ties(claims, origins, resolution, repeats, table), incidents=resolution.incidents)


def _resolver(standing: _Standing, view: View, parties: Parties) -> Resolver:
    made = Resolver(parties, view.judgements())
    for kept, claims in standing:
        made.add(kept.report, [claim.claim for claim in claims])
    return made


def _with_originals(standing: _Standing, view: View) -> list[KeptReport]:
    """The reports claims stand in, and those they were copied from, which may have no claims of their own."""
    known = {kept.report.id: kept for kept, _ in standing}
    wanted = {name for kept in known.values() for name in _originals(kept)} - known.keys()
    while wanted:
        found = [view.report(name) for name in sorted(wanted) if view.known([name])]
        known |= {kept.report.id: kept for kept in found}
        wanted = {name for kept in found for name in _originals(kept)} - known.keys()
    return list(known.values())


def _originals(kept: KeptReport) -> Iterator[str]:
    original = kept.reprint_of or kept.version_of
    if original:
        yield original


def _ties(
    claims: Sequence[Claim],
    origins: Mapping[str, Origin],
    resolution: Resolution,
    repeats: Mapping[str, str],
    parties: Parties,
) -> dict[str, Tie]:
    incident_of = resolution.incident_of()
    countries = _countries(claims)
    return {
        claim.id: Tie(
            origin=origins[claim.id],
            incident=incident_of.get(claim.id),
            party=_party(claim, countries.get(claim.report_id), parties),
            repeats=repeats.get(claim.id),
        )
        for claim in claims
    }


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


def _filed(kept: KeptReport, claim: KeptClaim, ties: Mapping[str, Tie]) -> FiledClaim | None:
    """A claim with its ties; None for one that came after they were worked out."""
    tie = ties.get(claim.claim.id)
    if tie is None:
        return None
    return FiledClaim(
        claim=claim.claim,
        report=kept.report,
        origin=tie.origin,
        incident=tie.incident,
        recorded=claim.recorded,
        party=tie.party,
        repeats=tie.repeats,
    )
