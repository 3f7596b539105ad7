"""Variants: the project's own reports told again of other days, places and people, to fill a ledger of any size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

from fairwitness.model import Claim, Place, Report, Span, When
from fairwitness.resolve.rarity import rarity

_NAME = re.compile(r"\b[A-Z][a-z]{2,}")
_RARE = 3.0
_Value = TypeVar("_Value")


def variants(readings: Sequence[tuple[Report, Sequence[Claim]]], most: int) -> Iterator[tuple[Report, list[Claim]]]:
    """Tell reports again and again, each time moved in time and space and with other names, up to so many claims."""
    told, turn = 0, 0
    while told < most:
        for number, (report, claims) in enumerate(readings):
            yield vary(report, claims, turn, number)
            told += len(claims)
            if told >= most:
                return
        turn += 1


def vary(report: Report, claims: Sequence[Claim], turn: int, number: int) -> tuple[Report, list[Claim]]:
    """Tell one report again: the same length and spans, other rare names, places and days."""
    days = (turn * 37 + number * 11) % 1000
    changed = replace(
        report,
        id=f"{report.id}-{turn}",
        title=_renamed(report.title, turn),
        text=_renamed(report.text, turn),
        published=report.published + timedelta(days=days) if report.published else None,
    )
    moved = [_moved(claim, changed.original, turn, days) for claim in claims]
    names = {claim.id: f"{claim.id}-{turn}" for claim in claims}
    return changed, [_named(claim, changed.id, names) for claim in moved]


def _named(claim: Claim, report: str, names: dict[str, str]) -> Claim:
    made: dict[str, Any] = {"id": names[claim.id], "report_id": report}
    if getattr(claim, "part_of", None):
        made["part_of"] = names.get(claim.part_of)  # type: ignore[attr-defined]
    if getattr(claim, "about", None):
        made["about"] = tuple(names[each] for each in claim.about if each in names)  # type: ignore[attr-defined]
    return replace(claim, **made)


def _renamed(text: str, turn: int) -> str:
    """Change rare names letter by letter, so that every word keeps its length."""
    if not turn:
        return text
    return _NAME.sub(lambda match: _shifted(match.group(), turn), text)


def _shifted(word: str, turn: int) -> str:
    if rarity(word.lower()) < _RARE:
        return word
    tail = "".join(chr(97 + (ord(letter) - 97 + turn * (at + 1)) % 26) for at, letter in enumerate(word[1:]))
    return word[0] + tail


def _moved(value: _Value, text: str, turn: int, days: int) -> _Value:
    """Move every span, place and date within a claim."""
    if isinstance(value, Span):
        return Span.of(text, value.start, value.end)  # type: ignore[return-value]
    if isinstance(value, Place):
        return _elsewhere(value, turn)  # type: ignore[return-value]
    if isinstance(value, When):
        shifted = {key: day + timedelta(days=days) for key in ("start", "end") if (day := getattr(value, key))}
        words = tuple(Span.of(text, span.start, span.end) for span in value.words)
        return replace(value, words=words, **shifted)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_moved(each, text, turn, days) for each in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _moved(getattr(value, f.name), text, turn, days) for f in fields(value)}
        return replace(value, **changed)
    return value


def _elsewhere(place: Place, turn: int) -> Place:
    """A place within the same country, up to some two degrees away."""
    if place.latitude is None or place.longitude is None:
        return place
    return replace(
        place,
        geonameid=None if place.geonameid is None else place.geonameid * 1000 + turn,
        latitude=max(-89.0, min(89.0, place.latitude + (turn * 7 % 41 - 20) / 10)),
        longitude=place.longitude + (turn * 13 % 41 - 20) / 10,
    )
