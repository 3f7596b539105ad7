"""Of several places and days pointed at, those that say where and when the harm was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairwitness.extract.setting import most_specific, names_only, near_the_likeliest, told_behind, told_together
from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.text.dates import find_times
from fairwitness.text.reader import Pointer

TEXT = (
    "On Friday in Gadarif province, at a market in the town of Doka not far away, and on Monday, after three weeks "
    "of talks, in Sudan"
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def place(name: str, precision: PlacePrecision, admin1: str | None = None) -> Place:
    return Place(
        name=name, geonameid=None, latitude=None, longitude=None, country="SD", admin1=admin1, precision=precision
    )


def test_the_larger_place_goes() -> None:
    town = PlaceMention(words=at("Doka"), place=place("Doka", PlacePrecision.TOWN, "Gadarif"))
    region = PlaceMention(words=at("Gadarif province"), place=place("Gadarif", PlacePrecision.ADMIN1))
    country = PlaceMention(words=at("Sudan"), place=replace(place("Sudan", PlacePrecision.COUNTRY), geonameid=366755))
    assert most_specific((region, town, country)) == (town,)
    assert most_specific((region,)) == (region,)


def test_a_city_holds_no_town_of_the_region_named_after_it() -> None:
    text = "In Gadarif city and Doka"
    city, town = (Span.of(text, text.index(name), text.index(name) + len(name)) for name in ("Gadarif city", "Doka"))
    listed = replace(place("Gadarif", PlacePrecision.TOWN, "Gadarif"), geonameid=1)
    gadarif = PlaceMention(words=city, place=listed)
    doka = PlaceMention(words=town, place=place("Doka", PlacePrecision.TOWN, "Gadarif"))
    assert most_specific((gadarif, doka)) == (gadarif, doka)
    bare = replace(gadarif, words=Span.of(text, city.start, city.start + len("Gadarif")))
    assert most_specific((bare, doka)) == (doka,)


def test_a_village_no_gazetteer_knows_holds_no_other() -> None:
    village = PlaceMention(words=at("Gadarif"), place=place("Gadarif Sharg", PlacePrecision.COUNTRY))
    other = PlaceMention(words=at("Doka"), place=place("Doka", PlacePrecision.ADMIN2, "Gadarif"))
    assert most_specific((village, other)) == (village, other)


def test_days_and_common_nouns_are_no_places() -> None:
    times = find_times(TEXT)
    assert names_only((at("Friday"), at("Doka")), times) == (at("Doka"),)
    assert names_only((at("a market"), at("Doka")), times) == (at("Doka"),)
    assert names_only((at("a market"),), times) == (at("a market"),)
    assert names_only(
        (at("Gadarif province, at a market in the town of Doka not far away, and on Monday"),), times
    ) == (at("Gadarif province, at a market in the town of Doka not far away, and"),)
    assert names_only((at("On Friday in Gadarif"),), times) == (at("On Friday in Gadarif"),)


def test_days_far_from_the_likeliest_go() -> None:
    pointers = (Pointer(span=at("Friday"), probability=0.6), Pointer(span=at("Monday"), probability=0.3))
    assert near_the_likeliest(pointers) == (at("Friday"),)
    assert near_the_likeliest(()) == ()


def test_places_told_in_one_breath_stay_and_second_guesses_go() -> None:
    def pointed(words: str, probability: float) -> Pointer:
        return Pointer(span=at(words), probability=probability)

    assert told_together([pointed("Doka", 0.5), pointed("a market", 0.3)]) == (at("a market"), at("Doka"))
    assert told_together([pointed("Doka", 0.5), pointed("Sudan", 0.4)]) == (at("Doka"),)
    assert told_together([Pointer(span=None, probability=0.5)]) == ()


@pytest.mark.parametrize(
    ("before", "quote", "after", "told"),
    [
        ("On Monday two men were hit; ", "nearly 400 have been shot", " since January of this year.", "since January"),
        ("He was taken on 5 May. ", "He was found dead", " today in a field.", "today"),
        ("", "Four hurt in Doka blast", "\n12 May 2016 Four were hurt", None),
        ("", "Four were hurt in the blast", ". Last week two died.", None),
        ("", "four were hurt in the blast", " Last week two died.", None),
        ("", "four were hurt", " in the blast on Friday.", None),
    ],
)
def test_the_day_right_behind_a_quote_is_its_own(before: str, quote: str, after: str, told: str | None) -> None:
    text = before + quote + after
    found = told_behind(text, Span.of(text, len(before), len(before) + len(quote)), find_times(text))
    assert (found and found.words.startswith(told or "?")) == (True if told else None)
