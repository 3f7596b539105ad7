"""Shelf: what linking keeps of reports, so that a new one is linked with its neighbours alone in memory.

A store keeps, per report, its mentions (`mentions_json`), which hold words of it, and their bonds (`bonds_json`), which
hold ids only; each mention is found under the numbers of its keys. All of it is a view that can be made anew from
reports, claims and judgements.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple, Protocol

from fairwitness.model import Act, Age, Group, Harm, Sex
from fairwitness.resolve.blocking import block_keys
from fairwitness.resolve.mention import Figure, Mention
from fairwitness.resolve.rarity import rarity
from fairwitness.resolve.spots import Spot


class Near(NamedTuple):
    """A mention of another report that lies near, with the bits for the two being one incident."""

    other: str
    report: str
    bits: float


class Ref(NamedTuple):
    """Where a mention stands: in which report, as its how-manieth."""

    report: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A mention's claims, and what lies near it."""

    id: str
    claims: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonds:
    """The bonds of a report's mentions, in their order, and the ids of its totals."""

    report: str
    mentions: tuple[Bond, ...]
    totals: tuple[str, ...]


class Shelf(Protocol):
    """Where it is kept. What is not there is left out of answers."""

    def under(self, numbers: Iterable[int]) -> Iterable[Ref]:
        """The mentions found under any of these numbers; others may be among them."""

    def bonds(self, reports: Iterable[str]) -> Mapping[str, Bonds]:
        """The bonds of some reports."""

    def mentions(self, wanted: Iterable[Ref]) -> Mapping[Ref, Mention]:
        """Some mentions."""

    def reports_of(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The report each claim was found in."""


def key_numbers(mention: Mention) -> frozenset[int]:
    """The numbers a mention is found under: one a key, each of 63 bits."""
    return frozenset(map(_number, block_keys(mention)))


def _number(key: str) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def bonds_json(bonds: Bonds) -> str:
    """Write bonds as JSON; the same bonds give the same bytes."""
    return _json([[[bond.id, bond.claims, bond.near] for bond in bonds.mentions], bonds.totals])


def bonds_of(report: str, text: str) -> Bonds:
    """Read bonds back."""
    mentions, totals = json.loads(text)
    bonds = (
        Bond(id=name, claims=tuple(claims), near=tuple(Near(*each) for each in near)) for name, claims, near in mentions
    )
    return Bonds(report=report, mentions=tuple(bonds), totals=tuple(totals))


def mentions_json(mentions: Sequence[Mention]) -> str:
    """Write the mentions of a report as JSON; the same mentions give the same bytes."""
    return _json([_mention_data(mention) for mention in mentions])


def mentions_of(text: str, places: Iterable[int] | None = None) -> dict[int, Mention]:
    """Read a report's mentions back, or some of them only."""
    data = json.loads(text)
    wanted = range(len(data)) if places is None else places
    return {place: _mention(data[place]) for place in wanted if place < len(data)}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def _mention_data(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "report": mention.report,
        "claims": mention.claims,
        "published": mention.published.isoformat() if mention.published else None,
        "is_main": mention.is_main,
        "days": sorted(day.isoformat() for day in mention.days),
        "is_span": mention.is_span,
        "is_told": mention.is_told,
        "nights": sorted(day.isoformat() for day in mention.nights),
        "other_days": sorted(day.isoformat() for day in mention.other_days),
        "spots": [_spot_data(spot) for spot in mention.spots],
        "aliases": sorted(map(sorted, mention.aliases)),
        "sites": sorted(mention.sites),
        "acts": sorted(mention.acts),
        "sides": sorted(mention.sides),
        "figures": [_figure_data(figure) for figure in mention.figures],
        "combined": sorted(mention.combined),
        "ages": sorted(mention.ages),
        "groups": sorted(mention.groups),
        "sexes": sorted(mention.sexes),
        "stages": sorted(mention.stages),
        "victims": sorted(mention.victims),
        "named": sorted(mention.named),
        # how rare a word is, the shipped table tells
        "names": list(mention.names),
        "words": list(mention.words),
    }


def _figure_data(figure: Figure) -> list[Any]:
    return [figure.harm, figure.low, figure.high, sorted(figure.parts), sorted(figure.before)]


def _spot_data(spot: Spot) -> list[Any]:
    placed = [spot.geonameid, spot.latitude, spot.longitude, spot.country, spot.admin1, spot.rank]
    return [sorted(spot.words), *placed, spot.is_site, spot.is_street, spot.is_city, spot.is_part]


def _mention(data: dict[str, Any]) -> Mention:
    plain = ("sides", "sites", "combined", "ages", "victims", "named")
    sets: dict[str, Any] = {name: frozenset(data.pop(name)) for name in plain}
    kinds = (("acts", Act), ("groups", Group), ("sexes", Sex), ("stages", Age))
    sets |= {name: frozenset(map(kind, data.pop(name))) for name, kind in kinds}
    sets |= {name: frozenset(map(date.fromisoformat, data.pop(name))) for name in ("days", "nights", "other_days")}
    published = data.pop("published")
    aliases = data.pop("aliases")
    return Mention(
        claims=tuple(data.pop("claims")),
        published=date.fromisoformat(published) if published else None,
        spots=tuple(map(_spot, data.pop("spots"))),
        aliases=frozenset(map(frozenset, aliases)),
        figures=tuple(map(_figure, data.pop("figures"))),
        names={word: rarity(word) for word in data.pop("names")},
        words={word: rarity(word) for word in data.pop("words")},
        **sets,
        **data,
    )


def _figure(row: list[Any]) -> Figure:
    harm, low, high, parts, before = row
    return Figure(harm=Harm(harm), low=low, high=high, parts=frozenset(parts), before=frozenset(before))


def _spot(row: list[Any]) -> Spot:
    words, geonameid, latitude, longitude, country, admin1, rank, is_site, is_street, is_city, is_part = row
    return Spot(
        words=frozenset(words),
        geonameid=geonameid,
        latitude=latitude,
        longitude=longitude,
        country=country,
        admin1=admin1,
        rank=rank,
        is_site=is_site,
        is_street=is_street,
        is_city=is_city,
        is_part=is_part,
    )
