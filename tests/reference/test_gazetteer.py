"""The gazetteer file: what it finds, how it fails, how fast it opens."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.errors import MissingData
from fairwitness.model import PlacePrecision
from fairwitness.reference import Gazetteer
from fairwitness.reference.folding import fold, skeleton
from fairwitness.reference.layout import Record, assemble, name_offset, pack, unpack

GAZETTEER = Gazetteer.open()


@pytest.mark.parametrize(
    "name",
    ["Deir ez-Zor", "Deir al-Zour", "deir EZ zor", "Deir ez-Zor’s", "Dayr az Zawr"],
)
def test_spellings_meet(name: str) -> None:
    assert "Deir ez-Zor" in {place.name for place in GAZETTEER.lookup(name)}


def test_loose_spellings_meet_by_their_consonants() -> None:
    assert any(place.name == "Deir ez-Zor" for place in GAZETTEER.lookup_alike("Deyr Ezzor"))
    assert skeleton(fold("Khan Sheikhun")) == skeleton(fold("Khān Shaykhūn"))


def test_countries_come_first() -> None:
    first = GAZETTEER.lookup("Syria")[0]
    assert (first.country, first.precision, first.geonameid) == ("SY", PlacePrecision.COUNTRY, 163843)


def test_a_region_is_found_beside_its_town() -> None:
    kinds = {place.precision for place in GAZETTEER.lookup("Idlib")}
    assert {PlacePrecision.ADMIN1, PlacePrecision.TOWN} <= kinds


@pytest.mark.parametrize("name", ["", "   ", "’", "Zembrovalka", "'; drop table places; --", "\udcff", "a" * 100_000])
def test_unknown_names_find_nothing(name: str) -> None:
    assert GAZETTEER.lookup(name) == ()
    assert GAZETTEER.lookup_alike(name) == ()


def test_opening_costs_little() -> None:
    began = time.process_time()
    Gazetteer.open()
    assert time.process_time() - began < 0.05


def test_attribution_names_the_source() -> None:
    assert "GeoNames" in GAZETTEER.attribution
    assert "CC BY 4.0" in GAZETTEER.attribution


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match="install fairwitness again"):
        Gazetteer.open(tmp_path / "none.bin")


@pytest.mark.parametrize("content", [b"", b"not a gazetteer at all"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(content)
    with pytest.raises(MissingData):
        Gazetteer.open(path)


def test_a_record_comes_back_as_it_went() -> None:
    record = Record(
        name="Ḩamāh",
        geonameid=170017,
        latitude=-35.1318,
        longitude=None,
        population=460_602,
        region=7,
        precision=PlacePrecision.TOWN,
    )
    data = pack(record, 123_456)
    assert unpack(data, "Ḩamāh") == record
    assert name_offset(data) == 123_456


def test_a_file_of_our_own_is_read(tmp_path: Path) -> None:
    record = Record(
        name="Anytown",
        geonameid=None,
        latitude=1.5,
        longitude=2.5,
        population=0,
        region=0,
        precision=PlacePrecision.TOWN,
    )
    about: dict[str, object] = {"countries": {}, "capitals": {}, "regions": [["XX", "Anywhere"]], "attribution": "ours"}
    path = tmp_path / "small.bin"
    path.write_bytes(assemble([record], [("anytown", 0)], about))
    place = Gazetteer.open(path).lookup("ANYTOWN")[0]
    assert (place.name, place.admin1, place.latitude, place.population) == ("Anytown", "Anywhere", 1.5, None)


@given(st.text(max_size=80))
def test_folding_is_settled(name: str) -> None:
    assert isinstance(skeleton(fold(name)), str)
    GAZETTEER.lookup(name)
