"""Weights: what each answer to each question is worth, in bits, for or against two mentions being one incident.

The model is Fellegi and Sunter's: a level's weight is log2(m / u), `m` being how often pairs of one incident answer so
and `u` how often other pairs that blocking brings together do. `weights.json` holds m, u and the prior; Splink reads
the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2

from fairwitness.errors import MissingData


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The shipped figures; `m` and `u` give a probability for each level of each comparison, level 0 first.

    `prior` is the share of pairs brought together that are one incident; `threshold` the bits from which a pair is
    linked; `doubt` how far from the threshold, either way, a pair is worth a person's look.
    """

    prior: float
    threshold: float
    doubt: float
    m: Mapping[str, tuple[float, ...]]
    u: Mapping[str, tuple[float, ...]]

    @property
    def start(self) -> float:
        """The prior in bits."""
        return log2(self.prior / (1 - self.prior))

    def bits(self, comparison: str, level: int) -> float:
        """What a level weighs."""
        return log2(self.m[comparison][level] / self.u[comparison][level])

    def table(self) -> Mapping[str, tuple[float, ...]]:
        """What every level of every comparison weighs."""
        return {name: tuple(self.bits(name, level) for level in range(len(self.m[name]))) for name in self.m}


def weights_of(text: str) -> Weights:
    """Read weights from JSON; raises MissingData where it is none."""
    try:
        data = json.loads(text)
        compared = data["comparisons"]
        return Weights(
            prior=data["prior"],
            threshold=data["threshold"],
            doubt=data["doubt"],
            m={name: tuple(row["m"]) for name, row in compared.items()},
            u={name: tuple(row["u"]) for name, row in compared.items()},
        )
    except (ValueError, KeyError, TypeError) as cause:
        raise MissingData(
            f"the linkage weights are unusable ({cause}): estimate them with training/linkage.py"
        ) from cause


@cache
def shipped_weights() -> Weights:
    """The weights the package ships."""
    return weights_of((files("fairwitness.resolve") / "weights.json").read_text("utf-8"))
