"""A region or a landscape told by its kind alone is wider than the sites in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.extract.areas import is_area
from fairwitness.model import HarmClaim, Report, Span
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader
from tests.extract.told import places

HERE: dict[str, Any] = {"quote": "Six people died", "cue": "died", "count": "Six", "places": ["Maiduguri"]}


def _seen(area: str) -> dict[str, Any]:
    return {"quote": "Ninety have been killed", "cue": "killed", "count": "Ninety", "places": [area]}


@pytest.mark.parametrize(
    ("area", "is_wide"),
    [("the state", True), ("country's interior", True), ("eastern desert", True), ("the area", False), ("shop", False)],
)
def test_a_region_or_a_landscape_is_an_area(area: str, is_wide: bool) -> None:
    assert is_area(Span.of(area, 0, len(area))) is is_wide


@pytest.mark.parametrize(
    ("first", "area", "where"),
    [
        ("in Maiduguri, Borno State", "the state", "Borno State"),
        ("in Maiduguri", "the state", "the state"),
        ("in Maiduguri, Borno State", "the eastern desert", "the eastern desert"),
        ("in Maiduguri, Borno State", "the market", "Maiduguri"),
    ],
)
def test_an_area_is_the_region_of_its_name_and_no_town_told_before(
    first: str, area: str, where: str, seeing_all: Callable[..., Reader]
) -> None:
    text = f"Six people died {first}. Ninety have been killed in {area} since May."
    assert places(text, seeing_all(HERE, _seen(area))) == [["Maiduguri"], [where]]


@pytest.mark.parametrize(("area", "admin1"), [("the state", "Borno State"), ("the eastern desert", None)])
def test_an_area_without_a_name_lies_where_the_named_places_do(
    area: str, admin1: str | None, seeing_all: Callable[..., Reader]
) -> None:
    text = f"Six people died in Maiduguri. Ninety have been killed in {area} since May."
    report = Report(id="r", outlet="Dunmore Post", title="Raids go on", text=text)
    claims = list(extract(report, reader=seeing_all(HERE, _seen(area)), gazetteer=Gazetteer.open()))
    assert isinstance(claims[-1], HarmClaim)
    place = claims[-1].places[0].place
    assert place is not None
    assert (place.country, place.admin1, place.latitude is None) == ("NG", admin1, admin1 is None)
