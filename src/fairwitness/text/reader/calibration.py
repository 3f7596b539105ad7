"""Calibration: how often a probability of the network has been right on reports it was not trained on.

A network of this kind is too sure of itself (Guo et al. 2017, "On Calibration of Modern Neural Networks"), and where a
rule sees a claim too it is not sure enough. One line on the logit for each field (Platt 1999) mends both, fitted by
`training/calibrate.py`. It moves no choice: within a field the order of probabilities stays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

HARM = "harm"
OCCURRENCE = "occurrence"
PROPOSED = "proposed"  # the claim itself, where the rules propose it too
_LEAST = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`slope` and `shift` of a straight line from the logit of a raw probability to that of a calibrated one."""

    slope: float = 1.0
    shift: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a line that would turn the order of probabilities round; raises ValueError."""
        if self.slope <= 0:
            raise ValueError(f"the slope of a calibration is {self.slope}, but must be above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Lines by layer (`harm` or `occurrence`) and field; a field without one keeps its raw probability."""

    lines: Mapping[str, Mapping[str, Line]] = field(default_factory=dict)

    def __call__(self, layer: str, name: str, probability: float) -> float:
        """Give the calibrated probability of a raw one, both from 0 to 1."""
        line = self.lines.get(layer, {}).get(name)
        if line is None:
            return probability
        return 1.0 / (1.0 + math.exp(-(line.slope * logit(probability) + line.shift)))


UNCALIBRATED = Calibration()


def logit(probability: float) -> float:
    """Odds on a logarithmic scale, of a probability kept off 0 and 1."""
    kept = min(max(probability, _LEAST), 1.0 - _LEAST)
    return math.log(kept / (1.0 - kept))


def calibration_of(table: Mapping[str, Mapping[str, list[float]]]) -> Calibration:
    """Read a calibration from the table of a model's card: layer -> field -> [slope, shift]."""
    return Calibration(
        lines={
            layer: {name: Line(slope=slope, shift=shift) for name, (slope, shift) in fields.items()}
            for layer, fields in table.items()
        }
    )
