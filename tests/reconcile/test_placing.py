"""Placing: names that their own report leaves open lie where other claims put them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.reconcile import placed, toll
from fairwitness.reconcile.where import Spot, Where, is_one_name, where_fit

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


def lands_of(file, *reports: tuple[str, list[str]]) -> dict[str, frozenset[str]]:
    """File a claim for each place of each report, and give the countries each can lie in, by its words."""
    claims = [
        {"outlet": outlet, "on": "2014-05-01", "claims": [{"count": "3", "where": [name]} for name in names]}
        for outlet, names in reports
    ]
    return {mention.words.words: each.lands for each in placed(file(claims)) for mention in each.claim.places}


def test_a_village_nobody_can_find_lies_in_a_country_its_report_tells_of_or_in_one_beside_it(file) -> None:
    lands = lands_of(file, ("Radio North", ["Umba", "Derfa @ Borno State / NG"]))
    assert lands["Umba"] == frozenset({"NG", "BJ", "CM", "NE", "TD"})
    (umba,) = Where.of([PlaceMention(words=Span(start=0, end=4, words="Umba"))], lands["Umba"]).spots
    assert umba.is_abroad(Spot.of(PlaceMention(words=Span(start=0, end=5, words="Sudan"), place=country("SD"))))
    for near in ("NG", "TD"):
        assert not umba.is_abroad(Spot.of(PlaceMention(words=Span(start=0, end=5, words="Chad"), place=country(near))))


def country(code: str) -> Place:
    return replace(SOMEWHERE, name=code, geonameid=1, country=code)


def test_a_report_that_places_nothing_tells_of_the_countries_in_which_others_have_its_names(file) -> None:
    others = ("B", ["Rigo", "Kulu @ Western / LK"])
    assert lands_of(file, ("A", ["Umba", "Rigo"]), others)["Umba"] == frozenset({"LK"})
    assert lands_of(file, ("A", ["Umba"]), others)["Umba"] == frozenset()


def test_an_unknown_village_of_one_war_leaves_the_toll_of_another_as_it_is(file, ask) -> None:
    first = {"outlet": "A", "on": "2014-05-02", "claims": [{"count": "4", "where": ["Kulu @ Western / LK"]}]}
    other = {
        "outlet": "B",
        "on": "2014-05-02",
        "claims": [{"count": "9+", "where": ["Umba"]}, {"count": "2", "where": ["Derfa @ Borno State / NG"]}],
    }
    found = toll(placed(file([first, other])), ask({"place": "Western @@ LK"}))
    assert (found.low, found.high) == (4, 4)
