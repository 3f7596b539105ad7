"""Judgement: somebody's word on whether two mentions speak of one incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """Whether two things are the same."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """That two claims (or the mentions they stand for) speak of one incident, or of two, or that nobody can tell.

    `left` and `right` are claim ids, `left < right`. `by` names the person, or the model where `is_person` is False.
    `score` is the model's probability that they are the same; None for a person. A person's judgement outranks.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    is_person: bool
    at: datetime | None = None
    reason: str | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        if not self.left < self.right:
            raise ValueError(f"a judgement names two claims, the lesser id first: {self.left!r}, {self.right!r}")
