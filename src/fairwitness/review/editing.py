"""Editing: a claim with some fields changed by a person; words still stand in the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from fairwitness.errors import InputError
from fairwitness.model import (
    Act,
    Age,
    Claim,
    ClaimantRole,
    Count,
    DatePrecision,
    Group,
    Harm,
    HarmClaim,
    PlaceMention,
    Report,
    Sex,
    Span,
    Status,
    When,
)

UNKNOWN = frozenset({"", "-", "unknown", "none", "open"})
_WORDS = ("victims", "perpetrator", "claimant", "actor", "target")
_CHOICES: Mapping[str, type[StrEnum]] = {
    "harm": Harm,
    "group": Group,
    "sex": Sex,
    "age": Age,
    "act": Act,
    "status": Status,
    "claimant_role": ClaimantRole,
}
_NEEDED = frozenset({"harm", "group", "status"})
_COUNT = ("low", "high", "count", "approx", "vague")
FIELDS = (*_COUNT, *_CHOICES, *_WORDS, "place", "from", "to", "background")


def edit(claim: Claim, report: Report, changes: Mapping[str, str], known: tuple[PlaceMention, ...] = ()) -> Claim:
    """The claim with its fields changed; raises InputError where a field or a value makes no sense.

    Numbers, days (YYYY-MM-DD) and closed choices are given as such; other fields as words that stand in the report. "-"
    makes a field unknown, and a count's high open. `known` are places other claims of the report resolved: the same
    words get the same place, other words none until a person gives one.
    """
    given = {name: value.strip() for name, value in changes.items()}
    counts = {name: value for name, value in given.items() if name in _COUNT}
    if counts and isinstance(claim, HarmClaim):
        claim = replace(claim, count=_count(claim, report, counts))
    for name, value in given.items():
        if name not in counts or not isinstance(claim, HarmClaim):
            claim = _change(claim, report, name, value, known)
    when = claim.when
    if when.start and when.end and when.start > when.end:
        raise InputError(f"from, to: the first day ({when.start}) lies after the last ({when.end})")
    return claim


def _change(claim: Claim, report: Report, name: str, value: str, known: tuple[PlaceMention, ...]) -> Claim:
    unknown = value.casefold() in UNKNOWN
    if name in _CHOICES and hasattr(claim, name):
        return _replace(claim, **{name: _choice(name, value, unknown=unknown)})
    if name in _WORDS and hasattr(claim, name):
        return _replace(claim, **{name: None if unknown else _standing(report, value, claim.quote)})
    if name == "place":
        return replace(claim, places=() if unknown else (_place(report, value, claim.quote, known),))
    if name in ("from", "to"):
        return replace(claim, when=_when(claim.when, name, None if unknown else _day(value)))
    if name == "background":
        return replace(claim, background=_truth(name, value))
    kind = "a claim of harm" if isinstance(claim, HarmClaim) else f"a claim of the kind {claim.kind}"
    raise InputError(f"{name}: {kind} has no such field to edit; there are {', '.join(_fields_of(claim))}")


def _fields_of(claim: Claim) -> tuple[str, ...]:
    always = ("place", "from", "to", "background")
    counts = _COUNT if isinstance(claim, HarmClaim) else ()
    return (*counts, *(name for name in (*_CHOICES, *_WORDS) if hasattr(claim, name)), *always)


def _replace(claim: Claim, **fields: Any) -> Claim:
    changed: Claim = replace(claim, **fields)
    return changed


def _count(claim: HarmClaim, report: Report, given: Mapping[str, str]) -> Count:
    """The count with all that is given of it changed at once, since its bounds hang together."""
    fields: dict[str, Any] = {}
    for name, value in given.items():
        unknown = value.casefold() in UNKNOWN
        if name in ("low", "high"):
            fields[name] = None if unknown else _number(name, value)
        elif name == "count":
            fields["words"] = None if unknown else _standing(report, value, claim.quote)
        else:
            fields[name] = _truth(name, value)
    try:
        return replace(claim.count, **fields)
    except ValueError as cause:
        raise InputError(f"low, high: {cause}; give both") from cause


def _choice(name: str, value: str, *, unknown: bool) -> StrEnum | None:
    if unknown and name not in _NEEDED:
        return None
    words = {str(word).casefold(): word for word in _CHOICES[name]}
    if value.casefold() not in words:
        raise InputError(f"{name}: {value!r} is none of {', '.join(_CHOICES[name])}")
    return words[value.casefold()]


def _number(name: str, value: str) -> int:
    if not value.isdecimal():
        raise InputError(f'{name}: {value!r} is no number of people; write digits, or "-" where it is open')
    return int(value)


def _truth(name: str, value: str) -> bool:
    if value.casefold() not in ("yes", "no"):
        raise InputError(f"{name}: write yes or no, not {value!r}")
    return value.casefold() == "yes"


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as cause:
        raise InputError(f"{value!r} is not a date; write YYYY-MM-DD, such as 2024-05-17") from cause


def _when(when: When, name: str, day: date | None) -> When:
    start, end = (day, when.end) if name == "from" else (when.start, day)
    start, end = (start or end, end or start) if day else (start, end)
    if start is None or end is None:
        return When(words=when.words)
    return When(words=when.words, start=start, end=end, precision=_precision(start, end))


def _precision(start: date, end: date) -> DatePrecision:
    return DatePrecision.DAY if start == end else DatePrecision.DAYS


def _place(report: Report, value: str, near: Span, known: tuple[PlaceMention, ...]) -> PlaceMention:
    words = _standing(report, value, near)
    alike = (mention.place for mention in known if mention.words.words.casefold() == value.casefold())
    return PlaceMention(words=words, place=next(alike, None))


def _standing(report: Report, value: str, near: Span) -> Span:
    """Where the words stand in the report, nearest to the claim's quote."""
    original = report.original
    starts = [at for at in range(len(original)) if original.startswith(value, at)]
    if not starts:
        raise InputError(f"{value!r} does not stand in the report; give words as they are written there")
    start = min(starts, key=lambda at: (abs(at - near.start), at))
    return report.quote(start, start + len(value))
