"""Masking what is shown: victims' names go, names of places, outlets and bodies stay."""

from __future__ import annotations

import pytest

from fairwitness.export import MASK
from fairwitness.model import FiledClaim, Harm, HarmClaim, Kind, Origin, PlaceMention, Report
from fairwitness.pipeline.naming import masker_for


def killed(text: str, *, victims: str, place: str, outlet: str = "harbourpost") -> FiledClaim:
    report = Report(id="r", title="", text=text, outlet=outlet)
    at = {words: report.original.index(words) for words in (victims, place)}
    spans = {words: report.quote(start, start + len(words)) for words, start in at.items()}
    whole = report.quote(1, len(report.original))
    claim = HarmClaim(
        id="c", report_id="r", kind=Kind.HARM, quote=whole, cue=whole, harm=Harm.KILLED, victims=spans[victims],
        places=(PlaceMention(words=spans[place]),),
    )  # fmt: skip
    return FiledClaim(claim=claim, report=report, origin=Origin(id="o", name="o"))


@pytest.mark.parametrize(
    "victims",
    [
        "al-Dorvaal",  # a place under the article it is written with
        "Dorvaals",  # its apostrophe lost
        "Harbour Post",  # the outlet itself
        "Syrian Observatory for Human Rights",  # a body everybody knows
    ],
)
def test_places_outlets_and_bodies_are_no_private_names(victims: str) -> None:
    filed = killed(f"{victims} was hit and two died in Dorvaal", victims=victims, place="Dorvaal")
    shown = "killed: 2 (Harbour Post, Syrian Observatory for Human Rights) in al-Dorvaal and Dorvaals"
    assert masker_for([filed]).text(shown) == shown


def test_a_victims_name_is_masked_and_the_harm_is_not() -> None:
    filed = killed("Samira Haddad was killed in Dorvaal", victims="Samira Haddad", place="Dorvaal")
    assert masker_for([filed]).text("killed: Samira Haddad in Dorvaal") == f"killed: {MASK} in Dorvaal"
