"""Stories in compact form become claims: a text is written around them, so that every span is verbatim."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from fairwitness.model import (
    Act,
    Age,
    Claim,
    ClaimantRole,
    Count,
    FiledClaim,
    Group,
    Harm,
    HarmClaim,
    Kind,
    OccurrenceClaim,
    Origin,
    Place,
    PlaceMention,
    PlacePrecision,
    Ranks,
    Report,
    Sex,
    Span,
    Stance,
    Status,
    When,
)
from fairwitness.reconcile import Question, Toll, toll

REPORT = Report(id="story", title="", text="")
NUMBER = re.compile(r"(?P<approx>~)?(?P<low>\d+)(?:(?P<open>\+)|-(?P<high>\d+))?$")


class Scribe:
    """Writes words down one after the other and quotes them."""

    def __init__(self) -> None:
        self.at = 0
        self.text = ""

    def span(self, words: str | None) -> Span | None:
        if words is None:
            return None
        span = Span(start=self.at, end=self.at + len(words), words=words)
        self.at = span.end + 1
        self.text += f"{words} "
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


def place_of(text: str) -> tuple[str, Place | None]:
    """Read "Jableh @ Latakia / SY" (a town), "Latakia @@ SY" (a region), "SY @@@" (a country), or plain words."""
    name, at, rest = (part.strip() for part in re.split("(@+)", text, maxsplit=1)) if "@" in text else (text, "", "")
    if not at:
        return name, None
    admin1, _, country = (part.strip() for part in rest.partition("/")) if at == "@" else (name, "", rest)
    precision = {"@": PlacePrecision.TOWN, "@@": PlacePrecision.ADMIN1, "@@@": PlacePrecision.COUNTRY}[at]
    return name, Place(
        name=name,
        geonameid=int(sha256(f"{name}{at}{rest}".encode()).hexdigest()[:7], 16),
        latitude=None,
        longitude=None,
        country=country if at != "@@@" else name,
        admin1=admin1 if at != "@@@" else None,
        precision=precision,
    )


def mention_of(text: str, scribe: Scribe) -> PlaceMention:
    name, place = place_of(text)
    span = scribe.span(name)
    assert span
    return PlaceMention(words=span, place=place)


def places_of(names: Sequence[str], scribe: Scribe, link: str | None) -> tuple[PlaceMention, ...]:
    mentions = []
    for at, name in enumerate(names):
        scribe.span(link if at else None)
        mentions.append(mention_of(name, scribe))
    return tuple(mentions)


def harm_claim(story: dict[str, Any], scribe: Scribe) -> HarmClaim:
    start = scribe.at
    said = story.get("before")
    scribe.span(said)
    count = scribe.span(story.get("words", story.get("count")))
    victims = scribe.span(story.get("whom"))
    cue = scribe.span("died of wounds" if story.get("died") else story.get("cue", story.get("harm", "killed")))
    assert cue
    words = " ".join(part for part in (said, count and count.words, victims and victims.words, cue.words) if part)
    return HarmClaim(
        id=story["id"],
        report_id="story",
        kind=Kind.HARM,
        quote=Span(start=start, end=cue.end, words=words),
        cue=cue,
        places=places_of(story.get("where", ()), scribe, "and" if story.get("abreast") else None),
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
        perpetrator=scribe.span(story.get("by")),
        act=Act(story["act"]) if "act" in story else None,
        part_of=story.get("part_of"),
    )


def combined_pair(story: dict[str, Any], scribe: Scribe) -> list[HarmClaim]:
    """Write "N killed or wounded": two claims on the same words, ids x and x2."""
    killed = harm_claim({**story, "combined": True}, scribe)
    injured = replace(killed, id=f"{story['id']}2", harm=Harm.INJURED)
    return [killed, injured]


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
    """Reckon the tolls of one report whose claims no linking has sorted: an origin for each name, no incidents."""
    filed = [FiledClaim(claim=claim, report=REPORT, origin=_by_name(claim)) for claim in claims]
    named = {claim.harm for claim in claims if isinstance(claim, HarmClaim)}
    return tuple(toll(filed, Question(harm=harm)) for harm in Harm if harm in named)


def _by_name(claim: Claim) -> Origin:
    name = claim.claimant.words if claim.claimant else "the outlet"
    return Origin(id=name, name=name, role=claim.claimant_role)


@pytest.fixture(scope="session", name="report_toll")
def report_toll_() -> Callable[[Sequence[Claim]], tuple[Toll, ...]]:
    return report_toll


def file_stories(reports: Sequence[dict[str, Any]]) -> list[FiledClaim]:
    """File the claims of several reports: an origin for every name, an outlet's own under the outlet's name.

    A report whose first claims are marked `headline` has these in its headline, and a text; one marked `text` a text.
    """
    filed: list[FiledClaim] = []
    letters = iter("abcdefghijklmnopqrstuvwxyz")
    for number, told in enumerate(reports):
        published = date.fromisoformat(told["on"]) if "on" in told else None
        report = Report(id=f"report-{number}", title="", text="", outlet=told.get("outlet"), published=published)
        scribe, first = Scribe(), len(filed)
        title = 0
        scribe.at = 1 if told.get("text") else 0  # the empty title's newline
        for story in told["claims"]:
            named = {"id": next(letters), **story}
            origin = named.get("origin") or named.get("says") or told.get("outlet") or "the outlet"
            for claim in written(named, scribe):
                filed.append(
                    FiledClaim(
                        claim=replace(claim, report_id=report.id),
                        report=report,
                        origin=Origin(id=origin, name=origin, party=named.get("side"), role=role_of(named.get("role"))),
                        incident=named.get("incident"),
                        party=named.get("party"),
                        ranks=ranks_of(named),
                    )
                )
            title = scribe.at if story.get("headline") else title
        if told.get("text"):
            report = replace(report, text=scribe.text)
            filed[first:] = [replace(each, report=report) for each in filed[first:]]
        if title:
            report = replace(report, title=scribe.text[: title - 1], text=scribe.text[title:])
            filed[first:] = [replace(each, report=report) for each in filed[first:]]
    return filed


def ranks_of(story: dict[str, Any]) -> Ranks | None:
    """Read `of` and `against`: the side whose people were harmed, or the one they are enemies of; "" where unknown."""
    side = story.get("of", story.get("against"))
    return Ranks(side=side or None, is_enemy="of" not in story) if side is not None else None


def role_of(role: str | None) -> ClaimantRole | None:
    return ClaimantRole(role) if role else None


def written(story: dict[str, Any], scribe: Scribe) -> list[Claim]:
    if "stance" in story:
        return [stance_claim(story, scribe)]
    if story.get("harm") == "killed or injured":
        return list(combined_pair({**story, "harm": "killed"}, scribe))
    return [harm_claim(story, scribe)]


def question_of(asked: dict[str, Any]) -> Question:
    def day(name: str) -> date | None:
        return date.fromisoformat(asked[name]) if name in asked else None

    return Question(
        harm=Harm(asked.get("harm", "killed")),
        place=mention_of(asked["place"], Scribe()) if "place" in asked else None,
        start=day("from"),
        end=day("to"),
        group=Group(asked["group"]) if "group" in asked else None,
        party=asked.get("by"),
        origin=asked.get("origin"),
        incident=asked.get("incident"),
        published_by=day("as_of"),
        news_only=asked.get("news_only", False),
    )


@pytest.fixture(scope="session")
def file() -> Callable[[Sequence[dict[str, Any]]], list[FiledClaim]]:
    return file_stories


@pytest.fixture(scope="session")
def ask() -> Callable[[dict[str, Any]], Question]:
    return question_of
