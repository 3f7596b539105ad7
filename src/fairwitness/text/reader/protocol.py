"""What a reader gives: sightings of claims, each field a pointer at words or a choice among classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from fairwitness.model import Act, ControlState, Group, Harm, Span, Stance, Status
from fairwitness.text.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The words a field was pointed at (None: the text does not say) and the probability behind it."""

    span: Span | None
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One claim as the reader saw it: words and classes only, no meaning worked out yet.

    `victims` and `perpetrator` are target and actor where `value` is an act, a state or a stance.
    `part_of` is the index, within the same reading, of the sighting whose number includes this one.
    """

    anchor: Span
    value: Harm | Act | ControlState | Stance
    probability: float
    quote: Pointer
    cue: Pointer
    count: Pointer
    victims: Pointer
    perpetrator: Pointer
    claimant: Pointer
    places: tuple[Pointer, ...]
    times: tuple[Pointer, ...]
    relays: tuple[Pointer, ...]
    group: Group
    group_probability: float
    status: Status
    status_probability: float
    background: bool
    background_probability: float
    part_of: int | None = None


class Reader(Protocol):
    """Anything that can point at the claims of a document: our own model, or another behind the same grounding."""

    @property
    def identity(self) -> str:
        """Name and version, so that a ledger knows which reader saw what."""
        ...

    def read(self, document: Document) -> tuple[Sighting, ...]:
        """Point at every claim of the document, in text order."""
        ...
