"""Entries of the ledger as sentences and as JSON; the words of reports stay in the ledger."""

from __future__ import annotations

from fairwitness.cli.wording import bounds
from fairwitness.model import (
    Body,
    Claim,
    ClaimSet,
    CopyKind,
    CopyLink,
    Correction,
    Entry,
    ExportNote,
    FiledReport,
    HarmClaim,
    Judgement,
    Login,
    Redaction,
    SetAsideNote,
    Undo,
)


def told(entry: Entry, claim: str | None = None) -> str:
    """An entry as a line: "812  2024-05-03T10:12:00Z  Nadia (reviewer)  rejected claim c0ffee: a year's total"."""
    reason = f": {entry.reason}" if entry.reason else ""
    return f"{entry.sequence}  {_moment(entry)}  {entry.by} ({entry.role})  {doing(entry.body, claim)}{reason}"


def doing(body: Body, claim: str | None = None) -> str:
    """What a body puts on record, in words; of a claim set, what it says of `claim` where that is named."""
    match body:
        case FiledReport():
            said = f"filed report {body.report.id}, from {body.provenance.where or 'nowhere named'}"
        case ClaimSet():
            said = _found(body, claim)
        case Correction():
            said = _corrected(body)
        case Judgement():
            by = "" if body.is_person else f" (by {body.by})"
            said = f"judged claims {body.left} and {body.right} {body.verdict}{by}"
        case CopyLink():
            verb = "is a new version of" if body.how is CopyKind.VERSION else "reprints"
            said = f"report {body.report_id} {verb} {body.of}"
        case Redaction():
            many = sum(span.end - span.start for span in body.spans)
            said = f"masked {many} characters of report {body.report_id}"
        case Undo():
            said = f"took entry {body.undoes} out of force"
        case SetAsideNote():
            said = f"set aside {body.problem}"
        case ExportNote():
            said = f"exported {body.what}{', with names' if body.with_names else ''}"
        case Login():
            said = f"signed in by {body.door}"
    return said


def entry_record(entry: Entry) -> dict[str, object]:
    """An entry as a JSON object."""
    return {
        "entry": entry.sequence,
        "kind": entry.kind,
        "at": _moment(entry),
        "by": entry.by,
        "role": entry.role,
        "subject": entry.subject,
        "told": doing(entry.body),
        "reason": entry.reason,
        "id": entry.id,
        "hash": entry.hash,
        "previous": entry.previous,
    }


def _moment(entry: Entry) -> str:
    return entry.at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _found(body: ClaimSet, claim: str | None) -> str:
    for each in body.claims:
        if each.id == claim:
            return f"found it by {body.extractor}: {_figure(each)}"
    found = f"{len(body.claims)} claims" if len(body.claims) != 1 else "1 claim"
    return f"{found} of report {body.report_id} found by {body.extractor}"


def _corrected(body: Correction) -> str:
    verbs = {"accept": "accepted", "reject": "rejected", "edit": "edited", "comment": "commented on"}
    said = f"{verbs[body.action]} claim {body.claim_id}"
    if body.original is None or body.edited is None:
        return said
    return f"{said}, from {_figure(body.original)} to {_figure(body.edited)}"


def _figure(claim: Claim) -> str:
    if isinstance(claim, HarmClaim):
        return f"{claim.harm} {bounds(claim.count)}"
    return f"{claim.kind} {getattr(claim, 'value', '')}".strip()
