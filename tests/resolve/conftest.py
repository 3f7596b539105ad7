"""Stories of several reports in compact form become reports and claims; each claim gets a sentence of its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fairwitness.model import (
    Act,
    Age,
    Claim,
    Count,
    DatePrecision,
    Group,
    Harm,
    HarmClaim,
    Kind,
    OccurrenceClaim,
    Place,
    PlaceMention,
    PlacePrecision,
    Report,
    Sex,
    Span,
    Stance,
    When,
)

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "incidents.toml").read_text(encoding="utf-8"))
_NUMBER = re.compile(r"(?P<low>\d+)(?:(?P<open>\+)|-(?P<high>\d+))?$")


@dataclass
class Scribe:
    """Writes a report's text down and quotes from it."""

    text: str = ""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def write(self, name: str, words: str | None) -> None:
        if words:
            self.spans[name] = len(self.text), len(self.text) + len(words)
            self.text += words + " "

    def span(self, name: str, shift: int, original: str) -> Span | None:
        if name not in self.spans:
            return None
        start, end = self.spans[name]
        return Span.of(original, start + shift, end + shift)


def place_of(name: str, span: Span) -> PlaceMention:
    known = TABLE["places"].get(name)
    if known is None:
        return PlaceMention(words=span)
    latitude, longitude = known.get("at", (None, None))
    place = Place(
        name=name,
        geonameid=known.get("id"),
        latitude=latitude,
        longitude=longitude,
        country=known["country"],
        admin1=known.get("region"),
        precision=PlacePrecision(known.get("precision", "town")),
        population=known.get("population"),
    )
    return PlaceMention(words=span, place=place)


def count_of(words: str | None, span: Span | None) -> Count:
    match = _NUMBER.match(words or "")
    if not match:
        return Count(words=span, vague=span is not None)
    low = int(match["low"])
    return Count(words=span, low=low, high=None if match["open"] else int(match["high"] or low))


def when_of(words: str | None) -> When:
    if not words:
        return When()
    first, _, last = words.partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    length = (end - start).days
    precision = DatePrecision.DAY if not length else DatePrecision.DAYS if length < 8 else DatePrecision.MONTH
    return When(start=start, end=end, precision=precision)


def tell(told: dict[str, Any], number: int, prefix: str = "") -> tuple[Report, list[Claim]]:
    """Make one report of a story; its claims are named 1a, 1b ... by the report's number."""
    title = told.get("title", f"Report {number}")
    scribe, named = Scribe(), []
    for at, claim in enumerate(told["claims"]):
        name = f"{prefix}{number}{chr(ord('a') + at)}"
        named.append((name, claim))
        begin = len(scribe.text)
        for part in ("count", "whom"):
            scribe.write(f"{name} {part}", claim.get(part))
        scribe.write(f"{name} cue", _cue(claim))
        for where in claim.get("where", ()):
            scribe.write(f"{name} {where}", where)
        for part in ("by", "says"):
            scribe.write(f"{name} {part}", claim.get(part))
        scribe.spans[f"{name} quote"] = begin, len(scribe.text) - 1
        scribe.text = scribe.text[:-1] + ". " + claim.get("also", "") + "\n"
    published = date.fromisoformat(told["published"]) if "published" in told else None
    report = Report(
        id=f"{prefix}r{number}", title=title, text=scribe.text, outlet=told.get("outlet"), published=published
    )
    return report, [claim_of(name, claim, report, scribe, prefix) for name, claim in named]


def _cue(claim: dict[str, Any]) -> str:
    named = next((claim[name] for name in ("cue", "stance", "act_only", "harm") if name in claim), "killed")
    assert isinstance(named, str)
    return named


def claim_of(name: str, told: dict[str, Any], report: Report, scribe: Scribe, prefix: str) -> Claim:
    shift = len(report.title) + 1

    def span(part: str) -> Span | None:
        return scribe.span(f"{name} {part}", shift, report.original)

    quote, cue = span("quote"), span("cue")
    assert quote and cue
    shared: dict[str, Any] = {
        "id": name,
        "report_id": report.id,
        "quote": quote,
        "cue": cue,
        "places": tuple(place_of(where, words) for where in told.get("where", ()) if (words := span(where))),
        "when": when_of(told.get("when")),
        "claimant": span("says"),
        "background": told.get("background", False),
    }
    if "stance" in told:
        about = tuple(f"{prefix}{each}" for each in told.get("about", ()))
        return OccurrenceClaim(kind=Kind.STANCE, value=Stance(told["stance"]), about=about, **shared)
    if "act_only" in told:
        return OccurrenceClaim(kind=Kind.ACT, value=Act(told["act_only"]), actor=span("by"), **shared)
    return HarmClaim(
        kind=Kind.HARM,
        harm=Harm(told.get("harm", "killed")),
        count=replace(count_of(told.get("count"), span("count")), combined=told.get("combined", False)),
        victims=span("whom"),
        group=Group(told.get("group", "unspecified")),
        sex=Sex(told["sex"]) if "sex" in told else None,
        age=Age(told["age"]) if "age" in told else None,
        perpetrator=span("by"),
        act=Act(told["act"]) if "act" in told else None,
        part_of=f"{prefix}{told['part_of']}" if "part_of" in told else None,
        **shared,
    )


def story(reports: list[dict[str, Any]], prefix: str = "") -> list[tuple[Report, list[Claim]]]:
    """Make all reports of a story."""
    return [tell(told, number, prefix) for number, told in enumerate(reports, start=1)]


Teller = Callable[..., list[tuple[Report, list[Claim]]]]


@pytest.fixture(scope="session")
def tell_reports() -> Teller:
    return story
