"""Numbers of one list are no parts of the first of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


@pytest.mark.parametrize(
    ("sentence", "told", "parts"),
    [
        (
            "Six Danes, two Finns and one Swede were among the dead.",
            [("Six", "Danes"), ("two", "Finns"), ("one", "Swede")],
            0,
        ),
        (
            "Nine porters, two cooks and one guide were killed.",
            [("Nine", "porters"), ("two", "cooks"), ("one", "guide")],
            0,
        ),
        (
            "Nine men died in Nahr, eight in Zarqa and four in Barada.",
            [("Nine", "men"), ("eight", None), ("four", None)],
            0,
        ),
        (
            "A blast killed five gunmen, two women and one boy.",
            [("five", "gunmen"), ("two", "women"), ("one", "boy")],
            0,
        ),
        (
            "A blast killed three gunmen, two women and one boy.",
            [("three", "gunmen"), ("two", "women"), ("one", "boy")],
            0,
        ),
        (
            "A BLAST KILLED NINE PORTERS, TWO COOKS AND ONE GUIDE.",
            [("NINE", "PORTERS"), ("TWO", "COOKS"), ("ONE", "GUIDE")],
            0,
        ),
        ("Nine people, two cooks and one guide among them, were killed.", [("Nine", "people"), ("two", "cooks")], 1),
        ("Nine people, including two cooks and one guide, were killed.", [("Nine", "people"), ("two", "cooks")], 1),
        (
            "Three people, two cooks and one guide, were killed.",
            [("Three", "people"), ("two", "cooks"), ("one", "guide")],
            2,
        ),
        ("Eight porters, six locals and two Danes, were killed.", [("Eight", "porters"), ("six", "locals")], 1),
        (
            "Nine men died in the valley, five in Zarqa and two in Barada.",
            [("Nine", "men"), ("five", None), ("two", None)],
            2,
        ),
    ],
)
def test_what_stands_beside_is_no_part(
    sentence: str, told: list[tuple[str, str | None]], parts: int, seeing_all: Callable[..., Reader]
) -> None:
    cue = next(word for word in ("dead", "killed", "died", "KILLED") if word in sentence)
    seen = [{"quote": count, "cue": cue, "count": count, "victims": whom} for count, whom in told]
    for each in seen[1:]:
        each["part_of"] = 0
    report = Report(id="r", outlet="Hill Post", title="Losses", text=sentence)
    found = extract(report, reader=seeing_all(*seen), gazetteer=Gazetteer.open())
    claims = [claim for claim in found if isinstance(claim, HarmClaim)]
    assert len(claims) == len(told)
    assert sum(claim.part_of is not None for claim in claims) == parts


def speakers(text: str, reader: Reader) -> list[tuple[str | None, list[str]]]:
    report = Report(id="r", outlet="Dunmore Post", title="Raid on the mill", text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    told = [each for each in claims if isinstance(each, HarmClaim)]
    return [(each.claimant.words if each.claimant else None, [span.words for span in each.relays]) for each in told]


def test_the_verbs_of_one_sentence_have_one_speaker(seeing_all: Callable[..., Reader]) -> None:
    text = "The reeve spoke on Monday. Gunmen killed nine porters, wounded six and took four cooks."
    seen = [
        {
            "quote": "killed nine porters",
            "cue": "killed",
            "count": "nine",
            "perpetrator": "Gunmen",
            "claimant": "The reeve",
        },
        {"quote": "wounded six", "cue": "wounded", "count": "six", "perpetrator": "Gunmen"},
    ]
    assert [said for said, _ in speakers(text, seeing_all(*seen))] == ["The reeve", "The reeve"]
    others = text.replace("wounded six", "the army wounded six")
    seen[1]["perpetrator"] = "the army"
    assert [said for said, _ in speakers(others, seeing_all(*seen))] == ["The reeve", None]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("Nine porters were killed, the reeve told AFP.", ["AFP"]),
        ("Nine porters were killed, the reeve told mourners.", []),
        ("Nine porters were killed, the reeve told UNO's envoy.", []),
    ],
)
def test_who_is_told_by_the_speaker_passes_it_on(
    text: str, relays: list[str], seeing_all: Callable[..., Reader]
) -> None:
    seen = {"quote": "Nine porters were killed", "cue": "killed", "count": "Nine", "claimant": "the reeve"}
    assert speakers(text, seeing_all(seen)) == [("the reeve", relays)]


@pytest.mark.parametrize(
    ("sentence", "told", "is_part"),
    [
        ("Four porters were killed on Sunday, bringing the toll to 19.", ("Four", "19"), True),
        ("Four porters were killed on Sunday, taking to 19 those killed since May.", ("Four", "19"), True),
        ("FOUR PORTERS WERE KILLED, BRINGING TO 19 THE DEAD OF THE WEEK.", ("FOUR", "19"), True),
        ("It said 14 were killed, and on Sunday raised it to 19.", ("14", "19"), False),
        ("Nineteen were killed, bringing the toll of the town to 12.", ("Nineteen", "12"), False),
        ("Four porters were killed. That brings the toll to 19.", ("Four", "19"), False),
        ("Four porters were killed while bringing bread to 19 others.", ("Four", "19"), False),
    ],
)
def test_who_brings_a_toll_to_a_number_is_part_of_it(
    sentence: str, told: tuple[str, str], is_part: bool, seeing_all: Callable[..., Reader]
) -> None:
    cue = "KILLED" if sentence.isupper() else "killed"
    seen = [{"quote": cue, "cue": cue, "count": count} for count in told]
    report = Report(id="r", outlet="Hill Post", title="Losses", text=sentence)
    found = extract(report, reader=seeing_all(*seen), gazetteer=Gazetteer.open())
    claims = [claim for claim in found if isinstance(claim, HarmClaim)]
    assert [claim.part_of is not None for claim in sorted(claims, key=lambda claim: claim.count.low or 0)] == [
        is_part,
        False,
    ]
