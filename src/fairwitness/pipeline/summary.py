"""Summary: what a step did with the ledger, and what it set aside and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
    worked out anew. `undated` are filed reports without a publication date, `notes` what is to be known of filed ones,
    each with where it was found. `errors` are those behind what was set aside, where they are at hand.
    """

    filed: int = 0
    known: int = 0
    linked: int = 0
    read: int = 0
    claims: int = 0
    resolved: bool = False
    undated: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
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
        self.undated += other.undated
        self.notes += other.notes
        self.set_aside += other.set_aside
        self.errors += other.errors

    def reasons(self) -> tuple[tuple[str, int, str], ...]:
        """Why things were set aside: each reason, how often, and where first; the most frequent first."""
        return _gathered([(_reason(note), note.where) for note in self.set_aside])

    def noted(self) -> tuple[tuple[str, int, str], ...]:
        """What was noted of reports that were filed, likewise."""
        return _gathered(self.notes)


def _gathered(told: Sequence[tuple[str, str]]) -> tuple[tuple[str, int, str], ...]:
    counts = Counter(words for words, _ in told)
    first = dict(reversed(told))
    return tuple(
        (words, counts[words], first[words]) for words in sorted(counts, key=lambda each: (-counts[each], each))
    )


def _reason(note: SetAsideNote) -> str:
    return note.problem.removeprefix(f"{note.where}: ")


def batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Cut a stream into lists of at most `size`."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
