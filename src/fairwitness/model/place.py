"""Place: what a place name resolves to in the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.model.vocabulary import PlacePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. Latitude and longitude are degrees (WGS 84), None where no honest pin exists.

    `geonameid` is None for a village the gazetteer lacks that is placed inside the region the text names.
    `country` is an ISO 3166 two-letter code; `admin1` the name of the first-level region; `district` that of the
    district which the report itself puts such a village in.
    """

    name: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: PlacePrecision
    population: int | None = None
    district: str | None = None

    def __hash__(self) -> int:
        # places are looked up by the thousand, and hardly two of one name and number differ in anything else
        return hash((self.name, self.geonameid))

    @property
    def is_unlisted(self) -> bool:
        """Tell whether the gazetteer lacks it: `precision` is then how wide the area is that it was placed in.

        Regions and districts of the gazetteer have no id either, yet a pin or inhabitants, or they are the region.
        """
        if self.geonameid is not None or self.latitude is not None or self.population is not None:
            return False
        return self.precision is not PlacePrecision.ADMIN1 or self.admin1 not in (self.name, None)
