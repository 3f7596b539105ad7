"""Reports and a stand-in for extraction that every door is tested with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fairwitness.model import (
    Act,
    Claim,
    ClaimantRole,
    Count,
    Evidence,
    Harm,
    HarmClaim,
    Kind,
    OccurrenceClaim,
    Place,
    PlaceMention,
    PlacePrecision,
    Report,
    Span,
    When,
)

if TYPE_CHECKING:
    from fairwitness.pipeline import Instruments

TITLE = "Shells fall on market"
TEXT = "Governor Haddad said 12 traders were killed in Aleppo on Friday. There was an air strike on Idlib."

_HARM = re.compile(
    r"(?P<claimant>[A-Z]\w+ [A-Z]\w+) said (?P<count>\d+) (?P<victims>\w+) were (?P<cue>killed|injured)"
    r"(?: in (?P<place>[A-Z]\w+))?(?: on (?P<when>\w+day))?"
)
_ACT = re.compile(r"(?P<cue>air strike) on (?P<target>\w+)")


def make_report(text: str = TEXT, *, title: str = TITLE, published: date | None = date(2024, 5, 18)) -> Report:
    """A report by an invented outlet."""
    return Report(id="r1", title=title, text=text, outlet="Radio Example", published=published)


def stand_in_extract(report: Report, *, reader: object, gazetteer: object) -> Iterator[Claim]:
    """Claims by a pattern: enough for the doors, which do not care how claims were found."""
    assert reader == "reader" and gazetteer == "gazetteer"
    original = report.original
    for number, found in enumerate(_HARM.finditer(original)):
        yield _harm(report, found, number)
    for number, found in enumerate(_ACT.finditer(original)):
        yield OccurrenceClaim(
            id=f"act-{number}",
            report_id=report.id,
            kind=Kind.ACT,
            quote=_span(original, found, 0),
            cue=_span(original, found, "cue"),
            value=Act.AIR_STRIKE,
            target=_span(original, found, "target"),
        )


def _harm(report: Report, found: re.Match[str], number: int) -> HarmClaim:
    original = report.original
    many = int(found["count"])
    place = Place(
        name="Aleppo",
        geonameid=170063,
        latitude=36.2,
        longitude=37.16,
        country="SY",
        admin1="Aleppo",
        precision=PlacePrecision.TOWN,
    )
    claimant = _span(original, found, "claimant")
    return HarmClaim(
        id=f"harm-{number}",
        report_id=report.id,
        kind=Kind.HARM,
        quote=_span(original, found, 0),
        cue=_span(original, found, "cue"),
        harm=Harm(found["cue"]),
        count=Count(words=_span(original, found, "count"), low=many, high=many),
        victims=_span(original, found, "victims"),
        places=(PlaceMention(words=_span(original, found, "place"), place=place),) if found["place"] else (),
        when=_when(report, found),
        claimant=claimant,
        claimant_role=ClaimantRole.GOVERNMENT,
        part_of="harm-0" if number else None,
        evidence=(
            Evidence(field="claimant", probability=0.91234, words=claimant),
            Evidence(field="group", probability=0.41),
        ),
    )


def _when(report: Report, found: re.Match[str]) -> When:
    if not found["when"]:
        return When()
    words = (_span(report.original, found, "when"),)
    return When(words=words, start=date(2024, 5, 17), end=date(2024, 5, 17)) if report.published else When(words=words)


def _span(original: str, found: re.Match[str], group: str | int) -> Span:
    return Span.of(original, *found.span(group))


@pytest.fixture
def report() -> Report:
    """A dated report with one harm claim and one act."""
    return make_report()


@pytest.fixture
def instruments(monkeypatch: pytest.MonkeyPatch) -> Instruments:
    """Stand-ins for the reader and the gazetteer; extraction goes by the pattern above."""
    # imported here, so that tests of one module do not need all others
    from fairwitness import pipeline

    monkeypatch.setattr(pipeline, "extract", stand_in_extract)
    return pipeline.Instruments(reader="reader", gazetteer="gazetteer")  # type: ignore[arg-type]
