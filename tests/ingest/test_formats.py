"""Real formats: archives, feeds, tables, Markdown and PDF, as their own writers make them."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, date, datetime

import pytest
import zstandard
from warcio.warcwriter import WARCWriter

from fairwitness.errors import InputError
from fairwitness.ingest import Guard, SetAside, join_maps, parse_map
from fairwitness.ingest.forms import Form, form_of
from fairwitness.model import Captured, DateConfidence, DateMethod
from tests.ingest.taking import ENGLISH, reason, take, take_one
from tests.ingest.writing import PAGE, chunked, pdf, response, warc, zipped

DAY = date(2024, 5, 17)


def reports(content: bytes | str, guard: Guard, **details: object) -> list[Captured]:
    found = take(content, guard, **details)  # type: ignore[arg-type]
    assert all(isinstance(each, Captured) for each in found), found
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_s_pages_are_read_with_address_time_and_headers(packed: bool, guard: Guard) -> None:
    first, second = reports(warc(PAGE, PAGE, packed=packed), guard, name="a.warc")
    assert (first.report.title, first.report.published) == ("Market hit", DAY)
    assert ENGLISH.strip() in first.report.text
    assert (first.capture.address, second.capture.address) == ("https://delta.example/0", "https://delta.example/1")
    assert first.capture.fetched == datetime(2024, 5, 18, 10, tzinfo=UTC)
    assert first.capture.content == PAGE
    assert "WARC-Record-ID" in dict(first.capture.headers) and "Content-Type" in dict(first.capture.headers)


@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize("encoding", [None, "gzip", "deflate", "br", "zstd"])
def test_bodies_are_decoded(encoding: str | None, is_chunked: bool, guard: Guard) -> None:
    import zlib

    import brotli

    pack = {
        None: bytes,
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
        "zstd": zstandard.ZstdCompressor().compress,
    }
    body = pack[encoding](PAGE)
    headers = {"Content_Encoding": encoding} if encoding else {}
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    if is_chunked:
        response(writer, "https://delta.example/", chunked(body), Transfer_Encoding="chunked", **headers)
    else:
        response(writer, "https://delta.example/", body, **headers)
    assert take_one(out.getvalue(), guard).capture.content == PAGE


def test_what_is_no_document_is_passed_over(guard: Guard) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "x"}))
    response(writer, "https://delta.example/robots.txt", b"User-agent: *", kind="text/plain")
    response(writer, "https://delta.example/a.png", b"\x89PNG", kind="image/png")
    response(writer, "https://delta.example/moved", PAGE, status="301 Moved", Location="/")
    response(writer, "https://delta.example/none", PAGE, status="404 Not Found")
    response(writer, "https://delta.example/page", PAGE)
    response(writer, "https://delta.example/a.pdf", pdf("Market hit", ENGLISH), kind="application/pdf")
    page, document = reports(out.getvalue(), guard)
    assert (page.capture.address, document.capture.media_type) == ("https://delta.example/page", "application/pdf")


def test_a_wacz_s_warcs_are_read_in_order(guard: Guard) -> None:
    content = zipped(
        **{"archive/b.warc.gz": warc(PAGE), "archive/a.warc": warc(PAGE, packed=False), "pages/pages.jsonl": b"{}"}
    )
    first, second = reports(content, guard, name="a.wacz")
    assert "archive/a.warc" in first.capture.where and "archive/b.warc.gz" in second.capture.where


RSS_091 = f"""<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Radio Delta</title><link>https://delta.example/</link><language>en</language>
<item><title>Market hit</title><link>https://delta.example/1</link><description>{ENGLISH}</description></item></channel></rss>"""
RSS_10 = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://delta.example/"><title>Radio Delta</title><link>https://delta.example/</link></channel>
<item rdf:about="https://delta.example/1"><title>Market hit</title><link>https://delta.example/1</link>
<description>{ENGLISH}</description><dc:date>2024-05-17T23:30:00-04:00</dc:date></item></rdf:RDF>"""
RSS_20 = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Radio Delta</title><link>https://delta.example/</link><language>en-gb</language>
<item><title>Market hit</title><link>https://delta.example/1</link><pubDate>Fri, 17 May 2024 22:30:00 -0500</pubDate>
<description>In short.</description>
<content:encoded><![CDATA[<p>{ENGLISH}</p><script>HIDDEN</script><p>And “more”.</p>]]></content:encoded>
</item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Radio Delta</title>
<link href="https://delta.example/"/><updated>2024-05-18T00:00:00Z</updated><id>urn:x</id>
<entry><title type="html">Market &lt;b&gt;hit&lt;/b&gt;</title><link href="https://delta.example/1"/><id>urn:1</id>
<published>2024-05-17T08:00:00Z</published><updated>2024-05-19T08:00:00Z</updated>
<content type="html">&lt;p&gt;{ENGLISH}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(
    ("feed", "published"),
    [(RSS_091, None), (RSS_10, DAY), (RSS_20, DAY), (ATOM, DAY)],
    ids=["0.91", "1.0", "2.0", "atom"],
)
def test_feeds_of_all_kinds(feed: str, published: date | None, guard: Guard) -> None:
    found = take_one(feed, guard)
    assert (found.report.title, found.report.outlet) == ("Market hit", "Radio Delta")
    assert ENGLISH.strip() in found.report.text
    assert (found.report.url, found.report.published) == ("https://delta.example/1", published)
    assert found.capture.content == feed.encode()


def test_a_feed_s_markup_is_no_text(guard: Guard) -> None:
    assert take_one(RSS_20, guard).report.text == f"{ENGLISH}\nAnd “more”."


@pytest.mark.parametrize(
    "broken",
    [
        RSS_20.replace("</channel></rss>", ""),
        RSS_20.replace("In short.", "Salt & pepper <br> & more"),
        RSS_20.replace('<?xml version="1.0" encoding="utf-8"?>', "\n\n  "),
        RSS_20.replace("utf-8", "no-such-encoding"),
        RSS_20.replace("In short.", "a\x0bb\x01c"),
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(broken: str, guard: Guard) -> None:
    found = take_one(broken, guard)
    assert found.report.title == "Market hit" and found.report.published == DAY


def test_a_feed_cut_off_says_so(guard: Guard) -> None:
    found = take_one(RSS_20.replace("</item></channel></rss>", ""), guard)
    assert any("not well-formed" in note for note in found.notes)


def test_a_feed_that_only_summarises_says_so(guard: Guard) -> None:
    assert take_one(RSS_10, guard).notes == ("the feed carries a summary only",)
    assert take_one(RSS_20, guard).notes == ()
    assert take_one(ATOM, guard).notes == ()


TABLE = f'id;headline;body;when;paper\n1;"Market hit; nine dead";"{ENGLISH}\nMore.";17 May 2024;Radio Delta\n'


def test_a_table_s_columns_are_named_by_the_user(guard: Guard) -> None:
    columns = join_maps((parse_map("title=headline,text=body"), parse_map("published=when"), parse_map("outlet=paper")))
    found = take_one(TABLE, guard, name="a.csv", columns=columns)
    assert (found.report.title, found.report.text) == ("Market hit; nine dead", f"{ENGLISH}\nMore.")
    assert (found.report.outlet, found.report.published, found.report.id) == ("Radio Delta", DAY, found.report.id)
    assert found.capture.content == TABLE.partition("\n")[2].encode() and found.capture.where == "a.csv, row 2"


def test_frequent_column_names_tell_themselves(guard: Guard) -> None:
    found = take_one(
        f"Title,Text,Date,URL\nMarket hit,{ENGLISH.replace(',', ' ')},2024-05-17,https://d.example/1\n", guard
    )
    assert (found.report.title, found.report.published, found.report.url) == ("Market hit", DAY, "https://d.example/1")


def test_json_keys_are_named_by_the_user_too(guard: Guard) -> None:
    found = take_one(
        f'{{"body": "{ENGLISH}", "when": "17 May 2024"}}', guard, columns=parse_map("text=body,published=when")
    )
    assert (found.report.text, found.report.published) == (ENGLISH, DAY)


@pytest.mark.parametrize("words", ["text", "text=", "=body", "words=body"])
def test_a_map_that_makes_no_sense_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="--map"):
        parse_map(words)


def test_a_column_that_is_not_there_is_named_with_those_that_are(guard: Guard) -> None:
    told = reason(TABLE, guard, name="a.csv", columns=parse_map("text=article"))
    assert "no column 'article' for text; the columns are id, headline, body, when, paper" in told
    assert "--map text=COLUMN" in reason("a,b\n1,2\n", guard, name="a.csv")


def test_columns_beyond_those_named_are_counted(guard: Guard) -> None:
    many = [f"c{number}" for number in range(63)]
    assert "c49 and 13 more)" in reason(f"{','.join(many)}\n{','.join('1' * 63)}\n", guard, name="a.csv")


def test_a_bad_row_is_set_aside_and_the_next_is_read(guard: Guard) -> None:
    rows = f"title,text,date\nA,{ENGLISH.replace(',', ' ')},soon\n,,\nB,{ENGLISH.replace(',', ' ')},2024-05-17\n"
    bad, good = take(rows, guard, name="a.csv")
    assert isinstance(bad, SetAside) and "a.csv, row 2: publication date 'soon'" in bad.reason
    assert isinstance(good, Captured) and good.report.title == "B" and good.capture.where == "a.csv, row 4"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_in_other_encodings(encoding: str, guard: Guard) -> None:
    text = f"{ENGLISH.replace(',', ' ')} A café in the Rue Hamra was “destroyed” – said the mayor."
    table = f"title,text\n“Café” hit,{text}\n"
    assert take_one(table.encode(encoding), guard, name="a.csv").report.title == "“Café” hit"


SHEET = f"""Link,Archive status,Archive location,Archive date,Upload timestamp,Upload title,Text content,Hash
https://post.example/1,success,https://s.example/1,2024-05-19,2024-05-17T06:00:00+00:00,Market hit,"{ENGLISH}",x
"""
DATABASE = (
    "status,metadata,media\n"
    '"telethon: success","{\'_processed_at\': datetime.datetime(2024, 5, 19, 1, 2, tzinfo=datetime.timezone.utc), '
    "'url': 'https://post.example/1', 'title': 'Market hit', 'timestamp': datetime.datetime(2024, 5, 17, 6, 0), "
    f"'content': '{ENGLISH}'}}\",\"[Media(filename='a')]\"\n"
)


@pytest.mark.parametrize("table", [SHEET, DATABASE], ids=["sheet", "database"])
def test_auto_archiver_s_tables(table: str, guard: Guard) -> None:
    found = take_one(table, guard)
    assert (found.report.title, found.report.text, found.report.url) == (
        "Market hit",
        ENGLISH,
        "https://post.example/1",
    )
    assert found.report.published == DAY


@pytest.mark.parametrize(
    "words", ["__import__('os').system('x')", "{'a': 1", "[1]", "{'content': f()}", "(" * 5_000, ""]
)
def test_a_dictionary_is_never_run(words: str, guard: Guard) -> None:
    told = reason(f'status,metadata,media\nx,"{words}",y\n', guard)
    assert "row 2" in told


NEWS_PLEASE = (
    f'{{"title": "Market hit", "maintext": "{ENGLISH}", "date_publish": "2024-05-17 09:00:00", '
    '"url": "https://d.example/1", '
    '"source_domain": "d.example", "language": "en", "authors": ["x"], "image_url": null}'
)


def test_news_please(guard: Guard) -> None:
    found = take_one(NEWS_PLEASE, guard, name="a.json")
    assert (found.report.title, found.report.outlet, found.report.published) == ("Market hit", "d.example", DAY)
    assert found.dating.words == "2024-05-17 09:00:00"


MARKDOWN = f"""---
title: "Market hit"
date: 2024-05-17
outlet: Radio Delta
---
# Another heading

**Nine** people were _killed_ on [Friday](https://d.example "x") when `shells` fell. {ENGLISH}

![a picture](x.png)

> * "We ran", said one. <!-- hidden -->

---
[1]: https://d.example
"""


def test_markdown(guard: Guard) -> None:
    found = take_one(MARKDOWN, guard, name="a.md")
    assert (found.report.title, found.report.outlet, found.report.published) == ("Market hit", "Radio Delta", DAY)
    assert found.report.text.startswith("Nine people were killed on Friday when shells fell. ")
    assert '\n"We ran", said one.' in found.report.text
    assert not any(mark in found.report.text for mark in ("**", "](", "`", "<!--", "hidden", "---", "[1]"))


@pytest.mark.parametrize(
    "text", [f"# Market hit\n\n{ENGLISH}", f"Market hit\n==========\n{ENGLISH}", f"## Market *hit* ##\n{ENGLISH}"]
)
def test_a_markdown_heading_is_the_title(text: str, guard: Guard) -> None:
    found = take_one(text, guard, name="a.md")
    assert (found.report.title, found.report.text) == ("Market hit", ENGLISH)


def test_a_pdf_s_text_is_put_together(guard: Guard) -> None:
    found = take_one(
        pdf("Market hit", "Nine people were kil-", "led on Friday when shells", "fell on the market, he said."), guard
    )
    assert (found.report.title, found.report.text) == (
        "Market hit",
        "Nine people were killed on Friday when shells fell on the market, he said.",
    )


def test_a_pdf_s_own_date_is_relied_on_little(guard: Guard) -> None:
    content = pdf("A line.", ENGLISH, title="Market hit", created="D:20240517120000Z")
    found = take_one(content, guard)
    assert (found.report.title, found.report.published) == ("Market hit", DAY)
    assert (found.dating.method, found.dating.confidence) == (DateMethod.METADATA, DateConfidence.LOW)
    assert take_one(content, guard, published=date(2020, 1, 2)).report.published == date(2020, 1, 2)


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"%PDF-1.7", "a.txt", Form.PDF),
        (b"WARC/1.1\r\n", "a", Form.WARC),
        (b"PK\x03\x04", "a.bin", Form.WACZ),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "a.txt", Form.HTML),
        (b"  <html lang='en'>", "", Form.HTML),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='y'>", "", Form.HTML),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "a.txt", Form.FEED),
        (b"<rdf:RDF xmlns:rdf='x'>", "", Form.FEED),
        ("<feed xmlns='x'>".encode("utf-16"), "", Form.FEED),
        (b"{}", "", Form.LINES),
        (b"{}", "a.json", Form.JSON),
        (b"{}", "a.txt", Form.TEXT),
        (b"a,b", "a.csv.gz", Form.TABLE),
        (b"words", "a.md", Form.MARKDOWN),
        (b"words", "", None),
    ],
)  # fmt: skip
def test_forms_are_told_by_content_first(head: bytes, name: str, form: Form | None) -> None:
    assert form_of(head, name=name) is form


@pytest.mark.parametrize(
    "pack", [gzip.compress, zstandard.ZstdCompressor().compress, lambda b: gzip.compress(gzip.compress(b))]
)
def test_packed_files_are_unpacked(pack: object, guard: Guard) -> None:
    assert take_one(pack(NEWS_PLEASE.encode()), guard, name="a.jsonl.gz").report.title == "Market hit"  # type: ignore[operator]


def test_the_capture_of_a_line_is_the_line(guard: Guard) -> None:
    content = f"{NEWS_PLEASE}\n{NEWS_PLEASE}\n"
    first, second = reports(content, guard, name="a.jsonl")
    assert first.capture.content == second.capture.content == f"{NEWS_PLEASE}\n".encode()
    assert (first.capture.where, second.capture.where) == ("a.jsonl, line 1", "a.jsonl, line 2")
