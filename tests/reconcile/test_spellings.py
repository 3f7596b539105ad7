"""Spellings: two villages the gazetteer lacks may be one where their names sound alike, which nobody knows."""

from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.reconcile.where import Where, where_fit


def village(name: str, region: str | None = None, *, geonameid: int | None = None) -> Where:
    place = Place(
        name=name,
        geonameid=geonameid,
        latitude=None,
        longitude=None,
        country="ET",
        admin1=region,
        precision=PlacePrecision.COUNTRY if geonameid is None else PlacePrecision.TOWN,
    )
    return Where.of([PlaceMention(words=Span(start=0, end=len(name), words=name), place=place)])


def test_villages_of_two_reports_that_sound_alike_may_be_one() -> None:
    assert where_fit(village("Debre Shekinna"), village("Debra Shekina"), is_near=False) == "crossing"


def test_others_are_apart() -> None:
    assert where_fit(village("Addis Shekinna"), village("Gondo Matari"), is_near=False) == "apart"


def test_a_town_the_gazetteer_knows_is_spelt_as_it_is() -> None:
    assert where_fit(village("Shekinna", geonameid=1), village("Shekina"), is_near=False) == "apart"
