"""Claims that somebody read by hand, put on record as the reader's are: a test of linking and tolls without reading."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from fairwitness.extract.acts import propose
from fairwitness.extract.attribution import role_of
from fairwitness.extract.dates import when_of
from fairwitness.extract.means import means_of
from fairwitness.extract.neutral import neutral
from fairwitness.extract.places import resolve_places
from fairwitness.extract.victims import age_of, sex_of
from fairwitness.model import ClaimSet, Count, DatePrecision, Group, Harm, HarmClaim, Kind, Report, Span, Status, When
from fairwitness.pipeline.work import Work
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.dates import find_times
from fairwitness.text.document import Document

EXTRACTOR = "by hand"
Gold = Mapping[str, Any]


def annotated(path: Path) -> dict[str, list[Gold]]:
    """Read gold lines, `{"id", "claims"}`: the claims of each report."""
    return {row["id"]: row["claims"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def put_on_record(work: Work, golds: Mapping[str, Sequence[Gold]], gazetteer: Gazetteer) -> None:
    """Put the claims of every report that was taken in on record, in place of a reader's.

    `golds` are by the report's original text: a ledger gives reports ids of its own.
    """
    kept = [each.report for each in work.ledger.view().unread_by(EXTRACTOR)]
    sets = [
        ClaimSet(report_id=report.id, extractor=EXTRACTOR, claims=claims_of(report, golds[report.original], gazetteer))
        for report in kept
    ]
    work.ledger.writer(work.actor).append(sets, at=work.clock())


def claims_of(report: Report, golds: Sequence[Gold], gazetteer: Gazetteer) -> tuple[HarmClaim, ...]:
    """Give gold claims the form the reader's have; what gold does not annotate (means, sex, age) the rules find."""
    quotes = _quotes(report.original, [gold["quote"] for gold in golds])
    made = [
        _claim(report, gold, quote, f"{report.id}.{at}", gazetteer)
        for at, (gold, quote) in enumerate(zip(golds, quotes, strict=True))
    ]
    wholes = [gold["part_of"] for gold in golds]
    return tuple(
        claim if whole is None else replace(claim, part_of=made[whole].id)
        for claim, whole in zip(made, wholes, strict=True)
    )


def _quotes(text: str, quotes: Sequence[str]) -> list[Span]:
    """Where the quotes stand: what is quoted twice and said twice is quoted in both places."""
    found = []
    for at, words in enumerate(quotes):
        said = _all(text, words)
        found.append(said[min(quotes[:at].count(words), len(said) - 1)])
    return found


def _claim(report: Report, gold: Gold, quote: Span, name: str, gazetteer: Gazetteer) -> HarmClaim:
    text = report.original
    cue = _stands(text, gold["cue"], quote.start)
    victims = _inside(text, gold["victims"], quote, quote.start) or _anywhere(text, gold["victims"])
    counted = _inside(text, gold["count"], quote, victims.start if victims else quote.start)
    claimant = _anywhere(text, gold["claimant"])
    document = neutral(Document.of(text))
    words = victims.words if victims else None
    return HarmClaim(
        id=name,
        report_id=report.id,
        kind=Kind.HARM,
        quote=quote,
        cue=cue,
        places=resolve_places(text, tuple(_nearest(text, place, quote) for place in gold["places"]), gazetteer),
        when=_when(report, gold, quote),
        claimant=claimant,
        claimant_role=role_of(claimant.words, text) if claimant else None,
        relays=tuple(filter(None, (_anywhere(text, relay) for relay in gold["relays"]))),
        status=Status(gold["status"]),
        background=gold["background"],
        harm=Harm(gold["harm"]),
        count=Count(words=counted, **{key: gold[key] for key in ("low", "high", "approx", "vague", "combined")}),
        victims=victims,
        group=Group(gold["group"]),
        sex=sex_of(words),
        age=age_of(words),
        perpetrator=_anywhere(text, gold["perpetrator"]),
        act=means_of(document, quote, cue, proposals=propose(document)),
    )


def _when(report: Report, gold: Gold, quote: Span) -> When:
    """The days somebody read, with the words nearest to the quote that come to them."""
    start, end = (date.fromisoformat(day) if day else None for day in (gold["date_start"], gold["date_end"]))
    if start is None and end is None:
        return When()
    times = find_times(report.original)
    told = [
        when
        for each in sorted(times, key=lambda each: abs(each.start - quote.start))
        for when in [_dated(report, times, Span.of(report.original, each.start, each.end), quote)]
        if (when.start, when.end) == (start, end)
    ]
    precision = DatePrecision.DAY if start == end else None
    return next(iter(told), When(start=start, end=end, precision=precision))


def _dated(report: Report, times: Any, pointed: Span, quote: Span) -> When:
    return when_of(report.original, times, (pointed,), published=report.published, quote=quote)


def _stands(text: str, words: str, after: int) -> Span:
    return _all(text, words, after)[0]


def _inside(text: str, words: str | None, quote: Span, near: int) -> Span | None:
    """Where words stand in a quote: nearest to what they are said of, "a" of "a boy" in "a man and a boy"."""
    found = (span for span in _all(text, words or "") if quote.start <= span.start and span.end <= quote.end)
    return min(found, key=lambda span: abs(span.start - near), default=None)


def _anywhere(text: str, words: str | None) -> Span | None:
    return _stands(text, words, 0) if words else None


def _nearest(text: str, words: str, quote: Span) -> Span:
    return min(_all(text, words), key=lambda span: abs(span.start - quote.start))


def _all(text: str, words: str, after: int = 0) -> list[Span]:
    """Everywhere some words stand, as whole words where they do: "a" is none in "and"."""
    part = re.compile(re.escape(words))
    whole = re.compile(rf"(?<!\w){part.pattern}(?!\w)")
    found = list(whole.finditer(text, after)) or list(part.finditer(text, after))
    return [Span.of(text, match.start(), match.end()) for match in found] if words else []
