"""Entries of RSS and Atom feeds, by feedparser, without entities or document types; runs in the worker."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.dating import found
from fairwitness.ingest.findings import EntryFound, FeedFound
from fairwitness.ingest.markup import fragment_text
from fairwitness.ingest.page_reading import decoded
from fairwitness.ingest.reports import clean, one_line
from fairwitness.model import DateConfidence, DateMethod, Dating

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_DOCTYPE = re.compile(r"<!doctype[^>\[]{0,500}>", re.IGNORECASE)
_ENTITIES = re.compile(r"<!(?:entity|doctype[^>]{0,500}\[)", re.IGNORECASE)
_MOST_ENTRIES = 5_000


def read(content: bytes, details: Mapping[str, str | None]) -> FeedFound:
    """Read a feed; raises UnreadableFile where it declares entities or holds no entries."""
    import feedparser

    text, _ = decoded(content, details.get("media_type"))
    # in CDATA such words are only words
    if _ENTITIES.search(re.sub(r"<!\[CDATA\[.*?\]\]>", "", text, flags=re.DOTALL)):
        raise UnreadableFile("declares XML entities or a document type of its own; such feeds are not read")
    text = clean(_DOCTYPE.sub("", _DECLARATION.sub("", text.lstrip("\ufeff")), count=1))
    # a stream, never the text itself: feedparser would take a text for an address or a file's name
    parsed = feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
    )
    if not parsed.entries:
        why = "damaged: " if parsed.bozo else ""
        raise UnreadableFile(f"{why}no entries of a feed found")
    outlet = one_line(fragment_text(parsed.feed.get("title", ""))) or None
    base = details.get("address") or parsed.feed.get("link")
    return FeedFound(
        outlet=outlet,
        language=_language(parsed.feed.get("language")),
        entries=tuple(_entry(each, base) for each in parsed.entries[:_MOST_ENTRIES]),
        flaw=_flaw(parsed),
    )


def _entry(entry: Any, base: str | None) -> EntryFound:
    bodies = [fragment_text(each.get("value") or "") for each in entry.get("content", [])]
    summary = fragment_text(entry.get("summary") or "")
    body = max(bodies, key=len, default="")
    source = entry.get("source") or {}
    return EntryFound(
        title=one_line(fragment_text(entry.get("title") or "")),
        text=clean(body if len(body) > len(summary) else summary),
        link=_link(entry.get("link"), base),
        outlet=one_line(source.get("title") or "") or None,
        dates=_dates(entry),
        is_summary=not body or len(body) < len(summary),  # of a whole alone the parser makes the summary too
    )


def _dates(entry: Any) -> tuple[Dating, ...]:
    kinds = (("published", DateConfidence.HIGH), ("created", DateConfidence.MEDIUM), ("updated", DateConfidence.MEDIUM))
    for name, confidence in kinds:
        words = entry.get(name) if name != "updated" or "updated" in entry else None
        if not words:
            continue
        day = found(words, DateMethod.METADATA, confidence)
        if day is None and (parsed := entry.get(f"{name}_parsed")):
            iso = f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
            day = found(iso, DateMethod.METADATA, DateConfidence.MEDIUM)
        if day is not None:
            return (day,)
    return ()


def _link(link: object, base: str | None) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        full = urljoin(base or "", clean(link.strip())[:4_000])
        return full if urlsplit(full).scheme in ("http", "https") else None
    except ValueError:
        return None


def _language(words: object) -> str | None:
    code = words.partition("-")[0].strip().lower() if isinstance(words, str) else ""
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _flaw(parsed: Any) -> str | None:
    if len(parsed.entries) > _MOST_ENTRIES:
        return f"only the first {_MOST_ENTRIES} of {len(parsed.entries)} entries were read"
    error = parsed.get("bozo_exception")
    if not parsed.bozo or type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType"):
        return None
    return "the feed is not well-formed XML; entries may be missing or cut off"
