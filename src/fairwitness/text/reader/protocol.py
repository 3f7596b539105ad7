"""What a reader gives: sightings of claims, each field a pointer at words or a choice among classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from fairwitness.model import Act, ControlState, Group, Harm, Span, Stance, Status
from fairwitness.text.document import Document
from fairwitness.text.reader.calibration import Calibration

BACKGROUND = 0.3
"""From which probability on a claim is taken for background, by a reader that is slow to say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """The words a field was pointed at (None: the text does not say) and the probability behind it."""

    span: Span | None
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One claim as the reader saw it: words and classes only, no meaning worked out yet.

    `victims` and `perpetrator` are target and actor where `value` is an act, a state or a stance.
    `combined` is the probability that one number is said of killed and injured together, `undated` that the text
    gives no hint of when. `part_of` is the index, within the same reading, of the sighting whose number includes
    this one.
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
    combined: float = 0.0
    undated: float = 0.0
    part_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A place where a lexicon sees a claim: the word it hangs on. The reader tells how likely it is and points."""

    anchor: Span
    value: Harm | Act | ControlState | Stance


class Reader(Protocol):
    """Anything that can point at the claims of a document: our own model, or another behind the same grounding."""

    @property
    def identity(self) -> str:
        """Name and version, so that a ledger knows which reader saw what."""
        ...

    @property
    def calibration(self) -> Calibration:
        """What its probabilities are worth; `UNCALIBRATED` takes them as they are."""
        ...

    def read(self, document: Document, hints: Sequence[Hint] = ()) -> tuple[Sighting, ...]:
        """Point at every claim of the document, in text order; each hint is read too, however unlikely."""
        ...
