"""The place a user means, where several have one name: what the claims speak of most."""

from dataclasses import replace

import pytest

from fairwitness.errors import InputError
from fairwitness.model import (
    FiledClaim,
    Harm,
    HarmClaim,
    Kind,
    Origin,
    Place,
    PlaceMention,
    PlacePrecision,
    Report,
    Span,
)
from fairwitness.pipeline.place_asked import place_of
from fairwitness.reference.gazetteer import Gazetteer


def told(words: str, place: Place | None) -> FiledClaim:
    span = Span(start=0, end=len(words), words=words)
    claim = HarmClaim(
        id=words,
        report_id="r",
        kind=Kind.HARM,
        quote=span,
        cue=span,
        harm=Harm.KILLED,
        places=(PlaceMention(words=span, place=place),),
    )
    report = Report(id="r", title="", text=words)
    return FiledClaim(claim=claim, report=report, origin=Origin(id="o", name="o"))


def test_the_region_the_claims_speak_of_goes_before_its_town() -> None:
    gazetteer = Gazetteer.open()
    named = gazetteer.lookup("Gaza")
    strip = next(place for place in named if place.precision is PlacePrecision.ADMIN1 and place.country == "PS")
    town = next(place for place in named if place.precision is PlacePrecision.TOWN and place.country == "PS")
    filed = [told("Gaza Strip", strip), told("the Strip", strip), told("Gaza", town)]
    assert place_of("Gaza", filed, gazetteer).place == strip
    assert place_of("Gaza", [*filed, *[told("Gaza", town)] * 2], gazetteer).place == town


def test_a_district_that_claims_put_villages_in_goes_before_the_town_of_its_name() -> None:
    gazetteer = Gazetteer.open()
    named = gazetteer.lookup("Bandarban")
    district = next(place for place in named if place.precision is PlacePrecision.ADMIN2)
    town = next(place for place in named if place.precision is PlacePrecision.TOWN)
    village = Place(
        name="Umba", geonameid=None, latitude=None, longitude=None, country="BD", admin1=district.admin1,
        precision=PlacePrecision.ADMIN2, district="Bandarban",
    )  # fmt: skip
    assert place_of("Bandarban", [told("Umba", village)], gazetteer).place == district
    assert place_of("Bandarban", [told("Umba", village), told("Bandarban", town)], gazetteer).place == town
    villages = [told(name, replace(village, name=name)) for name in ("Umba", "Lakhyong")]
    assert place_of("Bandarban", [*villages, told("Bandarban", town)], gazetteer).place == district
    assert place_of("Bandarban", [*villages, *[told("Bandarban", town)] * 3], gazetteer).place == town


def test_a_bare_name_is_the_region_that_claims_call_so_where_none_means_a_namesake() -> None:
    gazetteer = Gazetteer.open()
    namesake = gazetteer.lookup("Tyrone")[0]
    county, town = told("County Tyrone", None), told("Dungannon", gazetteer.lookup("Dungannon")[0])
    asked = place_of("Tyrone", [county, town], gazetteer)
    assert (asked.words.words, asked.place) == ("County Tyrone", None)
    assert place_of("Tyrone", [county, told("Tyrone", namesake)], gazetteer).place == namesake
    assert place_of("Tyrone, US", [county, town], gazetteer).place == namesake
    assert place_of("Tyrone, United States", [county, town], gazetteer).place == namesake
    assert place_of("Tyrone, us", [county, town], gazetteer).place == namesake
    assert place_of("Tyrone", [town], gazetteer).words.words == "Tyrone"


def test_a_land_is_told_by_its_name_or_its_people() -> None:
    gazetteer = Gazetteer.open()
    coast = Place(
        name="coast", geonameid=None, latitude=None, longitude=None, country="LY", admin1=None,
        precision=PlacePrecision.COUNTRY,
    )  # fmt: skip
    assert place_of("Libyan coast", [told("Libya's coast", coast)], gazetteer).place == coast


def test_a_slip_of_the_pen_is_no_unknown_place() -> None:
    filed = [told("Kfar Umbala", None), told("Aleppo", None)]
    assert place_of("Kfar Umbala", filed, Gazetteer.open()).place is None
    assert place_of("Nirgendheim", filed, Gazetteer.open()).place is None
    with pytest.raises(InputError, match="claims speak of Kfar Umbala"):
        place_of("Kfr Umballa", filed, Gazetteer.open())


def test_what_claims_call_so_and_nobody_placed_goes_before_a_namesake_of_a_land_nobody_speaks_of() -> None:
    """Reports from Peru tell of "the camp"; Camp County lies in Texas."""
    gazetteer = Gazetteer.open()
    lima = gazetteer.lookup("Lima")[0]
    filed = [told("camp", None), told("Lima", lima)]
    assert place_of("camp", filed, gazetteer).place is None
    assert place_of("Camp, US", filed, gazetteer).place is not None
    dallas = next(place for place in gazetteer.lookup("Dallas") if place.country == "US")
    assert place_of("camp", [*filed, told("Dallas", dallas)], gazetteer).place is not None
