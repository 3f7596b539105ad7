"""Place: what a place name resolves to in the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.model.vocabulary import PlacePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. Latitude and longitude are degrees (WGS 84), None where no honest pin exists.

    `geonameid` is None for a village the gazetteer lacks that is placed inside the region the text names.
    `country` is an ISO 3166 two-letter code; `admin1` the name of the first-level region.
    """

    name: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision
    population: int | None = None
