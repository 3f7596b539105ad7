"""Summary: what a step did with the ledger, and what it set aside and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from fairwitness.errors import FairwitnessError
from fairwitness.model import SetAsideNote

_T = TypeVar("_T")


@dataclass(slots=True, kw_only=True)
class Summary:
    """What the steps did, as they go along.

    `filed` reports are new, `known` ones the ledger had; `linked` are links between copies put on record; `read` are
    reports whose `claims` were put on record; `resolved` tells whether incidents were
    worked out anew. `errors` are those behind what was set aside, where they are at hand.
    """

    filed: int = 0
    known: int = 0
    linked: int = 0
    read: int = 0
    claims: int = 0
    resolved: bool = False
    set_aside: list[SetAsideNote] = field(default_factory=list)
    errors: list[FairwitnessError] = field(default_factory=list)

    def add(self, other: Summary) -> None:
        """Count what another step did too."""
        self.filed += other.filed
        self.known += other.known
        self.linked += other.linked
        self.read += other.read
        self.claims += other.claims
        self.resolved = self.resolved or other.resolved
        self.set_aside += other.set_aside
        self.errors += other.errors

    def reasons(self) -> tuple[tuple[str, int, str], ...]:
        """Why things were set aside: each reason, how often, and where first; the most frequent first."""
        counts = Counter(_reason(note) for note in self.set_aside)
        first = {_reason(note): note.where for note in reversed(self.set_aside)}
        ordered = sorted(counts, key=lambda reason: (-counts[reason], reason))
        return tuple((reason, counts[reason], first[reason]) for reason in ordered)


def _reason(note: SetAsideNote) -> str:
    return note.problem.removeprefix(f"{note.where}: ")


def batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Cut a stream into lists of at most `size`."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
