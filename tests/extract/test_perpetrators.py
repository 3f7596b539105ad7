"""Nobody is named as who did it but whom the words pointed at name, and nobody for the dead of their own side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


def doers(text: str, seeing: Callable[..., Reader], *, by: str, **told: Any) -> list[str | None]:
    report = Report(id="r", outlet="Dunmore Post", title="Fighting", text=text, published=date(2011, 8, 18))
    reader = seeing(**{"cue": "killed", **told, "perpetrator": by})
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return [each.perpetrator.words if each.perpetrator else None for each in claims if isinstance(each, HarmClaim)]


@pytest.mark.parametrize(
    ("text", "by", "named"),
    [
        ("Nine people were killed in August shelling.", "August", False),
        ("Nine people were killed in a cowardly raid.", "cowardly", False),
        ("Nine people were killed in a cattle raid.", "cattle", False),
        ("Nine people were killed in the Kisangani raid.", "Kisangani", False),
        ("Nine people were killed in rebel shelling.", "rebel", True),
        ("Nine people were killed by coalition aircraft.", "coalition aircraft", True),
        ("Nine people were killed in al-Shabaab fire.", "al-Shabaab", True),
        ("Nine people were killed in Israeli strikes.", "Israeli", True),
        ("Nine people were killed by a 15-year-old.", "15-year-old", True),
        ("Nine people were killed by an IED.", "IED", False),
        ("Nine people were killed by an IED gang.", "IED gang", True),
    ],
)
def test_a_doer_is_somebody(text: str, by: str, *, named: bool, seeing: Callable[..., Reader]) -> None:
    told = {"quote": "Nine people were killed", "count": "Nine", "victims": "people"}
    where = {"places": ["Kisangani"]} if "Kisangani" in text else {}
    assert doers(text, seeing, by=by, **told, **where) == [by if named else None]


@pytest.mark.parametrize(
    ("victims", "by", "named"),
    [
        ("Congolese soldiers", "forces of the Congolese regime", False),
        ("Congolese soldiers", "Congolese rebels", True),
        ("Congolese soldiers", "Rwandan forces", True),
        ("Thai rangers", "Thailand", False),
        ("fighters of the Ford Front", "Ford Front", False),
        ("policemen", "police", False),
        ("policemen", "soldiers", True),
        ("army deserters", "army", True),
    ],
)
def test_nobody_kills_the_fighters_of_their_own_side(
    victims: str, by: str, *, named: bool, seeing: Callable[..., Reader]
) -> None:
    text = f"After an assault by {by} the radio said that nine {victims} were killed."
    told = {"quote": f"nine {victims} were killed", "count": "nine", "victims": victims}
    assert doers(text, seeing, by=by, **told) == [by if named else None]


@pytest.mark.parametrize(
    ("cue", "named"),
    [("are missing", False), ("are unaccounted for", False), ("were made to disappear", True)],
)
def test_nobody_makes_who_is_missing_miss(cue: str, *, named: bool, seeing: Callable[..., Reader]) -> None:
    text = f"After the rebels' raid nine men {cue}."
    told = {"cue": cue, "count": "nine", "victims": "men", "value": Harm.MISSING}
    assert doers(text, seeing, by="rebels", **told) == ["rebels" if named else None]


@pytest.mark.parametrize(("says", "by"), [("denied", "Ford Front"), ("said", "its men")])
def test_its_men_in_a_denial_are_the_deniers(says: str, by: str, seeing: Callable[..., Reader]) -> None:
    text = f"The Ford Front {says} that its men had killed villagers."
    told = {"quote": f"{says} that its men had killed villagers", "victims": "villagers", "claimant": "Ford Front"}
    assert doers(text, seeing, by="its men", **told)[0] == by


@pytest.mark.parametrize(
    ("title", "by", "named"),
    [
        ("Eight dead in shelling of Kisangani: rebels", "rebels", False),
        ("Eight dead in shelling of Kisangani: army", "army", False),
        ("Rebels kill eight in Kisangani: army", "Rebels", True),
        ("Eight dead in Kisangani: rebels shell the market", "rebels", True),
        ("Eight dead in shelling of Kisangani by rebels", "rebels", True),
    ],
)
def test_who_speaks_behind_the_colon_of_a_headline_did_nothing(
    title: str, by: str, *, named: bool, seeing: Callable[..., Reader]
) -> None:
    report = Report(id="r", outlet="Dunmore Post", title=title, text="More follows.", published=date(2011, 8, 18))
    quote = "Eight dead" if "Eight" in title else "Rebels kill eight"
    cue, count = quote.split()[1], "Eight" if "Eight" in title else "eight"
    claims = extract(
        report, reader=seeing(quote=quote, cue=cue, count=count, perpetrator=by), gazetteer=Gazetteer.open()
    )
    doers = [each.perpetrator.words if each.perpetrator else None for each in claims if isinstance(each, HarmClaim)]
    assert doers == [by if named else None]
