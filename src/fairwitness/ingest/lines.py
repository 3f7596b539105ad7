"""JSON Lines and JSON: one record a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fairwitness.errors import MalformedLine, UnreadableFile
from fairwitness.ingest.decoding import MAXIMUM_BYTES, decode, too_large
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.records import draft_of, parse
from fairwitness.ingest.reports import captured, or_set_aside
from fairwitness.ingest.source import ByteStream, Options, SetAside, Source
from fairwitness.model import Captured

# a line may take more bytes than the report in it: JSON writes many characters as six
MAXIMUM_LINE = 6 * MAXIMUM_BYTES + 1_000_000
_BLANK = b"\xef\xbb\xbf \t\r\n"
_MEDIA_TYPE = "application/json"


def read_lines(source: Source, options: Options, _guard: Guard) -> Iterator[Captured | SetAside]:
    """Read JSON Lines, as they come; a line's number stands in every message about it."""
    yield from _records(_lines(source.stream), source, options)


def read_json(source: Source, options: Options, _guard: Guard) -> Iterator[Captured | SetAside]:
    """Read a JSON file of one report or a list of them, or of lines after all."""
    content = source.whole(MAXIMUM_BYTES)
    text = decode(content, source.where)
    if not text.strip():
        raise UnreadableFile(f"{source.where}: empty")
    try:
        parsed = parse(text, source.where)
    except MalformedLine:
        if not text.lstrip().partition("\n")[0].rstrip().endswith("}"):
            raise
        yield from _records((line.encode() + b"\n" for line in text.split("\n")), source, options)
        return
    records = parsed if isinstance(parsed, list) else [parsed]
    if not records:
        raise UnreadableFile(f"{source.where}: an empty list; nothing to read")
    for number, record in enumerate(records, 1):
        where = f"{source.where}, record {number}" if isinstance(parsed, list) else source.where
        yield _record(record, content, where, source, options)


def _lines(stream: ByteStream) -> Iterator[bytes]:
    while line := stream.readline(MAXIMUM_LINE + 1):
        yield line


def _records(lines: Iterable[bytes], source: Source, options: Options) -> Iterator[Captured | SetAside]:
    number, read, continues = 0, 0, False
    for line in lines:
        skip, continues = continues, not line.endswith(b"\n")
        if skip:
            continue
        number += 1
        if line.strip(_BLANK):
            read += 1
            yield _line(line, f"{source.where}, line {number}", source, options)
    if not read:
        raise UnreadableFile(f"{source.where}: empty")


def _line(line: bytes, where: str, source: Source, options: Options) -> Captured | SetAside:
    def read() -> Captured | SetAside:
        if len(line) > MAXIMUM_LINE:
            raise too_large(where)
        return _record(parse(_utf8(line, where), where), line, where, source, options)

    return or_set_aside(where, read)


def _record(record: object, content: bytes, where: str, source: Source, options: Options) -> Captured | SetAside:
    def read() -> Captured | SetAside:
        draft = draft_of(record, where, options.columns)
        return captured(draft, source.capture(content, where=where, media_type=_MEDIA_TYPE), options)

    return or_set_aside(where, read)


def _utf8(line: bytes, where: str) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise MalformedLine(f"{where}: not UTF-8, which JSON Lines must be; save the file as UTF-8") from cause
