"""What the ledger's views give back: reports and claims in their current state, with their history in short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fairwitness.model.claim import Claim
from fairwitness.model.recorded import Provenance
from fairwitness.model.report import Report


class Review(StrEnum):
    """What reviewers made of a claim; None where nobody has decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report as the ledger shows it: redacted words are masked, offsets unchanged.

    `sequence` and `recorded` are those of its entry. `version_of` is the report it replaces at its address,
    `reprint_of` the one it repeats.
    """

    report: Report
    provenance: Provenance
    sequence: int
    recorded: datetime
    redacted: bool = False
    version_of: str | None = None
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A claim as it now stands: edited where a reviewer edited it, with the extractor's own reading as `original`.

    `current` is False where a newer extraction no longer finds it and no reviewer upheld it. `sequence` and `recorded`
    are those of the entry that brought it.
    """

    claim: Claim
    original: Claim
    extractor: str
    sequence: int
    recorded: datetime
    current: bool = True
    review: Review | None = None
    reviewed_by: str | None = None
    reviewed_at: datetime | None = None
