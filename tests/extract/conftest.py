"""A stand-in reader that sees the claims a test tells it, so that what follows the reader can be tested alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from fairwitness.model import Group, Harm, Span, Status
from fairwitness.text.document import Document
from fairwitness.text.reader import Hint, Pointer, Reader, Sighting
from fairwitness.text.reader.calibration import UNCALIBRATED, Calibration

SURE = 0.9
_SEVERAL = ("places", "times", "relays")


@dataclass(frozen=True, slots=True)
class ToldSightings:
    """Sees the claims it is told of: fields by name, a pointer told as its words or as (words, probability)."""

    told: tuple[dict[str, Any], ...]
    identity: str = "told-sightings"

    @property
    def calibration(self) -> Calibration:
        return UNCALIBRATED

    def read(self, document: Document, hints: Sequence[Hint] = ()) -> tuple[Sighting, ...]:
        del hints
        return tuple(_sighting(document.original, told) for told in self.told)


def _sighting(text: str, told: dict[str, Any]) -> Sighting:
    names = ("quote", "cue", "count", "victims", "perpetrator", "claimant")
    pointers = {name: _pointer(text, told.get(name)) for name in names}
    assert pointers["cue"].span is not None
    several = {name: tuple(_pointer(text, words) for words in told.get(name, ())) for name in _SEVERAL}
    given: dict[str, Any] = {
        "value": Harm.KILLED,
        "group": Group.UNSPECIFIED,
        "status": Status.ASSERTED,
        "background": False,
        **pointers,
        **several,
        **{f"{name}_probability": SURE for name in ("group", "status", "background")},
        **{name: each for name, each in told.items() if name not in (*names, *_SEVERAL)},
    }
    return Sighting(anchor=pointers["cue"].span, probability=SURE, **given)


def _pointer(text: str, told: str | tuple[str, float] | None) -> Pointer:
    words, probability = told if isinstance(told, tuple) else (told, SURE)
    if words is None:
        return Pointer(span=None, probability=probability)
    start = text.index(words)
    return Pointer(span=Span.of(text, start, start + len(words)), probability=probability)


@pytest.fixture
def seeing() -> Callable[..., Reader]:
    """Make a reader that sees one claim of these fields in whatever it reads."""
    return lambda **told: ToldSightings((told,))


@pytest.fixture
def seeing_all() -> Callable[..., Reader]:
    """Make a reader that sees a claim of each of these fields, in text order."""
    return lambda *told: ToldSightings(told)
