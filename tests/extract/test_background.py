"""When a claim is background: as the reader sees it, or for days long past that are not surely the news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import Group, Harm, HarmClaim, Report, Span, Status
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.document import Document
from fairwitness.text.reader import Hint, Pointer, Sighting
from fairwitness.text.reader.calibration import UNCALIBRATED, Calibration

TITLE = "Stones for the dead of Barsa"


@dataclass(frozen=True, slots=True)
class OneKilling:
    """A reader that sees one killing, where "killed" stands, and finds it news with the probability it is given."""

    news: float
    identity: str = "one-killing"

    @property
    def calibration(self) -> Calibration:
        return UNCALIBRATED

    def read(self, document: Document, hints: Sequence[Hint] = ()) -> tuple[Sighting, ...]:
        del hints  # it has seen what it has seen
        nothing = Pointer(span=None, probability=0.9)
        text = document.original
        quote = _span(text, "Soldiers killed nine villagers", "Nine villagers were killed")
        return (
            Sighting(
                anchor=_span(text, "killed"),
                value=Harm.KILLED,
                probability=0.9,
                quote=Pointer(span=quote, probability=0.9),
                cue=Pointer(span=_span(text, "killed"), probability=0.9),
                count=Pointer(span=_span(text, "nine", "Nine"), probability=0.9),
                victims=nothing,
                perpetrator=nothing,
                claimant=nothing,
                places=(),
                times=(),
                relays=(),
                group=Group.UNSPECIFIED,
                group_probability=0.9,
                status=Status.ASSERTED,
                status_probability=0.9,
                background=False,
                background_probability=self.news,
            ),
        )


def _span(text: str, *choices: str) -> Span:
    words = next(c for c in choices if c in text)
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def is_background(text: str, *, news: float) -> bool:
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title=TITLE, text=text)
    claims = extract(report, reader=OneKilling(news), gazetteer=Gazetteer.open())
    (claim,) = (c for c in claims if isinstance(c, HarmClaim))
    return claim.background


@pytest.mark.parametrize(
    ("text", "news", "background"),
    [
        ("Soldiers killed nine villagers on 3 March 2012.", 0.8, True),
        ("Soldiers killed nine villagers on 3 March 2012.", 0.97, False),  # the reader is sure: an inquiry's finding
        ("Soldiers killed nine villagers on 3 June 2012.", 0.8, False),  # seventeen days ago
        ("Nine villagers were killed between 1 February 2012 and 19 June 2012.", 0.8, False),  # it runs on
        ("Soldiers killed nine villagers.", 0.8, False),
    ],
)
def test_days_over_a_month_past_are_background(text: str, news: float, background: bool) -> None:
    assert is_background(text, news=news) is background
