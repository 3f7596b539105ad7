"""Shelf: what linking keeps of a report, so that one new report is resolved with its neighbours alone in memory.

A store keeps, per report, one `Shelved` (as JSON by `shelved_json`) under the keys of `shelf_keys`; all of it is a view
that can be made anew from reports, claims and judgements.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from fairwitness.model import Act, Age, Group, Harm, Sex
from fairwitness.resolve.blocking import block_keys
from fairwitness.resolve.mention import Figure, Mention
from fairwitness.resolve.spots import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """That a mention of this report lies near one of another report, with the bits for their being one incident."""

    own: str
    other: str
    report: str
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A report's incidents, the ids of its totals, and whom its incidents are near."""

    report: str
    mentions: tuple[Mention, ...]
    totals: tuple[str, ...]
    near: tuple[Near, ...]


class Shelf(Protocol):
    """Where shelved reports are kept."""

    def under(self, keys: Iterable[str]) -> Iterable[str]:
        """The reports that share one of these keys."""

    def get(self, report: str) -> Shelved | None:
        """What is kept of a report."""

    def report_of(self, claim: str) -> str | None:
        """The report a claim stands in."""


def shelf_keys(mentions: Iterable[Mention]) -> frozenset[str]:
    """The keys a report is found under."""
    return frozenset(key for mention in mentions for key in block_keys(mention))


def shelved_json(shelved: Shelved) -> str:
    """Write a shelved report as JSON; the same report gives the same bytes."""
    data = {
        "report": shelved.report,
        "mentions": [_mention_data(mention) for mention in shelved.mentions],
        "totals": shelved.totals,
        "near": [[near.own, near.other, near.report, near.bits] for near in shelved.near],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def shelved_of(text: str) -> Shelved:
    """Read a shelved report back."""
    data = json.loads(text)
    return Shelved(
        report=data["report"],
        mentions=tuple(map(_mention, data["mentions"])),
        totals=tuple(data["totals"]),
        near=tuple(Near(own=own, other=other, report=of, bits=bits) for own, other, of, bits in data["near"]),
    )


def _mention_data(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "report": mention.report,
        "claims": mention.claims,
        "published": mention.published.isoformat() if mention.published else None,
        "is_main": mention.is_main,
        "days": sorted(day.isoformat() for day in mention.days),
        "is_span": mention.is_span,
        "other_days": sorted(day.isoformat() for day in mention.other_days),
        "spots": [_spot_data(spot) for spot in mention.spots],
        "acts": sorted(mention.acts),
        "sides": sorted(mention.sides),
        "figures": [[figure.harm, figure.low, figure.high] for figure in mention.figures],
        "ages": sorted(mention.ages),
        "groups": sorted(mention.groups),
        "sexes": sorted(mention.sexes),
        "stages": sorted(mention.stages),
        "victims": sorted(mention.victims),
        "named": sorted(mention.named),
        "names": mention.names,
        "words": mention.words,
    }


def _spot_data(spot: Spot) -> list[Any]:
    placed = [spot.geonameid, spot.latitude, spot.longitude, spot.country, spot.admin1, spot.rank]
    return [sorted(spot.words), *placed, spot.is_site, spot.is_city]


def _mention(data: dict[str, Any]) -> Mention:
    sets: dict[str, Any] = {name: frozenset(data.pop(name)) for name in ("sides", "ages", "victims", "named")}
    kinds = (("acts", Act), ("groups", Group), ("sexes", Sex), ("stages", Age))
    sets |= {name: frozenset(map(kind, data.pop(name))) for name, kind in kinds}
    sets |= {name: frozenset(map(date.fromisoformat, data.pop(name))) for name in ("days", "other_days")}
    published = data.pop("published")
    return Mention(
        claims=tuple(data.pop("claims")),
        published=date.fromisoformat(published) if published else None,
        spots=tuple(map(_spot, data.pop("spots"))),
        figures=tuple(Figure(harm=Harm(harm), low=low, high=high) for harm, low, high in data.pop("figures")),
        **sets,
        **data,
    )


def _spot(row: list[Any]) -> Spot:
    words, geonameid, latitude, longitude, country, admin1, rank, is_site, is_city = row
    return Spot(
        words=frozenset(words),
        geonameid=geonameid,
        latitude=latitude,
        longitude=longitude,
        country=country,
        admin1=admin1,
        rank=rank,
        is_site=is_site,
        is_city=is_city,
    )
