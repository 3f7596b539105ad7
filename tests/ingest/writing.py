"""Files of the formats that readers are tested with, written in memory."""

from __future__ import annotations

import gzip
import io
import warnings
import zipfile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.ingest.taking import ENGLISH

PAGE = (
    "<html><head><title>Market hit</title><meta property='article:published_time' content='2024-05-17'></head>"
    f"<body><article><h1>Market hit</h1><p>{ENGLISH * 4}</p></article></body></html>"
).encode()


def response(
    writer: WARCWriter, address: str, body: bytes, *, kind: str = "text/html", status: str = "200 OK", **headers: str
) -> None:
    """Write one archived response."""
    lines = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
    http = StatusAndHeaders(status, lines, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        address,
        "response",
        payload=io.BytesIO(body),
        http_headers=http,
        warc_headers_dict={"WARC-Date": "2024-05-18T10:00:00Z"},
    )
    writer.write_record(record)
    with warnings.catch_warnings():
        # warcio leaves the file it buffers in to be collected
        warnings.simplefilter("ignore", ResourceWarning)
        del record


def warc(*bodies: bytes, packed: bool = True) -> bytes:
    """A WARC of pages."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for number, body in enumerate(bodies):
        response(writer, f"https://delta.example/{number}", body)
    return out.getvalue()


def chunked(body: bytes) -> bytes:
    """A body as sent in chunks."""
    half = len(body) // 2
    parts = (body[:half], body[half:])
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def zipped(**entries: bytes) -> bytes:
    """A zip of entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*lines: str, title: str | None = None, created: str | None = None) -> bytes:
    """A PDF of one page with these lines; without lines, an empty page as a scanner makes it."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    if lines:
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream.set_data(f"BT /F1 12 Tf 14 TL 40 740 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    about = {"/Title": title, "/CreationDate": created}
    writer.add_metadata({name: value for name, value in about.items() if value})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def gzip_bomb(size: int, times: int = 1) -> bytes:
    """Zeros, packed so many times over."""
    content = bytes(size)
    for _ in range(times):
        content = gzip.compress(content)
    return content
