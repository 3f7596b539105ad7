"""Reprinting: reprints put where their originals stand, among the few incidents that a change can have reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fairwitness.pipeline.shelving import LedgerShelf
from fairwitness.pipeline.ties import Cluster, Strand
from fairwitness.resolve import Resolution, with_reprints
from fairwitness.store import View

Strands = dict[str, dict[str, Strand]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewoven:
    """The strands of some reports' claims, as they are kept and as they are now."""

    kept: Strands
    now: Strands


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """What became of incidents and of claims' parts in them: only what is not kept so already.

    `clusters` and `former` (which incident an id it had before leads to) are None where there is nothing any more.
    """

    clusters: Mapping[str, Cluster | None]
    former: Mapping[str, str | None]
    strands: Strands


def descendants(view: View, reports: Iterable[str]) -> set[str]:
    """All reports that go back to some, over any number of copies."""
    found: set[str] = set()
    waiting = set(reports)
    while waiting:
        copies = {copy for copy, original in view.repeating(waiting).items() if original in waiting}
        waiting = copies - found
        found |= copies
    return found


def regroup(
    shelf: LedgerShelf, view: View, changed: Mapping[str, Cluster | None], rewoven: Rewoven, start: Iterable[str]
) -> Regrouped:
    """Put reprints in their places again, given incidents that changed, and strands that may have.

    `start` names the incidents to begin with; those that claims repeated between them reach are looked at too.
    """
    reach = _Reach(shelf, view, changed, rewoven)
    reach.follow(set(start))
    return reach.regrouped()


class _Reach:
    def __init__(self, shelf: LedgerShelf, view: View, changed: Mapping[str, Cluster | None], rewoven: Rewoven) -> None:
        self._shelf = shelf
        self._view = view
        self._changed = changed
        self._strands = dict(rewoven.now)
        self._kept = dict(rewoven.kept)
        self._clusters: dict[str, Cluster] = {}
        self._of: dict[str, Strand] = {name: each for held in rewoven.now.values() for name, each in held.items()}

    def follow(self, waiting: set[str]) -> None:
        """Look at incidents, and at those that copies and originals of their claims are in."""
        while waiting:
            found = self._get(waiting)
            self._clusters |= found
            claims = {claim for each in found.values() for claim in each.linked.claims}
            reports = {report for each in found.values() for report in each.reports}
            copies = descendants(self._view, reports)
            self._load(reports | copies)
            originals = {root for claim in claims if (root := self._repeats(claim))}
            self._load(self._shelf.reports_of(originals - self._of.keys()).values())
            reached = {self._of[root].linked for root in originals if root in self._of}
            reached |= {
                each.linked
                for report in copies
                for each in self._strands.get(report, {}).values()
                if each.repeats in claims
            }
            waiting = {name for name in reached if name} - self._clusters.keys()

    def regrouped(self) -> Regrouped:
        """Reckon, and compare with what is kept."""
        ordered = sorted(self._clusters, key=lambda name: self._clusters[name].order)
        resolution = Resolution(
            incidents=tuple(self._clusters[name].linked for name in ordered),
            totals=tuple(sorted(name for name, each in self._of.items() if each.linked is None)),
            links=(),
            offers=(),
            overruled=(),
        )
        repeats = {name: each.repeats for name, each in self._of.items() if each.repeats is not None}
        done = with_reprints(resolution, repeats)
        shown = {incident.id: incident for incident in done.incidents}
        clusters = {name: replace(each, shown=shown.get(name)) for name, each in self._clusters.items()}
        before = self._shelf.clusters({*clusters, *self._changed})
        now: dict[str, Cluster | None] = {**dict.fromkeys(before), **clusters}
        return Regrouped(
            clusters={name: each for name, each in now.items() if before.get(name) != each},
            former=_former(before, [clusters[name] for name in ordered]),
            strands=self._rewoven(done.incident_of()),
        )

    def _rewoven(self, incident_of: Mapping[str, str]) -> Strands:
        changed: Strands = {}
        for report, held in self._strands.items():
            now = {name: self._shown(name, each, incident_of) for name, each in held.items()}
            if now != self._kept.get(report, {}):
                changed[report] = now
        return changed

    def _shown(self, name: str, strand: Strand, incident_of: Mapping[str, str]) -> Strand:
        is_reached = strand.linked is None or strand.linked in self._clusters
        return replace(strand, incident=incident_of.get(name)) if is_reached else strand

    def _get(self, names: Iterable[str]) -> dict[str, Cluster]:
        listed = set(names)
        found = {name: self._changed[name] for name in listed & self._changed.keys()}
        kept = self._shelf.clusters(listed - found.keys())
        return kept | {name: each for name, each in found.items() if each}

    def _load(self, reports: Iterable[str]) -> None:
        missing = set(reports) - self._strands.keys()
        loaded = self._shelf.strands(missing)
        self._kept |= loaded
        self._strands |= loaded
        for held in loaded.values():
            self._of |= held

    def _repeats(self, claim: str) -> str | None:
        return self._of[claim].repeats if claim in self._of else None


def _former(before: Mapping[str, Cluster], after: Iterable[Cluster]) -> dict[str, str | None]:
    """Where former ids lead; of several incidents the first."""
    held = {old: name for name, each in before.items() if each.shown for old in each.shown.formerly}
    now: dict[str, str] = {}
    for each in after:
        if each.shown:
            for old in each.shown.formerly:
                now.setdefault(old, each.shown.id)
    gone: dict[str, str | None] = dict.fromkeys(held.keys() - now.keys())
    return gone | now
