"""Near-copies: reports that carry another's text, whole or in part, under whatever headline and dateline.

Word shingles are compared exactly; which reports to compare is found by an index of sampled shingles, which, unlike
min-hashing, also finds a short wire text inside a long piece. The thresholds were chosen by `benchmarks/copies.py`.
"""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from fairwitness.model import Descent, Report
from fairwitness.resolve.credits import agency_named, agency_of, without_dateline
from fairwitness.text.numbers.words import number_words

_WORD = re.compile(r"\w+")
_Hashes = NDArray[np.uint64]
_FIRST = 100  # reports that share a sample are looked at up to so many
_SHARED = 8  # of so many samples of the shorter text, one must be shared for a comparison


class Likeness(StrEnum):
    """How two texts are alike."""

    REPRINT = "reprint"
    CONTAINED = "contained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """When texts are copies, as chosen by `benchmarks/copies.py`.

    `shingle` words in a row make a shingle. `containment` is the least share of the shorter text's shingles that the
    other must hold; `figures` the least share of its numbers, so that yesterday's bulletin with other figures is no
    copy of today's. Texts of fewer than `shortest` shingles are copies only where they are the same. `reprint` is the
    Jaccard similarity from which a copy is called a reprint. One shingle in `sampling` is indexed.
    """

    shingle: int = 3
    containment: float = 0.45
    figures: float = 0.5
    shortest: int = 20
    reprint: float = 0.5
    sampling: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """That a text is like another: `jaccard` of their shingles, and the share of the shorter one's in the longer."""

    other: str
    likeness: Likeness
    jaccard: float
    containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """What is kept of a report: its shingles, its numbers, and what its place among copies goes by."""

    shingles: _Hashes
    figures: Counter[str]
    place: tuple[date, int, str]
    agency: str | None
    samples: int


class CopyIndex:
    """Reports to find near-copies among; it can be added to at any time, and its answers do not depend on the order.

    Adding a report may change the descent of those it matches: ask for theirs again.
    """

    def __init__(self, policy: Policy = Policy()) -> None:
        self._policy = policy
        self._prints: dict[str, _Print] = {}
        self._holders: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._prints)

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._prints

    def add(self, report: Report) -> None:
        """Add a report; one that is there already is left as it is."""
        if report.id in self._prints:
            return
        made = _print_of(report, self._policy)
        self._prints[report.id] = made
        for sample in _samples(made.shingles, self._policy):
            insort(self._holders.setdefault(sample, []), report.id, key=lambda name: self._prints[name].place)

    def matches(self, report: Report) -> tuple[Match, ...]:
        """The near-copies of a report among those added, the most alike first."""
        return self._matches(report.id, self._print(report))

    def compare(self, report: Report, other_id: str) -> Match | None:
        """Compare a report with one that was added, whether or not the index would have brought them together."""
        return _match(self._print(report), other_id, self._prints[other_id], self._policy)

    def descent(self, report_id: str) -> Descent:
        """Whose text an added report carries: the most alike that came before it, and the agency it credits."""
        made = self._prints[report_id]
        earlier = [m for m in self._matches(report_id, made) if self._prints[m.other].place < made.place]
        if not earlier:
            return Descent(report=report_id, agency=made.agency)
        best = min(earlier, key=lambda m: (-round(m.containment, 2), self._prints[m.other].place))
        return Descent(report=report_id, copy_of=best.other, agency=made.agency)

    def _print(self, report: Report) -> _Print:
        return self._prints.get(report.id) or _print_of(report, self._policy)

    def _matches(self, report_id: str, made: _Print) -> tuple[Match, ...]:
        near = self._near(_samples(made.shingles, self._policy))
        found = (_match(made, other, self._prints[other], self._policy) for other in near - {report_id})
        return tuple(sorted((m for m in found if m), key=lambda m: (-m.containment, -m.jaccard, m.other)))

    def _near(self, samples: Sequence[int]) -> set[str]:
        """The reports that share enough samples to be worth comparing: a copy shares some two in five, one is enough.

        What hundreds of reports share are turns of phrase, or a text that hundreds reprint: of these the first will do,
        for among them is the one that the others repeat.
        """
        held = (self._holders.get(sample, ())[:_FIRST] for sample in samples)
        shared = Counter(other for holders in held for other in holders)
        return {other for other, many in shared.items() if many * _SHARED >= self._fewer(len(samples), other)}

    def _fewer(self, many: int, other: str) -> int:
        return min(many, self._prints[other].samples)


def descents(reports: Iterable[Report], policy: Policy | None = None) -> tuple[Descent, ...]:
    """Tell of each report, in the order given, whose text it carries."""
    known = list(reports)
    index = CopyIndex(policy or Policy())
    for report in known:
        index.add(report)
    return tuple(index.descent(report.id) for report in known)


def _match(made: _Print, other_id: str, other: _Print, policy: Policy) -> Match | None:
    shared = np.intersect1d(made.shingles, other.shingles, assume_unique=True).size
    shorter = min(made.shingles.size, other.shingles.size)
    union = made.shingles.size + other.shingles.size - shared
    if not shared or (shorter < policy.shortest and shared < union):
        return None
    containment, jaccard = shared / shorter, shared / union
    if containment < policy.containment or _shared_figures(made, other) < policy.figures:
        return None
    likeness = Likeness.REPRINT if jaccard >= policy.reprint else Likeness.CONTAINED
    return Match(other=other_id, likeness=likeness, jaccard=jaccard, containment=containment)


def _shared_figures(left: _Print, right: _Print) -> float:
    fewer, more = sorted((left, right), key=lambda each: each.figures.total())
    total = fewer.figures.total()
    return (fewer.figures & more.figures).total() / total if total else 1.0


def _print_of(report: Report, policy: Policy) -> _Print:
    text = without_dateline(report.text)
    words = _WORD.findall(text.casefold())
    # a headline may be anyone's, and says something only where there is little else
    if len(words) < policy.shortest:
        words = _WORD.findall(report.title.casefold()) + words
    agency = agency_of(report)
    own = agency_named(report.outlet or "") is not None
    shingles = _shingles(words, policy.shingle)
    return _Print(
        shingles=shingles,
        samples=len(_samples(shingles, policy)),
        figures=Counter(word for word in words if word.isdigit() or word in _number_words()),
        place=(report.published or date.max, 0 if own else 1 if agency is None else 2, report.id),
        agency=agency,
    )


def _shingles(words: list[str], size: int) -> _Hashes:
    texts = {" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))} if words else set()
    hashes = {int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little") for text in texts}
    return np.array(sorted(hashes), dtype=np.uint64)


def _samples(shingles: _Hashes, policy: Policy) -> list[int]:
    if shingles.size <= policy.shortest:
        return [int(each) for each in shingles]
    return [int(each) for each in shingles[shingles % np.uint64(policy.sampling) == 0]]


@cache
def _number_words() -> frozenset[str]:
    words = number_words()
    return frozenset({*words.ones, *words.teens, *words.tens} - {"one"})
