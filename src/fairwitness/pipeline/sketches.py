"""Sketches: what near-copies are found by, kept at hand in the ledger's cache, so that no report is read twice."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

import numpy as np

from fairwitness.model import EntryKind, KeptReport
from fairwitness.pipeline.summary import batches
from fairwitness.pipeline.work import Told
from fairwitness.resolve.copies import CopyIndex, Policy, Sketch, sketch_of
from fairwitness.store import Ledger

_SKETCHES, _STATE, _UPTO = "sketches", "state", "sketched"
_FORM = f"1 {Policy()}"  # of what is kept; another number whenever a report's sketch changes
_PORTION = 500


def index_of(ledger: Ledger, told: Told) -> CopyIndex:
    """An index of all reports, of which only those are read that came since the last time, or were masked since."""
    index = CopyIndex(texts=lambda report_id: ledger.view().report(report_id).report)
    upto, end = _upto(ledger), ledger.head()[0]
    for sketch in _kept(ledger, upto):
        index.put(sketch)
        told(1)
    changed = chain(_masked(ledger, index, upto), ledger.view().since(upto))
    for number, portion in enumerate(batches(changed, _PORTION)):
        sketches = [sketch_of(kept.report) for kept in portion]
        for sketch in sketches:
            index.put(sketch)
        # later ones have a later key, and come last when they are read back
        ledger.cache(_SKETCHES).put({f"{end:012} {number:06}": _written(sketches)})
        told(len(portion))
    # what came while this went on is sketched again the next time
    ledger.cache(_STATE).put({_UPTO: json.dumps([_FORM, end])})
    return index


def _upto(ledger: Ledger) -> int:
    """Up to which entry all reports are sketched."""
    form, upto = json.loads(ledger.cache(_STATE).get(_UPTO) or '["", 0]')
    return int(upto) if form == _FORM else 0


def _kept(ledger: Ledger, upto: int) -> Iterator[Sketch]:
    """What is kept; what a run left that was cut short, or in an older form, is thrown away."""
    stale = []
    for key, text in ledger.cache(_SKETCHES).items():
        if int(key.split()[0]) > upto:
            stale.append(key)
        else:
            yield from map(_sketch, json.loads(text))
    if stale:
        ledger.cache(_SKETCHES).drop(*stale)


def _masked(ledger: Ledger, index: CopyIndex, upto: int) -> Iterator[KeptReport]:
    """Reports sketched before whose text was masked since, or is shown again."""
    entries = ledger.entries(EntryKind.REDACTION, EntryKind.UNDO, after=upto)
    subjects = {entry.subject for entry in entries if entry.subject}
    return (ledger.view().report(name) for name in sorted(subjects) if name in index)


def _written(sketches: Iterable[Sketch]) -> str:
    return json.dumps([_record(sketch) for sketch in sketches])


def _record(sketch: Sketch) -> list[object]:
    samples = b64encode(sketch.samples.astype("<u4").tobytes()).decode("ascii")
    published = sketch.published.isoformat() if sketch.published else None
    return [sketch.report_id, published, sketch.rank, sketch.agency, samples]


def _sketch(record: list[Any]) -> Sketch:
    report_id, published, rank, agency, samples = record
    return Sketch(
        report_id=report_id,
        published=date.fromisoformat(published) if published else None,
        rank=rank,
        agency=agency,
        samples=np.frombuffer(b64decode(samples), dtype="<u4").astype(np.uint32),
    )
