"""Canonical JSON, digests and the hash chain: the same values give the same bytes on every machine.

Everything stored is ASCII: other characters, NUL and lone surrogates among them, are written as JSON escapes. So SQLite
and PostgreSQL hold any text, and sort it, in the same way.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from fairwitness.errors import DamagedLedger

GENESIS = "0" * 64
_LONGEST_KEY = 500


class Row(NamedTuple):
    """An entry as its columns hold it; free text is escaped."""

    sequence: int
    kind: str
    id: str
    subject: str | None
    slot: str | None
    by: str
    role: str
    at: str
    reason: str | None
    previous: str
    hash: str
    content: str


def canonical(record: object) -> str:
    """Write a record as canonical JSON: ASCII, sorted keys, no spaces, no NaN."""
    return json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def content_id(kind: str, content: str) -> str:
    """Digest kind and content."""
    return sha256(f"{kind}\n{content}".encode()).hexdigest()


def chain_hash(row: Row) -> str:
    """Hash the previous hash and the whole entry; the content enters by its digest, `id`.

    So the chain can be checked by somebody who is given everything but the contents.
    """
    return sha256(canonical([row.previous, *row[:9]]).encode()).hexdigest()


def escape(text: str) -> str:
    """Free text as a column holds it."""
    return json.dumps(text)[1:-1]


def index_key(text: str) -> str:
    """Free text as an index holds it: PostgreSQL indexes no long values, so a long one is cut and its digest added."""
    escaped = escape(text)
    if len(escaped) <= _LONGEST_KEY:
        return escaped
    return f"{escaped[:_LONGEST_KEY]}...{sha256(escaped.encode()).hexdigest()}"


def unescape(text: str) -> str:
    """Free text back from a column."""
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError as cause:
        raise DamagedLedger(f"a column holds {text[:80]!r}, which no fairwitness wrote; run verify") from cause


def moment(at: datetime) -> str:
    """A moment in UTC to the microsecond, so that text order is time order."""
    if at.tzinfo is None:
        raise ValueError(f"a moment on record needs its time zone: {at.isoformat()}")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """Read a moment back."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as cause:
        raise DamagedLedger(f"{text!r} is no moment; run verify") from cause
    if at.tzinfo is None or moment(at) != text:
        raise DamagedLedger(f"{text!r} is no moment as fairwitness writes it; run verify")
    return at
