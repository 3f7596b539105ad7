"""Whose stance a stance is: the surer of the two names the reader points at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import Group, OccurrenceClaim, Report, Span, Stance, Status
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.document import Document
from fairwitness.text.reader import Hint, Pointer, Sighting
from fairwitness.text.reader.calibration import UNCALIBRATED, Calibration

TEXT = "Radio Lowland asked again, but the garrison declined to say how many of its men had died."


@dataclass(frozen=True, slots=True)
class OneStance:
    """A reader that sees no figure given, by the garrison, and takes the radio for the speaker."""

    garrison: float
    radio: float
    identity: str = "one-stance"

    @property
    def calibration(self) -> Calibration:
        return UNCALIBRATED

    def read(self, document: Document, hints: Sequence[Hint] = ()) -> tuple[Sighting, ...]:
        del hints
        text, nothing = document.original, Pointer(span=None, probability=0.9)

        def at(words: str, probability: float = 0.9) -> Pointer:
            start = text.index(words)
            return Pointer(span=Span.of(text, start, start + len(words)), probability=probability)

        cue = at("declined to say")
        assert cue.span is not None
        return (
            Sighting(
                anchor=cue.span,
                value=Stance.NO_FIGURE,
                probability=0.9,
                quote=at("the garrison declined to say how many of its men had died"),
                cue=cue,
                count=nothing,
                victims=nothing,
                perpetrator=at("the garrison", self.garrison),
                claimant=at("Radio Lowland", self.radio),
                places=(),
                times=(),
                relays=(),
                group=Group.UNSPECIFIED,
                group_probability=0.9,
                status=Status.ASSERTED,
                status_probability=0.9,
                background=False,
                background_probability=0.9,
            ),
        )


@pytest.mark.parametrize(
    ("garrison", "radio", "claimant"), [(0.8, 0.7, "garrison"), (0.7, 0.7, "garrison"), (0.6, 0.95, "Radio Lowland")]
)
def test_whose_stance_it_is_says_it(garrison: float, radio: float, claimant: str) -> None:
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title="No word", text=TEXT)
    claims = extract(report, reader=OneStance(garrison, radio), gazetteer=Gazetteer.open())
    (stance,) = (claim for claim in claims if isinstance(claim, OccurrenceClaim))
    assert stance.value is Stance.NO_FIGURE
    assert stance.claimant is not None and claimant in stance.claimant.words
