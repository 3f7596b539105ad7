"""A review list: every error with its words, where they stand and what each side says, for a person to go through."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fairwitness.evaluate.comparison import Error, ErrorKind, Pair, Row
from fairwitness.evaluate.evaluation import Evaluation, record_json
from fairwitness.evaluate.records import ActRecord, Record
from fairwitness.model import Report

CONTEXT = 120
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_HARM_FIELDS = (
    "quote", "harm", "count", "low", "high", "vague", "victims", "group", "perpetrator", "places", "date_start",
    "date_end", "claimant", "status", "background",
)  # fmt: skip
_ACT_FIELDS = (
    "quote", "kind", "value", "actor", "target", "places", "date_start", "date_end", "claimant", "status", "background"
)  # fmt: skip
_ABOUT = ("report", "outlet", "error", "fields", "start", "end", "before", "words", "after")
_BLANK = ("verdict", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the two sides are called, and each kind of error between them."""

    predicted: str
    gold: str
    missed: str
    extra: str
    wrong: str

    def kind(self, kind: ErrorKind) -> str:
        """Name a kind of error."""
        return {ErrorKind.MISSED: self.missed, ErrorKind.EXTRA: self.extra, ErrorKind.WRONG: self.wrong}[kind]


READER = Sides(predicted="read", gold="people", missed="missed", extra="extra", wrong="wrong field")
ANNOTATORS = Sides(predicted="other", gold="gold", missed="only in gold", extra="only in other", wrong="different")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One error, with the quoted words, the text around them and their offsets (None: they do not stand there)."""

    outlet: str | None
    error: Error
    words: str
    start: int | None
    end: int | None
    before: str = ""
    after: str = ""


def review_list(evaluation: Evaluation, reports: Iterable[Report]) -> tuple[Item, ...]:
    """List every error by report and then by where it stands in the text."""
    texts = {report.id: report.original for report in reports}
    items = [item for row in evaluation.rows for item in _items(row, texts[row.report])]
    return tuple(sorted(items, key=_place))


def as_csv(items: Sequence[Item], sides: Sides = READER) -> str:
    """Write the list as CSV. A cell a spreadsheet would take for a formula begins with an apostrophe."""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    fields = _fields(items)
    said = [f"{side}_{field}" for field in fields for side in (sides.predicted, sides.gold)]
    writer.writerow([*_ABOUT, *said, *_BLANK])
    for item in items:
        both = (item.error.predicted, item.error.gold)
        values = [_value(record, field) for field in fields for record in both]
        writer.writerow([_cell(value) for value in (*_about(item, sides).values(), *values, *("" for _ in _BLANK))])
    return paper.getvalue()


def as_records(items: Iterable[Item], sides: Sides = READER) -> Iterator[dict[str, Any]]:
    """Give the list as JSON values: the same columns, each side's claim as an object or null."""
    for item in items:
        predicted, gold = item.error.predicted, item.error.gold
        yield {
            **_about(item, sides),
            sides.predicted: record_json(predicted) if predicted else None,
            sides.gold: record_json(gold) if gold else None,
            **dict.fromkeys(_BLANK),
        }


def _items(row: Row, text: str) -> Iterator[Item]:
    places = _missed_places(row, text)
    for error in row.errors:
        record = error.predicted or error.gold
        if record is not None:
            start = _start(record, text) if error.predicted else next(places)
            yield _item(row.outlet, error, record.quote, start, text)


def _item(outlet: str | None, error: Error, quote: str, start: int | None, text: str) -> Item:
    if start is None:
        return Item(outlet=outlet, error=error, words=quote, start=None, end=None)
    end = start + len(quote)
    return Item(
        outlet=outlet,
        error=error,
        words=quote,
        start=start,
        end=end,
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
    )


def _start(record: Record, text: str) -> int | None:
    if record.start is not None and text.startswith(record.quote, record.start):
        return record.start
    at = text.find(record.quote)
    return None if at < 0 else at


def _missed_places(row: Row, text: str) -> Iterator[int | None]:
    """Where the quotes of missed claims stand, in their order; the same claim annotated twice stands in two places."""
    taken: dict[Record, set[int]] = {}
    for pair in row.pairs:
        start = _start(pair.predicted, text)
        near = [at for at in _starts(pair.gold, text) if start is not None and _touch(at, start, pair)]
        taken.setdefault(pair.gold, set()).update(near[:1])
    for record in row.missed:
        starts = _starts(record, text)
        free = [at for at in starts if at not in taken.setdefault(record, set())]
        taken[record].update(free[:1])
        yield next(iter(free or starts), None)


def _touch(at: int, start: int, pair: Pair) -> bool:
    return at < start + len(pair.predicted.quote) and start < at + len(pair.gold.quote)


def _starts(record: Record, text: str) -> list[int]:
    if record.start is not None and text.startswith(record.quote, record.start):
        return [record.start]
    starts = []
    at = text.find(record.quote)
    while at >= 0:
        starts.append(at)
        at = text.find(record.quote, at + 1)
    return starts


def _place(item: Item) -> tuple[Any, ...]:
    error = item.error
    return (
        error.report,
        item.start is None,
        item.start or 0,
        item.end or 0,
        error.kind,
        error.fields,
        repr(error.predicted),
        repr(error.gold),
    )


def _about(item: Item, sides: Sides) -> dict[str, Any]:
    error = item.error
    values = (error.report, item.outlet, sides.kind(error.kind), list(error.fields), item.start, item.end)
    return dict(zip(_ABOUT, (*values, item.before, item.words, item.after), strict=True))


def _fields(items: Iterable[Item]) -> tuple[str, ...]:
    records = (record for item in items for record in (item.error.predicted, item.error.gold))
    return _ACT_FIELDS if any(isinstance(record, ActRecord) for record in records) else _HARM_FIELDS


def _value(record: Record | None, field: str) -> Any:
    return record_json(record)[field] if record else None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    words = str(value)
    return f"'{words}" if words.startswith(_FORMULA) or words.lstrip().startswith(_FORMULA) else words
