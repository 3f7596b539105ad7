"""Ties: what is worked out about claims, and the texts the ledger's shelf keeps it in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fairwitness.model import ClaimantRole, Incident, Origin, Ranks


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What is worked out about one claim: whom it goes back to, what it tells of, who did that, to whose people."""

    origin: Origin
    incident: str | None
    party: str | None
    ranks: Ranks | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """The ties of all claims, by claim id, and all incidents."""

    ties: Mapping[str, Tie]
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """A claim's part in incidents: the one it is linked to, the one it is in once reprints stand where originals do.

    None where it is a total. `repeats` is the original's claim that it says again.
    """

    linked: str | None
    incident: str | None
    repeats: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whom a claim goes back to, who did it, and to whose people."""

    origin: Origin
    party: str | None
    ranks: Ranks | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Claims that were linked to one incident, and the incident once reprints stand where their originals do.

    `order` puts incidents in order; `shown` None means that reprints left nothing here; `reports` are those told in.
    """

    order: str
    linked: Incident
    shown: Incident | None
    reports: tuple[str, ...]


def strands_json(strands: Mapping[str, Strand]) -> str:
    """Write a report's strands."""
    return _json([[name, each.linked, each.incident, each.repeats] for name, each in sorted(strands.items())])


def strands_of(text: str) -> dict[str, Strand]:
    """Read a report's strands back, by claim id."""
    rows = json.loads(text)
    return {name: Strand(linked=linked, incident=shown, repeats=repeats) for name, linked, shown, repeats in rows}


def sources_json(sources: Mapping[str, Source]) -> str:
    """Write whom a report's claims go back to; an origin that several share is written once."""
    origins = sorted({_origin_row(source.origin) for source in sources.values()}, key=str)
    places = {origin: at for at, origin in enumerate(origins)}
    rows = [
        [name, places[_origin_row(each.origin)], each.party, _ranks_row(each.ranks)]
        for name, each in sorted(sources.items())
    ]
    return _json([origins, rows])


def sources_of(text: str, known: dict[tuple[Any, ...], Origin]) -> dict[str, Source]:
    """Read them back, by claim id; `known` origins are used again, so that each is held once."""
    listed, rows = json.loads(text)
    origins = [_origin(tuple(row), known) for row in listed]
    return {name: Source(origin=origins[at], party=party, ranks=_ranks(row)) for name, at, party, row in rows}


def cluster_json(cluster: Cluster) -> str:
    """Write an incident."""
    linked, shown = cluster.linked, cluster.shown
    other = None if shown == linked else [shown.claims, shown.formerly] if shown else []
    return _json([cluster.order, linked.claims, linked.formerly, cluster.reports, other])


def cluster_of(name: str, text: str) -> Cluster:
    """Read an incident back."""
    order, claims, formerly, reports, other = json.loads(text)
    linked = Incident(id=name, claims=tuple(claims), formerly=tuple(formerly))
    shown: Incident | None = linked
    if other is not None:
        shown = Incident(id=name, claims=tuple(other[0]), formerly=tuple(other[1])) if other else None
    return Cluster(order=order, linked=linked, shown=shown, reports=tuple(reports))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def _ranks_row(ranks: Ranks | None) -> list[object] | None:
    return [ranks.side, ranks.is_enemy, ranks.presumed] if ranks else None


def _ranks(row: Sequence[Any] | None) -> Ranks | None:
    return Ranks(side=row[0], is_enemy=row[1], presumed=row[2]) if row else None


def _origin_row(origin: Origin) -> tuple[str, str, str | None, str | None]:
    return origin.id, origin.name, origin.role, origin.party


def _origin(row: tuple[Any, ...], known: dict[tuple[Any, ...], Origin]) -> Origin:
    if row not in known:
        name, words, role, side = row
        known[row] = Origin(id=name, name=words, role=ClaimantRole(role) if role else None, party=side)
    return known[row]
