"""How two scopes lie to each other: places, days, victims and means."""

from dataclasses import replace

import pytest

from fairwitness.model import Place, PlaceMention, PlacePrecision, Span
from fairwitness.reconcile.scope import Fit, Scope, fit
from fairwitness.reconcile.where import Spot, Where, where_fit

CASES = [
    ({"where": ["Mosul"]}, {"where": ["Mosul"]}, Fit.SAME),
    ({"where": ["Mosul"]}, {}, Fit.SAME),
    ({"where": ["Mosul"]}, {"where": ["Erbil"]}, Fit.DISTINCT),
    ({"where": ["Mosul"]}, {"where": ["Mosul", "Erbil"]}, Fit.INSIDE),
    ({"where": ["Mosul", "Erbil"]}, {"where": ["Mosul"]}, Fit.CONTAINS),
    ({"where": ["Tal Afar"]}, {"where": ["Nineveh province"]}, Fit.INSIDE),
    ({"when": "2016-10-17"}, {"when": "2016-10-17/2016-10-19"}, Fit.INSIDE),
    ({"when": "2016-10-17"}, {"when": "2016-10-18"}, Fit.APART),
    ({"when": "2016-10-17/2016-10-19"}, {"when": "2016-10-18/2016-10-20"}, Fit.CROSSING),
    ({"whom": "soldiers", "group": "combatants"}, {"whom": "villagers", "group": "civilians"}, Fit.APART),
    ({"whom": "soldiers", "group": "combatants"}, {"whom": "rebels", "group": "combatants"}, Fit.APART),
    ({"whom": "soldiers", "group": "combatants"}, {"whom": "people"}, Fit.NARROWER),
    ({"whom": "people"}, {"whom": "soldiers", "group": "combatants"}, Fit.WIDER),
    ({"whom": "women"}, {"whom": "men"}, Fit.APART),
    ({"whom": "children"}, {"whom": "women"}, Fit.APART),
    ({"whom": "others"}, {"whom": "women"}, Fit.SAME),
    ({"whom": "Iraqi troops"}, {"whom": "Turkish troops"}, Fit.DISTINCT),
    ({"act": "air strike"}, {"act": "shooting"}, Fit.DISTINCT),
    ({"act": "bombing"}, {"act": "suicide bombing"}, Fit.SAME),
    ({"act": "attack"}, {"act": "shooting"}, Fit.SAME),
    ({"when": "2016-10-17", "whom": "women"}, {"when": "2016-10-17/2016-10-19", "whom": "people"}, Fit.INSIDE),
    ({"when": "2016-10-17", "whom": "people"}, {"when": "2016-10-17/2016-10-19", "whom": "women"}, Fit.CROSSING),
    ({"where": ["Mosul", "Erbil"], "whom": "women"}, {"where": ["Mosul"], "whom": "people"}, Fit.CROSSING),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_scopes(one: dict, other: dict, expected: Fit, tell) -> None:
    left, right = (Scope.of(claim) for claim in tell([{"count": "3", **one}, {"count": "3", **other}]))
    assert fit(left, right) is expected


SINGLES = [
    ({"whom": "grandfather", "age": "elderly"}, {"whom": "her father", "age": "adults"}, Fit.SAME),
    ({"whom": "a boy"}, {"whom": "a woman"}, Fit.APART),
    ({"whom": "the nephew"}, {"whom": "the niece"}, Fit.APART),
    ({"whom": "the chief", "group": "combatants"}, {"whom": "she", "group": "civilians"}, Fit.SAME),
    ({"whom": "the chief", "group": "combatants"}, {"whom": "a nurse", "group": "civilians"}, Fit.APART),
]


@pytest.mark.parametrize(("one", "other", "expected"), SINGLES)
def test_two_single_persons(one: dict, other: dict, expected: Fit, tell) -> None:
    left, right = (Scope.of(claim) for claim in tell([{"count": "1", **one}, {"count": "1", **other}]))
    assert fit(left, right) is expected


def test_a_woman_and_her_son_are_no_women(tell) -> None:
    pair, child, women = tell(
        [
            {"count": "2", "whom": "a woman and her son"},
            {"count": "1", "whom": "a child"},
            {"count": "2", "whom": "women and girls"},
        ]
    )
    assert fit(Scope.of(child), Scope.of(pair)) is not Fit.APART
    assert fit(Scope.of(child), Scope.of(women)) is not Fit.APART
    assert Scope.of(women).whom.sex == "female"


def spot(
    name: str, precision: PlacePrecision, admin1: str | None, *, id_: int | None = 1, at: tuple | None = None
) -> Where:
    place = Place(
        name=name,
        geonameid=id_,
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        country="IQ",
        admin1=admin1,
        precision=precision,
    )
    return Where(spots=(Spot.of(PlaceMention(words=Span(start=0, end=len(name), words=name), place=place)),))


MOSUL = spot("Mosul", PlacePrecision.TOWN, "Nineveh", id_=1, at=(36.34, 43.13))
TAL_AFAR = spot("Tal Afar", PlacePrecision.TOWN, "Nineveh", id_=2, at=(36.38, 42.45))
BASRA = spot("Basra", PlacePrecision.TOWN, "Basra", id_=3, at=(30.5, 47.8))
NINEVEH = spot("Nineveh", PlacePrecision.ADMIN1, "Nineveh", id_=4)
IRAQ = spot("Iraq", PlacePrecision.COUNTRY, None, id_=5)
VILLAGE = spot("Badush", PlacePrecision.ADMIN1, "Nineveh", id_=None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MOSUL, MOSUL, "same"),
        (MOSUL, TAL_AFAR, "apart"),
        (MOSUL, BASRA, "apart"),
        (MOSUL, NINEVEH, "inside"),
        (NINEVEH, BASRA, "apart"),
        (IRAQ, BASRA, "contains"),
        (VILLAGE, NINEVEH, "inside"),
        (VILLAGE, MOSUL, "distinct"),
    ],
)
def test_resolved_places(one: Where, other: Where, expected: str) -> None:
    assert where_fit(one, other) == expected


class TestRegionsHaveNoId:
    def region(self, name: str = "Ituri", id_: int | None = None, **known: object) -> PlaceMention:
        place = Place(name=name, geonameid=id_, country="CD", admin1="Ituri", precision=PlacePrecision.ADMIN1,
                      **{"latitude": None, "longitude": None, **known})  # fmt: skip
        return PlaceMention(words=Span(start=0, end=len(name), words=name), place=place)

    def test_a_region_holds_the_village_placed_in_it(self) -> None:
        region, village = Where.of([self.region()]), Where.of([self.region("Djaba")])
        assert where_fit(region, village, is_near=False) == "contains"
        assert where_fit(village, region, is_near=False) == "inside"
        assert where_fit(region, Where.of([self.region(latitude=1.5, longitude=30.0)]), is_near=False) == "same"

    def test_a_name_put_into_no_more_than_a_country_is_what_others_call_so(self) -> None:
        vague = Place(name="Ituri", geonameid=None, latitude=None, longitude=None, country="CD", admin1=None,
                      precision=PlacePrecision.COUNTRY)  # fmt: skip
        named = Where.of([PlaceMention(words=Span(start=0, end=5, words="Ituri"), place=vague)])
        village = Where.of(
            [PlaceMention(words=Span(start=0, end=5, words="Djaba"), place=replace(vague, name="Djaba"))]
        )
        region = Where.of([self.region(id_=7)])
        assert where_fit(region, named, is_near=False) == "contains"
        assert where_fit(region, village, is_near=False) == "crossing"


def test_a_town_of_more_people_than_a_district_lies_in_another() -> None:
    district = spot("Sinjar", PlacePrecision.ADMIN2, "Nineveh", id_=None, at=(36.5, 42.0))
    small, large = (
        Where(spots=(replace(each, place=replace(each.place, population=people)),))
        for each, people in ((TAL_AFAR.spots[0], 80_000), (TAL_AFAR.spots[0], 300_000))
        if each.place
    )
    held = Where(spots=tuple(replace(s, place=replace(s.place, population=100_000)) for s in district.spots if s.place))
    assert (where_fit(small, held), where_fit(large, held)) == ("inside", "apart")


def test_an_area_called_alike_in_one_country_is_one() -> None:
    def called(words: str, name: str, country: str = "YE") -> Where:
        place = Place(name=name, geonameid=None, latitude=None, longitude=None, country=country, admin1=None,
                      precision=PlacePrecision.COUNTRY)  # fmt: skip
        return Where.of([PlaceMention(words=Span(start=0, end=len(words), words=words), place=place)])

    coast = called("Yemen's coast", "coast")
    assert where_fit(coast, called("the coast", "coast"), is_near=False) == "same"
    assert where_fit(coast, called("the coast", "coast", "OM"), is_near=False) == "apart"
    assert where_fit(coast, called("the border", "border"), is_near=False) != "same"


@pytest.mark.parametrize(
    ("words", "is_near", "expected"),
    [
        ("army-held part of Nord province", False, "crossing"),
        ("army-held part of Nord province", True, "contains"),
        ("Nord province", False, "contains"),
    ],
)
def test_a_part_of_a_region_may_not_hold_a_town_of_it(words: str, is_near: bool, expected: str) -> None:
    """Who counts the part that an army holds has not counted the towns beyond the front."""
    shared = {"geonameid": None, "latitude": None, "longitude": None, "country": "XA", "admin1": "Nord"}
    region = Place(name="Nord", precision=PlacePrecision.ADMIN1, **shared)
    town = Place(name="Sotto", precision=PlacePrecision.TOWN, **{**shared, "geonameid": 7})
    wide = Where.of([PlaceMention(words=Span(start=0, end=len(words), words=words), place=region)])
    narrow = Where.of([PlaceMention(words=Span(start=0, end=5, words="Sotto"), place=town)])
    assert where_fit(wide, narrow, is_near=is_near) == expected
