"""Sureness: the probability a reader gave to a field, by the name the field has in an evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# evidence names what the reader pointed at; what people annotate has other names in places
HARM_FIELDS = {
    "claim": "claim", "count": "count", "claimant": "claimant", "group": "group", "perpetrator": "perpetrator",
    "places": "places", "times": "date", "status": "status", "background": "background",
}  # fmt: skip
ACT_FIELDS = {
    "claim": "claim", "perpetrator": "actor", "victims": "target", "places": "places", "times": "date",
    "claimant": "claimant",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How sure the reader was of one field, 0 to 1. The field "claim" is the claim itself."""

    field: str
    probability: float


def sureness_of(evidence: Iterable[tuple[str, float]], names: Mapping[str, str]) -> tuple[Sureness, ...]:
    """Take the probabilities of the fields that are evaluated; one of several words is as sure as the least sure."""
    lowest: dict[str, float] = {}
    for field, probability in evidence:
        if (name := names.get(field)) is not None:
            lowest[name] = min(probability, lowest.get(name, 1.0))
    return tuple(Sureness(field=name, probability=lowest[name]) for name in names.values() if name in lowest)
