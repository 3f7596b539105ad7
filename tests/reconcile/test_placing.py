"""Placing: names that their own report leaves open lie where other claims put them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.reconcile.where import Where, is_one_name, where_fit

BORNO = Place(
    name="Borno State", geonameid=None, latitude=11.5, longitude=13.0, country="NG", admin1="Borno State",
    precision=PlacePrecision.ADMIN1, population=4_000_000,
)  # fmt: skip
TOWN = Place(
    name="Derfa", geonameid=7, latitude=11.8, longitude=13.1, country="NG", admin1="Borno State",
    precision=PlacePrecision.TOWN, population=600_000,
)  # fmt: skip
PART = Place(
    name="Derfa", geonameid=7, latitude=11.8, longitude=13.1, country="NG", admin1="Borno State",
    precision=PlacePrecision.NEAR_TOWN, population=600_000,
)  # fmt: skip
SOMEWHERE = Place(
    name="Umba", geonameid=None, latitude=None, longitude=None, country="NG", admin1=None,
    precision=PlacePrecision.COUNTRY,
)  # fmt: skip
DISTRICT = Place(
    name="Gol", geonameid=None, latitude=11.9, longitude=13.4, country="NG", admin1="Borno State",
    precision=PlacePrecision.ADMIN2, population=90_000,
)  # fmt: skip
BESIDE = Place(
    name="Umba", geonameid=None, latitude=None, longitude=None, country="NG", admin1="Borno State",
    precision=PlacePrecision.NEAR_TOWN,
)  # fmt: skip

QUARTER = replace(TOWN, name="Saint Ann", geonameid=8, latitude=11.81, population=9_000)
IN_DISTRICT = replace(BESIDE, precision=PlacePrecision.ADMIN2, district="Gol")


def at(words: str, place: Place | None) -> Where:
    return Where.of([PlaceMention(words=Span(start=0, end=len(words), words=words), place=place)])


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (at("Umba", None), at("Borno", BORNO), "crossing"),
        (at("Umba", SOMEWHERE), at("Borno", BORNO), "crossing"),
        (at("Umba", BESIDE), at("Borno", BORNO), "inside"),
        (at("Umba", BESIDE), at("Gol", DISTRICT), "crossing"),
        (at("Umba", IN_DISTRICT), at("Gol", DISTRICT), "inside"),
        (at("Umba", IN_DISTRICT), at("Rann", replace(DISTRICT, name="Rann")), "apart"),
        (at("Umba", IN_DISTRICT), at("Borno", BORNO), "inside"),
        (at("Umba", IN_DISTRICT), at("Umba", BESIDE), "same"),
        (at("Umba", None), at("Derfa", TOWN), "apart"),
        (at("Umba", BESIDE), at("Derfa", TOWN), "apart"),
        (at("Kanti", PART), at("Derfa", TOWN), "inside"),
        (at("Kanti", PART), at("Sabu", PART), "distinct"),
        (at("Kanti", PART), at("the Kanti quarter", PART), "same"),
        (at("Saint Ann station", QUARTER), at("Derfa", TOWN), "inside"),
        (at("Derfa", TOWN), at("Saint Ann", QUARTER), "contains"),
        (at("Saint Ann", replace(QUARTER, latitude=11.85)), at("Derfa", TOWN), "distinct"),
        (at("Umba camp", BESIDE), at("Umba", None), "same"),
    ],
)
def test_how_a_place_of_another_report_lies(one: Where, other: Where, fit: str) -> None:
    assert where_fit(one, other, is_near=False) == fit


def test_kinds_of_small_places_make_no_other_name() -> None:
    assert is_one_name("the Umba camp", "Umba")
    assert not is_one_name("Umba province", "Umba")
