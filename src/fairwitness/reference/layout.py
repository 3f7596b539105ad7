"""The gazetteer's file: fixed-width records that are searched where they lie on disk, never loaded.

    8 bytes   magic
    4 bytes   length of the header
    header    JSON: counts, offsets, the table of regions, where the data come from
    keys      sorted records: digest of a folded name (5 bytes), number of the place (3 bytes)
    places    records of 19 bytes: geonameid, latitude and longitude, population, region, precision, offset of the name
    names     UTF-8, each ended by a newline

A digest of 40 bits over half a million names takes an unknown name for a known one about once in two million look-ups.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from fairwitness.model import PlacePrecision

MAGIC = b"FWPLACE1"
DIGEST = 5
KEY = DIGEST + 3
RECORD = 19
PRECISIONS = tuple(PlacePrecision)
_DEGREE = 10_000
_NO_PIN = -(1 << 23)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One place as the file holds it; `region` is its number in the header's table of regions."""

    name: str
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    population: int
    region: int
    precision: PlacePrecision


def digest(key: str) -> bytes:
    """Digest a folded name to the bytes it is sorted by."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


def pack(record: Record, name_offset: int) -> bytes:
    """Write one place as the bytes of its record."""
    return b"".join(
        (
            (record.geonameid or 0).to_bytes(3, "little"),
            _pack_degrees(record.latitude),
            _pack_degrees(record.longitude),
            record.population.to_bytes(4, "little"),
            record.region.to_bytes(2, "little"),
            PRECISIONS.index(record.precision).to_bytes(1, "little"),
            name_offset.to_bytes(3, "little"),
        )
    )


def unpack(data: bytes, name: str) -> Record:
    """Read one place back from the bytes of its record."""
    return Record(
        name=name,
        geonameid=int.from_bytes(data[0:3], "little") or None,
        latitude=_unpack_degrees(data[3:6]),
        longitude=_unpack_degrees(data[6:9]),
        population=int.from_bytes(data[9:13], "little"),
        region=int.from_bytes(data[13:15], "little"),
        precision=PRECISIONS[data[15]],
    )


def name_offset(data: bytes) -> int:
    """Where the record's name begins among the names."""
    return int.from_bytes(data[16:19], "little")


def assemble(records: Sequence[Record], keys: Iterable[tuple[str, int]], about: dict[str, object]) -> bytes:
    """Write the whole file: the same places and names give the same bytes."""
    entries = sorted({digest(key) + number.to_bytes(3, "big") for key, number in keys})
    names, offsets = _names(records)
    header = {"keys": len(entries), "places": len(records), **about}
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    packed = b"".join(pack(record, offsets[record.name]) for record in records)
    return b"".join((MAGIC, len(head).to_bytes(4, "little"), head, *entries, packed, names))


def _names(records: Iterable[Record]) -> tuple[bytes, dict[str, int]]:
    offsets: dict[str, int] = {}
    blob = bytearray()
    for record in records:
        if record.name not in offsets:
            offsets[record.name] = len(blob)
            blob += record.name.encode("utf-8") + b"\n"
    return bytes(blob), offsets


def _pack_degrees(value: float | None) -> bytes:
    return (_NO_PIN if value is None else round(value * _DEGREE)).to_bytes(3, "little", signed=True)


def _unpack_degrees(data: bytes) -> float | None:
    number = int.from_bytes(data, "little", signed=True)
    return None if number == _NO_PIN else number / _DEGREE
