"""Which form a file's reports are in: told by its first bytes, then by the media type or name it came with."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class Form(StrEnum):
    """How a file holds its reports."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    FEED = "feed"
    LINES = "json lines"
    JSON = "json"
    TABLE = "csv"
    WARC = "warc"
    WACZ = "wacz"
    PDF = "pdf"


class Packing(StrEnum):
    """How a file is compressed."""

    GZIP = "gzip"
    ZSTD = "zstd"


HEAD_BYTES = 4096
_SUFFIXES = {
    ".jsonl": Form.LINES,
    ".ndjson": Form.LINES,
    ".json": Form.JSON,
    ".txt": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".csv": Form.TABLE,
    ".tsv": Form.TABLE,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
    ".xml": Form.FEED,
}
_PACKED_SUFFIXES = frozenset({".gz", ".zst"})
_MEDIA_TYPES = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "application/rss+xml": Form.FEED,
    "application/atom+xml": Form.FEED,
    "application/rdf+xml": Form.FEED,
    "application/xml": Form.FEED,
    "text/xml": Form.FEED,
    "application/json": Form.JSON,
    "application/x-ndjson": Form.LINES,
    "application/jsonl": Form.LINES,
    "text/csv": Form.TABLE,
    "text/tab-separated-values": Form.TABLE,
    "text/markdown": Form.MARKDOWN,
    "text/plain": Form.TEXT,
}
_MARKS = ((b"%PDF-", Form.PDF), (b"WARC/", Form.WARC), (b"PK\x03\x04", Form.WACZ), (b"PK\x05\x06", Form.WACZ))
_PACKINGS = ((b"\x1f\x8b", Packing.GZIP), (b"\x28\xb5\x2f\xfd", Packing.ZSTD))
_ELEMENT = re.compile(r"<(?:\w{1,20}:)?([a-z]\w{0,20})[\s>/]", re.IGNORECASE)
_PROLOGUE = re.compile(
    r"<\?[^>]{0,300}>|<!--.{0,2000}?-->|<!doctype(?! html)[^>\[]{0,300}(?:\[.{0,3000}?\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
_FEEDS = frozenset({"rss", "feed", "rdf"})
_PAGES = frozenset({"html", "head", "body"})


def packing_of(head: bytes) -> Packing | None:
    """Name the compression a file begins with."""
    return next((packing for mark, packing in _PACKINGS if head.startswith(mark)), None)


def form_of(head: bytes, *, name: str = "", media_type: str | None = None) -> Form | None:
    """Tell the form by a file's first bytes, else by its media type, else by its name; None where none tells."""
    for mark, form in _MARKS:
        if head.startswith(mark):
            return form
    if b"%PDF-" in head[:1024] and b"\0" in head:
        return Form.PDF
    named = _form_of_name(name)
    told = named or _MEDIA_TYPES.get((media_type or "").partition(";")[0].strip().lower())
    return _form_of_markup(head) or told or (Form.LINES if begins_with_record(head) else None)


def begins_with_record(head: bytes) -> bool:
    """Whether a file begins as a JSON record does, which needs no further look."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _form_of_name(name: str) -> Form | None:
    path = PurePath(name)
    if path.suffix.lower() in _PACKED_SUFFIXES:
        path = path.with_suffix("")
    return _SUFFIXES.get(path.suffix.lower())


def _form_of_markup(head: bytes) -> Form | None:
    text = _PROLOGUE.sub("", _roughly(head[:HEAD_BYTES])).lstrip("\ufeff \t\r\n")
    if text[:14].lower() == "<!doctype html":
        return Form.HTML
    if not (found := _ELEMENT.match(text)):
        return None
    element = found[1].lower()
    if element in _FEEDS:
        return Form.FEED
    return Form.HTML if element in _PAGES else None


def _roughly(head: bytes) -> str:
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
    return head.removeprefix(b"\xef\xbb\xbf").decode(encoding, "replace")
