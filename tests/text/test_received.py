"""What one place took in or one person saw, told from counts of all; and where the wounded were only taken."""

from datetime import date

import pytest

from fairwitness.model import ClaimantRole, Count, Harm, HarmClaim, Kind, Report, Span, When
from fairwitness.text.received import is_received, is_ward


def told(text: str, *, harm: Harm = Harm.KILLED, role: ClaimantRole | None = ClaimantRole.MEDIC, days: int = 1) -> bool:
    """Read the text's first number as a claim's count, and the word behind it as its cue."""
    report = Report(id="one", title="", text=text)
    start = next(at for at, letter in enumerate(report.original) if letter.isdecimal())
    number, word = report.original[start:].split()[:2]
    count = Span.of(report.original, start, start + len(number))
    cue = Span.of(report.original, count.end + 1, count.end + 1 + len(word.rstrip(".,")))
    claim = HarmClaim(
        id="a",
        report_id="one",
        kind=Kind.HARM,
        quote=Span.of(report.original, count.start, cue.end),
        cue=cue,
        claimant_role=role,
        when=When(start=date(2016, 4, 2), end=date(2016, 4, 1 + days)),
        harm=harm,
        count=Count(words=count, low=11, high=11),
    )
    return is_received(claim, report)


@pytest.mark.parametrize(
    "text",
    [
        "The town's hospital received 11 bodies, a nurse said.",
        "Its morgue had received the bodies of 11 men.",
        "A nurse said that 11 bodies had been brought to her clinic by dusk.",
        "The clinic has 11 bodies in its mortuary.",
        "A teacher saw 11 bodies by the road.",
        "Medics had counted at least 11 bodies when they were told to leave.",
        "Treating 11 people, the clinic ran out of gauze.",
    ],
)
def test_one_place_knows_its_own_dead_only(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Doctors were treating 11 wounded on the floor of the ward.",
        "The clinic admitted 11 people with burns.",
        "A surgeon said that 11 wounded had been admitted.",
    ],
)
def test_one_place_knows_its_own_wounded_only(text: str) -> None:
    assert told(text, harm=Harm.INJURED)


@pytest.mark.parametrize(
    "text",
    [
        "Hospitals in the valley received 11 bodies.",
        "Medics said that 11 people were killed.",
        "The clinic was hit by 11 shells.",
        "Rescuers pulled 11 bodies out of the cellar.",
        "The hospital received nobody. Shells killed 11 people.",
    ],
)
def test_a_count_of_all_is_none(text: str) -> None:
    assert not told(text)


def test_who_was_taken_to_hospital_are_all_the_wounded() -> None:
    assert not told("Police said that 11 people were taken to hospital.", harm=Harm.INJURED, role=ClaimantRole.POLICE)


def test_a_ministry_counts_what_many_places_took_in() -> None:
    assert not told("The ministry had received 11 bodies.", role=ClaimantRole.GOVERNMENT)
    assert told("The hospital had received 11 bodies, the ministry said.", role=ClaimantRole.GOVERNMENT)


def test_a_register_of_weeks_is_all_that_is_counted() -> None:
    assert not told("The hospital received 11 bodies in that week.", days=7)


@pytest.mark.parametrize(
    ("text", "name", "is_only_ward"),
    [
        ("Another hospital, Nahr Clinic, took in four bodies.", "Nahr Clinic", True),
        ("Three of the wounded died at the hospital in Zarqa.", "Zarqa", True),
        ("The wounded were taken to the Amal Hospital.", "Amal Hospital", True),
        ("Bodies were brought to Zarqa's general hospital.", "Zarqa", True),
        ("A shell hit the Amal Hospital, which was treating forty wounded.", "Amal Hospital", False),
        ("Nine people died in Zarqa.", "Zarqa", False),
        ("A hospital was closed. Nine people died in Zarqa.", "Zarqa", False),
        ("The director of the Amal Hospital spoke of nine dead.", "Amal Hospital", False),
    ],
)
def test_where_the_wounded_were_taken_is_no_place_of_an_attack(text: str, name: str, is_only_ward: bool) -> None:
    at = text.index(name)
    assert is_ward(text, Span.of(text, at, at + len(name))) is is_only_ward
