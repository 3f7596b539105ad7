"""Who was wounded and then died came to two harms: the one the reader did not see is added, each has its own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fairwitness.extract import extract
from fairwitness.model import Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

SUNDAY = date(2019, 6, 16)
WOUNDED = {"quote": "A miller wounded", "cue": "wounded", "count": "A", "victims": "miller", "value": Harm.INJURED}
DIED = {"quote": "A miller wounded in Monday's raid died", "cue": "died", "count": "A", "victims": "miller"}
NUMBERS = ("Two", "nine")
SOME = {"cue": "wounded", "count": "Two", "victims": "rangers", "value": Harm.INJURED}


def told(text: str, reader: Reader, title: str = "Raid") -> list[HarmClaim]:
    report = Report(id="r", outlet="Dunmore Post", published=SUNDAY, title=title, text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return sorted((c for c in claims if isinstance(c, HarmClaim)), key=lambda claim: (claim.harm, claim.quote.start))


def days(claim: HarmClaim) -> tuple[int | None, int | None]:
    return claim.when.start and claim.when.start.day, claim.when.end and claim.when.end.day


@pytest.mark.parametrize("seen", [WOUNDED, DIED])
@pytest.mark.parametrize(
    ("end", "death"),
    [
        (" on Thursday, the mayor said.", (13, 13)),
        (", the mayor said.", (10, 16)),
        (", the mayor said on Saturday.", (10, 15)),
    ],
)
def test_the_claim_not_seen_is_added(
    end: str, death: tuple[int, int], seen: dict[str, Any], seeing: Callable[..., Reader]
) -> None:
    hurt, dead = told(f"A miller wounded in Monday's raid died{end}", seeing(**seen))
    assert (hurt.harm, hurt.cue.words, days(hurt)) == (Harm.INJURED, "wounded", (10, 10))
    assert (dead.harm, dead.cue.words, days(dead)) == (Harm.KILLED, "died", death)
    assert {(c.count.low, c.count.high, c.claimant and c.claimant.words) for c in (hurt, dead)} == {(1, 1, "the mayor")}
    added = dead if seen is WOUNDED else hurt
    assert [told.words for told in added.evidence if told.field == "rule"] == [added.cue]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor denied that a miller wounded in Monday's raid had died.",
        "A miller wounded in Monday's raid may have died, the mayor said.",
        "A miller wounded in Monday's raid has come home.",
    ],
)
def test_no_death_is_added_that_is_denied_or_not_told(text: str, seeing: Callable[..., Reader]) -> None:
    reader = seeing(quote="miller wounded", cue="wounded", count="a" if " a " in text else "A", value=Harm.INJURED)
    assert [claim.harm for claim in told(text, reader)] == [Harm.INJURED]


def test_who_was_shot_and_died_is_no_injured(seeing: Callable[..., Reader]) -> None:
    reader = seeing(quote="A miller shot on Monday has died", cue="died", count="A", victims="miller")
    assert [claim.harm for claim in told("A miller shot on Monday has died.", reader)] == [Harm.KILLED]


@pytest.mark.parametrize(("of", "everyone"), [("the nine rangers", 9), ("the rangers", 2)])
def test_some_of_the_wounded_died_and_all_were_wounded(
    of: str, everyone: int | None, seeing: Callable[..., Reader]
) -> None:
    text = f"Two of {of} wounded in Monday's raid have died."
    hurt, dead = told(text, seeing(quote=text[:20], **SOME))
    assert (hurt.count.low, hurt.count.vague, dead.count.low) == (everyone, everyone is None, 2)


def test_not_all_of_the_wounded_died_of_whom_some_did(seeing_all: Callable[..., Reader]) -> None:
    text = "Two of the nine rangers wounded in Monday's raid have died."
    died = {"quote": text[:-1], "cue": "died", "victims": "rangers"}
    counts = [
        (claim.harm, claim.count.low) for claim in told(text, seeing_all(*({**died, "count": n} for n in NUMBERS)))
    ]
    assert sorted(counts) == [(Harm.INJURED, 9), (Harm.KILLED, 2)]


def test_the_dead_are_part_of_the_toll_and_the_headline_tells_of_them(seeing_all: Callable[..., Reader]) -> None:
    text = "A miller wounded in Monday's raid died on Thursday, bringing the death toll to four."
    headline = {"quote": "One more dies", "cue": "dies", "count": "One", "times": ["Monday"]}
    toll = {"quote": "bringing the death toll to four", "cue": "death toll", "count": "four", "times": ["Thursday"]}
    hurt, title, dead, four = told(text, seeing_all(headline, DIED, toll), "One more dies in Dunmore")
    assert [days(claim) for claim in (hurt, title, dead, four)] == [(10, 10), (13, 13), (13, 13), (10, 10)]
    assert [claim.part_of for claim in (hurt, title, dead, four)] == [None, four.id, four.id, None]


def test_the_day_of_a_death_is_not_that_of_those_still_in_hospital(seeing: Callable[..., Reader]) -> None:
    text = "A miller wounded in Monday's raid died on Thursday. Six others are in hospital."
    reader = seeing(
        quote="Six others are in hospital", cue="hospital", count="Six", times=["Thursday"], value=Harm.INJURED
    )
    assert [days(claim) for claim in told(text, reader)] == [(10, 10)]


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_event(seeing: Callable[..., Reader]) -> None:
    quote = "The death toll of Monday's bombing rose to 11"
    reader = seeing(quote=quote, cue="death toll", count="11", times=["Monday"])
    assert [days(claim) for claim in told(f"{quote} overnight, the mayor said.", reader)] == [(10, 10)]
