"""Question: which toll is asked for: the harm, where, when, whom, by whom, and as known when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fairwitness.model import Group, Harm, PlaceMention


class By(StrEnum):
    """What a toll can be broken down by."""

    DAY = "day"
    PLACE = "place"
    CLAIMANT = "claimant"
    GROUP = "group"
    PERPETRATOR = "perpetrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked. None leaves a matter open: no `place` means everywhere, no `start` from the beginning.

    `start` and `end` are the first and last day of the harm; `party` who did it; `origin` the id of the one claimant
    to listen to; `incident` the id of one incident. `published_by` and `recorded_by` are the two as-of days: only what
    had been published, or taken into the ledger (UTC), by then is known. `news_only` leaves out what is told as an
    earlier episode only, as a report's own toll does.
    """

    harm: Harm = Harm.KILLED
    place: PlaceMention | None = None
    start: date | None = None
    end: date | None = None
    group: Group | None = None
    party: str | None = None
    origin: str | None = None
    incident: str | None = None
    published_by: date | None = None
    recorded_by: datetime | None = None
    news_only: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a question's first day ({self.start}) lies after its last ({self.end})")

    @property
    def is_narrow(self) -> bool:
        """Tell whether the question leaves out any claim of its harm."""
        return any((self.place, self.start, self.end, self.group, self.party, self.incident))
