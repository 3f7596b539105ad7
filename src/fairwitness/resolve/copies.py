"""Near-copies: reports that carry another's text, whole or in part, under whatever headline and dateline.

Word shingles are compared exactly; which reports to compare is found by an index of sampled shingles, which, unlike
min-hashing, also finds a short wire text inside a long piece. The thresholds were chosen by `benchmarks/copies.py`.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from fairwitness.model import Descent, Report
from fairwitness.resolve.credits import agency_named, agency_of, without_dateline
from fairwitness.text.numbers.words import number_words

_WORD = re.compile(r"\w+")
_Hashes = NDArray[np.uint64]
Samples = NDArray[np.uint32]
_FIRST = 100  # reports that share a sample are looked at up to so many
_AT_HAND = 1000  # texts read again that are held: copies come close to each other
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
class Sketch:
    """What the index keeps of a report: a sample of its shingles, and what its place among copies goes by.

    Small enough for a hundred thousand to be held, and kept between runs, without their texts. `rank` is 0 where an
    agency is the outlet, 1 where none is credited, 2 where one is.
    """

    report_id: str
    published: date | None
    rank: int
    agency: str | None
    samples: Samples

    @property
    def place(self) -> tuple[date, int, str]:
        """Where the report stands among those that carry one text: the first is the original."""
        return self.published or date.max, self.rank, self.report_id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """What two texts are compared by: their shingles and their numbers."""

    shingles: _Hashes
    figures: Counter[str]


class CopyIndex:
    """Reports to find near-copies among; it can be added to at any time, and its answers do not depend on the order.

    Adding a report may change the descent of those it matches: ask for theirs again. Asking after adding puts the whole
    index in order, so add many, then ask. Texts are asked of `texts`, by the report's id, when they are compared;
    without it what they are compared by is held.
    """

    def __init__(self, policy: Policy = Policy(), texts: Callable[[str], Report] | None = None) -> None:
        self._policy = policy
        self._texts = texts
        self._sketches: dict[str, Sketch] = {}
        self._prints: OrderedDict[str, _Print] = OrderedDict()
        self._postings: _Postings | None = None

    def __len__(self) -> int:
        return len(self._sketches)

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._sketches

    def add(self, report: Report) -> None:
        """Add a report; one that is there already is left as it is."""
        if report.id not in self._sketches:
            self.put(_sketch_of(report, self._print_of(report), self._policy))

    def put(self, sketch: Sketch) -> None:
        """Add a report by its sketch, where `texts` gives the report, in place of an earlier sketch of it."""
        self._sketches[sketch.report_id] = sketch
        self._postings = None

    def matches(self, report: Report) -> tuple[Match, ...]:
        """The near-copies of a report among those added, the most alike first."""
        made = self._print_of(report)
        return self._matches(report.id, made, _samples(made.shingles, self._policy))

    def compare(self, report: Report, other_id: str) -> Match | None:
        """Compare a report with one that was added, whether or not the index would have brought them together."""
        return _match(self._print_of(report), other_id, self._print(other_id), self._policy)

    def descent(self, report_id: str) -> Descent:
        """Whose text an added report carries: the most alike that came before it, and the agency it credits."""
        sketch = self._sketches[report_id]
        best = self.original(report_id, self._matches(report_id, self._print(report_id), sketch.samples))
        return Descent(report=report_id, copy_of=best.other if best else None, agency=sketch.agency)

    def original(self, report_id: str, matches: Iterable[Match]) -> Match | None:
        """Of an added report's near-copies the one it carries the text of; None where it came first."""
        place = self._sketches[report_id].place
        earlier = [match for match in matches if self._sketches[match.other].place < place]
        # one of equals is as alike as another: the first is what the others repeat
        return min(earlier, key=lambda m: (-round(m.containment, 2), self._sketches[m.other].place), default=None)

    def _print(self, report_id: str) -> _Print:
        made = self._prints.get(report_id)
        if made is None and self._texts:
            return self._print_of(self._texts(report_id))
        self._prints.move_to_end(report_id)
        return self._prints[report_id]

    def _print_of(self, report: Report) -> _Print:
        """A report's print; those last asked for stay at hand, and all do where no text can be asked for again."""
        made = self._prints.get(report.id) or _print_of(report, self._policy)
        self._prints[report.id] = made
        self._prints.move_to_end(report.id)
        if self._texts and len(self._prints) > _AT_HAND:
            self._prints.popitem(last=False)
        return made

    def _matches(self, report_id: str, made: _Print, samples: Samples) -> tuple[Match, ...]:
        near = self._near(samples) - {report_id}
        found = (_match(made, other, self._print(other), self._policy) for other in near)
        return tuple(sorted((m for m in found if m), key=lambda m: (-m.containment, -m.jaccard, m.other)))

    def _near(self, samples: Samples) -> set[str]:
        """The reports that share enough samples to be worth comparing: a copy shares some two in five, one is enough.

        What hundreds of reports share are turns of phrase, or a text that hundreds reprint: of these the first will do,
        for among them is the one that the others repeat.
        """
        if self._postings is None:
            self._postings = _Postings(sorted(self._sketches.values(), key=lambda sketch: sketch.place))
        return self._postings.near(samples)


class _Postings:
    """Which reports hold a sample, in the order of their places: a few bytes for each."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._ids = [sketch.report_id for sketch in sketches]
        held = [sketch.samples for sketch in sketches]
        self._sizes = np.array([each.size for each in held], dtype=np.int32)
        samples = np.concatenate(held) if held else np.array([], dtype=np.uint32)
        order = np.argsort(samples, kind="stable")
        self._samples = samples[order]
        self._holders = np.repeat(np.arange(len(held), dtype=np.int32), self._sizes)[order]

    def near(self, samples: Samples) -> set[str]:
        """The reports that share enough of some samples, of each sample the first holders."""
        starts = np.searchsorted(self._samples, samples, "left")
        ends = np.minimum(np.searchsorted(self._samples, samples, "right"), starts + _FIRST)
        held = [self._holders[start:end] for start, end in zip(starts, ends, strict=True)]
        if not held:
            return set()
        holders, shared = np.unique(np.concatenate(held), return_counts=True)
        enough = shared * _SHARED >= np.minimum(self._sizes[holders], samples.size)
        return {self._ids[at] for at in holders[enough]}


def sketch_of(report: Report, policy: Policy = Policy()) -> Sketch:
    """Sketch a report, for an index to be put into."""
    return _sketch_of(report, _print_of(report, policy), policy)


def descents(reports: Iterable[Report], policy: Policy | None = None) -> tuple[Descent, ...]:
    """Tell of each report, in the order given, whose text it carries."""
    known = list(reports)
    index = CopyIndex(policy or Policy())
    for report in known:
        index.add(report)
    return tuple(index.descent(report.id) for report in known)


def _match(made: _Print, other_id: str, other: _Print, policy: Policy) -> Match | None:
    shared = _shared(made.shingles, other.shingles)
    shorter = min(made.shingles.size, other.shingles.size)
    union = made.shingles.size + other.shingles.size - shared
    if not shared or (shorter < policy.shortest and shared < union):
        return None
    containment, jaccard = shared / shorter, shared / union
    if containment < policy.containment or _shared_figures(made, other) < policy.figures:
        return None
    likeness = Likeness.REPRINT if jaccard >= policy.reprint else Likeness.CONTAINED
    return Match(other=other_id, likeness=likeness, jaccard=jaccard, containment=containment)


def _shared(left: _Hashes, right: _Hashes) -> int:
    """How many of two sorted sets are in both."""
    if not right.size:
        return 0
    at = np.minimum(np.searchsorted(right, left), right.size - 1)
    return int(np.count_nonzero(right[at] == left))


def _shared_figures(left: _Print, right: _Print) -> float:
    fewer, more = sorted((left, right), key=lambda each: each.figures.total())
    total = fewer.figures.total()
    return (fewer.figures & more.figures).total() / total if total else 1.0


def _print_of(report: Report, policy: Policy) -> _Print:
    words = _WORD.findall(without_dateline(report.text).casefold())
    # a headline may be anyone's, and says something only where there is little else
    if len(words) < policy.shortest:
        words = _WORD.findall(report.title.casefold()) + words
    return _Print(
        shingles=_shingles(words, policy.shingle),
        figures=Counter(word for word in words if word.isdigit() or word in _number_words()),
    )


def _sketch_of(report: Report, made: _Print, policy: Policy) -> Sketch:
    agency = agency_of(report)
    own = agency_named(report.outlet or "") is not None
    return Sketch(
        report_id=report.id,
        published=report.published,
        rank=0 if own else 1 if agency is None else 2,
        agency=agency,
        samples=_samples(made.shingles, policy),
    )


def _shingles(words: list[str], size: int) -> _Hashes:
    """Hashes of all words in a row, made of hashes of the words, which are few beside the rows."""
    hashes = np.array([_hash(word) for word in words], dtype=np.uint64)
    rows = max(1, hashes.size - size + 1) if words else 0
    mixed = np.zeros(rows, dtype=np.uint64)
    for at in range(min(size, hashes.size)):
        mixed = _mixed(mixed + hashes[at : at + rows])
    return np.unique(mixed)


def _mixed(hashes: _Hashes) -> _Hashes:
    """Spread every bit over all: the last steps of splitmix64 (Steele and others, 2014)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))


@lru_cache(2**16)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _samples(shingles: _Hashes, policy: Policy) -> Samples:
    """Half of each hash will do: where two halves are the same by chance, the texts are compared and found unlike."""
    short = shingles.size <= policy.shortest
    sampled = shingles if short else shingles[shingles % np.uint64(policy.sampling) == 0]
    return np.unique((sampled >> np.uint64(32)).astype(np.uint32))


@cache
def _number_words() -> frozenset[str]:
    words = number_words()
    return frozenset({*words.ones, *words.teens, *words.tens} - {"one"})
