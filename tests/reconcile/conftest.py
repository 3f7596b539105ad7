"""Stories in compact form become claims: a text is written around them, so that every span is verbatim."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from fairwitness import pipeline
from fairwitness.model import (
    Act,
    Age,
    Claim,
    Count,
    Group,
    Harm,
    HarmClaim,
    Kind,
    OccurrenceClaim,
    PlaceMention,
    Report,
    Sex,
    Span,
    Stance,
    Status,
    When,
)
from fairwitness.reconcile import Toll

REPORT = Report(id="story", title="", text="")
NUMBER = re.compile(r"(?P<approx>~)?(?P<low>\d+)(?:(?P<open>\+)|-(?P<high>\d+))?$")


class Scribe:
    """Writes words down one after the other and quotes them."""

    def __init__(self) -> None:
        self.at = 0

    def span(self, words: str | None) -> Span | None:
        if words is None:
            return None
        span = Span(start=self.at, end=self.at + len(words), words=words)
        self.at = span.end + 1
        return span


def count_of(text: str | None, combined: bool, span: Span | None) -> Count:
    match = NUMBER.match(text or "")
    if not match:
        return Count(words=span, vague=True, combined=combined)
    low = int(match["low"])
    high = None if match["open"] else int(match["high"] or low)
    return Count(words=span, low=low, high=high, approx=bool(match["approx"]), combined=combined)


def when_of(text: str | None) -> When:
    if not text:
        return When()
    first, _, last = text.partition("/")
    return When(start=date.fromisoformat(first), end=date.fromisoformat(last or first))


def harm_claim(story: dict[str, Any], scribe: Scribe) -> HarmClaim:
    start = scribe.at
    said = story.get("before")
    scribe.span(said)
    count = scribe.span(story.get("words", story.get("count")))
    victims = scribe.span(story.get("whom"))
    cue = scribe.span(story.get("harm", "killed"))
    assert cue
    words = " ".join(part for part in (said, count and count.words, victims and victims.words, cue.words) if part)
    return HarmClaim(
        id=story["id"],
        report_id="story",
        kind=Kind.HARM,
        quote=Span(start=start, end=cue.end, words=words),
        cue=cue,
        places=tuple(PlaceMention(words=span) for name in story.get("where", ()) if (span := scribe.span(name))),
        when=when_of(story.get("when")),
        claimant=scribe.span(story.get("says")),
        status=Status(story.get("status", "asserted")),
        background=story.get("background", False),
        harm=Harm(story.get("harm", "killed")),
        count=count_of(story.get("count"), story.get("combined", False), count),
        victims=victims,
        group=Group(story.get("group", "unspecified")),
        sex=Sex(story["sex"]) if "sex" in story else None,
        age=Age(story["age"]) if "age" in story else None,
        act=Act(story["act"]) if "act" in story else None,
        part_of=story.get("part_of"),
    )


def stance_claim(story: dict[str, Any], scribe: Scribe) -> OccurrenceClaim:
    quote = scribe.span(story["stance"])
    assert quote
    return OccurrenceClaim(
        id=story["id"],
        report_id="story",
        kind=Kind.STANCE,
        quote=quote,
        cue=quote,
        value=Stance(story["stance"]),
        actor=scribe.span(story.get("says")),
        about=tuple(story.get("about", ())),
    )


def tell_story(claims: Sequence[dict[str, Any]]) -> list[Claim]:
    scribe = Scribe()
    named = [{"id": chr(ord("a") + at), **claim} for at, claim in enumerate(claims)]
    return [stance_claim(each, scribe) if "stance" in each else harm_claim(each, scribe) for each in named]


@pytest.fixture(scope="session")
def tell() -> Callable[[Sequence[dict[str, Any]]], list[Claim]]:
    return tell_story


def report_toll(claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """Reckon the tolls of one report, as `read` does."""
    return pipeline.toll_of(pipeline.ReportReading(report=REPORT, claims=tuple(claims)))


@pytest.fixture(scope="session", name="report_toll")
def report_toll_() -> Callable[[Sequence[Claim]], tuple[Toll, ...]]:
    return report_toll
