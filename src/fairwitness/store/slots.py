"""What a body is about, and what makes two bodies the same statement."""

from __future__ import annotations

from fairwitness.model import (
    Body,
    ClaimSet,
    CopyLink,
    Correction,
    Entry,
    FiledReport,
    Judgement,
    Redaction,
    SetAsideNote,
)
from fairwitness.store.canonical import content_id
from fairwitness.store.records import kind_of, write


def subject_of(body: Body) -> str | None:
    """The report, or the pair of claims, that a body concerns. An undo concerns what the undone entry does."""
    match body:
        case FiledReport():
            return body.report.id
        case ClaimSet() | Correction() | Redaction() | CopyLink():
            return body.report_id
        case Judgement():
            return f"{body.left} {body.right}"
        case _:
            return None


def slot_of(body: Body) -> str | None:
    """Within a slot a body repeated right away says nothing new. None: each is news (a login, an export)."""
    slot: str | None = None
    match body:
        case FiledReport():
            slot = f"report {body.report.id}"
        case ClaimSet():
            slot = f"claims {body.report_id} {body.extractor}"
        case Judgement():
            slot = f"judgement {body.left} {body.right} {'person' if body.is_person else 'model'}"
        case Correction():
            slot = f"correction {body.report_id} {body.claim_id}"
        case Redaction():
            slot = f"redaction {body.report_id}"
        case CopyLink():
            slot = f"copy {body.report_id}"
        case SetAsideNote():
            slot = f"set aside {content_id(kind_of(body), write(body))}"
    return slot


def repeats(body: Body, body_id: str, by: str, reason: str | None, last: Entry) -> bool:
    """Whether a body says what the last entry of its slot already says.

    A report is the same whenever its id is, whatever road it came by. What a program finds is the same whoever runs it;
    what a person says is theirs, with their reason.
    """
    if isinstance(body, FiledReport):
        return isinstance(last.body, FiledReport)
    if body_id != last.id:
        return False
    is_program = isinstance(body, ClaimSet | CopyLink | SetAsideNote) or (
        isinstance(body, Judgement) and not body.is_person
    )
    return is_program or (by, reason) == (last.by, last.reason)
