"""A word of harm is of the number right before it; those shot of whom some died are no dead."""

from collections.abc import Callable

import pytest

from fairwitness.extract import extract
from fairwitness.extract.own_numbers import with_own_numbers
from fairwitness.extract.persons import persons_in
from fairwitness.extract.victims import harmed_by_own_hand
from fairwitness.model import Count, Harm, HarmClaim, Kind, Report, Span
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), words=words)


def claim(text: str, number: str, size: int, cue: str) -> HarmClaim:
    quote = Span(start=0, end=len(text), words=text)
    count = Count(words=span(text, number), low=size, high=size)
    return HarmClaim(
        id=number, report_id="r", kind=Kind.HARM, quote=quote, cue=span(text, cue), harm=Harm.KILLED, count=count
    )


@pytest.mark.parametrize(
    ("text", "told", "cue", "left"),
    [
        ("Seven were shot -- 3 killed", {"Seven": 7, "3": 3}, "killed", ["3"]),
        ("Sources told of 5 victims, 1 death", {"5": 5, "1": 1}, "death", ["1"]),
        ("Seven children are among 18 dead", {"Seven": 7, "18": 18}, "dead", ["Seven", "18"]),
        ("Five of the nine killed were cooks", {"Five": 5, "nine": 9}, "killed", ["Five", "nine"]),
        ("Five men, later 12 dead", {"Five": 5, "12": 12}, "dead", ["Five", "12"]),
        ("Nine soldiers, 4 cooks dead", {"Nine": 9, "4": 4}, "dead", ["Nine", "4"]),
    ],
)
def test_the_number_beside_the_word(text: str, told: dict[str, int], cue: str, left: list[str]) -> None:
    claims = {at: claim(text, number, size, cue) for at, (number, size) in enumerate(told.items())}
    assert [each.id for each in with_own_numbers(text, claims).values()] == left


@pytest.mark.parametrize(
    ("victims", "cue", "found"),
    [
        ("her and two other people", "fatally shooting himself", "himself"),
        ("the farmer", "shot himself", "the farmer"),
        ("a cook and two guards", "shot", "a cook and two guards"),
    ],
)
def test_who_shot_himself_is_one(victims: str, cue: str, found: str) -> None:
    text = f"He killed {victims} before {cue}"
    harmed = harmed_by_own_hand(span(text, victims), span(text, cue))
    assert harmed is not None
    assert harmed.words == found
    assert text[harmed.start : harmed.end] == found


def test_the_end_of_a_name_is_nobody() -> None:
    assert len(persons_in("Duarte's uncle, Juan Duarte, Sr.")) == 1
    assert len(persons_in("Juan Duarte, Jr., and Ana Silva")) == 2


@pytest.mark.parametrize(("verb", "harm"), [("shot", Harm.INJURED), ("killed", Harm.KILLED)])
def test_some_of_those_shot_died(verb: str, harm: Harm, seeing_all: Callable[..., Reader]) -> None:
    text = f"A guard {verb} seven porters on Monday. Three of them died."
    reader = seeing_all(
        {"quote": f"{verb} seven porters", "cue": verb, "count": "seven", "victims": "porters"},
        {"quote": "Three of them died", "cue": "died", "count": "Three", "victims": "them", "part_of": 0},
    )
    report = Report(id="r", outlet="Dunmore Post", title="Porters at the ferry", text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    whole, part = (each for each in claims if isinstance(each, HarmClaim))
    assert (whole.harm, part.harm) == (harm, Harm.KILLED)
    assert (part.part_of == whole.id) is (harm is Harm.KILLED)


def test_those_shot_by_name_are_wounded_beside_others_told_without_a_number(seeing_all: Callable[..., Reader]) -> None:
    text = "Ali Hasan and Omar Said were shot, and one of them died. The guard was hurt."
    seen = (
        {"quote": "Ali Hasan and Omar Said were shot", "cue": "shot", "victims": "Ali Hasan and Omar Said"},
        {"quote": "one of them died", "cue": "died", "count": "one", "part_of": 0},
        {"quote": "The guard was hurt", "cue": "hurt", "victims": "The guard", "value": Harm.INJURED},
    )
    found = extract(Report(id="r", title="Mill", text=text), reader=seeing_all(*seen), gazetteer=Gazetteer.open())
    harms = [(str(each.harm), each.count.low) for each in found if isinstance(each, HarmClaim)]
    assert ("injured", 2) in harms
    assert ("killed", 2) not in harms
