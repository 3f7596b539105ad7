"""The gazetteer: every place of 500 and more inhabitants, the districts, regions and countries above them."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from fairwitness.errors import MissingData
from fairwitness.model import Place, PlacePrecision
from fairwitness.reference import layout
from fairwitness.reference.folding import fold, skeleton, spellings

_MOST_CACHED = 20_000


class Gazetteer:
    """Look places up by name, straight from the file: opening reads the header only.

    `Gazetteer.open().lookup("Deir al-Zour")` gives every place of that name, countries and regions first, then by
    number of inhabitants. Nothing is ever guessed: an unknown name gives an empty tuple.
    """

    def __init__(self, data: mmap.mmap | bytes, *, origin: str) -> None:
        if data[:8] != layout.MAGIC:
            raise MissingData(
                f"{origin} is not a gazetteer of this version: build it again with fairwitness.reference.build"
            )
        head_end = 12 + int.from_bytes(data[8:12], "little")
        self._data = data
        self._header = json.loads(data[12:head_end])
        self._keys = head_end
        self._places = self._keys + self._header["keys"] * layout.KEY
        self._names = self._places + self._header["places"] * layout.RECORD
        self._cache: dict[str, tuple[Place, ...]] = {}

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open a gazetteer file, or the one the package ships."""
        where = path or Path(str(files("fairwitness.reference") / "places.bin"))
        try:
            with where.open("rb") as handle:
                return cls(mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ), origin=str(where))
        except (OSError, ValueError) as cause:
            raise MissingData(f"no gazetteer at {where}: install fairwitness again, or build the file") from cause

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, however it is spelt; largest areas first, then by population."""
        keys = dict.fromkeys(filter(None, spellings(fold(name))))
        return next(filter(None, map(self._find, keys)), ())

    def lookup_alike(self, name: str) -> tuple[Place, ...]:
        """Places whose transliterated name has the same consonants: looser than `lookup`, for known names only."""
        bones = skeleton(fold(name))
        return self._find(f"~{bones}") if len(bones.replace(" ", "")) >= 3 else ()

    def country_name(self, code: str) -> str | None:
        """The English name of a country, given its ISO 3166 code."""
        name: str | None = self._header["countries"].get(code)
        return name

    def capital(self, code: str | None) -> str | None:
        """The name of a country's capital, given its ISO 3166 code."""
        name: str | None = self._header["capitals"].get(code)
        return name

    @property
    def attribution(self) -> str:
        """Whose data these are, as their licence asks us to say."""
        return str(self._header["attribution"])

    def _find(self, key: str) -> tuple[Place, ...]:
        found = self._cache.get(key)
        if found is None:
            found = tuple(sorted(map(self._place, self._numbers(key)), key=_largest_first))
            if len(self._cache) < _MOST_CACHED:
                self._cache[key] = found
        return found

    def _numbers(self, key: str) -> Iterator[int]:
        wanted = layout.digest(key)
        low, high = 0, self._header["keys"]
        while low < high:
            middle = (low + high) // 2
            if self._key(middle)[: layout.DIGEST] < wanted:
                low = middle + 1
            else:
                high = middle
        while low < self._header["keys"] and (entry := self._key(low))[: layout.DIGEST] == wanted:
            yield int.from_bytes(entry[layout.DIGEST :], "big")
            low += 1

    def _key(self, number: int) -> bytes:
        start = self._keys + number * layout.KEY
        return self._data[start : start + layout.KEY]

    def _place(self, number: int) -> Place:
        start = self._places + number * layout.RECORD
        data = self._data[start : start + layout.RECORD]
        begin = self._names + layout.name_offset(data)
        record = layout.unpack(data, self._data[begin : self._data.find(b"\n", begin)].decode("utf-8"))
        country, admin1 = self._regions[record.region]
        return Place(
            name=record.name,
            geonameid=record.geonameid,
            latitude=record.latitude,
            longitude=record.longitude,
            country=country,
            admin1=None if record.precision is PlacePrecision.COUNTRY else admin1,
            precision=record.precision,
            population=record.population or None,
        )

    @cached_property
    def _regions(self) -> list[tuple[str | None, str | None]]:
        return [(country, admin1) for country, admin1 in self._header["regions"]]


def _largest_first(place: Place) -> tuple[int, int, str, int]:
    area = {PlacePrecision.COUNTRY: 0, PlacePrecision.ADMIN1: 1}.get(place.precision, 2)
    return area, -(place.population or 0), place.name, place.geonameid or 0
