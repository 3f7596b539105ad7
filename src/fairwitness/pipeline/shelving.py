"""Shelving: the ledger's shelf as linking sees it; names, keys and texts of what is kept there are known here only."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fairwitness.model import Origin
from fairwitness.pipeline.ties import (
    Cluster,
    Source,
    Strand,
    cluster_json,
    cluster_of,
    sources_json,
    sources_of,
    strands_json,
    strands_of,
)
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.shelf import Bonds, Ref, bonds_json, bonds_of, key_numbers, mentions_json, mentions_of
from fairwitness.store import Ledger, Put

STATE = ("state", "linking")
_MENTIONS, _SOURCES, _BONDS, _STRANDS = "mentions", "sources", "bonds", "strands"
_INCIDENTS, _FORMER = "incidents", "former"
_MOST = 8000  # mentions held in memory between portions of a long run
_PLACES = 1 << 16


class LedgerShelf:
    """Reads what is kept, and gathers what to change.

    Mentions and sources, which hold words, are kept under a report's own id: a redaction throws them away.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shelf = ledger.shelf
        self._view = ledger.view()
        self._read: OrderedDict[Ref, Mention] = OrderedDict()
        self._texts: list[tuple[str, str, str | None]] = []
        self._found: list[tuple[int, int]] = []
        self._lost: list[tuple[int, int]] = []

    def under(self, numbers: Iterable[int]) -> Iterable[Ref]:
        """The mentions found under any of these numbers."""
        owners = [divmod(owner, _PLACES) for owner in self._shelf.owners(numbers)]
        reports = self._view.recorded_at(sequence for sequence, _ in owners)
        return [Ref(reports[sequence], place) for sequence, place in owners if sequence in reports]

    def bonds(self, reports: Iterable[str]) -> Mapping[str, Bonds]:
        """The bonds of some reports."""
        return {name: bonds_of(name, text) for name, text in self._of(_BONDS, reports)}

    def mentions(self, wanted: Iterable[Ref]) -> Mapping[Ref, Mention]:
        """Some mentions; those last asked for are at hand."""
        listed = list(wanted)
        places: dict[str, list[int]] = {}
        for ref in listed:
            if ref not in self._read:
                places.setdefault(ref.report, []).append(ref.place)
        for report, text in self._shelf.get(_MENTIONS, places).items():
            for place, mention in mentions_of(text, places[report]).items():
                self._read[Ref(report, place)] = mention
        found = {ref: self._read[ref] for ref in listed if ref in self._read}
        for ref in found:
            self._read.move_to_end(ref)
        while len(self._read) > _MOST:
            self._read.popitem(last=False)
        return found

    def reports_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The report each claim was found in."""
        return self._view.reports_of(claims)

    def strands(self, reports: Iterable[str]) -> dict[str, dict[str, Strand]]:
        """The strands of the claims of some reports."""
        return {name: strands_of(text) for name, text in self._of(_STRANDS, reports)}

    def clusters(self, names: Iterable[str]) -> dict[str, Cluster]:
        """Some incidents by the id linking gave them."""
        return {name: cluster_of(name, text) for name, text in self._shelf.get(_INCIDENTS, names).items()}

    def all_clusters(self) -> Iterator[Cluster]:
        """All incidents."""
        return (cluster_of(name, text) for name, text in self._shelf.items(_INCIDENTS))

    def all_strands(self) -> Iterator[tuple[str, dict[str, Strand]]]:
        """The strands of all reports."""
        return ((key.removeprefix("of "), strands_of(text)) for key, text in self._shelf.items(_STRANDS))

    def sources(self, reports: Iterable[str]) -> dict[str, dict[str, Source]]:
        """Whom the claims of some reports go back to."""
        known: dict[tuple[Any, ...], Origin] = {}
        return {name: sources_of(text, known) for name, text in self._shelf.get(_SOURCES, reports).items()}

    def all_sources(self) -> Iterator[tuple[str, dict[str, Source]]]:
        """Whom the claims of all reports go back to."""
        known: dict[tuple[Any, ...], Origin] = {}
        return ((report, sources_of(text, known)) for report, text in self._shelf.items(_SOURCES))

    def formerly(self, name: str) -> str | None:
        """The incident that an id which it had before now leads to."""
        return self._shelf.get(_FORMER, [name]).get(name)

    def put_report(self, bonds: Bonds, mentions: tuple[Mention, ...], sequence: int) -> None:
        """Keep a report that was linked, or nothing of one that no claim stands in; `sequence` is its entry's."""
        report = bonds.report
        before = self._shelf.get(_MENTIONS, [report]).get(report)
        numbers = self._numbers(dict(enumerate(mentions)), sequence)
        held = set() if before is None else self._numbers(mentions_of(before), sequence)
        # words that a redaction threw away left their numbers behind: what is found now may be there from then
        self._lost += sorted(held ^ numbers)
        self._found += sorted(numbers - held)
        self.put_bonds(bonds)
        self._texts.append((_MENTIONS, report, mentions_json(mentions) if mentions else None))

    def put_bonds(self, bonds: Bonds) -> None:
        """Keep a report's bonds."""
        kept = bonds_json(bonds) if bonds.mentions or bonds.totals else None
        self._texts.append((_BONDS, f"of {bonds.report}", kept))

    def put_strands(self, report: str, strands: Mapping[str, Strand]) -> None:
        """Keep the strands of a report's claims."""
        self._texts.append((_STRANDS, f"of {report}", strands_json(strands) if strands else None))

    def put_sources(self, report: str, sources: Mapping[str, Source]) -> None:
        """Keep whom a report's claims go back to."""
        self._texts.append((_SOURCES, report, sources_json(sources) if sources else None))

    def put_cluster(self, name: str, cluster: Cluster | None) -> None:
        """Keep an incident, or nothing under its id."""
        self._texts.append((_INCIDENTS, name, cluster_json(cluster) if cluster else None))

    def put_former(self, name: str, incident: str | None) -> None:
        """Keep where an id an incident had before leads."""
        self._texts.append((_FORMER, name, incident))

    def save(self, before: str | None, after: str) -> bool:
        """Write all that is to be kept; False where another process has been faster."""
        put = Put(texts=self._texts, found=self._found, lost=self._lost)
        changed = {key for name, key, _ in self._texts if name == _MENTIONS}
        for ref in [ref for ref in self._read if ref.report in changed]:
            del self._read[ref]
        self._texts, self._found, self._lost = [], [], []
        return self._shelf.change(put, state=STATE, before=before, after=after)

    def _of(self, name: str, reports: Iterable[str]) -> Iterator[tuple[str, str]]:
        found = self._shelf.get(name, (f"of {report}" for report in reports))
        return ((key.removeprefix("of "), text) for key, text in found.items())

    def _numbers(self, mentions: Mapping[int, Mention], sequence: int) -> set[tuple[int, int]]:
        return {
            (number, sequence * _PLACES + place)
            for place, mention in mentions.items()
            if place < _PLACES
            for number in key_numbers(mention)
        }
