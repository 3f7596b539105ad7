"""Knowing: what the ledger holds, as filed claims: each with its report, its origin, its incident and who did it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairwitness.errors import NotOnRecord
from fairwitness.model import FiledClaim, Incident, KeptClaim, KeptReport
from fairwitness.pipeline.linking import Standing, bring_up_to_date, without_evidence
from fairwitness.pipeline.parting import parted
from fairwitness.pipeline.shelving import LedgerShelf
from fairwitness.pipeline.ties import Source, Strand, Tie, Tied
from fairwitness.pipeline.tracing import original_of, trace
from fairwitness.reconcile import placed
from fairwitness.reference.parties import Parties
from fairwitness.resolve import Resolver, with_reprints
from fairwitness.store import AsOf, Ledger, View

NOW = AsOf()


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
        raise not_on_record(name)


def not_on_record(name: str) -> NotOnRecord:
    """What to say where an incident is asked for that there is not."""
    return NotOnRecord(f"{name}: no incident, and no claim of one, has this id; `fairwitness incidents` lists them")


def know(ledger: Ledger, as_of: AsOf = NOW, parties: Path | None = None) -> Knowledge:
    """All that is known, or was known by a day of publication or a moment of record.

    What is known now is kept at hand between questions, and brought up to date where entries have come that bear on it;
    what was known then is worked out from what there was then, so that it never changes. `parties` is a table that
    extends the shipped one.
    """
    view = ledger.view(published=as_of.published, recorded=as_of.recorded)
    if as_of == NOW:
        bring_up_to_date(ledger, parties)
    standing = list(map(without_evidence, view.standing()))
    tied = kept_ties(ledger) if as_of == NOW else worked_out(standing, view, parties)
    filed = (_filed(kept, claim, tied.ties) for kept, claims in standing for claim in claims)
    told = (each for each in filed if each)
    return Knowledge(filed=placed(parted(told, view.judgements())), incidents=tied.incidents)


def know_incidents(ledger: Ledger, names: Iterable[str], parties: Path | None = None) -> Knowledge:
    """What is known now of some incidents, each named by its id, by one it ever had, or by one of its claims; no more.

    Raises NotOnRecord where there is none of a name.
    """
    bring_up_to_date(ledger, parties)
    shelf, view = LedgerShelf(ledger), ledger.view()
    found = {incident.id: incident for incident in (_incident(shelf, name) for name in names)}
    reports = set(view.reports_of(claim for incident in found.values() for claim in incident.claims).values())
    ties = _ties(shelf.strands(reports).values(), shelf.sources(reports).values())
    standing = sorted(map(without_evidence, view.standing_in(reports).values()), key=lambda each: each[0].sequence)
    filed = [_filed(kept, claim, ties) for kept, claims in standing for claim in claims]
    told = (each for each in filed if each and each.incident in found)
    return Knowledge(filed=placed(parted(told, view.judgements())), incidents=tuple(found.values()))


def kept_ties(ledger: Ledger) -> Tied:
    """What is kept of all claims and incidents."""
    shelf = LedgerShelf(ledger)
    ties = _ties((held for _, held in shelf.all_strands()), (held for _, held in shelf.all_sources()))
    clusters = sorted(shelf.all_clusters(), key=lambda each: each.order)
    return Tied(ties=ties, incidents=tuple(each.shown for each in clusters if each.shown))


def _ties(strands: Iterable[Mapping[str, Strand]], sources: Iterable[Mapping[str, Source]]) -> dict[str, Tie]:
    known = {name: strand for held in strands for name, strand in held.items()}
    return {
        name: Tie(
            origin=source.origin,
            incident=known[name].incident,
            party=source.party,
            ranks=source.ranks,
            repeats=known[name].repeats,
        )
        for held in sources
        for name, source in held.items()
        if name in known
    }


def _incident(shelf: LedgerShelf, name: str) -> Incident:
    """An incident by its id, by one it ever had, or by one of its claims."""
    strands = shelf.strands(shelf.reports_of([name]).values())
    told = {held[name].incident for held in strands.values() if name in held}
    for each in (name, shelf.formerly(name), *told):
        cluster = shelf.clusters([each]).get(each) if each else None
        if cluster and cluster.shown:
            return cluster.shown
    raise not_on_record(name)


def resolver(ledger: Ledger, as_of: AsOf = NOW, parties: Path | None = None) -> Resolver:
    """All incidents open for questions about links and doubtful pairs."""
    view = ledger.view(published=as_of.published, recorded=as_of.recorded)
    return _resolver(map(without_evidence, view.standing()), view, Parties.open(parties))


def worked_out(standing: Sequence[Standing], view: View, parties: Path | None) -> Tied:
    """The ties of all claims and all incidents, worked out from nothing but what stands."""
    table = Parties.open(parties)
    claims = [claim.claim for _, kept in standing for claim in kept]
    traced = trace(_with_originals(standing, view), claims, list(view.judgements()), table)
    resolution = with_reprints(_resolver(standing, view, table).resolution(most_offers=0), traced.repeats)
    incident_of = resolution.incident_of()
    ties = {
        claim.id: Tie(
            origin=traced.origins[claim.id],
            incident=incident_of.get(claim.id),
            party=traced.parties.get(claim.id),
            ranks=traced.ranks.get(claim.id),
            repeats=traced.repeats.get(claim.id),
        )
        for claim in claims
    }
    return Tied(ties=ties, incidents=resolution.incidents)


def _resolver(standing: Iterable[Standing], view: View, parties: Parties) -> Resolver:
    made = Resolver(parties, view.judgements())
    for kept, claims in standing:
        made.add(kept.report, [claim.claim for claim in claims])
    return made


def _with_originals(standing: Iterable[Standing], view: View) -> list[KeptReport]:
    """The reports claims stand in, and those they were copied from, which may have no claims of their own."""
    known = {kept.report.id: kept for kept, _ in standing}
    wanted = {name for kept in known.values() if (name := original_of(kept))} - known.keys()
    while wanted:
        found = [view.report(name) for name in sorted(wanted) if view.known([name])]
        known |= {kept.report.id: kept for kept in found}
        wanted = {name for kept in found if (name := original_of(kept))} - known.keys()
    return list(known.values())


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
        ranks=tie.ranks,
        repeats=tie.repeats,
    )
