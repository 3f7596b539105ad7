"""Of several numbers in one sentence each has the place told behind it; "there" is the place named before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairwitness.extract import extract
from fairwitness.extract.coordination import place_of_number
from fairwitness.model import Harm, HarmClaim, Report, Span
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader
from tests.extract.told import places, told


@pytest.mark.parametrize(
    ("text", "pointed", "second"),
    [
        ("Nine were killed by mortars in Goma and two in the market of Sake.", ("Goma",), ["Sake"]),
        ("Nine were killed by mortars in Goma on Monday and two in Sake on Friday.", ("Goma", "Sake"), ["Sake"]),
        ("Nine were killed by mortars in Goma and two by a mine.", ("Goma",), ["Goma"]),
        ("Nine were killed by mortars in Goma and two were taken to Sake.", ("Goma",), ["Goma"]),
    ],
)
def test_a_number_has_the_place_behind_it(
    text: str, pointed: tuple[str, ...], second: list[str], seeing_all: Callable[..., Reader]
) -> None:
    reader = seeing_all(told("Nine were killed", "Nine", "Goma"), told("two", "two", *pointed, cue="two"))
    assert places(text, reader) == [["Goma"], second]


@pytest.mark.parametrize(
    ("text", "quote", "where"),
    [
        ("Two died in Goma on Monday. One of those shot at Sake was flown to Goma.", "One of those shot", ["Sake"]),
        ("Two died in Goma on Monday. One of those shot at Bukavu was flown to Goma.", "One of those shot", ["Goma"]),
        ("Two died in Goma on Monday. One of those shot near Sake was flown out.", "One of those shot", ["Goma"]),
    ],
)
def test_the_place_behind_the_words_of_a_harm_is_its_own(
    text: str, quote: str, where: list[str], seeing_all: Callable[..., Reader]
) -> None:
    text = f"Four died in Sake on Sunday. {text}"
    others = [told("Four died in Sake", "Four", "Sake", cue="died"), told("Two died", "Two", "Goma", cue="died")]
    reader = seeing_all(*others, told(quote, "One", "Goma", cue="shot", value=Harm.INJURED))
    assert places(text, reader)[-1] == where


def test_a_whole_put_at_one_of_its_parts_places_has_those_of_all(seeing_all: Callable[..., Reader]) -> None:
    text = "They say 11 were killed: nine in Goma and two in Sake."
    parts = [
        told("nine in Goma", "nine", "Goma", cue="nine", part_of=0),
        told("two in Sake", "two", "Sake", cue="two", part_of=0),
    ]
    assert places(text, seeing_all(told("11 were killed", "11", "Goma"), *parts)) == [
        ["Goma", "Sake"],
        ["Goma"],
        ["Sake"],
    ]
    more = [{**part, "count": part["count"]} for part in parts]
    text = text.replace("11", "15")
    assert places(text, seeing_all(told("15 were killed", "15", "Goma"), *more))[0] == ["Goma"]


@pytest.mark.parametrize(
    ("text", "pointed", "where"),
    [
        ("Rockets hit the bus yard in Sake. Nine people were killed there.", "Bukavu", ["Sake"]),
        ("Rockets hit the bus yard in Sake, and nine people were killed there.", "Bukavu", ["Sake"]),
        ("Rockets fell in Goma. Rockets hit Sake. Nine people were killed there.", "Goma", ["Goma"]),
        ("Rockets hit the bus yard in Sake. Nine people were killed, there were no survivors.", "Bukavu", ["Bukavu"]),
        ("They are buried there. Nine people were killed there.", "Bukavu", ["Bukavu"]),
        ("At Sake, the bus yard burned. Nine people were killed there.", "Bukavu", ["Sake"]),
    ],
)
def test_there_is_the_place_named_before(
    text: str, pointed: str, where: list[str], seeing: Callable[..., Reader]
) -> None:
    text += " Many had come from Bukavu."
    number = "nine" if "nine" in text else "Nine"
    end = "there" if "killed there" in text else "no survivors"
    quote = text[text.index(number) : text.rindex(end) + len(end)]
    assert places(text, seeing(**told(quote, number, pointed))) == [where]


def test_a_number_all_of_which_was_at_one_place_is_of_that(seeing: Callable[..., Reader]) -> None:
    text = "Nine people were killed in South Kivu, all of them in Bukavu."
    assert places(text, seeing(**told("Nine people were killed in South Kivu", "Nine", "South Kivu"))) == [["Bukavu"]]


@pytest.mark.parametrize(
    ("span", "counted", "own"),
    [
        ("the bus yard and 12 in the market of Sake", "nine", "the bus yard"),
        ("the bus yard and 12 in the market of Sake", "12", "market of Sake"),
        ("Sake, nine in Goma and two in Beni", "nine", "Goma"),
        ("Sake and Goma", "nine", "Sake and Goma"),
    ],
)
def test_a_span_over_several_numbers_places_holds_one_of_each(span: str, counted: str, own: str) -> None:
    text = f"nine died at {span}." if counted not in span else f"One died at {span}."
    start, number = text.index(span), text.index(counted)
    found = place_of_number(text, Span.of(text, start, start + len(span)), Span.of(text, number, number + len(counted)))
    assert found.words == own


@pytest.mark.parametrize(
    ("fought", "where"),
    [
        ("in Mali's army against rebels in the country’s northern desert", ["country’s northern desert"]),
        ("in Mali for a week in the far north of the country", ["far north of the country"]),
        ("in Mali under the country’s northern command", ["Mali"]),
        ("in Mali, from the country’s north to the country’s south", ["Mali"]),
    ],
)
def test_a_country_gives_way_to_the_one_part_of_it_told(
    fought: str, where: list[str], seeing: Callable[..., Reader]
) -> None:
    text = f"Forty people were killed as soldiers fought {fought}."
    assert places(text, seeing(**told("Forty people were killed", "Forty", "Mali"))) == [where]


def test_a_part_of_a_country_is_no_pin(seeing: Callable[..., Reader]) -> None:
    text = "Forty people were killed as soldiers fought in Mali in the north of the country."
    report = Report(id="r", outlet="Dunmore Post", title="Fighting goes on", text=text)
    reader = seeing(**told("Forty people were killed", "Forty", "Mali"))
    (claim,) = extract(report, reader=reader, gazetteer=Gazetteer.open())
    assert isinstance(claim, HarmClaim)
    (mention,) = claim.places
    assert mention.place is not None
    assert (mention.place.name, mention.place.country, mention.place.latitude) == ("north", "ML", None)
