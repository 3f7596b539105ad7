"""CSV: one report a row, with a header that names the columns; auto-archiver's tables are known."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, count

from fairwitness.errors import MalformedLine, UnreadableFile
from fairwitness.ingest.ahead import Ahead
from fairwitness.ingest.columns import Layout, dictionary_record, layout_of
from fairwitness.ingest.decoding import MAXIMUM_BYTES, decode
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.records import draft_of
from fairwitness.ingest.reports import captured, or_set_aside
from fairwitness.ingest.source import ByteStream, Options, SetAside, Source
from fairwitness.model import Captured

# the longest row: a report, and as much again for what else a row may hold
MAXIMUM_ROW = 2 * MAXIMUM_BYTES
_MOST_COLUMNS = 2_000
_DELIMITERS = ",;\t|"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Rows:
    """The lines of a table, with the bytes of the row that is being read."""

    def __init__(self, stream: ByteStream, where: str) -> None:
        self._stream = stream
        self._where = where
        self._row: list[bytes] = []
        self._size = 0
        self._is_utf8 = True

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(MAXIMUM_ROW + 1):
            self._row.append(line)
            self._size += len(line)
            if self._size > MAXIMUM_ROW:
                raise UnreadableFile(
                    f"{self._where}: a row larger than {MAXIMUM_ROW // 1_000_000} MB, or a quotation mark that is "
                    "never closed; the rest of the file was not read"
                )
            yield self._decoded(line)

    def taken(self) -> tuple[bytes, bool]:
        """The bytes since the last row ended, and whether they were UTF-8."""
        row, is_utf8 = b"".join(self._row), self._is_utf8
        self._row, self._size, self._is_utf8 = [], 0, True
        return row, is_utf8

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._is_utf8 = False
            return line.decode("utf-8", "replace")


def read_table(source: Source, options: Options, _guard: Guard) -> Iterator[Captured | SetAside]:
    """Read a table's rows, as they come; an unusable header is told before any row."""
    rows = _Rows(_narrow(source), source.where)
    lines = iter(rows)
    first = next(lines, "")
    # the module's own limit is for all readers of a process, and lower than a long report
    csv.field_size_limit(MAXIMUM_ROW)
    delimiter = delimiter_of(first)
    cells = _cells(chain([first], lines), delimiter)
    try:
        header = next(cells, [])
    except csv.Error as cause:
        raise UnreadableFile(f"{source.where}: no table with a header line ({cause}); save it as CSV again") from cause
    if not any(cell.strip() for cell in header):
        raise UnreadableFile(f"{source.where}: empty, or without a header line that names the columns")
    header = [name.strip() for name in header[:_MOST_COLUMNS]]
    layout = layout_of(header, options.columns, source.where)
    rows.taken()
    yield from _Table(source=source, options=options, layout=layout, header=header, rows=rows).reports(cells)


def delimiter_of(line: str) -> str:
    """The character that parts the cells of a header line."""
    return max(_DELIMITERS, key=lambda each: (line.count(each), -_DELIMITERS.index(each)))


def header_cells(line: str) -> list[str]:
    """The cells of a line that may be a table's header."""
    try:
        return next(csv.reader([line], delimiter=delimiter_of(line)), [])
    except csv.Error:
        return []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What all rows of a table share."""

    source: Source
    options: Options
    layout: Layout
    header: list[str]
    rows: _Rows

    def reports(self, cells: Iterator[list[str]]) -> Iterator[Captured | SetAside]:
        """Read row after row; a row that is none is set aside."""
        for number in count(2):
            where = f"{self.source.where}, row {number}"
            try:
                row = next(cells, None)
            except csv.Error as cause:
                yield SetAside(where=where, error=MalformedLine(f"{where}: no row of CSV ({cause}); mend or remove it"))
                self.rows.taken()
                continue
            if row is None:
                return
            content, is_utf8 = self.rows.taken()
            if any(cell.strip() for cell in row):
                yield or_set_aside(where, partial(self._report, row, content, where, is_utf8=is_utf8))

    def _report(self, row: list[str], content: bytes, where: str, *, is_utf8: bool) -> Captured | SetAside:
        if not is_utf8:
            raise MalformedLine(f"{where}: not UTF-8; save the table as UTF-8")
        record: Mapping[str, object] = dict(zip(self.header, row, strict=False))
        columns = self.layout.columns
        if self.layout.is_dictionary:
            record, columns = dictionary_record(str(record.get("metadata", "")), where)
        capture = self.source.capture(content, where=where, media_type="text/csv")
        return captured(draft_of(record, where, columns), capture, self.options)


def _cells(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    return csv.reader((line.replace("\0", "\ufffd") for line in lines), delimiter=delimiter)


def _narrow(source: Source) -> ByteStream:
    """The table's bytes as UTF-8: other encodings are only found out where the file's beginning is not UTF-8."""
    stream = source.stream if isinstance(source.stream, Ahead) else Ahead(source.stream, source.where)
    head = stream.head(4_096)
    if not head.startswith(_WIDE_MARKS) and _is_utf8(head):
        return stream
    content = source.holding(stream).some(MAXIMUM_BYTES + 1)
    if len(content) > MAXIMUM_BYTES:
        raise UnreadableFile(f"{source.where}: not UTF-8; save the table as UTF-8")
    return io.BytesIO(decode(content, source.where).encode("utf-8", "replace"))


def _is_utf8(head: bytes) -> bool:
    text = head.rpartition(b"\n")[0].decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    # a byte or two may be damaged: rows are told apart later
    return sum(character > "\x7f" for character in text) - damaged >= damaged
