"""Whose stance a stance is: the surer of the two names the reader points at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fairwitness.extract import extract
from fairwitness.model import OccurrenceClaim, Report, Stance
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader

TEXT = "Radio Lowland asked again, but the garrison declined to say how many of its men had died."


@pytest.mark.parametrize(
    ("garrison", "radio", "claimant"), [(0.8, 0.7, "garrison"), (0.7, 0.7, "garrison"), (0.6, 0.95, "Radio Lowland")]
)
def test_whose_stance_it_is_says_it(
    garrison: float, radio: float, claimant: str, seeing: Callable[..., Reader]
) -> None:
    reader = seeing(
        value=Stance.NO_FIGURE,
        quote="the garrison declined to say how many of its men had died",
        cue="declined to say",
        perpetrator=("the garrison", garrison),
        claimant=("Radio Lowland", radio),
    )
    report = Report(id="r", outlet="Hill Post", published=date(2012, 6, 20), title="No word", text=TEXT)
    claims = extract(report, reader=reader, gazetteer=Gazetteer.open())
    (stance,) = (claim for claim in claims if isinstance(claim, OccurrenceClaim))
    assert stance.value is Stance.NO_FIGURE
    assert stance.claimant is not None and claimant in stance.claimant.words
