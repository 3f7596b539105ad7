"""From one JSON record to a Report: our own field names, and those of news-please."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import NoReturn

from fairwitness.errors import MalformedLine
from fairwitness.ingest.dating import read_day
from fairwitness.ingest.decoding import MAXIMUM_BYTES, too_large
from fairwitness.ingest.reports import Draft
from fairwitness.ingest.source import ColumnMap
from fairwitness.model import DateConfidence, DateMethod, Dating, Report
from fairwitness.model.report import report_id

# our name first, then the names other tools give the same thing
_NAMES = {
    "title": ("title",),
    "text": ("text", "maintext"),
    "outlet": ("outlet", "source_domain"),
    "published": ("published", "date_publish"),
    "url": ("url",),
    "language": ("language",),
}
_OWN_NAMES = ColumnMap()


def parse(line: str, where: str) -> object:
    """Parse a piece of JSON; raises MalformedLine, which names `where`, for whatever is not strict JSON."""
    try:
        return json.loads(line, parse_constant=_refuse_constant)
    except RecursionError as cause:
        raise MalformedLine(f"{where}: JSON nested too deep to be a report") from cause
    except json.JSONDecodeError as cause:
        raise MalformedLine(f"{where}: not JSON ({cause.msg}, column {cause.colno}); mend or remove it") from cause
    except ValueError as cause:
        raise MalformedLine(f"{where}: not JSON ({cause}); mend or remove it") from cause


def report_of(record: object, where: str, *, outlet: str | None, published: date | None) -> Report:
    """Make a Report of a parsed record; `outlet` and `published` stand in where the record has none."""
    draft = draft_of(record, where)
    if len(draft.title) + len(draft.text.encode()) > MAXIMUM_BYTES:
        raise too_large(where)
    when = draft.dates[0].day if draft.dates else published
    whom, original = draft.outlet or outlet, f"{draft.title}\n{draft.text}"
    return Report(
        id=draft.id or report_id(outlet=whom, url=draft.url, published=when, text=original),
        title=draft.title,
        text=draft.text,
        outlet=whom,
        url=draft.url,
        published=when,
        language=draft.language,
    )


def draft_of(record: object, where: str, columns: ColumnMap = _OWN_NAMES) -> Draft:
    """Draft a report of a parsed record, by our own field names, those of news-please, or those the user named."""
    if not isinstance(record, Mapping):
        raise MalformedLine(f"{where}: a JSON object is needed, with at least a text")
    words = {field: _words(record, _names(field, columns), where) for field in _NAMES}
    title, text = words["title"] or "", words["text"] or ""
    if not (title + text).strip():
        raise MalformedLine(f"{where}: no title and no text; nothing to read{_hint(record, columns)}")
    return Draft(
        title=title,
        text=text,
        outlet=words["outlet"],
        url=words["url"],
        language=words["language"],
        id=_id(record, columns.column("id") or "id", where),
        dates=_dates(words["published"], where, lenient=columns.column("published") is not None),
    )


def day(words: str) -> date:
    """Read an ISO date, or the day of an ISO date and time; raises ValueError for anything else."""
    return datetime.fromisoformat(words.strip()).date()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _names(field: str, columns: ColumnMap) -> tuple[str, ...]:
    named = columns.column(field)
    return _NAMES[field] if named is None else (named,)


def _hint(record: Mapping[object, object], columns: ColumnMap) -> str:
    keys = ", ".join(str(key)[:30] for key in list(record)[:8])
    return f"; name the key that holds it with --map text=KEY (it has {keys})" if keys and not columns.pairs else ""


def _words(record: Mapping[object, object], names: tuple[str, ...], where: str) -> str | None:
    for name in names:
        value = record.get(name)
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise MalformedLine(f"{where}: {name!r} must be a string or null")
        return _encodable(value, name, where)
    return None


def _encodable(value: str, name: str, where: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as cause:
        raise MalformedLine(f"{where}: {name!r} holds half a character (a lone surrogate); export it again") from cause
    return value


def _dates(words: str | None, where: str, *, lenient: bool) -> tuple[Dating, ...]:
    if words is None:
        return ()
    # a column the user named may hold dates as people write them
    if lenient and (when := read_day(words)):
        return (Dating(day=when, method=DateMethod.METADATA, confidence=DateConfidence.HIGH, words=words),)
    try:
        when = day(words)
    except ValueError as cause:
        raise MalformedLine(f"{where}: publication date {words!r} is not a date; write YYYY-MM-DD or null") from cause
    return (Dating(day=when, method=DateMethod.METADATA, confidence=DateConfidence.HIGH, words=words),)


def _id(record: Mapping[object, object], name: str, where: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise MalformedLine(f"{where}: {name!r} must be a string or a whole number")
    return _encodable(value, name, where)
