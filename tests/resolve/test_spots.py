"""How places lie to each other, among them those the gazetteer lacks."""

from __future__ import annotations

import pytest

from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.resolve.spots import Lie, Spot, lie, spot_of


def spot(words: str, name: str, *, region: str = "Upper Nile", pin: float | None = None, country: str = "SS") -> Spot:
    place = Place(
        name=name,
        geonameid=None if pin is None else int(pin * 1000),
        latitude=pin,
        longitude=None if pin is None else 32.0,
        country=country,
        admin1=region,
        precision=PlacePrecision.NEAR_TOWN if pin is None else PlacePrecision.TOWN,
    )
    return spot_of(PlaceMention(words=Span.of(words, 0, len(words)), place=place))


VILLAGE = spot("the village of Wau Kur", "Wau Kur")


@pytest.mark.parametrize(
    ("other", "how"),
    [
        (VILLAGE, Lie.SAME),
        (spot("Wau Kur", "Wau Kur"), Lie.SAME),
        (spot("Wau Kur", "Wau Kur", pin=9.5), Lie.SAME),
        (spot("Adok", "Adok"), Lie.REGION),
        (spot("Malakal", "Malakal", pin=9.5), Lie.REGION),
        (spot("Malakal market", "Malakal", pin=9.5), Lie.NEAR),
        (spot("Adok", "Adok", region="Unity"), Lie.APART),
        (spot("Wau Kur", "Wau Kur", country="SD"), Lie.APART),
    ],
)
def test_a_village_without_a_pin(other: Spot, how: Lie) -> None:
    assert lie(VILLAGE, other) is how
    assert lie(other, VILLAGE) is how


def test_towns_with_pins_are_told_apart_by_distance() -> None:
    here = spot("Malakal", "Malakal", pin=9.5)
    assert lie(here, spot("Kodok", "Kodok", pin=9.55)) is Lie.NEAR
    assert lie(here, spot("Renk", "Renk", pin=11.8)) is Lie.APART


def test_a_village_lies_in_its_country_and_in_no_other() -> None:
    land = Spot(words=frozenset({"sudan"}), country="SS", rank=3)
    assert lie(VILLAGE, land) is Lie.COUNTRY
    assert lie(VILLAGE, Spot(words=frozenset({"kenya"}), country="KE", rank=3)) is Lie.APART


def test_a_country_read_off_a_report_parts_no_villages_of_one_name() -> None:
    here = Spot(words=frozenset({"nyaung"}), country="MM", admin1="Rakhine")
    assert lie(here, Spot(words=frozenset({"nyaung"}), country="MY")) == Lie.SAME
    assert lie(here, Spot(words=frozenset({"nyaung"}), country="MY", admin1="Kedah")) == Lie.APART
    assert lie(here, Spot(words=frozenset({"nyaung", "bin"}), country="MY")) == Lie.APART


def test_a_district_is_much_of_the_town_it_is_named_after_and_no_other_town() -> None:
    district = Spot(words=frozenset({"malakal"}), country="SS", admin1="Upper Nile", rank=1)
    assert lie(district, spot("Malakal", "Malakal", pin=9.5)) is Lie.SAME_CITY
    assert lie(spot("Kodok", "Kodok", pin=9.9), district) is Lie.APART
    assert lie(district, spot("Malakal", "Malakal", pin=9.5, region="Unity")) is Lie.APART


def part(words: str, precision: PlacePrecision = PlacePrecision.NEAR_TOWN) -> Spot:
    place = Place(
        name="Juba",
        geonameid=7,
        latitude=4.85,
        longitude=31.6,
        country="SS",
        admin1="Central Equatoria",
        precision=precision,
        population=500_000,
    )
    return spot_of(PlaceMention(words=Span.of(words, 0, len(words)), place=place))


def test_a_part_of_a_city_told_by_name_is_one_place() -> None:
    quarter, city = part("the Gudele quarter of Juba"), part("Juba", PlacePrecision.TOWN)
    assert lie(quarter, part("Gudele")) is Lie.SAME
    assert lie(quarter, Spot(words=frozenset({"gudele"}))) is Lie.SAME
    assert lie(quarter, part("Munuki")) is Lie.SAME_CITY
    assert lie(quarter, city) is Lie.SAME_CITY
    assert lie(city, Spot(words=frozenset({"juba"}))) is Lie.SAME_CITY
    assert lie(part("outside Juba"), part("near Juba")) is Lie.SAME_CITY
    assert lie(part("her side of Juba"), part("her side of Juba")) is Lie.SAME_CITY
