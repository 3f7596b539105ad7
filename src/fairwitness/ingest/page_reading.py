"""Title, text and dates of a web page, by trafilatura; runs in the worker."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from fairwitness.errors import UnreadableFile
from fairwitness.ingest.findings import PageFound
from fairwitness.ingest.markup import fragment_text, plain
from fairwitness.ingest.page_dates import headline, modified, page_dates
from fairwitness.ingest.reports import clean, one_line
from fairwitness.model import DateConfidence

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_HEAD = 4_096
# shorter than this no article is; what is left then is a menu or an error page
_SHORTEST = 40


def read(content: bytes, details: Mapping[str, str | None]) -> PageFound:
    """Read a page; raises UnreadableFile where it holds no article."""
    from trafilatura import load_html

    address = details.get("address")
    text, notes = decoded(content, details.get("media_type"))
    tree = load_html(_DECLARATION.sub("", text).replace("\0", ""))
    if tree is None:
        raise UnreadableFile("not a web page that can be read")
    dates = page_dates(tree, address)
    changed = modified(tree)
    if changed and dates and changed.day != dates[0].day:
        notes = (*notes, f"the page says it was changed on {changed.day}")
    title, body, outlet, url = _article(tree, address)
    if len(body) < _SHORTEST:
        raise UnreadableFile("no article text found in the page; save the article's text as plain text instead")
    return PageFound(
        title=title,
        text=body,
        outlet=outlet or _host(url or address),
        url=url,
        language=_language(tree),
        dates=dates,
        notes=notes
        if not dates or dates[0].confidence is not DateConfidence.LOW
        else (*notes, "publication date uncertain"),
    )


def decoded(content: bytes, media_type: str | None) -> tuple[str, tuple[str, ...]]:
    """Decode markup by its mark, by what its headers or itself declare, else as UTF-8; notes say what was lost."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ()
    header = _HEADER_CHARSET.search(media_type or "")
    inside = _CHARSET.search(content[:_HEAD])
    declared = [header[1]] if header else []
    declared += [inside[1].decode("ascii")] if inside else []
    for encoding in [*declared, "utf-8", "cp1252"]:
        try:
            return content.decode(encoding), ()
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    text = content.decode("utf-8", "replace")
    return text, (f"{text.count(chr(0xFFFD))} damaged characters",)


def _article(tree: Any, address: str | None) -> tuple[str, str, str | None, str | None]:
    from trafilatura import bare_extraction, extract_metadata

    about = extract_metadata(tree, default_url=address, date_config={"extensive_search": False})
    found = bare_extraction(tree, url=address, include_comments=False, include_tables=True, with_metadata=False)
    body = clean(getattr(found, "text", None) or "")
    if len(body) < _SHORTEST:
        places = [*tree.iter("article"), *tree.iter("main")]
        body = clean(plain(places[0])) if places else body
    title = one_line(fragment_text(headline(tree) or about.title or ""))
    first, _, rest = body.partition("\n")
    if title and one_line(first) == title:
        body = rest
    outlet = one_line(about.sitename) if about.sitename else None
    return title, body.strip("\n"), outlet, about.url or address


def _language(tree: Any) -> str | None:
    stated = (tree.get("lang") or "").partition("-")[0].strip().lower()
    return stated if re.fullmatch(r"[a-z]{2,3}", stated) else None


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
