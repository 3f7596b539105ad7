"""What all pages of an office or an outlet carry is no account of an incident."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fairwitness.reference.parties import Parties
from fairwitness.resolve import resolve_incidents

PARTIES = Parties.open()
FURNITURE = """Bulletin signed by Ombudsman Grebenkov, Registrar Vilenska, Comptroller Ormandy, Pathologist Pashkevich,
    Notary Dzhunusov; stamped by Lieutenants Okonjo, Marchetti, Thorvald, Bekele and Quispe of the Carabinieri.
    Transcribed verbatim; misprints, addenda and errata are gazetted fortnightly beside subpoenas, affidavits,
    bailiwick notices, docketing fees and apostilles."""
OWN = (
    """A gardener pruning vines heard quarrelling over a borrowed ladder; neighbours carried the plumber indoors, where
    a veterinarian staunched bleeding with curtains until stretcher bearers came across flooded fields.""",
    """Two anglers mending nets beneath the viaduct watched a moped swerve past kiosks; its pillion passenger pulled
    a revolver at the ferry landing, and porters chased both through stacked crates towards disused quarries.""",
)
DIED = {"act": "shooting", "count": "1"}


def bulletins(tell_reports, first: dict[str, Any], second: dict[str, Any]) -> int:
    told = [
        {"published": day, "claims": [{**DIED, **claim, "also": own + FURNITURE}]}
        for day, claim, own in zip(("2016-07-13", "2016-07-15"), (first, second), OWN, strict=True)
    ]
    return len(resolve_incidents(tell_reports(told), PARTIES).incidents)


def test_a_crowd_of_names_does_not_make_one_of_another_day_and_no_place_in_common(tell_reports) -> None:
    olive, cedar = {"where": ["Olive Street"]}, {"where": ["Cedar Lane"]}
    assert bulletins(tell_reports, {**olive, "when": "2016-07-12"}, {**cedar, "when": "2016-07-14"}) == 2


def test_it_outweighs_a_misread_day_of_one_place(tell_reports) -> None:
    village = {"where": ["Kafr Walid"]}
    assert bulletins(tell_reports, {**village, "when": "2016-07-12"}, {**village, "when": "2016-07-14"}) == 1


def test_what_only_a_headline_tells_is_told_in_its_words_alone(tell_reports) -> None:
    told = [
        {"published": day, "claims": [{**DIED, "whom": whom, "cue": "shot", "also": FURNITURE}]}
        for day, whom in (("2016-03-03", "a carpenter's apprentice"), ("2016-07-15", "two nurses"))
    ]
    pages = []
    for report, claims in tell_reports(told):
        cut = report.original.index(".", claims[0].quote.end)
        pages.append((replace(report, title=report.original[:cut], text=report.original[cut + 1 :]), claims))
    assert len(resolve_incidents(pages, PARTIES).incidents) == 2
