"""Batches: windows of gold reports as padded tensors, with the targets of every head."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from fairwitness.extract.neutral import neutral
from fairwitness.text.document import Document
from fairwitness.text.reader.features import feature_names, features
from fairwitness.text.reader.labels import POINTERS, VALUES
from fairwitness.text.reader.windows import windows
from training.gold import GoldClaim, GoldReport

MOST_OCCURRENCES = 8
MOST_THINGS = 6


@dataclass(slots=True)
class Example:
    """One window of a report, ready to be padded into a batch."""

    report: str
    ids: list[int]
    first: list[int]
    features: np.ndarray
    offset: int
    claims: list[GoldClaim]
    parts: list[int | None]
    acts: bool


def examples(report: GoldReport, tokenizer: Tokenizer) -> list[Example]:
    """Cut a report, in neutral words as the reader will see it, into windows with the claims at home in each."""
    document = neutral(report.document)
    tokens = [t.words for t in document.tokens]
    encoded = [tokenizer.encode(t, add_special_tokens=False).ids or [tokenizer.token_to_id("[UNK]")] for t in tokens]
    encoded = [e[:12] for e in encoded]
    table = features(document)
    moved = [c.moved(_places(report.document, document)) for c in report.claims]
    made = []
    for w in windows([len(e) for e in encoded], [s for s, _ in document.sentences]):
        ids, first = [tokenizer.token_to_id("[CLS]")], []
        for pieces in encoded[w.first : w.last]:
            first.append(len(ids))
            ids.extend(pieces)
        ids.append(tokenizer.token_to_id("[SEP]"))
        inside = [i for i, c in enumerate(moved) if w.first <= c.anchor < w.last]
        claims = [moved[i] for i in inside]
        parts = [inside.index(c.part_of) if c.part_of in inside else None for c in claims]
        made.append(Example(report.id, ids, first, table[w.first : w.last], w.first, claims, parts, report.acts))
    return made


def _places(old: Document, new: Document) -> list[int]:
    """Tell for each token of a document in which token of its neutral form it stands."""
    starts = [t.start for t in new.tokens]
    return [bisect_right(starts, t.start) - 1 for t in old.tokens]


@dataclass(slots=True)
class Batch:
    """Padded tensors of several examples."""

    ids: Tensor
    piece_mask: Tensor
    first: Tensor
    features: Tensor
    words: Tensor
    anchor_targets: Tensor
    anchor_weights: Tensor
    mentions: Tensor
    anchors: Tensor
    values: Tensor
    claims: Tensor
    points: dict[str, tuple[Tensor, Tensor, Tensor]]
    group: Tensor
    status: Tensor
    background: Tensor
    combined: Tensor
    undated: Tensor
    part_of: Tensor


def collate(chunk: Sequence[Example]) -> Batch:
    """Pad examples to one shape and lay out the targets."""
    n = len(chunk)
    pieces, words = max(len(e.ids) for e in chunk), max(len(e.first) for e in chunk)
    most = max(1, *(len(e.claims) for e in chunk))
    ids = torch.zeros(n, pieces, dtype=torch.long)
    piece_mask = torch.zeros(n, pieces, dtype=torch.bool)
    first = torch.zeros(n, words, dtype=torch.long)
    table = torch.zeros(n, words, len(feature_names()))
    mask = torch.zeros(n, words, dtype=torch.bool)
    targets = torch.zeros(n, words, len(VALUES))
    weights = torch.zeros(n, words, len(VALUES))
    mentions = torch.zeros(n, words, len(POINTERS))
    anchors = torch.zeros(n, most, dtype=torch.long)
    values = torch.zeros(n, most, dtype=torch.long)
    claims = torch.zeros(n, most, dtype=torch.bool)
    classes = {
        k: torch.full((n, most), -1) for k in ("group", "status", "background", "combined", "undated", "part_of")
    }
    for b, e in enumerate(chunk):
        ids[b, : len(e.ids)] = torch.tensor(e.ids)
        piece_mask[b, : len(e.ids)] = True
        first[b, : len(e.first)] = torch.tensor(e.first)
        table[b, : len(e.first)] = torch.from_numpy(e.features)
        mask[b, : len(e.first)] = True
        weights[b, : len(e.first), :6] = 1.0
        if e.acts:
            weights[b, : len(e.first), 6:] = 1.0
        for i, (c, part) in enumerate(zip(e.claims, e.parts, strict=True)):
            at = c.anchor - e.offset
            _mark(mentions[b, : len(e.first)], c, e.offset)
            targets[b, at, c.value] = 1.0
            anchors[b, i], values[b, i], claims[b, i] = at, c.value, True
            classes["status"][b, i], classes["background"][b, i] = c.status, c.background
            if c.group is not None:
                classes["group"][b, i] = c.group
            if c.undated is not None:
                classes["undated"][b, i] = c.undated
            if c.combined is not None:
                classes["combined"][b, i] = c.combined
                classes["part_of"][b, i] = most if part is None else part
    return Batch(
        ids,
        piece_mask,
        first,
        table,
        mask,
        targets,
        weights,
        mentions,
        anchors,
        values,
        claims,
        {f: _points(f, chunk, most, words) for f in POINTERS},
        **classes,
    )


def _mark(mentions: Tensor, claim: GoldClaim, offset: int) -> None:
    for f, field in enumerate(POINTERS):
        for ranges in claim.pointers[field] or ():
            for a, z in ranges:
                mentions[max(0, a - offset) : max(0, z - offset + 1), f] = 1.0


def _points(field: str, chunk: Sequence[Example], most: int, words: int) -> tuple[Tensor, Tensor, Tensor]:
    """Lay out a pointer's targets: starts and ends (claims x things x occurrences) and which things there are.

    A start of `words` means none; -1 pads.
    """
    starts = torch.full((len(chunk), most, MOST_THINGS, MOST_OCCURRENCES), -1)
    ends = torch.full_like(starts, -1)
    known = torch.zeros(len(chunk), most, MOST_THINGS, dtype=torch.bool)
    for b, e in enumerate(chunk):
        for i, c in enumerate(e.claims):
            things = c.pointers[field]
            if things is None:
                continue
            seen = [
                [(a - e.offset, z - e.offset) for a, z in ranges if a >= e.offset and z - e.offset < len(e.first)]
                for ranges in things
            ]
            seen = [s for s in seen if s] or [[(words, words)]]
            for t, ranges in enumerate(seen[:MOST_THINGS]):
                known[b, i, t] = True
                for o, (a, z) in enumerate(
                    sorted(ranges, key=lambda r: abs(r[0] - c.anchor + e.offset))[:MOST_OCCURRENCES]
                ):
                    starts[b, i, t, o], ends[b, i, t, o] = a, z
    return starts, ends, known


def batches(made: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Shuffle examples into chunks of like length, about `size` pieces each."""
    order = sorted(made, key=lambda e: len(e.ids) + rng.random() * 40)
    chunks: list[list[Example]] = [[]]
    for e in order:
        if chunks[-1] and (len(chunks[-1]) + 1) * len(e.ids) > size:
            chunks.append([])
        chunks[-1].append(e)
    rng.shuffle(chunks)
    yield from chunks
