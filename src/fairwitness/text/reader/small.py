"""SmallReader: our own model's reading of a document, window by window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fairwitness.model import Harm, Span
from fairwitness.text.document import Document
from fairwitness.text.reader.calibration import UNCALIBRATED, Calibration
from fairwitness.text.reader.decode import Choice, Ids, Scores, Seat, in_one_phrase, named_first, several_of, softmax
from fairwitness.text.reader.features import cue_columns, features
from fairwitness.text.reader.labels import GROUPS, SEVERAL_POINTERS, SINGLE_POINTERS, STATUSES, VALUES, Value
from fairwitness.text.reader.pieces import Pieces
from fairwitness.text.reader.pointing import pointed
from fairwitness.text.reader.protocol import BACKGROUND, Hint, Pointer, Sighting
from fairwitness.text.reader.windows import Window, windows


class Scorer(Protocol):
    """The network, wherever it runs: torch while training, onnxruntime in the package."""

    def encode(self, ids: Ids, first: Ids, table: Scores) -> tuple[Scores, Scores]:
        """Pieces, first piece of each word, features -> word memory, anchor logits (words x values)."""
        ...

    def decode(self, memory: Scores, table: Scores, anchors: Ids, values: Ids) -> tuple[Scores, Scores, Scores]:
        """Memory, features and anchors -> pointer logits (claims x ends x words + 1), class logits, part_of logits."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which probability on a word is the anchor of a claim, and a claim background.

    Chosen on texts held out: the network is too slow to call a claim background, on seven sets of nine. From .4 on it
    finds a little more (core F1 of four sets .846 instead of .845), at a cost in strict F1 and in tolls that count too
    many.
    """

    harm: float = 0.5
    occurrence: float = 0.6
    background: float = BACKGROUND


@dataclass(frozen=True, slots=True)
class SmallReader:
    """A reader that points with a small network and takes everything it says from the report's own words."""

    scorer: Scorer
    pieces: Pieces
    identity: str
    thresholds: Thresholds = Thresholds()
    calibration: Calibration = UNCALIBRATED

    def read(self, document: Document, hints: Sequence[Hint] = ()) -> tuple[Sighting, ...]:
        """Point at every claim of the document, in text order; each hint is read too, however unlikely."""
        if not document.tokens:
            return ()
        hinted = _places_of(document, hints)
        cut = [self.pieces.of(t.words) for t in document.tokens]
        table = features(document)
        sightings: list[Sighting] = []
        for window in windows([len(c) for c in cut], [first for first, _ in document.sentences]):
            seen = slice(window.first, window.last)
            if not _may_hold_claims(table[seen], window, hinted):
                continue
            found = self._read_window(document, window, cut[seen], table[seen], hinted)
            shift = len(sightings)
            sightings += [s if s.part_of is None else replace(s, part_of=s.part_of + shift) for s in found]
        return tuple(sightings)

    def _read_window(
        self,
        document: Document,
        window: Window,
        cut: Sequence[tuple[int, ...]],
        table: Scores,
        hinted: frozenset[tuple[int, int]],
    ) -> list[Sighting]:
        ids, first = [self.pieces.opening], []
        for word in cut:
            first.append(len(ids))
            ids.extend(word)
        ids.append(self.pieces.closing)
        memory, logits = self.scorer.encode(np.asarray(ids), np.asarray(first), table)
        chances = 1.0 / (1.0 + np.exp(-logits.astype(np.float32)))
        wanted = chances >= self._least()
        wanted[: window.home_first - window.first] = False
        wanted[window.home_last - window.first :] = False
        for token, value in hinted:
            if window.home_first <= token < window.home_last:
                wanted[token - window.first, value] = True
        anchors, values = np.nonzero(wanted)
        if not len(anchors):
            return []
        view = _View(document, window, _seat(document, window), self.thresholds)
        scored = _scored(*self.scorer.decode(memory, table, anchors, values), anchors, view.seat)
        made = [
            view.sighting(anchor, VALUES[value], float(chances[anchor, value]), scores)
            for anchor, value, scores in zip(anchors.tolist(), values.tolist(), scored, strict=True)
        ]
        return _without_twins(made)

    def _least(self) -> NDArray[np.float32]:
        t = self.thresholds
        return np.asarray([t.harm if isinstance(v, Harm) else t.occurrence for v in VALUES], dtype=np.float32)


def _may_hold_claims(table: Scores, window: Window, hinted: frozenset[tuple[int, int]]) -> bool:
    """Tell whether a window has any cue word or hint; without one the encoder need not run."""
    cued = bool(table[:, cue_columns()].any())
    return cued or any(window.home_first <= token < window.home_last for token, _ in hinted)


def _places_of(document: Document, hints: Sequence[Hint]) -> frozenset[tuple[int, int]]:
    starts = {t.start: i for i, t in enumerate(document.tokens)}
    return frozenset((starts[h.anchor.start], VALUES.index(h.value)) for h in hints if h.anchor.start in starts)


def _seat(document: Document, window: Window) -> Seat:
    ends: list[int] = []
    first = window.first
    while first < window.last:
        last = min(document.sentence_of(first)[1], window.last)
        ends += [last - window.first] * (last - first)
        first = last
    return Seat(tuple(t.words for t in document.tokens[window.first : window.last]), tuple(ends))


@dataclass(frozen=True, slots=True)
class _Scored:
    """What the network says of one claim: choices of each field, chances of each class, the claim it is part of."""

    pointed: dict[str, tuple[Choice, ...]]
    group: Scores
    status: Scores
    background: Scores
    combined: Scores
    undated: Scores
    part_of: int | None


def _scored(pointers: Scores, classes: Scores, parts: Scores, anchors: Ids, seat: Seat) -> Iterator[_Scored]:
    cuts = np.cumsum([len(GROUPS), len(STATUSES), 2, 2])
    chances = (softmax(each) for each in np.split(classes, cuts, axis=-1))
    wholes = (None if part == len(anchors) else part for part in parts.argmax(-1).tolist())
    for row in zip(pointed(softmax(pointers), anchors, seat), *chances, wholes, strict=True):
        yield _Scored(*row)


@dataclass(frozen=True, slots=True)
class _View:
    document: Document
    window: Window
    seat: Seat
    thresholds: Thresholds

    def sighting(self, anchor: int, value: Value, probability: float, scores: _Scored) -> Sighting:
        pointed, group, status, background = scores.pointed, scores.group, scores.status, scores.background
        pointed["places"] = named_first(in_one_phrase(pointed["places"], self.seat), self.seat)
        told_before = bool(background[1] >= self.thresholds.background)
        one = {f: self._pointer(pointed[f][0]) for f in SINGLE_POINTERS}
        several = {f: tuple(self._pointer(c) for c in several_of(pointed[f])) for f in SEVERAL_POINTERS}
        return Sighting(
            anchor=self._span((anchor, anchor)),
            value=value,
            probability=probability,
            quote=one["quote"],
            cue=one["cue"],
            count=one["count"],
            victims=one["victims"],
            perpetrator=one["perpetrator"],
            claimant=one["claimant"],
            places=several["places"],
            times=several["times"],
            relays=several["relays"],
            group=GROUPS[int(group.argmax())],
            group_probability=float(group.max()),
            status=STATUSES[int(status.argmax())],
            status_probability=float(status.max()),
            background=told_before,
            background_probability=float(background[int(told_before)]),
            combined=float(scores.combined[1]),
            undated=float(scores.undated[1]),
            part_of=scores.part_of,
        )

    def _pointer(self, choice: Choice) -> Pointer:
        return Pointer(span=self._span(choice.tokens) if choice.tokens else None, probability=choice.probability)

    def _span(self, tokens: tuple[int, int]) -> Span:
        return self.document.span(self.window.first + tokens[0], self.window.first + tokens[1])


def _without_twins(made: Sequence[Sighting]) -> list[Sighting]:
    """Drop the weaker of two sightings of one claim: same value, same cue and the same count or victims."""
    kept: list[int] = []
    for i in sorted(range(len(made)), key=lambda i: -made[i].probability):
        if not any(_twins(made[i], made[k]) for k in kept):
            kept.append(i)
    kept.sort()
    place = {old: new for new, old in enumerate(kept)}
    return [_moved(made[i], place) for i in kept]


def _moved(sighting: Sighting, place: Mapping[int, int]) -> Sighting:
    return sighting if sighting.part_of is None else replace(sighting, part_of=place.get(sighting.part_of))


def _twins(a: Sighting, b: Sighting) -> bool:
    if a.value != b.value or a.cue.span != b.cue.span:
        return False
    if a.count.span or b.count.span:
        return a.count.span == b.count.span
    return a.victims.span == b.victims.span
