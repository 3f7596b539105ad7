"""Read reports from text files, JSON Lines and standard input, in order, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from fairwitness.errors import FairwitnessError, MalformedLine, ReportSetAside, UnreadableFile
from fairwitness.ingest.decoding import MAXIMUM_BYTES, decode, too_large
from fairwitness.ingest.language import foreign_language
from fairwitness.ingest.records import parse, report_of
from fairwitness.model import Report
from fairwitness.model.report import report_id

STANDARD_INPUT = "-"
# a line may take more bytes than the report in it: JSON writes many characters as six
_MAXIMUM_LINE = 6 * MAXIMUM_BYTES + 1_000_000
# a first line longer than this is no headline
_LONGEST_TITLE = 300
_JSON_LINES = frozenset({".jsonl", ".ndjson"})


class Form(StrEnum):
    """How a file holds its reports."""

    TEXT = "text"
    LINES = "json lines"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A report or a file that could not be read: where it stood, and the error that says why."""

    where: str
    error: FairwitnessError
    report_id: str | None = None

    @property
    def reason(self) -> str:
        """What the user is told."""
        return str(self.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Defaults:
    """What stands in where a report does not say."""

    outlet: str | None
    published: date | None
    titled: bool


def read_reports(
    paths: Iterable[str],
    *,
    outlet: str | None = None,
    published: date | None = None,
    titled: bool = True,
    form: Form | None = None,
) -> Iterator[Report | SetAside]:
    """Read every report of the paths, in order; "-" is standard input.

    `outlet` and `published` stand in where a report has none. `titled` False keeps a text file's first line as text.
    `form` None tells the form of a file by its name and first character. What cannot be read is yielded as SetAside.
    """
    defaults = _Defaults(outlet=outlet, published=published, titled=titled)
    for path in paths:
        yield from _read_path(path, defaults, form)


def _read_path(path: str, defaults: _Defaults, form: Form | None) -> Iterator[Report | SetAside]:
    where = "standard input" if path == STANDARD_INPUT else path
    try:
        with _opened(path, where) as stream:
            yield from _read_stream(stream, where, defaults, form or _form_of_name(path))
    except (UnreadableFile, MalformedLine) as error:
        yield SetAside(where=where, error=error)


class _StandardInput:
    """Standard input as a context that leaves it open."""

    def __enter__(self) -> BinaryIO:
        return sys.stdin.buffer

    def __exit__(self, *_: object) -> None:
        return None


def _opened(path: str, where: str) -> BinaryIO | _StandardInput:
    if path == STANDARD_INPUT:
        return _StandardInput()
    try:
        return Path(path).open("rb")
    except FileNotFoundError as cause:
        raise UnreadableFile(f"{where}: no such file") from cause
    except IsADirectoryError as cause:
        raise UnreadableFile(f"{where}: a directory; name the files in it") from cause
    except (OSError, ValueError) as cause:
        raise UnreadableFile(f"{where}: cannot be opened ({cause})") from cause


def _form_of_name(path: str) -> Form | None:
    suffix = Path(path).suffix.lower()
    if suffix in _JSON_LINES:
        return Form.LINES
    return {".json": Form.JSON, ".txt": Form.TEXT}.get(suffix)


def _read_stream(stream: BinaryIO, where: str, defaults: _Defaults, form: Form | None) -> Iterator[Report | SetAside]:
    lines = _lines(stream, where)
    first = next(lines, None)
    if first is None:
        raise UnreadableFile(f"{where}: empty")
    if form is None:
        form = Form.LINES if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else Form.TEXT
    if form is Form.LINES:
        yield from _read_lines(chain([first], lines), where, defaults)
    elif form is Form.JSON:
        yield from _read_json(_whole(first, stream, where), where, defaults)
    else:
        yield _report(where, lambda: _text_report(_whole(first, stream, where), where, defaults))


def _lines(stream: BinaryIO, where: str) -> Iterator[bytes]:
    try:
        while line := stream.readline(_MAXIMUM_LINE + 1):
            yield line
    except OSError as cause:
        raise UnreadableFile(f"{where}: cannot be read ({cause})") from cause


def _whole(first: bytes, stream: BinaryIO, where: str) -> bytes:
    if len(first) > MAXIMUM_BYTES:
        raise too_large(where)
    try:
        return first + stream.read(MAXIMUM_BYTES + 1 - len(first))
    except OSError as cause:
        raise UnreadableFile(f"{where}: cannot be read ({cause})") from cause


def _read_lines(lines: Iterable[bytes], where: str, defaults: _Defaults) -> Iterator[Report | SetAside]:
    number, read, continues = 0, 0, False
    for line in lines:
        skip, continues = continues, not line.endswith(b"\n")
        if skip:
            continue
        number += 1
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            read += 1
            yield _line_report(line, f"{where}, line {number}", defaults)
    if not read:
        raise UnreadableFile(f"{where}: empty")


def _line_report(line: bytes, where: str, defaults: _Defaults) -> Report | SetAside:
    def read() -> Report:
        if len(line) > _MAXIMUM_LINE:
            raise too_large(where)
        return _record_report(parse(_utf8(line, where), where), where, defaults)

    return _report(where, read)


def _utf8(line: bytes, where: str) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise MalformedLine(f"{where}: not UTF-8, which JSON Lines must be; save the file as UTF-8") from cause


def _read_json(content: bytes, where: str, defaults: _Defaults) -> Iterator[Report | SetAside]:
    text = decode(content, where)
    if not text.strip():
        raise UnreadableFile(f"{where}: empty")
    try:
        parsed = parse(text, where)
    except MalformedLine:
        if not text.lstrip().partition("\n")[0].rstrip().endswith("}"):
            raise
        yield from _read_lines((line.encode() + b"\n" for line in text.split("\n")), where, defaults)
        return
    records = parsed if isinstance(parsed, list) else [parsed]
    if not records:
        raise UnreadableFile(f"{where}: an empty list; nothing to read")
    for number, record in enumerate(records, 1):
        at = f"{where}, record {number}" if isinstance(parsed, list) else where
        yield _report(at, lambda record=record, at=at: _record_report(record, at, defaults))  # type: ignore[misc]


def _record_report(record: object, where: str, defaults: _Defaults) -> Report:
    return report_of(record, where, outlet=defaults.outlet, published=defaults.published)


def _text_report(content: bytes, where: str, defaults: _Defaults) -> Report:
    text = decode(content, where).strip("\n")
    if not text.strip():
        raise UnreadableFile(f"{where}: empty")
    first, newline, rest = text.partition("\n")
    titled = defaults.titled and newline and len(first) <= _LONGEST_TITLE
    title, text = (first, rest) if titled else ("", text)
    return Report(
        id=report_id(outlet=defaults.outlet, url=None, published=defaults.published, text=f"{title}\n{text}"),
        title=title,
        text=text,
        outlet=defaults.outlet,
        published=defaults.published,
    )


def _report(where: str, read: Callable[[], Report]) -> Report | SetAside:
    try:
        report = read()
    except (UnreadableFile, MalformedLine) as error:
        return SetAside(where=where, error=error)
    language = foreign_language(report.original)
    if language is None:
        return report
    foreign = ReportSetAside(f"{where}: not in English (it looks like {language!r}); only English is read so far")
    return SetAside(where=where, error=foreign, report_id=report.id)
