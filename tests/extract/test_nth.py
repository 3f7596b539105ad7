"""Who is told to be the nth to die says that so many have died."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import Group, Harm, HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

DEATH = "A miller wounded in Monday's raid died on Thursday."
DIED = {"quote": "A miller wounded in Monday's raid died", "cue": "died", "count": "A", "victims": "miller"}


def killed(text: str, reader: Reader, title: str = "Raid") -> list[HarmClaim]:
    report = Report(id="r", outlet="Dunmore Post", published=date(2019, 6, 16), title=title, text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return [c for c in claims if isinstance(c, HarmClaim) and c.harm is Harm.KILLED]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("He is the sixth person to die.", 6),
        ("He is the sixth to die, the warden said.", 6),
        ("She was the 22nd of the crew to lose her life in it.", 22),
        ("He was the twenty-first guard to be killed as a result of the attack.", 21),
        ("The bombing has now taken its ninth life.", 9),
    ],
)
def test_all_who_have_died_are_counted(sentence: str, number: int, seeing: Callable[..., Reader]) -> None:
    one, whole = killed(f"{DEATH} {sentence}", seeing(**DIED))
    assert (whole.count.low, whole.count.high, one.part_of) == (number, number, whole.id)
    assert whole.when.start and whole.when.end and (whole.when.start.day, whole.when.end.day) == (10, 10)
    assert {told.field for told in whole.evidence} == {"rule"}


@pytest.mark.parametrize(
    "sentence",
    [
        "He is the sixth person to die in the county this year.",
        "He is the sixth person to die in the war.",
        "He is the sixth to die in the war.",
        "He is the first person to die.",
        "He will be the last to leave, the sixth guard said.",
    ],
)
def test_nothing_is_added_that_counts_more_than_this_event(sentence: str, seeing: Callable[..., Reader]) -> None:
    assert [claim.count.low for claim in killed(f"{DEATH} {sentence}", seeing(**DIED))] == [1]


@pytest.mark.parametrize(("by", "speaker"), [("a nurse", "a nurse"), (None, "the warden")])
def test_who_tells_of_the_death_tells_the_count(by: str | None, speaker: str, seeing: Callable[..., Reader]) -> None:
    text = f"{DEATH[:-1]}{', a nurse said' if by else ''}. He is the sixth to die, the warden said."
    _, whole = killed(text, seeing(**DIED, claimant=by))
    assert whole.claimant is not None
    assert whole.claimant.words == speaker


def test_nothing_is_added_where_nobody_is_told_dead_before(seeing: Callable[..., Reader]) -> None:
    reader = seeing(quote="nine were killed", cue="killed", count="nine")
    text = "In June nine were killed. The road was closed. He was the sixth man to die."
    assert [claim.count.low for claim in killed(text, reader)] == [9]


@pytest.mark.parametrize(
    ("text", "cue", "count", "number"),
    [
        ("This marks the fourth homicide in the township this year.", "homicide", "fourth", 4),
        ("She is the second judge to be murdered this week.", "murdered", "second", 2),
        ("She is the third member of the crew killed in the strike.", "killed", "third", 3),
        ("A third man was killed in the township.", "killed", "A third", 1),
        ("Dunmore: a seventh death, two arrests.", "death", "a seventh", 7),
        ("Dunmore: a death sentence, a seventh arrest.", "death", "a death", 1),
    ],
)
def test_the_count_of_a_claim_the_reader_saw(
    text: str, cue: str, count: str, number: int, seeing: Callable[..., Reader]
) -> None:
    [claim] = killed(text, seeing(quote=text[:-1], cue=cue, count=count))
    assert (claim.count.low, claim.count.high) == (number, number)


def test_a_headline_counts_all_and_speaks_for_itself(seeing: Callable[..., Reader]) -> None:
    title = "Dunmore bombing claims ninth victim"
    whole, one = killed("A miller wounded in Monday's raid died, police said.", seeing(**DIED), title)
    assert (whole.count.low, whole.claimant, whole.group) == (9, None, Group.UNSPECIFIED)
    assert one.claimant and one.claimant.words == "police"


def test_a_headlines_ordinal_counts_all_who_died(seeing: Callable[..., Reader]) -> None:
    title = "Sixth death from Dunmore bomb"
    reader = seeing(quote="Sixth death", cue="death", victims="Sixth")
    [claim] = killed("A miller was hurt on Monday.", reader, title)
    assert (claim.count.low, claim.count.high) == (6, 6)
