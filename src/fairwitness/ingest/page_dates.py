"""When a web page's article was published: what its metadata, its time elements, its address and its text say."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from fairwitness.ingest.dating import find_day, found
from fairwitness.ingest.markup import plain
from fairwitness.model import DateConfidence, DateMethod, Dating

_IN_ADDRESS = re.compile(
    r"[/_-](?P<year>(?:19|20)\d{2})[/_-]?(?P<month>\d{2}|[a-z]{3})[/_-]?(?P<day>\d{2})(?=[/_.-]|$)", re.I
)
_LARGEST_JSON = 1_000_000
_DEEPEST = 12
_TOP_CHARACTERS = 3_000
_ASIDE = ("aside", "nav", "footer")
_ASIDE_CLASS = re.compile(
    r"relat|recommend|sidebar|more-?(?:news|stories)|most-?read|trending|teaser|promo|comment", re.I
)


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(resources.files("fairwitness.ingest").joinpath("page.toml").read_text(encoding="utf-8"))


def page_dates(tree: Any, address: str | None) -> tuple[Dating, ...]:
    """All a page says about its publication date, best evidence first."""
    stated = list(_of_metadata(tree)) or list(_of_times(tree))
    return tuple([*stated, *_of_address(tree, address)] or [*_of_text(tree), *_guessed(tree)])


def headline(tree: Any) -> str | None:
    """The headline that the page's structured data gives its article."""
    stated = (record.get("headline") for record in _articles(tree))
    return next((words for words in stated if isinstance(words, str) and words.strip()), None)


def modified(tree: Any) -> Dating | None:
    """When the page says it was last changed."""
    records = (record.get("dateModified") for record in _articles(tree))
    words = [*(w for w in records if isinstance(w, str)), *_meta(tree, _names()["modified"]["meta"])]
    days = (found(each, DateMethod.METADATA, DateConfidence.HIGH) for each in words)
    return next((day for day in days if day), None)


def _of_metadata(tree: Any) -> Iterator[Dating]:
    records = (record.get("datePublished") for record in _articles(tree))
    stated = [w for w in records if isinstance(w, str)]
    marked = tree.xpath("//*[@itemprop='datePublished' or @pubdate]")
    own = [e for e in marked if not _is_aside(e)]
    elements = [e.get("datetime") or e.get("content") or e.text_content() for e in own[:3]]
    for words in [*stated, *_meta(tree, _names()["published"]["meta"]), *elements]:
        if day := found(words, DateMethod.METADATA, DateConfidence.HIGH):
            yield day


def _articles(tree: Any) -> list[dict[str, Any]]:
    wanted, records = set(_names()["types"]["articles"]), []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        words = (script.text or "")[:_LARGEST_JSON].strip()
        try:
            records += list(_records(json.loads(words, strict=False), 0))
        except (ValueError, RecursionError):
            continue
    chosen = [record for record in records if wanted & _types(record)]
    return sorted(chosen, key=lambda record: "WebPage" in _types(record))


def _records(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value[:100]:
            yield from _records(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        # an article may stand under these; what stands under others (live updates, related items) is not the page's own
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _records(value.get(key), depth + 1)


def _types(record: dict[str, Any]) -> set[str]:
    kind = record.get("@type")
    return {each for each in (kind if isinstance(kind, list) else [kind]) if isinstance(each, str)}


def _meta(tree: Any, names: list[str]) -> list[str]:
    stated: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(attribute) or "").strip().lower()
            if key:
                stated.setdefault(key, element.get("content"))
    return [stated[name] for name in names if name in stated]


def _of_times(tree: Any) -> Iterator[Dating]:
    times = [e for e in tree.xpath("//time") if not _is_aside(e)]
    within = [e for e in times if any(a.tag in ("article", "main", "header") for a in e.iterancestors())]
    for element in (within or times)[:1]:
        words = element.get("datetime") or element.text_content()
        sure = DateConfidence.MEDIUM if within or len(times) == 1 else DateConfidence.LOW
        if day := found(words, DateMethod.METADATA, sure):
            yield day


def _is_aside(element: Any) -> bool:
    for each in (element, *element.iterancestors()):
        if each.tag in _ASIDE or _ASIDE_CLASS.search(f"{each.get('class') or ''} {each.get('id') or ''}"[:300]):
            return True
    return False


def _of_address(tree: Any, address: str | None) -> Iterator[Dating]:
    stated = [
        address,
        *tree.xpath("//link[@rel='canonical']/@href"),
        *tree.xpath("//meta[@property='og:url']/@content"),
    ]
    for each in stated:
        for place in _IN_ADDRESS.finditer((each or "")[:2_000]):
            words = f"{place['year']}-{place['month']}-{place['day']}"
            if not place["month"].isdigit():
                words = f"{place['day']} {place['month']} {place['year']}"
            if day := found(words, DateMethod.ADDRESS, DateConfidence.MEDIUM):
                yield day
                return


def _of_text(tree: Any) -> Iterator[Dating]:
    body = tree.find(".//body")
    lines = plain(body if body is not None else tree)[: 10 * _TOP_CHARACTERS].split("\n")
    words = "|".join(re.escape(each) for each in _names()["words"]["published"])
    lead = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for line in lines:
        if (said := lead.search(line[:200])) and (day := find_day(line[said.start() : said.start() + 80])):
            yield Dating(day=day[0], method=DateMethod.TEXT, confidence=DateConfidence.MEDIUM, words=day[1])
            return
    # a line that is little more than a date, above or below the headline
    for line in lines[:40]:
        if len(line) <= 80 and (day := find_day(line)):
            yield Dating(day=day[0], method=DateMethod.TEXT, confidence=DateConfidence.LOW, words=day[1])
            return


def _guessed(tree: Any) -> Iterator[Dating]:
    from copy import deepcopy

    from htmldate import find_date

    words = find_date(deepcopy(tree), extensive_search=True, original_date=True, min_date="1990-01-01")
    if words and (day := found(words, DateMethod.GUESSED, DateConfidence.LOW)):
        yield day
