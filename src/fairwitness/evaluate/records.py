"""A claim as the scorer compares it: words only, whether a person annotated it or a reader found it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from fairwitness.errors import MalformedLine
from fairwitness.evaluate.sureness import ACT_FIELDS, HARM_FIELDS, Sureness, sureness_of
from fairwitness.model import Claim, HarmClaim, Kind, OccurrenceClaim, Span

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What records of every kind share; dates are ISO days, None where the text gives no hint.

    `start` is where the quote begins in the report and `sureness` how sure a reader was; people need give neither.
    """

    quote: str
    cue: str | None = None
    places: tuple[str, ...] = ()
    date_start: str | None = None
    date_end: str | None = None
    claimant: str | None = None
    status: str = "asserted"
    background: bool = False
    start: int | None = None
    sureness: tuple[Sureness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmRecord(Record):
    """A claim that a number of people came to a harm, as gold writes it."""

    harm: str
    count: str | None = None
    low: int | None = None
    high: int | None = None
    vague: bool = False
    victims: str | None = None
    group: str = "unspecified"
    perpetrator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRecord(Record):
    """An act, a state or a stance, as gold writes it."""

    kind: str
    value: str | None = None
    actor: str | None = None
    target: str | None = None


def harm_records(lines: Iterable[str]) -> dict[str, tuple[HarmRecord, ...]]:
    """Read the harm claims of JSON Lines `{"id", "claims"}`, by report id; claims of other kinds are passed over."""
    return {
        report: tuple(_made(_harm, report, claim) for claim in claims if claim.get("kind", "harm") == "harm")
        for report, claims in _claims_of(lines)
    }


def act_records(lines: Iterable[str]) -> dict[str, tuple[ActRecord, ...]]:
    """Read the acts, states and stances of JSON Lines `{"id", "records"}` or `{"id", "claims"}`, by report id."""
    return {
        report: tuple(_made(_act, report, claim) for claim in claims if claim.get("kind", "harm") != "harm")
        for report, claims in _claims_of(lines)
    }


def harm_records_of(claims: Iterable[Claim]) -> tuple[HarmRecord, ...]:
    """Turn the harm claims among what a reader found into records."""
    return tuple(_harm_of(claim) for claim in claims if isinstance(claim, HarmClaim))


def act_records_of(claims: Iterable[Claim]) -> tuple[ActRecord, ...]:
    """Turn the acts, states and stances among what a reader found into records."""
    return tuple(_act_of(claim) for claim in claims if isinstance(claim, OccurrenceClaim))


def _claims_of(lines: Iterable[str]) -> Iterable[tuple[str, Sequence[Mapping[str, Any]]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            claims = record["records"] if "records" in record else record["claims"]
            if not all(isinstance(claim, dict) for claim in claims):
                raise TypeError("a claim is a JSON object")
            known = str(record["id"]), claims
        except (ValueError, KeyError, TypeError) as error:
            message = f'line {number}: not a record of claims; write one JSON object a line: {{"id", "claims"}}'
            raise MalformedLine(message) from error
        yield known


def _made(make: Callable[[Mapping[str, Any]], _Made], report: str, claim: Mapping[str, Any]) -> _Made:
    try:
        return make(claim)
    except KeyError as error:
        raise MalformedLine(
            f"report {report}: a claim without {error}; give each a quote, and its harm or kind"
        ) from error


def _shared(claim: Mapping[str, Any], sureness: Mapping[str, str]) -> dict[str, Any]:
    return {
        "quote": claim["quote"],
        "cue": claim.get("cue"),
        "places": tuple(claim.get("places") or ()),
        "date_start": claim.get("date_start"),
        "date_end": claim.get("date_end"),
        "claimant": claim.get("claimant"),
        "status": claim.get("status", "asserted"),
        "background": bool(claim.get("background")),
        "start": claim.get("start"),
        "sureness": sureness_of(((e["field"], e["probability"]) for e in claim.get("evidence") or ()), sureness),
    }


def _harm(claim: Mapping[str, Any]) -> HarmRecord:
    return HarmRecord(
        harm=claim["harm"],
        count=claim.get("count"),
        low=claim.get("low"),
        high=claim.get("high"),
        vague=bool(claim.get("vague")),
        victims=claim.get("victims"),
        group=claim.get("group", "unspecified"),
        perpetrator=claim.get("perpetrator"),
        **_shared(claim, HARM_FIELDS),
    )


def _act(claim: Mapping[str, Any]) -> ActRecord:
    return ActRecord(
        kind=claim["kind"],
        value=claim.get("value"),
        actor=claim.get("actor"),
        target=claim.get("target"),
        **_shared(claim, ACT_FIELDS),
    )


def _shared_of(claim: Claim, sureness: Mapping[str, str]) -> dict[str, Any]:
    start, end = claim.when.start, claim.when.end
    return {
        "quote": claim.quote.words,
        "cue": claim.cue.words,
        "places": tuple(place.words.words for place in claim.places),
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "claimant": _words(claim.claimant),
        "status": str(claim.status),
        "background": claim.background,
        "start": claim.quote.start,
        "sureness": sureness_of(((e.field, e.probability) for e in claim.evidence), sureness),
    }


def _harm_of(claim: HarmClaim) -> HarmRecord:
    return HarmRecord(
        harm=str(claim.harm),
        count=_words(claim.count.words),
        low=claim.count.low,
        high=claim.count.high,
        vague=claim.count.vague,
        victims=_words(claim.victims),
        group=str(claim.group),
        perpetrator=_words(claim.perpetrator),
        **_shared_of(claim, HARM_FIELDS),
    )


def _act_of(claim: OccurrenceClaim) -> ActRecord:
    return ActRecord(
        kind=str(Kind(claim.kind)),
        value=str(claim.value),
        actor=_words(claim.actor),
        target=_words(claim.target),
        **_shared_of(claim, ACT_FIELDS),
    )


def _words(span: Span | None) -> str | None:
    return span.words if span else None
