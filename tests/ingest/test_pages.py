"""Web pages as outlets build them: title, text and date right on every one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fairwitness.ingest import Guard
from fairwitness.model import Captured, DateConfidence, DateMethod
from tests.ingest.taking import ENGLISH, reason, take_one

PAGES = Path(__file__).parent / "pages"
FIRST = "Nine people were killed when rockets hit the fish market of Qasr al-Nahr on Thursday morning"
LAST = "according to a cousin who asked not to be named."
ADDRESS = "https://www.delta.example/2024/05/17/rockets-hit-fish-market"
STRUCTURES = {
    "article-tag": (DateMethod.METADATA, DateConfidence.HIGH),
    "div-soup": (DateMethod.METADATA, DateConfidence.HIGH),
    "json-ld": (DateMethod.METADATA, DateConfidence.HIGH),
    "time-element": (DateMethod.METADATA, DateConfidence.MEDIUM),
    "date-in-address": (DateMethod.ADDRESS, DateConfidence.MEDIUM),
    "date-in-text": (DateMethod.TEXT, DateConfidence.MEDIUM),
    "live-blog": (DateMethod.METADATA, DateConfidence.HIGH),
    "related-links": (DateMethod.METADATA, DateConfidence.HIGH),
    "cookie-banner": (DateMethod.METADATA, DateConfidence.HIGH),
    "old-tables": (DateMethod.METADATA, DateConfidence.HIGH),
}


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard() as one:
        yield one


def read(name: str, guard: Guard, **details: object) -> Captured:
    return take_one((PAGES / f"{name}.html").read_bytes(), guard, name=f"{name}.html", **details)


def test_every_page_kept_here_is_tested() -> None:
    assert {page.stem for page in PAGES.glob("*.html")} == set(STRUCTURES)


@pytest.mark.parametrize("name", STRUCTURES)
def test_title_text_and_date_are_right(name: str, guard: Guard) -> None:
    found = read(name, guard, address=ADDRESS if name == "date-in-address" else None)
    assert found.report.title.startswith("Rockets hit fish market")
    assert FIRST in found.report.text and LAST in found.report.text
    assert found.report.published == date(2024, 5, 17)
    assert (found.dating.method, found.dating.confidence) == STRUCTURES[name]


@pytest.mark.parametrize("name", STRUCTURES)
def test_nothing_but_the_article_is_text(name: str, guard: Guard) -> None:
    text = read(name, guard).report.original
    for foreign in ("SCRIPT MUST NOT SHOW", "STYLE MUST NOT SHOW", "RELATED STORY", "COOKIES", "<p", "Accept all"):
        assert foreign not in text


def test_the_raw_page_is_kept_with_where_it_came_from(guard: Guard) -> None:
    content = (PAGES / "article-tag.html").read_bytes()
    found = take_one(content, guard, address=ADDRESS, media_type="text/html; charset=utf-8", headers=(("Server", "x"),))
    assert found.capture.content == content
    assert (found.capture.address, found.capture.media_type) == (ADDRESS, "text/html; charset=utf-8")
    assert found.capture.headers == (("Server", "x"),)
    assert len(found.capture.digest) == 64


def test_outlet_language_and_later_change_are_told(guard: Guard) -> None:
    found = read("article-tag", guard)
    assert (found.report.outlet, found.report.language) == ("Harbour Post", "en")
    assert found.report.url == "https://harbourpost.example/news/rockets-fish-market"
    assert found.notes == ("the page says it was changed on 2024-05-18",)


def test_a_page_without_name_is_its_host_s(guard: Guard) -> None:
    assert read("date-in-address", guard, address=ADDRESS).report.outlet == "delta.example"


def test_a_date_that_the_address_contradicts_is_relied_on_less_and_noted(guard: Guard) -> None:
    found = read("json-ld", guard, address="https://delta.example/2023/01/02/x")
    assert found.report.published == date(2024, 5, 17)
    assert found.dating.confidence is DateConfidence.MEDIUM
    assert any("but 2023-01-02 (address)" in note for note in found.notes)


def test_a_date_in_the_future_is_noted_and_not_used(guard: Guard) -> None:
    found = read("json-ld", guard, today=date(2024, 5, 1))
    assert found.report.published is None and found.dating.method is DateMethod.UNKNOWN
    assert "publication date 2024-05-17 (metadata) lies in the future: not used" in found.notes


def test_the_user_s_date_stands_in_where_the_page_has_none_or_only_guesses(guard: Guard) -> None:
    page = f"<html><body><article><h1>Dead</h1><p>{ENGLISH * 4}</p></article></body></html>"
    found = take_one(page, guard, published=date(2020, 1, 2))
    assert (found.report.published, found.dating.method) == (date(2020, 1, 2), DateMethod.GIVEN)
    assert read("json-ld", guard, published=date(2020, 1, 2)).report.published == date(2024, 5, 17)


def test_a_page_without_date_has_none(guard: Guard) -> None:
    page = f"<html><body><article><h1>Dead</h1><p>{ENGLISH * 4}</p></article></body></html>"
    assert take_one(page, guard).report.published is None


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><a href='/'>Home</a></body></html>", "<html>" * 30])
def test_a_page_without_article_is_set_aside(page: str, guard: Guard) -> None:
    assert "no article text" in reason(page, guard)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encodings_are_found_in_headers_and_pages(encoding: str, guard: Guard) -> None:
    page = f"<html><body><article><h1>“Café” hit</h1><p>{ENGLISH * 4} The “Café” was full.</p></article></body></html>"
    details = {"media_type": f"text/html; charset={encoding}"} if encoding != "utf-16" else {}
    assert "The “Café” was full." in take_one(page.encode(encoding), guard, **details).report.text


def test_invalid_bytes_are_noted(guard: Guard) -> None:
    page = (
        f"<html><head><meta charset=utf-8></head><body><article><p>{ENGLISH * 4} ".encode()
        + b"\x81\xff\x8d</p></article>"
    )
    assert "3 damaged characters" in take_one(page, guard).notes
