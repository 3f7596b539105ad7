"""From one JSON record to a Report: our own field names, and those of news-please."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import NoReturn

from fairwitness.errors import MalformedLine
from fairwitness.ingest.decoding import MAXIMUM_BYTES, too_large
from fairwitness.model import Report
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
    if not isinstance(record, Mapping):
        raise MalformedLine(f"{where}: a JSON object is needed, with at least a text")
    words = {field: _words(record, field, where) for field in _NAMES}
    title, text = words["title"] or "", words["text"] or ""
    if not (title + text).strip():
        raise MalformedLine(f"{where}: no title and no text; nothing to read")
    if len(title) + len(text.encode()) > MAXIMUM_BYTES:
        raise too_large(where)
    when = _day(words["published"], where) or published
    from_whom = words["outlet"] or outlet
    return Report(
        id=_id(record, where) or report_id(outlet=from_whom, url=words["url"], published=when, text=f"{title}\n{text}"),
        title=title,
        text=text,
        outlet=from_whom,
        url=words["url"],
        published=when,
        language=words["language"],
    )


def day(words: str) -> date:
    """Read an ISO date, or the day of an ISO date and time; raises ValueError for anything else."""
    return datetime.fromisoformat(words.strip()).date()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _words(record: Mapping[object, object], field: str, where: str) -> str | None:
    for name in _NAMES[field]:
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


def _day(words: str | None, where: str) -> date | None:
    if words is None:
        return None
    try:
        return day(words)
    except ValueError as cause:
        raise MalformedLine(f"{where}: publication date {words!r} is not a date; write YYYY-MM-DD or null") from cause


def _id(record: Mapping[object, object], where: str) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise MalformedLine(f"{where}: 'id' must be a string or a whole number")
    return _encodable(value, "id", where)
