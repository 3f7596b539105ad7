"""Following the hash chain, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fairwitness.errors import DamagedLedger
from fairwitness.model import Body, FiledReport, SetAsideNote
from fairwitness.store.canonical import GENESIS, Row, chain_hash, content_id
from fairwitness.store.entries import entry_of
from fairwitness.store.findings import Finding


@dataclass(slots=True)
class Chain:
    """Where the chain has got to, and the raw bytes its entries name."""

    sequence: int = 0
    hash: str = GENESIS
    raw: set[str] = field(default_factory=set)

    def follow(self, row: Row) -> Iterator[Finding]:
        """Check one more entry; what does not fit is told once, and the chain goes on from what the entry says."""
        where = f"entry {row.sequence}"
        if row.sequence != self.sequence + 1:
            yield Finding(
                where=where, problem=f"entries {self.sequence + 1} to {row.sequence - 1} are missing before it"
            )
        elif row.previous != self.hash:
            yield Finding(where=where, problem="it does not follow the entry before: one of the two was changed")
        try:
            yield from _misfits(row, where)
            self.raw |= raw_of(entry_of(row).body)
        except (DamagedLedger, ValueError, TypeError) as error:
            yield Finding(where=where, problem=f"it cannot be read back ({error})")
        self.sequence, self.hash = row.sequence, row.hash


def raw_of(body: Body) -> set[str]:
    """The raw bytes a body names."""
    named: str | None = None
    if isinstance(body, FiledReport):
        named = body.provenance.raw
    elif isinstance(body, SetAsideNote):
        named = body.raw
    return set() if named is None else {named}


def _misfits(row: Row, where: str) -> Iterator[Finding]:
    if content_id(row.kind, row.content) != row.id:
        yield Finding(where=where, problem="its content was changed: it does not fit its digest")
    if chain_hash(row) != row.hash:
        yield Finding(where=where, problem="it was changed: it does not fit its hash")
