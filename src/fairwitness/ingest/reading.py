"""Open, unpack, tell the form, hand to its reader: the way every file and every fetched address takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.ahead import Ahead
from fairwitness.ingest.bounds import Bounds, unpacked
from fairwitness.ingest.forms import HEAD_BYTES, Form, begins_with_record, form_of, packing_of
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.reports import ending_set_aside
from fairwitness.ingest.source import Options, SetAside, Source
from fairwitness.model import Captured

Read = Callable[[Source, Options, Guard], Iterator[Captured | SetAside]]

_READERS = {
    Form.TEXT: ("text", "read_text"),
    Form.MARKDOWN: ("markdown", "read_markdown"),
    Form.HTML: ("page", "read_page"),
    Form.FEED: ("feed", "read_feed"),
    Form.LINES: ("lines", "read_lines"),
    Form.JSON: ("lines", "read_json"),
    Form.TABLE: ("table", "read_table"),
    Form.WARC: ("warc", "read_warc"),
    Form.WACZ: ("wacz", "read_wacz"),
    Form.PDF: ("pdf", "read_pdf"),
}
_MOST_WRAPPINGS = 2


def read_source(source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    """Read all reports of a source; what ends the reading is the last thing set aside."""
    yield from ending_set_aside(source.where, _read(source, options, guard))


def reader_of(form: Form) -> Read:
    """The reader of a form, imported when first asked for."""
    module, name = _READERS[form]
    read: Read = getattr(import_module(f"fairwitness.ingest.{module}"), name)
    return read


def _read(source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    bounds = Bounds()
    for _ in range(_MOST_WRAPPINGS + 1):
        ahead = Ahead(source.stream, source.where)
        packing = packing_of(ahead.first_line())
        if packing is None:
            form = options.form or _form(ahead, source)
            yield from reader_of(form)(source.holding(ahead), options, guard)
            return
        source = replace(source, stream=unpacked(ahead, packing, source.where, bounds), media_type=None)
    raise UnreadableFile(f"{source.where}: compressed more than {_MOST_WRAPPINGS} times over; unpack it first")


def _form(ahead: Ahead, source: Source) -> Form:
    first = ahead.first_line()
    if not first:
        raise UnreadableFile(f"{source.where}: empty")
    # a record is told by its first line, so that a slow writer is not waited for
    head = first if begins_with_record(first) else ahead.head(HEAD_BYTES)
    told = form_of(head, name=source.name, media_type=source.media_type)
    return told or (Form.TABLE if _is_table(head) else Form.TEXT)


def _is_table(head: bytes) -> bool:
    from fairwitness.ingest.columns import looks_like_header
    from fairwitness.ingest.table import header_cells

    line = head.partition(b"\n")[0].decode("utf-8-sig", "replace")
    return any(d in line for d in ",;\t|") and looks_like_header(header_cells(line))
