"""The place a user means, where several have one name: what the claims speak of most."""

from fairwitness.model import (
    FiledClaim,
    Harm,
    HarmClaim,
    Kind,
    Origin,
    Place,
    PlaceMention,
    PlacePrecision,
    Report,
    Span,
)
from fairwitness.pipeline.asking import place_of
from fairwitness.reference.gazetteer import Gazetteer


def told(words: str, place: Place) -> FiledClaim:
    span = Span(start=0, end=len(words), words=words)
    claim = HarmClaim(
        id=words,
        report_id="r",
        kind=Kind.HARM,
        quote=span,
        cue=span,
        harm=Harm.KILLED,
        places=(PlaceMention(words=span, place=place),),
    )
    report = Report(id="r", title="", text=words)
    return FiledClaim(claim=claim, report=report, origin=Origin(id="o", name="o"))


def test_the_region_the_claims_speak_of_goes_before_its_town() -> None:
    gazetteer = Gazetteer.open()
    named = gazetteer.lookup("Gaza")
    strip = next(place for place in named if place.precision is PlacePrecision.ADMIN1 and place.country == "PS")
    town = next(place for place in named if place.precision is PlacePrecision.TOWN and place.country == "PS")
    filed = [told("Gaza Strip", strip), told("the Strip", strip), told("Gaza", town)]
    assert place_of("Gaza", filed, gazetteer).place == strip
    assert place_of("Gaza", [*filed, *[told("Gaza", town)] * 2], gazetteer).place == town
