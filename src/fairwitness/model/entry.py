"""Entry: one line of the ledger, which only grows: what was put on record, by whom, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fairwitness.model.recorded import Body


class EntryKind(StrEnum):
    """What an entry puts on record."""

    REPORT = "report"
    CLAIM_SET = "claim set"
    JUDGEMENT = "judgement"
    CORRECTION = "correction"
    REDACTION = "redaction"
    EXPORT = "export"
    LOGIN = "login"
    SET_ASIDE = "set aside"
    COPY = "copy"
    UNDO = "undo"


class Role(StrEnum):
    """What a person may put on record; each role may do what those before it may."""

    READER = "reader"
    CODER = "coder"
    REVIEWER = "reviewer"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a person, or a program that acts for one."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: "entry 812: Nadia, reviewer, on 3 May rejected claim c0ffee, because the figure is a year's total".

    `id` is the digest of kind and content, `hash` covers the whole entry and the hash before it (`previous`). `subject`
    is the report (or, of a judgement, the pair of claims) it concerns. `at` is UTC.
    """

    sequence: int
    kind: EntryKind
    id: str
    subject: str | None
    by: str
    role: Role
    at: datetime
    reason: str | None
    previous: str
    hash: str
    body: Body
