"""Which harm claims are of people, and of what has happened; and one harm word says one harm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairwitness.extract.facts import is_told_as_fact
from fairwitness.extract.harms import harm_said, told_once
from fairwitness.extract.scene import apart_from_relay
from fairwitness.model import Count, Harm, HarmClaim, Kind, Span, Status
from fairwitness.text.document import Document


def claim(text: str, harm: Harm, cue: str, count: str | None = None, victims: str | None = None) -> HarmClaim:
    def at(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    return HarmClaim(
        id=f"{harm} {cue}",
        report_id="r",
        kind=Kind.HARM,
        quote=at(text),
        cue=at(cue),
        harm=harm,
        count=Count(words=at(count) if count else None, low=9, high=9),
        victims=at(victims) if victims else None,
        status=Status.ASSERTED,
    )


@pytest.mark.parametrize(
    ("text", "cue", "count", "victims", "is_fact"),
    [
        ("The raid killed nine camels", "killed", "nine", "camels", False),
        ("They lost nine lempiras a day", "lost", "nine", "lempiras", False),
        ("The raid killed the crew of nine tanks", "killed", "nine", "crew of nine tanks", True),
        ("A sniper killed Edward House", "killed", None, "Edward House", True),
        ("A SNIPER KILLED NINE SHEEP", "KILLED", "NINE", "SHEEP", False),
        ("The toll could rise to nine", "toll", "nine", None, False),
        ("The toll of nine could rise", "toll", "nine", None, True),
        ("The toll has risen to nine", "toll", "nine", None, True),
        ("A shell nearly killed nine", "killed", "nine", None, False),
        ("Nine were almost killed", "killed", "Nine", None, False),
        ("A shell killed nearly nine", "killed", "nine", None, True),
        ("Burials began at dusk", "Burials", None, None, False),
        ("Burials of nine began at dusk", "Burials", "nine", None, True),
        ("They saw fresh graves", "graves", None, None, False),
        ("They saw nine graves", "graves", "nine", None, True),
        ("He shot at a passer-by", "shot", None, "passer-by", False),
        ("Guards fired towards nine farmers", "fired towards", "nine", "farmers", False),
        ("Nine were in a cart that was shot at by guards", "shot at", "Nine", None, False),
        ("Nine were shot at a mill by guards", "shot", "Nine", None, True),
        ("Guards shot nine farmers at a mill", "shot", "nine", "farmers", True),
        ("Nine farmers were shot at a mill", "shot", "Nine", "farmers", True),
        ("Nine shootings shook the port", "shootings", "Nine", None, False),
        ("Nine apparent shootings of children shook the port", "shootings", "Nine", "children", False),
        ("Nine men died in shootings", "shootings", "Nine", "men", True),
        ("He had nine gunshot wounds", "gunshot wounds", "nine", None, False),
        ("Nine suffered gunshot wounds", "gunshot wounds", "Nine", None, True),
        ("Nine men were tested for gunshot residue", "gunshot residue", "Nine", "men", False),
        ("Nine get life for the mill bombing", "get life", "Nine", None, False),
        ("A court sentenced nine men to death", "sentenced nine men to death", "nine", "men", False),
        ("Nine gave their lives", "gave their lives", "Nine", None, True),
        ("Nine killings shook the port", "killings", "Nine", None, True),
        ("Two at a time the guards were shot", "shot", "Two", "guards", False),
        ("Guards were shot one by one", "shot", "one", "Guards", False),
        ("The wounded lay three to a bed", "wounded", "three", None, False),
        ("Killings rose to nine, two more than in May", "Killings", "two more", None, False),
        ("Two more were killed than in May", "killed", "Two more", None, True),
        ("Nine were hit, two by one shell", "hit", "two", None, True),
        ("Nine were hurt, two went to a camp", "hurt", "two", None, True),
        ("A porter was nearly killed", "killed", None, "porter", False),
        ("Nearly nine were killed", "killed", "Nearly nine", None, True),
    ],
)
def test_only_what_happened_to_people_is_a_harm(
    text: str, cue: str, count: str | None, victims: str | None, is_fact: bool
) -> None:
    assert is_told_as_fact(Document.of(text), claim(text, Harm.KILLED, cue, count, victims)) is is_fact


@pytest.mark.parametrize(
    ("cue", "is_fact"), [("were freed", False), ("were let go", False), ("came home", False), ("seized", True)]
)
def test_who_was_freed_is_not_taken_again(cue: str, is_fact: bool) -> None:
    text = f"Nine women {cue}"
    assert is_told_as_fact(Document.of(text), claim(text, Harm.ABDUCTED, cue, "Nine", "women")) is is_fact


@pytest.mark.parametrize(("victims", "is_fact"), [("hostage-takers", False), ("hostages", True)])
def test_who_takes_hostages_is_none(victims: str, is_fact: bool) -> None:
    text = f"Nine {victims} were in the mill"
    assert is_told_as_fact(Document.of(text), claim(text, Harm.ABDUCTED, victims, "Nine", victims)) is is_fact


def test_of_two_harms_read_off_one_word_the_surer_stays() -> None:
    text = "Nine are missing or hurt"
    missing, killed = claim(text, Harm.MISSING, "missing", "Nine"), claim(text, Harm.KILLED, "missing", "Nine")
    assert told_once({0: killed, 1: missing}, {0: 0.4, 1: 0.5}) == {1: missing}
    injured = claim(text, Harm.INJURED, "missing", "Nine")
    assert told_once({0: killed, 1: injured}, {0: 0.4, 1: 0.5}) == {1: injured}
    both = [replace(each, count=replace(each.count, low=0, combined=True)) for each in (killed, injured)]
    assert told_once(dict(enumerate(both)), {0: 0.4, 1: 0.5}) == dict(enumerate(both))
    assert told_once({0: killed, 1: killed}, {0: 0.4, 1: 0.5}) == {1: killed}
    longer = claim(text, Harm.KILLED, "missing or hurt", "Nine")
    assert told_once({0: killed, 1: longer}, {0: 0.4, 1: 0.5}) == {1: longer}


def single(told: HarmClaim) -> HarmClaim:
    """The claim, of one person."""
    return replace(told, count=replace(told.count, low=1, high=1))


def test_one_person_is_told_once() -> None:
    text = "Nine were killed, one of them a boy"
    one, a = (single(claim(text, Harm.KILLED, "killed", count, "boy")) for count in ("one", "a"))
    assert told_once({0: one, 1: a}, {0: 0.9, 1: 0.8}) == {0: one}
    third, of_third = (claim("A third man died", Harm.KILLED, "died", count, "man") for count in ("A", "A third"))
    assert told_once({0: third, 1: of_third}, {0: 0.9, 1: 0.8}) == {0: third}


def test_an_agency_that_quotes_somebody_passes_it_on() -> None:
    text = "the Coast Agency reported, quoting a nurse"
    speaker, relay = apart_from_relay(text, Span.of(text, 0, len(text)))
    assert (speaker.words, relay and relay.words) == ("a nurse", "the Coast Agency")
    assert apart_from_relay(text, speaker) == (speaker, None)


@pytest.mark.parametrize(
    ("text", "cue", "harm"),
    [
        ("Nine victims were shot at a bus stop", "shot", Harm.INJURED),
        ("Nine were shot at a bus stop and two died", "shot", Harm.KILLED),
        ("Nine were shot dead at a bus stop", "shot dead", Harm.KILLED),
        ("Nine were hanged at a bus stop", "hanged", Harm.KILLED),
    ],
)
def test_who_was_shot_is_dead_only_in_a_report_of_death(text: str, cue: str, harm: Harm) -> None:
    start = text.index(cue)
    assert harm_said(Harm.KILLED, Span.of(text, start, start + len(cue)), text.split()) is harm


@pytest.mark.parametrize(
    ("cue", "seen", "harm"),
    [
        ("held", Harm.ABDUCTED, Harm.ABDUCTED),
        ("held", Harm.DETAINED, Harm.DETAINED),
        ("taken", Harm.DETAINED, Harm.DETAINED),
        ("kidnapped", Harm.DETAINED, Harm.ABDUCTED),
        ("arrested", Harm.ABDUCTED, Harm.DETAINED),
    ],
)
def test_a_word_for_having_people_tells_not_by_what_right(cue: str, seen: Harm, harm: Harm) -> None:
    assert harm_said(seen, Span.of(f"Nine are {cue}", 9, 9 + len(cue)), ()) is harm


def test_the_month_of_may_is_no_possibility() -> None:
    text = "In May nine people were killed near the ford."
    assert is_told_as_fact(Document.of(text), claim(text, Harm.KILLED, "killed", "nine"))
