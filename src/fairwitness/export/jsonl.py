"""Claims as JSON Lines: one line a report, the same bytes on every run.

Output is ASCII: whatever a report contains, no control character and no bidirectional mark reaches the terminal or the
next program unescaped. Harm claims come first, then acts, states and stances, each in text order, so that `part_of`
counts the same whether or not the other kinds are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from fairwitness.model import Claim, HarmClaim, Kind, OccurrenceClaim, PlaceMention, Span

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def reading_line(report_id: str, claims: Iterable[Claim], *, why: bool = False) -> str:
    """One report's claims as a line of JSON, without its line end."""
    return json_line({"id": report_id, "claims": claims_record(claims, why=why)})


def json_line(record: Mapping[str, object]) -> str:
    """Write a record as one line of ASCII JSON; keys stay in the order given."""
    return json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(", ", ": ")).replace("\x7f", "\\u007f")


def claims_record(claims: Iterable[Claim], *, why: bool = False) -> list[dict[str, object]]:
    """Claims as JSON objects (field names of design.md section 4), harm claims first; `why` adds the evidence."""
    ordered = in_order(claims)
    index = {claim.id: place for place, claim in enumerate(ordered)}
    return [_record(claim, index, why) for claim in ordered]


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """The order claims are written and numbered in: harm first, each kind in text order."""
    return sorted(claims, key=_place)


def _place(claim: Claim) -> tuple[int, ...]:
    count = claim.count.words if isinstance(claim, HarmClaim) else None
    return _ORDER[claim.kind], claim.quote.start, claim.cue.start, (count or claim.cue).start


def _record(claim: Claim, index: Mapping[str, int], why: bool) -> dict[str, object]:
    quote = claim.quote
    record: dict[str, object] = {
        "kind": claim.kind,
        "quote": quote.words,
        "start": quote.start,
        "end": quote.end,
        "cue": claim.cue.words,
    }
    record |= _meaning(claim) | _setting(claim) | _saying(claim) | _links(claim, index)
    record |= {"id": claim.id, "spans": _spans(claim)}
    return record | ({"evidence": _evidence(claim)} if why else {})


def _meaning(claim: Claim) -> dict[str, object]:
    if isinstance(claim, HarmClaim):
        return _harm(claim)
    if isinstance(claim, OccurrenceClaim):
        return {"value": claim.value, "actor": _words(claim.actor), "target": _words(claim.target)}
    return {}


def _harm(claim: HarmClaim) -> dict[str, object]:
    count = claim.count
    return {
        "harm": claim.harm,
        "count": _words(count.words),
        "low": count.low,
        "high": count.high,
        "approx": count.approx,
        "vague": count.vague,
        "combined": count.combined,
        "victims": _words(claim.victims),
        "group": claim.group,
        "sex": claim.sex,
        "age": claim.age,
        "perpetrator": _words(claim.perpetrator),
        "act": claim.act,
    }


def _setting(claim: Claim) -> dict[str, object]:
    when = claim.when
    return {
        "places": [mention.words.words for mention in claim.places],
        "geo": [_geo(mention) for mention in claim.places],
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "date_words": [span.words for span in when.words],
        "date_precision": when.precision,
    }


def _geo(mention: PlaceMention) -> dict[str, object] | None:
    place = mention.place
    if place is None:
        return None
    return {
        "name": place.name,
        "geonameid": place.geonameid,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "admin1": place.admin1,
        "district": place.district,
        "precision": place.precision,
    }


def _saying(claim: Claim) -> dict[str, object]:
    return {
        "claimant": _words(claim.claimant),
        "claimant_role": claim.claimant_role,
        "relays": [span.words for span in claim.relays],
        "status": claim.status,
        "background": claim.background,
    }


def _links(claim: Claim, index: Mapping[str, int]) -> dict[str, object]:
    if isinstance(claim, HarmClaim):
        return {"part_of": index.get(claim.part_of) if claim.part_of else None}
    if isinstance(claim, OccurrenceClaim):
        return {"about": list(claim.about)}
    return {}


def _spans(claim: Claim) -> dict[str, object]:
    one: dict[str, Span | None] = {"cue": claim.cue}
    if isinstance(claim, HarmClaim):
        one |= {"count": claim.count.words, "victims": claim.victims, "perpetrator": claim.perpetrator}
    if isinstance(claim, OccurrenceClaim):
        one |= {"actor": claim.actor, "target": claim.target}
    one["claimant"] = claim.claimant
    many: dict[str, Sequence[Span]] = {
        "places": [mention.words for mention in claim.places],
        "date_words": claim.when.words,
        "relays": claim.relays,
    }
    spans: dict[str, object] = {field: _offsets(span) for field, span in one.items() if span}
    return spans | {field: [_offsets(span) for span in found] for field, found in many.items() if found}


def _evidence(claim: Claim) -> list[dict[str, object]]:
    return [
        {
            "field": evidence.field,
            "probability": round(evidence.probability, 4),
            "words": _words(evidence.words),
            "span": _offsets(evidence.words) if evidence.words else None,
        }
        for evidence in claim.evidence
    ]


def _words(span: Span | None) -> str | None:
    return span.words if span else None


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]
