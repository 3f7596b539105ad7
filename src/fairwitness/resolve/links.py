"""Links: how likely two mentions are one incident, with the evidence in numbers and words."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp2

from fairwitness.resolve.compare import COMPARISONS
from fairwitness.resolve.mention import Mention
from fairwitness.resolve.rules import forbids, leaves_open
from fairwitness.resolve.weights import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEvidence:
    """One answer and what it weighs, in bits: above 0 it speaks for one incident, below 0 for two."""

    comparison: str
    level: int
    answer: str
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two mentions compared: `left < right`, the sum of all evidence in bits, and what forbids it, if anything."""

    left: str
    right: str
    bits: float
    prior_bits: float
    evidence: tuple[LinkEvidence, ...]
    forbidden: str | None = None

    @property
    def probability(self) -> float:
        """The model's probability that they are one incident."""
        return 1 / (1 + exp2(-min(60.0, max(-60.0, self.bits))))

    @property
    def words(self) -> str:
        """The evidence in words: "same place +2.7, same day +1.7, other wording -1.4; 9.1 bits together"."""
        told = ", ".join(f"{each.answer} {each.bits:+.1f}" for each in self.evidence)
        barred = f"; kept apart: {self.forbidden}" if self.forbidden else ""
        return f"{told}; {self.bits:+.1f} bits with a start of {self.prior_bits:+.1f}{barred}"


def score(one: Mention, other: Mention, weights: Weights) -> float:
    """Add up what all answers weigh, in bits."""
    total = weights.start
    for comparison in COMPARISONS:
        level = comparison.level(one, other)
        if level is not None:
            total += weights.bits(comparison.name, level)
    return total


def link(one: Mention, other: Mention, weights: Weights) -> Link:
    """Compare two mentions and keep every answer."""
    if other.id < one.id:
        one, other = other, one
    evidence = tuple(
        LinkEvidence(
            comparison=comparison.name,
            level=level,
            answer=comparison.levels[level],
            bits=weights.bits(comparison.name, level),
        )
        for comparison in COMPARISONS
        if (level := comparison.level(one, other)) is not None
    )
    return Link(
        left=one.id,
        right=other.id,
        bits=weights.start + sum(each.bits for each in evidence),
        prior_bits=weights.start,
        evidence=evidence,
        forbidden=forbids(one, other) or leaves_open(one, other),
    )
