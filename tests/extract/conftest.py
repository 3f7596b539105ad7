"""A stand-in reader that sees one claim, told by the test, so that what follows the reader can be tested alone."""

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


@dataclass(frozen=True, slots=True)
class OneSighting:
    """Sees one claim: fields by name, a pointer told as its words or as (words, probability)."""

    told: dict[str, Any]
    identity: str = "one-sighting"

    @property
    def calibration(self) -> Calibration:
        return UNCALIBRATED

    def read(self, document: Document, hints: Sequence[Hint] = ()) -> tuple[Sighting, ...]:
        del hints
        names = ("quote", "cue", "count", "victims", "perpetrator", "claimant")
        pointers = {name: _pointer(document.original, self.told.get(name)) for name in names}
        assert pointers["cue"].span is not None
        given: dict[str, Any] = {
            "value": Harm.KILLED,
            "group": Group.UNSPECIFIED,
            "status": Status.ASSERTED,
            "background": False,
            **pointers,
            **{f"{name}_probability": SURE for name in ("group", "status", "background")},
            **{name: told for name, told in self.told.items() if name not in names},
        }
        return (Sighting(anchor=pointers["cue"].span, probability=SURE, places=(), times=(), relays=(), **given),)


def _pointer(text: str, told: str | tuple[str, float] | None) -> Pointer:
    words, probability = told if isinstance(told, tuple) else (told, SURE)
    if words is None:
        return Pointer(span=None, probability=probability)
    start = text.index(words)
    return Pointer(span=Span.of(text, start, start + len(words)), probability=probability)


@pytest.fixture
def seeing() -> Callable[..., Reader]:
    """Make a reader that sees one claim of these fields in whatever it reads."""
    return lambda **told: OneSighting(told)
