"""What the worker found in a page, a feed or a PDF, as it goes between the two processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fairwitness.model import DateConfidence, DateMethod, Dating


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An answer as it came over: fields by name."""

    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFound:
    """A web page's article."""

    title: str
    text: str
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[Dating, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFound:
    """One entry of a feed."""

    title: str
    text: str
    link: str | None = None
    outlet: str | None = None
    dates: tuple[Dating, ...] = ()
    is_summary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFound:
    """A feed: its name, its entries, and what is wrong with it."""

    outlet: str | None
    language: str | None
    entries: tuple[EntryFound, ...]
    flaw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFound:
    """A PDF's text."""

    title: str
    text: str
    pages: int
    dates: tuple[Dating, ...] = ()
    notes: tuple[str, ...] = ()


def page_of(finding: Finding) -> PageFound:
    """Rebuild what was found in a page."""
    return PageFound(**_values(finding.fields))


def pdf_of(finding: Finding) -> PdfFound:
    """Rebuild what was found in a PDF."""
    return PdfFound(**_values(finding.fields))


def feed_of(finding: Finding) -> FeedFound:
    """Rebuild what was found in a feed."""
    entries = tuple(EntryFound(**_values(entry)) for entry in finding.fields["entries"])
    return FeedFound(**{**finding.fields, "entries": entries})


def _values(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **fields,
        "dates": tuple(_dating(each) for each in fields["dates"]),
        **({"notes": tuple(fields["notes"])} if "notes" in fields else {}),
    }


def _dating(fields: Mapping[str, Any]) -> Dating:
    return Dating(
        day=date.fromisoformat(fields["day"]),
        method=DateMethod(fields["method"]),
        confidence=DateConfidence(fields["confidence"]),
        words=fields["words"],
    )
