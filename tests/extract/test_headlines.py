"""Titles: who says what a headline says, and when nobody but the outlet does."""

import pytest

from fairwitness.extract.headlines import headline_speaker
from fairwitness.model import Span

PLACES = {"Freedonia", "Iraq", "Port Vell", "Sudan", "Colombo"}

NAMED = [
    ("Coroner: [two brothers dead] after shooting in Elm Park", "Coroner"),
    ("WCSO: [teenager killed] while cleaning rifle", "WCSO"),
    ("[Teenager shot dead] at bus stop, police say", "police"),
    ("[Nine die] in mine blast near Port Vell, says governor", "governor"),
    ("[Nine die] in mine blast near Port Vell: state television", "state television"),
    ("[Nine die] in mine blast near Port Vell - monitor | The Daily Lantern", "monitor"),
    ("[Shells kill nine] in Port Vell monitor", "monitor"),
    ("[Ferry raid kills scores] off Port Vell HRW says", "HRW"),
    ("Sheriff’s office confirms [two deputies killed]", "Sheriff’s office"),
    ("Freedonia says [its jets killed 40 rebels]", "Freedonia"),
    ("Port Vell market: UN [counts 32 dead]", "UN"),
    ("Shells hit the harbour; ministry says [11 dead]", "ministry"),
    ("[60 dead], says police, but hospital counts 28 bodies", "police"),
    ("60 dead, says police, but [hospital counts 28 bodies]", "hospital"),
]
SILENT = [
    "[Two dead] in Port Vell mine blast",
    "Sudan: [51 dead] in market attack",
    "UPDATE: [two dead] in Port Vell mine blast",
    "Army enters Port Vell: [13 commanders slain]",
    "[Blast kills six police]",
    "[Four killed] in attack on UN",
    "[Two dead] in Port Vell mine blast - WQXV News 7",
    "Police investigate [shooting of girl, 2]",
    "Market blast: Colombo counts [its dead]",
    "HRW claims responsibility for [nine dead]",
    "Freedonia says its jets hit a depot; [crew missing]",
    "[Mortar kills dozens], rescuer among the dead",
]


def speaker(marked: str) -> str | None:
    start, end = marked.index("["), marked.index("]") - 1
    title = marked.replace("[", "").replace("]", "")
    found = headline_speaker(title, Span.of(title, start, end), PLACES.__contains__)
    return found and found.words


@pytest.mark.parametrize(("title", "name"), NAMED)
def test_a_title_that_names_a_speaker_hands_it_what_it_says(title: str, name: str) -> None:
    assert speaker(title) == name


@pytest.mark.parametrize("title", SILENT)
def test_any_other_title_speaks_for_the_outlet(title: str) -> None:
    assert speaker(title) is None


def test_the_span_quotes_the_title() -> None:
    title = "Shells hit the harbour; ministry says 11 dead"
    found = headline_speaker(title, Span.of(title, 38, 45), PLACES.__contains__)
    assert found is not None
    assert title[found.start : found.end] == found.words == "ministry"
