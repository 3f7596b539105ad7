"""Linking: what is worked out about claims brought up to date, a portion of what changed at a time.

Only reports that entries have come about since the last time are linked, with their neighbours and with whatever hangs
together with them; the rest stays as it is kept. What comes of it is what linking everything anew would give.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from fairwitness import __version__
from fairwitness.model import Claim, Judgement, KeptClaim, KeptReport
from fairwitness.pipeline.reprinting import Regrouped, Rewoven, Strands, descendants, regroup
from fairwitness.pipeline.shelving import STATE, LedgerShelf
from fairwitness.pipeline.ties import Cluster, Source, Strand
from fairwitness.pipeline.tracing import Traced, original_of, trace
from fairwitness.reference.parties import Parties
from fairwitness.resolve.judged import Judged
from fairwitness.resolve.nearby import Relinked, relink
from fairwitness.store import Change, Ledger

_FORM = 8  # of what is kept; one more whenever that changes, so that what was kept before is worked out anew
_RULES = ("fairwitness.resolve", "fairwitness.reference")
_WRITTEN = (".py", ".toml", ".csv", ".tsv", ".json")
_PORTION = 200

Standing = tuple[KeptReport, tuple[KeptClaim, ...]]


def bring_up_to_date(ledger: Ledger, parties: Path | None = None) -> bool:
    """Work out what is known now, where entries have come that bear on it; tells whether there was anything to do."""
    return sum(link_portions(ledger, parties)) > 0


def link_portions(ledger: Ledger, parties: Path | None = None, size: int = _PORTION) -> Iterator[int]:
    """Do so a portion at a time, telling how many changes each held.

    Where this is cut short, the next time goes on after the last whole portion.
    """
    by, done = _by(parties), False
    while not done:
        before = _state(ledger)
        last = _last(before, by)
        if last is None:
            # another version, or another table of parties, worked out what is there
            ledger.shelf.clear()
            before, last = None, 0
        linker, done = None, True
        while changes := ledger.changes(last, size):
            linker = linker or _Linker(ledger, parties)
            last = changes[-1].sequence
            after = json.dumps([*by, last])
            if not linker.take(changes, before, after):
                done = False
                break
            before = after
            yield len(changes)


def is_up_to_date(ledger: Ledger, parties: Path | None = None) -> bool:
    """Tell whether no entries have come that bear on what is kept."""
    last = _last(_state(ledger), _by(parties))
    return last is not None and not ledger.changes(last, 1)


def without_evidence(standing: Standing) -> Standing:
    """What stands, without the evidence behind each field, which is most of a claim and bears on nothing here."""
    kept, claims = standing
    return kept, tuple(map(_light, claims))


def _light(kept: KeptClaim) -> KeptClaim:
    claim = replace(kept.claim, evidence=())
    return replace(kept, claim=claim, original=claim)


def _by(parties: Path | None) -> list[object]:
    table = sha256(parties.read_bytes()).hexdigest() if parties else None
    return [__version__, _FORM, _rules(), table]


@cache
def _rules() -> str:
    """Tell the rules of linking, code and tables, from others: what those made is worked out anew."""
    made = sha256()
    for package in _RULES:
        for each in sorted(files(package).iterdir(), key=lambda each: each.name):
            if each.name.endswith(_WRITTEN):
                made.update(f"{each.name}\0".encode() + each.read_bytes())
    return made.hexdigest()


def _state(ledger: Ledger) -> str | None:
    name, key = STATE
    return ledger.shelf.get(name, [key]).get(key)


def _last(state: str | None, by: list[object]) -> int | None:
    """The last entry that was worked in; None where what is kept was worked out otherwise."""
    if state is None:
        return 0
    *others, last = json.loads(state)
    return last if others == by and isinstance(last, int) else None


class _Linker:
    """Links portions of changes, one after the other."""

    def __init__(self, ledger: Ledger, parties: Path | None) -> None:
        self._parties = Parties.open(parties)
        self._view = ledger.view()
        self._shelf = LedgerShelf(ledger)
        self._judgements: list[Judgement] = []
        self._judged: Judged | None = None

    def take(self, changes: Sequence[Change], before: str | None, after: str) -> bool:
        """Work changes in; False where another process has been faster, and all has to be looked at again."""
        standing = {name: without_evidence(each) for name, each in self._changed(changes).items()}
        readings = [(kept.report, [each.claim for each in claims]) for kept, claims in standing.values()]
        linked = relink(self._shelf, readings, self._judged or Judged(), self._parties)
        for name, bonds in linked.bonds.items():
            if name in standing:
                self._shelf.put_report(bonds, linked.mentions[name], standing[name][0].sequence)
            else:
                self._shelf.put_bonds(bonds)
        family = self._family(standing)
        traced = self._traced(family)
        self._keep_sources(family, traced)
        self._keep(self._regrouped(linked, family, traced, standing.keys()))
        return self._shelf.save(before, after)

    def _changed(self, changes: Sequence[Change]) -> dict[str, Standing]:
        """The reports that changed, and those of claims that were judged."""
        pairs = [each.pair for each in changes if each.pair]
        if pairs or self._judged is None:
            self._judgements = list(self._view.judgements())
            self._judged = Judged.of(self._judgements)
        reports = {each.report for each in changes if each.report}
        reports |= set(self._view.reports_of(claim for pair in pairs for claim in pair).values())
        return self._view.standing_in(reports)

    def _family(self, standing: Mapping[str, Standing]) -> dict[str, Standing]:
        """The reports that changed, and those that go back to them and are linked already."""
        copies = descendants(self._view, standing) - standing.keys()
        linked = self._shelf.strands(copies)
        found = self._view.standing_in(linked)
        return {**standing, **{name: without_evidence(each) for name, each in found.items()}}

    def _traced(self, family: Mapping[str, Standing]) -> Traced:
        """Trace the claims of a family, with all the reports these were copied from."""
        known = dict(family)
        while missing := {name for kept, _ in known.values() if (name := original_of(kept))} - known.keys():
            found = self._view.standing_in(missing)
            if not found:
                break
            known |= found
        reports = [kept for kept, _ in known.values()]
        claims = [each.claim for _, held in known.values() for each in held]
        return trace(reports, claims, self._judgements, self._parties)

    def _keep_sources(self, family: Mapping[str, Standing], traced: Traced) -> None:
        for name, (_, claims) in family.items():
            self._shelf.put_sources(name, {c.claim.id: _source(c.claim, traced) for c in claims})

    def _regrouped(
        self, linked: Relinked, family: Mapping[str, Standing], traced: Traced, fresh: Iterable[str]
    ) -> Regrouped:
        """Put what was linked anew in the place of what is kept."""
        told_in = {report for each in linked.incidents for report in each.reports}
        kept = self._shelf.strands({*family, *told_in})
        incident_of = {claim: each.incident.id for each in linked.incidents for claim in each.incident.claims}
        strands: Strands = {name: _relinked(held, incident_of) for name, held in kept.items()}
        for name, (_, claims) in family.items():
            held, is_fresh = strands.get(name, {}), name in set(fresh)
            strands[name] = {
                each.claim.id: _strand(each.claim.id, held, incident_of, traced, is_fresh=is_fresh) for each in claims
            }
        changed: dict[str, Cluster | None] = {}
        touched = {*family, *told_in} & kept.keys()
        for name in touched:
            for claim, strand in kept[name].items():
                is_linked_anew = claim in incident_of or name in set(fresh)
                if strand.linked and is_linked_anew:
                    changed[strand.linked] = None
        for each in linked.incidents:
            changed[each.incident.id] = Cluster(
                order=each.order, linked=each.incident, shown=each.incident, reports=tuple(sorted(each.reports))
            )
        start = {name for name, each in changed.items() if each} | self._bases(strands, kept, family)
        return regroup(self._shelf, self._view, changed, Rewoven(kept=kept, now=strands), start)

    def _bases(self, strands: Strands, kept: Strands, family: Iterable[str]) -> set[str]:
        """The incidents a family's claims are in, and those they repeat or repeated claims of."""
        held = [each for name in family for each in (*strands[name].values(), *kept.get(name, {}).values())]
        roots = {each.repeats for each in held if each.repeats}
        reports = self._shelf.reports_of(roots)
        of = self._shelf.strands(set(reports.values()) - strands.keys()) | strands
        found = {each.linked for name in family for each in strands[name].values()}
        found |= {of[reports[root]][root].linked for root in roots if root in of.get(reports.get(root, ""), {})}
        return {name for name in found if name}

    def _keep(self, regrouped: Regrouped) -> None:
        for name, cluster in regrouped.clusters.items():
            self._shelf.put_cluster(name, cluster)
        for name, incident in regrouped.former.items():
            self._shelf.put_former(name, incident)
        for name, strands in regrouped.strands.items():
            self._shelf.put_strands(name, strands)


def _relinked(held: Mapping[str, Strand], incident_of: Mapping[str, str]) -> dict[str, Strand]:
    return {name: replace(each, linked=incident_of.get(name, each.linked)) for name, each in held.items()}


def _strand(
    claim: str, held: Mapping[str, Strand], incident_of: Mapping[str, str], traced: Traced, *, is_fresh: bool
) -> Strand:
    before = held[claim].linked if claim in held and not is_fresh else None
    linked = incident_of.get(claim, before)
    return Strand(linked=linked, incident=linked, repeats=traced.repeats.get(claim))


def _source(claim: Claim, traced: Traced) -> Source:
    name = claim.id
    return Source(origin=traced.origins[name], party=traced.parties.get(name), ranks=traced.ranks.get(name))
