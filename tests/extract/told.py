"""What several tests of places tell alike: where the claims of a report are put, and how one is pointed at."""

from __future__ import annotations

from typing import Any

from fairwitness.extract import extract
from fairwitness.model import HarmClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader


def places(text: str, reader: Reader, title: str = "Shelling goes on") -> list[list[str]]:
    """Read a report and give the words for the places of each of its claims of harm."""
    report = Report(id="r", outlet="Dunmore Post", title=title, text=text)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    return [[place.words.words for place in each.places] for each in claims if isinstance(each, HarmClaim)]


def told(quote: str, count: str, *where: str, cue: str = "killed", **more: Any) -> dict[str, Any]:
    """Point at a claim's words."""
    return {"quote": quote, "cue": cue, "count": count, "places": list(where), **more}
