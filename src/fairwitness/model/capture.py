"""Captured: a report together with the bytes it was read from, where they came from, and how its date is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from fairwitness.model.report import Report


class DateMethod(StrEnum):
    """How a publication date was found."""

    GIVEN = "given"
    METADATA = "metadata"
    ADDRESS = "address"
    TEXT = "text"
    GUESSED = "guessed"
    UNKNOWN = "unknown"


class DateConfidence(StrEnum):
    """How far a publication date can be relied on."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A publication day, how it was found, how far to rely on it, and the words it was read from.

    `confidence` is None where the day is.
    """

    day: date | None = None
    method: DateMethod = DateMethod.UNKNOWN
    confidence: DateConfidence | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes a report was read from, and where and when they were taken.

    `content` is the smallest whole that can be kept by itself: a file, a line of JSON Lines with its line end, a row of
    CSV, a feed, the body of an archived response. `where` names it as messages do ("reports.jsonl, line 3"), `address`
    is the one it was finally fetched from. `headers` are those it came with, in order; `fetched` is in UTC.
    """

    content: bytes
    where: str
    address: str | None = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    fetched: datetime | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A report that was taken in; `notes` say what the user should know about the taking in."""

    report: Report
    capture: Capture
    dating: Dating = Dating()
    notes: tuple[str, ...] = ()
