"""What entries put on record: filed reports, claim sets, corrections, redactions, links, exports, logins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fairwitness.model.capture import Captured, Dating
from fairwitness.model.claim import Claim
from fairwitness.model.judgement import Judgement
from fairwitness.model.report import Report
from fairwitness.model.span import Span

MASK = "█"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a report came from: a `Capture` with its bytes left to the raw store, under their SHA-256 (`raw`).

    `given_id` is the id its source used, `dating` how its publication date is known.
    """

    raw: str | None = None
    where: str | None = None
    address: str | None = None
    media_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    fetched: datetime | None = None
    given_id: str | None = None
    dating: Dating | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledReport:
    """A report as it came in. Its id is always the digest of its content; an id of the source's is in `provenance`."""

    report: Report
    provenance: Provenance = Provenance()

    @classmethod
    def of(cls, captured: Captured) -> FiledReport:
        """A captured report, ready to be filed; its bytes go to the raw store first."""
        capture = captured.capture
        provenance = Provenance(
            raw=capture.digest,
            where=capture.where,
            address=capture.address,
            media_type=capture.media_type,
            headers=capture.headers,
            fetched=capture.fetched,
            dating=captured.dating,
            notes=captured.notes,
        )
        return cls(report=captured.report, provenance=provenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSet:
    """All claims one extractor found in one report; `extractor` names program, version and model."""

    report_id: str
    extractor: str
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()


class Action(StrEnum):
    """What a reviewer does with a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A reviewer's word on one claim.

    Of an edit, the claim before (`original`) and after (`edited`) stand side by side. The comment, or why it was
    rejected or edited, is the entry's reason.
    """

    report_id: str
    claim_id: str
    action: Action
    original: Claim | None = None
    edited: Claim | None = None

    def __post_init__(self) -> None:
        edits = self.original is not None and self.edited is not None
        if edits != (self.action is Action.EDIT):
            raise ValueError("an edit, and only an edit, holds the claim before and after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Takes an earlier judgement, correction, redaction or link out of force; the entry itself stays."""

    undoes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Stretches of a report's original text that no view may show. The spans hold mask characters, never the words."""

    report_id: str
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, report_id: str, stretches: tuple[tuple[int, int], ...]) -> Redaction:
        """Redact characters `[start, end)` of each stretch."""
        spans = tuple(Span(start=start, end=end, words=MASK * (end - start)) for start, end in stretches)
        return cls(report_id=report_id, spans=spans)


class CopyKind(StrEnum):
    """How one report repeats another."""

    VERSION = "new version"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLink:
    """That a report is a new version of, or reprints, an earlier one (`of`). `score` is their similarity, 0 to 1."""

    report_id: str
    of: str
    how: CopyKind
    score: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideNote:
    """Something that could not be taken in: where it stood and why. `raw` names its bytes, where they were kept."""

    where: str
    problem: str
    raw: str | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportNote:
    """That something left the ledger: what, with or without names, and the digest of what was written."""

    what: str
    digest: str | None = None
    with_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """That somebody signed in, and by which door."""

    door: str


Body = FiledReport | ClaimSet | Judgement | Correction | Redaction | CopyLink | SetAsideNote | ExportNote | Login | Undo
