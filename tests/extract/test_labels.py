"""A labelled number on a line of its own counts what its label says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

TITLE = "Weekly bulletin, Darfur, 30 Oct - 5 Nov"
LINES = "Key figures\n- Villagers killed: 112 (27 of them children)\n- Injured: 1,204\n- Abductions: 9\n- Visits: 31\n"
FIRST: dict[str, Any] = {"quote": "Villagers killed: 112", "cue": "killed", "count": "112", "places": ["Darfur"]}
ASTRAY: dict[str, Any] = {"quote": "killed", "cue": "killed", "count": "1,204", "places": ["Darfur"]}


def told(text: str, reader: Reader, title: str = TITLE) -> list[HarmClaim]:
    """The claims of harm of a report, in text order."""
    report = Report(id="r", published=date(2023, 11, 9), title=title, text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return [claim for claim in claims if isinstance(claim, HarmClaim)]


def figures(claims: list[HarmClaim]) -> list[tuple[str, int | None]]:
    """Harm and number of each claim."""
    return [(str(claim.harm), claim.count.low) for claim in claims]


def test_each_label_counts_its_own_number(seeing_all: Callable[..., Reader]) -> None:
    found = told(LINES, seeing_all(FIRST, ASTRAY))
    assert figures(found) == [("killed", 112), ("injured", 1204), ("abducted", 9)]
    assert [claim.victims and claim.victims.words for claim in found] == ["Villagers", None, None]
    assert [[place.words.words for place in claim.places] for claim in found] == [["Darfur"]] * 3


def test_key_figures_are_of_the_headlines_period(seeing: Callable[..., Reader]) -> None:
    days = {(claim.when.start, claim.when.end) for claim in told(LINES, seeing(**FIRST))}
    assert days == {(date(2023, 10, 30), date(2023, 11, 5))}


def test_who_is_counted_behind_a_labelled_number_stays(seeing_all: Callable[..., Reader]) -> None:
    part = {"quote": "killed: 112 (27 of them children", "cue": "killed", "count": "27", "part_of": 0}
    assert ("killed", 27) in figures(told(LINES, seeing_all(FIRST, part)))


def test_lines_nobody_saw_a_claim_in_claim_nothing(seeing: Callable[..., Reader]) -> None:
    text = f"A mine killed two men.\n{LINES}"
    assert figures(told(text, seeing(cue="killed", count="two"))) == [("killed", 2)]


def test_a_label_of_two_harms_is_left_alone(seeing: Callable[..., Reader]) -> None:
    text = "Killed and injured: 40\n"
    (claim, *_) = told(text, seeing(quote="Killed and injured: 40", cue="Killed", count="40"))
    assert claim.count.combined


def test_a_new_line_is_no_place_of_the_number_before_it(seeing_all: Callable[..., Reader]) -> None:
    text = f"{LINES}In Kutum three men were shot."
    shot = {"quote": "three men were shot", "cue": "shot", "count": "three", "places": ["Kutum"]}
    found = told(text.replace("- Visits: 31\n", ""), seeing_all(FIRST, shot))
    assert [place.words.words for place in found[2].places] == ["Darfur"]


def test_a_list_below_another_heading_is_another_list(seeing: Callable[..., Reader]) -> None:
    text = f"{LINES}Kordofan\n- Injured: 7\n"
    assert ("injured", 7) not in figures(told(text, seeing(**FIRST)))
    assert ("injured", 7) in figures(told(f"{LINES}- Injured since: 7\n", seeing(**FIRST)))
