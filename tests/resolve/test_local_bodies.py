"""Whose a town's police, sheriff or health office is: the town's the words or the report name, and never a road's."""

import pytest

from fairwitness.model import ClaimantRole, Harm, HarmClaim, Kind, Place, PlaceMention, PlacePrecision, Span
from fairwitness.reference.parties import Parties
from fairwitness.resolve.claimants import identify
from fairwitness.resolve.contexts import context_of, contexts_of
from fairwitness.resolve.identity import Context

PARTIES = Parties.open()
NEAR, TOWN = PlacePrecision.NEAR_TOWN, PlacePrecision.TOWN


def claim(name: str, precision: PlacePrecision, number: int | None = None) -> HarmClaim:
    span = Span(start=0, end=len(name), words=name)
    where = Place(
        name=name, geonameid=number, latitude=None, longitude=None, country="NG", admin1="Kano State",
        precision=precision,
    )  # fmt: skip
    mention = PlaceMention(words=span, place=where)
    return HarmClaim(id=name, report_id="1", kind=Kind.HARM, quote=span, cue=span, places=(mention,), harm=Harm.KILLED)


def police(*claims: HarmClaim) -> str:
    context = context_of(claims[0], contexts_of(claims)["1"])
    return identify("police", ClaimantRole.POLICE, context, PARTIES).name


def test_a_road_or_car_park_no_gazetteer_has_has_no_police_of_its_own() -> None:
    assert police(claim("car park", NEAR), claim("Wudil", TOWN, 7)) == "police (wudil)"
    assert police(claim("A-237", NEAR), claim("Murtala Way", PlacePrecision.ADMIN2)) == "police (kano)"


def test_a_village_of_a_district_may_have() -> None:
    assert police(claim("Gidan Kara", PlacePrecision.ADMIN2), claim("Wudil", TOWN, 7)) == "police (gidan kara)"


@pytest.mark.parametrize(
    ("said", "role", "name"),
    [
        ("health office of the governorate", ClaimantRole.MEDIC, "health directorate (kano)"),
        ("health office of the district", ClaimantRole.MEDIC, "health directorate (wudil)"),
        ("Using Bichi Police Department", ClaimantRole.POLICE, "police (bichi)"),
        ("Kofar Drive.Bichi police", ClaimantRole.POLICE, "police (bichi)"),
        ("St. Bichi police", ClaimantRole.POLICE, "police (saint bichi)"),
        ("police on A-237", ClaimantRole.POLICE, "police (wudil)"),
    ],
)
def test_a_body_is_of_the_place_its_words_name(said: str, role: ClaimantRole, name: str) -> None:
    context = Context(country="NG", region="Kano State", town="Wudil")
    assert identify(said, role, context, PARTIES).name == name
