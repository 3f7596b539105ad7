"""WARC: one report a page, PDF or text that a crawler archived; other records are passed over."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from fairwitness.errors import FairwitnessError, ReportSetAside, UnreadableFile
from fairwitness.ingest.bodies import body_of
from fairwitness.ingest.forms import HEAD_BYTES, Form, form_of
from fairwitness.ingest.guard import Guard
from fairwitness.ingest.page import MAXIMUM_PAGE, read_page
from fairwitness.ingest.pdf import MAXIMUM_PDF, read_pdf
from fairwitness.ingest.reports import ending_set_aside
from fairwitness.ingest.source import ByteStream, Options, SetAside, Source
from fairwitness.ingest.text import read_text
from fairwitness.model import Captured

_READERS = {Form.HTML: read_page, Form.PDF: read_pdf, Form.TEXT: read_text}
_DOCUMENTS = {"text/html": Form.HTML, "application/xhtml+xml": Form.HTML, "application/pdf": Form.PDF}
_LARGEST = {Form.HTML: MAXIMUM_PAGE, Form.PDF: MAXIMUM_PDF, Form.TEXT: MAXIMUM_PAGE}
_SUCCESS = 200
_END = b"\r\n\r\n"


class _Steady:
    """A stream for fastwarc, which must not meet an error of ours inside: it is kept, and the stream ends."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._at = 0
        self._tail = b""
        self.error: FairwitnessError | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Read on, or nothing after an error."""
        if self.error is not None:
            return b""
        try:
            piece = self._stream.read(size)
        except FairwitnessError as error:
            self.error = error
            return b""
        self._at += len(piece)
        self._tail = (self._tail + piece)[-len(_END) :]
        return piece

    def is_whole(self) -> bool:
        """Whether the stream ended as a record ends."""
        return self.error is None and self._tail == _END

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, _offset: int, _whence: int = 0, /) -> int:
        """Stay: fastwarc only asks where the stream stands."""
        return self._at


def read_warc(source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    """Read the documents of a WARC; what is whole of a damaged one is read, the rest set aside."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    steady = _Steady(source.stream)
    kinds = WarcRecordType.response | WarcRecordType.resource
    read = 0
    try:
        # its own decoders know no bounds: bodies are decoded in `bodies`
        archive = ArchiveIterator(
            cast("BinaryIO", steady),
            record_types=kinds,
            parse_http=True,
            auto_decode="none",
            stream_detect=False,
            fsspec_args=False,
        )
        for record in archive:
            read += 1
            yield from _record(record, source, options, guard)
    except (OSError, ValueError) as cause:
        raise steady.error or _cut(source, read, str(cause)) from cause
    except BaseException as cause:
        # how fastwarc tells of what it did not foresee
        if type(cause).__name__ != "PanicException":
            raise
        raise _cut(source, read, "damaged") from cause
    if steady.error is not None:
        raise steady.error
    if not steady.is_whole():
        raise _cut(source, read, "the file ends inside one")
    if not read:
        raise UnreadableFile(f"{source.where}: no archived responses in it")


def _cut(source: Source, read: int, why: str) -> UnreadableFile:
    return UnreadableFile(f"{source.where}: damaged at or after record {read} ({why}); the rest could not be read")


def _record(record: Any, source: Source, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    address = record.headers.get("WARC-Target-URI") or ""
    where = f"{source.where}, {address or 'a record without address'}"
    http = record.http_headers
    is_exchange = (record.headers.get("Content-Type") or "").startswith("application/http")
    if is_exchange and (http is None or http.status_code is None):
        yield SetAside(where=where, error=ReportSetAside(f"{where}: cut off before its body"))
        return
    if http is not None and http.status_code not in (None, _SUCCESS):
        return
    media_type = (http.get("Content-Type") if http is not None else None) or record.headers.get("Content-Type") or ""
    form = _DOCUMENTS.get(media_type.partition(";")[0].strip().lower())
    if form is None and not media_type.lower().startswith("text/plain"):
        return
    if record.http_headers is not None and address.rstrip("/").endswith("robots.txt"):
        return
    one = replace(
        source,
        where=where,
        name="",
        address=address or None,
        media_type=media_type,
        headers=_headers(record),
        fetched=_moment(record),
    )
    yield from ending_set_aside(where, _document(record, one, form or Form.TEXT, options, guard))


def _document(record: Any, one: Source, form: Form, options: Options, guard: Guard) -> Iterator[Captured | SetAside]:
    most = _LARGEST[form]
    if record.content_length > most:
        raise UnreadableFile(f"{one.where}: larger than {most // 1_000_000} MB; not read")
    raw = record.reader.read(most + 1)
    if len(raw) < record.content_length:
        raise ReportSetAside(
            f"{one.where}: the archive is cut off inside it ({len(raw)} of {record.content_length} bytes)"
        )
    http = record.http_headers
    content = raw if http is None else body_of(
        raw, transfer=http.get("Transfer-Encoding"), encoding=http.get("Content-Encoding"), most=most, where=one.where
    )  # fmt: skip
    told = form_of(content[:HEAD_BYTES], media_type=one.media_type) or form
    if told not in _READERS:
        return
    yield from _READERS[told](one.holding(io.BytesIO(content)), options, guard)


def _headers(record: Any) -> tuple[tuple[str, str], ...]:
    kept = ("WARC-Record-ID", "WARC-Date", "WARC-Payload-Digest", "WARC-IP-Address")
    own = tuple((name, record.headers.get(name)) for name in kept if record.headers.get(name))
    if record.http_headers is None:
        return own
    return own + tuple((str(name), str(value)) for name, value in record.http_headers.items())


def _moment(record: Any) -> datetime | None:
    when = record.record_date
    return when.astimezone(UTC) if isinstance(when, datetime) else None
