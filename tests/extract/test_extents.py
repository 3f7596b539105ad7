"""A sum is of the place that holds all its parts; a mere "shop" is where the report says that it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, PlacePrecision, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader
from tests.extract.told import places

SUM: dict[str, Any] = {"quote": "killed 14 people in Kunduz", "cue": "killed", "count": "14", "victims": "people"}


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("9", "Kunduz"),
        ("14", "Khanabad"),
        ("20", "Kunduz"),
    ],
)
def test_a_number_larger_than_its_places_own_is_of_the_place_around(
    part: str, whole: str, seeing_all: Callable[..., Reader]
) -> None:
    text = f"Rockets killed 14 people in Kunduz province on Monday. In Khanabad {part} lives were lost."
    here = {"quote": f"{part} lives were lost", "cue": "lost", "count": part, "places": ["Khanabad"]}
    reader = seeing_all({**SUM, "places": ["Khanabad"]}, here)
    assert places(text, reader) == [[whole], ["Khanabad"]]


@pytest.mark.parametrize(("second", "whole"), [("Imam Sahib", "Kunduz"), ("Khanabad", "Khanabad")])
def test_a_place_around_is_summed_up_where_several_in_it_have_numbers(
    second: str, whole: str, seeing_all: Callable[..., Reader]
) -> None:
    text = f"Bombs fell in Kunduz and 14 people died. In Khanabad 9 lives were lost. In {second} 3 perished."
    here = {"quote": "9 lives were lost", "cue": "lost", "count": "9", "places": ["Khanabad"]}
    there = {"quote": "3 perished", "cue": "perished", "count": "3", "places": [second]}
    reader = seeing_all({**SUM, "quote": "14 people died", "cue": "died", "places": ["Khanabad"]}, here, there)
    assert places(text, reader)[0] == [whole]


def test_a_sum_without_a_place_around_it_keeps_what_was_pointed_at(seeing_all: Callable[..., Reader]) -> None:
    text = "Rockets killed 14 people on Monday. In Khanabad 9 lives were lost."
    here = {"quote": "9 lives were lost", "cue": "lost", "count": "9", "places": ["Khanabad"]}
    reader = seeing_all({**SUM, "quote": "killed 14 people", "places": ["Khanabad"]}, here)
    assert places(text, reader) == [["Khanabad"], ["Khanabad"]]


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("A rocket hit a bakery in Sabha.", "", "Sabha"),
        ("", "The bakery at Sabha was known for its rolls.", "Sabha"),
        ("Militiamen from Sabha shot at those who queued in Ghat.", "", "Ghat"),
    ],
)
def test_a_common_noun_stands_where_the_report_says(
    before: str, after: str, place: str, seeing: Callable[..., Reader]
) -> None:
    told = {"quote": "Six people died", "cue": "died", "count": "Six", "places": ["the bakery"]}
    assert places(f"{before} Six people died at the bakery. {after}", seeing(**told)) == [[place]]


def test_a_common_noun_is_of_the_place_of_the_claim_beside_it(seeing_all: Callable[..., Reader]) -> None:
    text = "Two men were shot dead at Ghat. Friends mourned. Six people died at the bakery."
    shot = {"quote": "Two men were shot dead at Ghat", "cue": "dead", "count": "Two", "places": ["Ghat"]}
    died = {"quote": "Six people died", "cue": "died", "count": "Six", "places": ["the bakery"]}
    assert places(text, seeing_all(shot, died)) == [["Ghat"], ["Ghat"]]


def test_a_common_noun_nobody_places_stays(seeing: Callable[..., Reader]) -> None:
    told = {"quote": "Six people died", "cue": "died", "count": "Six", "places": ["bakery"]}
    assert places("Six people died at the bakery.", seeing(**told)) == [["bakery"]]


def test_a_number_told_of_another_place_leaves_the_one_pointed_at(seeing_all: Callable[..., Reader]) -> None:
    text = "Mortars killed 14 people in Khanabad while 40 died in Baghlan."
    first = {"quote": "killed 14 people", "cue": "killed", "count": "14", "places": ["Baghlan"]}
    other = {"quote": "40 died in Baghlan", "cue": "died", "count": "40", "places": ["Baghlan"]}
    assert places(text, seeing_all(first, other)) == [["Khanabad"], ["Baghlan"]]


def test_a_toll_that_rose_is_of_its_place(seeing_all: Callable[..., Reader]) -> None:
    text = "A raid on Khanabad killed 5. Two died in Kunduz, which raises the toll to 7 in Kunduz papers."
    five = {"quote": "killed 5", "cue": "killed", "count": "5", "places": ["Khanabad"]}
    toll = {"quote": "raises the toll to 7", "cue": "toll", "count": "7", "places": ["Khanabad"]}
    assert places(text, seeing_all(five, toll)) == [["Khanabad"], ["Khanabad"]]


@pytest.mark.parametrize(
    ("sentence", "claimant", "place"),
    [
        ("In the southern town of Ghat gunmen shot six people dead.", None, "Ghat"),
        ("In Ghat, the mayor said six people were dead.", "mayor", "Sabha"),
        ("Six people were dead, the mayor said in Ghat.", "mayor", "Sabha"),
    ],
)
def test_a_place_that_opens_a_sentence_is_of_all_it_tells(
    sentence: str, claimant: str | None, place: str, seeing: Callable[..., Reader]
) -> None:
    quote = "Six people" if sentence.startswith("Six") else "six people"
    told = {"quote": quote, "cue": "dead", "count": quote[:3], "places": ["Sabha"], "claimant": claimant}
    assert places(f"{sentence} Fighting went on in Sabha.", seeing(**told)) == [[place]]


def test_the_whole_coast_is_of_the_one_country_told_of(seeing_all: Callable[..., Reader]) -> None:
    text = "Nine died in Sabha. The group, whose count for the whole coast stood at 72 dead, gave no names."
    nine = {"quote": "Nine died in Sabha", "cue": "died", "count": "Nine", "places": ["Sabha"]}
    all_of_it = {
        "quote": "count for the whole coast stood at 72 dead",
        "cue": "dead",
        "count": "72",
        "places": ["Sabha"],
    }
    report = Report(id="r", outlet="Dunmore Post", title="Shelling goes on", text=text)
    claims = extract(report, reader=seeing_all(nine, all_of_it), gazetteer=Gazetteer.open())
    ((coast,),) = [c.places for c in claims if isinstance(c, HarmClaim) and c.count.low == 72]
    assert coast.words.words == "coast"
    assert coast.place and (coast.place.country, coast.place.precision) == ("LY", PlacePrecision.COUNTRY)
    assert coast.place.is_unlisted, "the coast of a country is not the country"


@pytest.mark.parametrize(
    ("first", "second", "where"),
    [
        ("on 3 May 2012", "on 3 May 2012", ["Sabha"]),
        ("on 3 May 2012", "on 5 May 2012", []),  # on another day they may have been anywhere
    ],
)
def test_who_was_hurt_on_a_day_was_where_others_were_on_that_day(
    first: str, second: str, where: list[str], seeing_all: Callable[..., Reader]
) -> None:
    text = f"Six people died in Sabha {first}. Two men were hurt by glass {second}."
    six = {"quote": "Six people died in Sabha", "cue": "died", "count": "Six", "places": ["Sabha"], "times": [first]}
    two = {"quote": "Two men were hurt", "cue": "hurt", "count": "Two", "times": [second], "value": Harm.INJURED}
    assert places(text, seeing_all(six, two)) == [["Sabha"], where]
    held = {**two, "value": Harm.DETAINED}  # and who is held may be held anywhere
    assert places(text, seeing_all(six, held)) == [["Sabha"], []]


@pytest.mark.parametrize(("thing", "where"), [("a convoy", []), ("a ferry", ["ferry"]), ("a car in Sabha", ["Sabha"])])
def test_what_drives_about_is_no_place(thing: str, where: list[str], seeing: Callable[..., Reader]) -> None:
    pointed = ["convoy", "ferry", "Sabha"]
    told = {"quote": "Six people died", "cue": "died", "count": "Six", "places": [p for p in pointed if p in thing]}
    assert places(f"Six people died in {thing}.", seeing(**told)) == [where]
    likelier = {**told, "places": [("convoy", 0.9), ("Sabha", 0.8)]}
    text = "Bandits shot at a convoy. The army said that on its way along the river past the old salt works to Sabha"
    assert places(f"{text} six people died.", seeing(**{**likelier, "quote": "six people died", "count": "six"})) == [
        ["Sabha"]
    ]


def test_a_market_is_of_no_town_in_which_the_wounded_are_treated(seeing: Callable[..., Reader]) -> None:
    text = "Shells fell on the market. Six people died. More lie in the clinic and are treated in Sabha. It is quiet."
    told = {"quote": "Six people died", "cue": "died", "count": "Six", "places": ["market"]}
    assert places(text, seeing(**told)) == [["market"]]


def test_a_place_behind_a_number_that_holds_no_place_pointed_at_is_not_its_own(
    seeing_all: Callable[..., Reader],
) -> None:
    text = "Rockets killed 14 people in Kunduz city, where men of Herat lived, on Monday. In Herat 9 lives were lost."
    here = {"quote": "9 lives were lost", "cue": "lost", "count": "9", "places": ["Herat"]}
    reader = seeing_all({**SUM, "places": ["Herat"]}, here)
    assert places(text, reader) == [["Herat"], ["Herat"]]
