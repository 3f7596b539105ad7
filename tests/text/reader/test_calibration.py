"""What a calibration may do to probabilities: move them, never their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.text.reader import HARM, UNCALIBRATED
from fairwitness.text.reader.calibration import Line, calibration_of
from fairwitness.text.reader.onnx import open_reader

CHANCES = st.floats(min_value=0.0, max_value=1.0)


@given(chance=CHANCES)
def test_without_lines_a_probability_stays(chance: float) -> None:
    assert UNCALIBRATED(HARM, "places", chance) == chance


@given(
    one=CHANCES, other=CHANCES, slope=st.floats(min_value=0.05, max_value=5), shift=st.floats(min_value=-3, max_value=3)
)
def test_the_order_of_probabilities_stays(one: float, other: float, slope: float, shift: float) -> None:
    calibration = calibration_of({HARM: {"places": [slope, shift]}})
    low, high = (calibration(HARM, "places", each) for each in sorted((one, other)))
    assert 0.0 <= low <= high <= 1.0


def test_a_sure_answer_is_brought_down_to_what_it_is_worth() -> None:
    calibration = calibration_of({HARM: {"places": [0.5, 0.0]}})
    assert calibration(HARM, "places", 0.9) == pytest.approx(0.75)
    assert calibration(HARM, "claimant", 0.9) == 0.9


def test_a_line_that_turns_the_order_round_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        Line(slope=-1.0)


def test_the_shipped_model_knows_what_its_harm_fields_are_worth() -> None:
    lines = open_reader().calibration.lines[HARM]
    assert {"claim", "count", "claimant", "places", "times", "group"} <= lines.keys()
