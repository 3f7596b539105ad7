"""Hostile input: bombs, cuts, depths and lies are told or set aside, in bounded time and memory, never a traceback."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
import tracemalloc
import zipfile
from datetime import date

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.errors import UnreadableFile
from fairwitness.ingest import Form, Guard, SetAside
from fairwitness.ingest.bounds import Bounds, unpacked
from fairwitness.ingest.forms import Packing
from fairwitness.ingest.lines import MAXIMUM_LINE
from fairwitness.model import Captured, DateMethod
from tests.ingest.taking import ENGLISH, reason, take, take_one
from tests.ingest.writing import PAGE, gzip_bomb, pdf, warc, zipped

EXAMPLES = int(os.environ.get("FAIRWITNESS_EXAMPLES", "60"))
whatever_comes = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
RECORD = json.dumps({"text": ENGLISH}).encode()


class Endless:
    """A stream of one byte over and over, up to a size, which is never held at once."""

    def __init__(self, size: int, then: bytes = b"") -> None:
        self.left = size
        self.then = then

    def read(self, size: int = -1, /) -> bytes:
        size = min(self.left, size if size >= 0 else self.left)
        if not size:
            piece, self.then = self.then, b""
            return piece
        self.left -= size
        return b"a" * size

    def readline(self, size: int = -1, /) -> bytes:
        return self.read(size)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt", "a.html", "a.md", "a.json", "a.xml"])
def test_a_line_of_a_gigabyte_is_set_aside_without_being_held(name: str, guard: Guard) -> None:
    tracemalloc.start()
    found = take(b"", guard, name=name, stream=Endless(1_000_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    (only,) = found
    assert isinstance(only, SetAside) and ("larger than" in only.reason or "column" in only.reason)
    assert peak < 150_000_000


def test_a_line_of_a_gigabyte_does_not_hide_the_next(guard: Guard) -> None:
    first, second = take(b"", guard, name="a.jsonl", stream=Endless(1_000_000_000, b"\n"))[:1] * 2
    assert isinstance(first, SetAside) and second is first
    content = b"a" * (MAXIMUM_LINE + 10) + b"\n" + RECORD
    bad, good = take(content, guard, name="a.jsonl")
    assert isinstance(bad, SetAside) and isinstance(good, Captured)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.csv.gz", "a.html.gz"])
def test_gzip_bombs_are_set_aside(name: str, times: int, guard: Guard) -> None:
    bomb = gzip_bomb(60_000_000, times)
    started = time.monotonic()
    found = take(bomb, guard, name=name)
    assert found and all(isinstance(each, SetAside) for each in found)
    assert time.monotonic() - started < 20


def test_a_bomb_among_honest_members_is_found() -> None:
    content = gzip.compress(os.urandom(1_000_000)) * 3 + gzip_bomb(40_000_000)
    stream = unpacked(io.BytesIO(content), Packing.GZIP, "a", Bounds(slack=10_000_000))
    with pytest.raises(UnreadableFile, match="archive bombs do"):
        while stream.read(100_000):
            pass


def test_a_zstandard_bomb_is_found() -> None:
    content = zstandard.ZstdCompressor().compress(bytes(200_000_000))
    stream = unpacked(io.BytesIO(content), Packing.ZSTD, "a", Bounds(slack=10_000_000))
    with pytest.raises(UnreadableFile, match="archive bombs do"):
        while stream.read(100_000):
            pass


def test_unpacking_has_an_absolute_bound() -> None:
    stream = unpacked(io.BytesIO(gzip.compress(os.urandom(100_000))), Packing.GZIP, "a", Bounds(most=50_000))
    with pytest.raises(UnreadableFile, match="unpacks to more than"):
        while stream.read(1_000):
            pass


def test_files_packed_over_and_over_are_not_unpacked(guard: Guard) -> None:
    content = RECORD
    for _ in range(5):
        content = gzip.compress(content)
    assert "compressed more than 2 times over" in reason(content, guard)


def test_a_zip_bomb_is_set_aside(guard: Guard) -> None:
    record = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60000000\r\n\r\n" + bytes(60_000_000)
    assert "archive bombs do" in reason(zipped(**{"archive/a.warc": record}), guard, name="a.wacz")
    nested = zipped(**{"archive/a.warc.gz": gzip_bomb(60_000_000)})
    assert any(w in reason(nested, guard, name="a.wacz") for w in ("archive bombs do", "damaged"))


def test_a_zip_that_is_no_wacz_and_a_broken_one_are_told(guard: Guard) -> None:
    assert "a zip without WARCs" in reason(zipped(**{"a.txt": b"x"}), guard)
    assert "a damaged zip" in reason(zipped(**{"archive/a.warc": warc(PAGE)})[:-30], guard)


def test_a_zip_entry_whose_name_leads_out_is_not_read(guard: Guard) -> None:
    names = ("../../etc/a.warc", "/abs/a.warc", "archive/../../a.warc", "C:\\a.warc")
    found = take(zipped(**{name: warc(PAGE, packed=False) for name in names}), guard, name="a.wacz")
    assert len(found) == 4 and all(isinstance(each, SetAside) and "leads out" in each.reason for each in found)


def test_a_damaged_zip_entry_does_not_hide_the_others(guard: Guard) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("archive/a.warc", warc(PAGE, packed=False))
        archive.writestr("archive/b.warc", warc(PAGE, packed=False))
    content = bytearray(out.getvalue())
    at = content.find(b"Nine people")
    content[at] ^= 0xFF
    found = take(bytes(content), guard, name="a.wacz")
    assert isinstance(found[-1], Captured) and "archive/b.warc" in found[-1].capture.where
    assert any(isinstance(each, SetAside) and "damaged zip entry" in each.reason for each in found)


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BILLION = (
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><channel><title>&l9;</title></channel></rss>'
)
OUTSIDE = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&x;</title>'
    "</item></channel></rss>"
)


@pytest.mark.parametrize("feed", [BILLION, OUTSIDE, OUTSIDE.replace("<!DOCTYPE rss [", "<!doctype rss  [ ")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feeds_that_declare_entities_are_not_read(feed: str, encoding: str, guard: Guard) -> None:
    started = time.monotonic()
    assert "declares XML entities" in reason(feed.encode(encoding), guard, form=Form.FEED)
    assert time.monotonic() - started < 5


def test_entities_in_a_page_s_head_are_not_followed(guard: Guard) -> None:
    page = PAGE.decode().replace("<html>", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html>')
    text = take_one(page.replace("Nine people", "&x; Nine people", 1), guard, form=Form.HTML).report.original
    assert "root:" not in text


def test_scripts_and_styles_are_never_text(guard: Guard) -> None:
    inside = "<script>EVIL</script><style>EVIL{}</style><noscript>EVIL</noscript><svg><script>EVIL</script></svg>"
    page = PAGE.decode().replace("</p>", f"</p>{inside}<p onclick='EVIL'>More.</p>")
    assert "EVIL" not in take_one(page, guard).report.original


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@pytest.mark.parametrize("nested", ["[" * 10_000, '{"a":' * 10_000, '{"text": ' + "[" * 10_000 + "]" * 10_000 + "}"])
def test_json_ten_thousand_deep_is_set_aside(name: str, nested: str, guard: Guard) -> None:
    assert any(
        words in reason(nested, guard, name=name) for words in ("nested too deep", "not JSON", "must be a string")
    )


def test_structured_data_ten_thousand_deep_does_no_harm(guard: Guard) -> None:
    data = f'<script type="application/ld+json">{"[" * 10_000}</script>'
    page = PAGE.decode().replace("<head>", f"<head>{data}")
    assert take_one(page, guard).report.published == date(2024, 5, 17)


def test_a_page_ten_thousand_deep_is_read_or_set_aside(guard: Guard) -> None:
    (only,) = take(f"<html><body>{'<div>' * 10_000}<p>{ENGLISH * 4}</p>", guard)
    assert isinstance(only, Captured | SetAside)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("share", [0.45, 0.7, 0.9, 0.99])
def test_a_warc_cut_off_is_read_as_far_as_it_is_whole(packed: bool, share: float, guard: Guard) -> None:
    whole = warc(*[PAGE + b"<!-- %d -->" % n for n in range(6)], packed=packed)
    *found, last = take(whole[: int(len(whole) * share)], guard)
    assert isinstance(last, SetAside) and ("cut off" in last.reason or "damaged" in last.reason)
    read = [each for each in found if isinstance(each, Captured)]
    assert len(read) == int(6 * share) and all(each.capture.content.startswith(PAGE) for each in read)


def test_a_warc_whose_record_lies_about_its_length_is_set_aside(guard: Guard) -> None:
    content = warc(PAGE, packed=False).replace(b"Content-Length: ", b"Content-Length: 9", 1)
    found = take(content, guard)
    assert found and all(isinstance(each, SetAside) for each in found)


def test_a_bomb_inside_an_archived_response_is_set_aside(guard: Guard) -> None:
    from warcio.warcwriter import WARCWriter

    from tests.ingest.writing import response

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    response(writer, "https://bomb.example/", gzip_bomb(60_000_000), Content_Encoding="gzip")
    response(writer, "https://delta.example/", PAGE)
    bomb, page = take(out.getvalue(), guard)
    assert isinstance(bomb, SetAside) and "unpacks to more than 20 MB" in bomb.reason
    assert isinstance(page, Captured)


def test_a_pdf_without_text_is_set_aside(guard: Guard) -> None:
    assert "no text, only pictures" in reason(pdf(), guard)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
        pdf("A", ENGLISH)[:-200],
        pdf("A", ENGLISH).replace(b"/Kids", b"/Kidz"),
        pdf("A", ENGLISH).replace(b"obj", b"obk"),
        b"%PDF-1.4\n" + b"<<" * 20_000,
    ],
)
def test_damaged_pdfs_are_read_or_set_aside(content: bytes, guard: Guard) -> None:
    (only,) = take(content, guard)
    assert isinstance(only, Captured | SetAside)


def test_a_locked_pdf_is_set_aside(guard: Guard) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("A", ENGLISH))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "locked with a password" in reason(out.getvalue(), guard)


def test_a_reader_that_takes_too_long_is_ended_and_the_next_is_read() -> None:
    with Guard(patience=0.000_1) as guard:
        assert "took longer than" in reason(PAGE, guard)
    with Guard() as guard:
        worker = guard._running()
        worker.kill()
        worker.wait()
        assert take_one(PAGE, guard).report.title == "Market hit"


def test_invalid_utf8_nuls_and_surrogates_are_told(guard: Guard) -> None:
    assert "binary" in reason(f"{ENGLISH}\0".encode(), guard)
    assert "not UTF-8" in reason(b'{"text": "\xff\xfe"}', guard, name="a.jsonl")
    assert "lone surrogate" in reason(b'{"text": "\\ud800"}', guard, name="a.jsonl")
    bad, good = take("title,text\nCafé hit,".encode() + b"\xff\n" + f'B,"{ENGLISH}"\n'.encode(), guard, name="a.csv")
    assert isinstance(bad, SetAside) and "row 2: not UTF-8" in bad.reason and isinstance(good, Captured)
    for odd in ("&#xD800;", "&#0;", "\0", "&#x1F4A9;", "\x0b"):
        page = PAGE.decode().replace("Nine", f"{odd}Nine", 1)
        take_one(page, guard).report.original.encode("utf-8")


def test_a_table_s_huge_fields_are_set_aside(guard: Guard) -> None:
    huge = "x " * 3_000_000
    bad, good = take(f'title,text\nA,{huge}\nB,"{ENGLISH}"\n', guard, name="a.csv")
    assert isinstance(bad, SetAside) and "larger than 5 MB" in bad.reason and isinstance(good, Captured)


def test_a_quotation_mark_never_closed_ends_the_table(guard: Guard) -> None:
    rows = f'title,text\nB,"{ENGLISH}"\nA,"never closed\n' + f"{'x,y ' * 1_000}\n" * 3_000
    good, bad = take(rows, guard, name="a.csv")
    assert isinstance(good, Captured) and isinstance(bad, SetAside) and "never closed; the rest" in bad.reason


def test_a_header_with_stray_line_ends_is_told(guard: Guard) -> None:
    assert "no table with a header line" in reason(b"\r\0", guard, form=Form.TABLE)
    assert "no table with a header line" in reason(b"title,text\rA,b", guard, name="a.csv")


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.md"])
def test_a_date_in_the_future_is_noted_and_not_used(name: str, guard: Guard) -> None:
    written = {
        "a.jsonl": json.dumps({"text": ENGLISH, "published": "2999-01-01"}),
        "a.csv": f'text,date,title\n"{ENGLISH}",2999-01-01,A\n',
        "a.md": f"---\ndate: 2999-01-01\n---\n{ENGLISH}",
    }
    found = take_one(written[name], guard, name=name, today=date(2024, 5, 17))
    assert found.report.published is None and found.dating.method is DateMethod.UNKNOWN
    assert found.notes == ("publication date 2999-01-01 (metadata) lies in the future: not used",)


def test_tomorrow_is_no_future_where_it_is_tomorrow_already(guard: Guard) -> None:
    content = json.dumps({"text": ENGLISH, "published": "2024-05-18"})
    assert take_one(content, guard, today=date(2024, 5, 17)).report.published == date(2024, 5, 18)


MARKS = [
    b"%PDF-1.4\n",
    b"WARC/1.0\r\n",
    b"PK\x03\x04",
    b"\x1f\x8b\x08\x00",
    b"\x28\xb5\x2f\xfd",
    b"<html>",
    b"<rss>",
    b"{",
    b"[",
    b"---\n",
]
pieces = st.one_of(
    st.binary(max_size=200), st.sampled_from([*MARKS, PAGE, RECORD, b"title,text\n", b'"', b"\r\n\r\n", b"]]>"])
)
hostile = st.lists(pieces, max_size=6).map(b"".join)


@pytest.mark.parametrize("form", [None, *Form])
def test_no_bytes_crash_a_reader(form: Form | None, guard: Guard) -> None:
    @whatever_comes
    @given(hostile)
    def check(content: bytes) -> None:
        for found in take(content, guard, form=form, today=date(2024, 5, 17)):
            assert isinstance(found, Captured | SetAside)
            if isinstance(found, Captured):
                found.report.original.encode("utf-8")

    check()


SEEDS = {
    Form.WARC: warc(PAGE, packed=False),
    Form.WACZ: zipped(**{"archive/a.warc": warc(PAGE, packed=False)}),
    Form.PDF: pdf("Market hit", ENGLISH, title="x", created="D:20240517"),
    Form.HTML: PAGE,
    Form.TABLE: f'title,text,date\nA,"{ENGLISH}",2024-05-17\n'.encode(),
    Form.FEED: f"<rss><channel><item><description>{ENGLISH}</description></item></channel></rss>".encode(),
    None: warc(PAGE, PAGE, packed=True),
}


@pytest.mark.parametrize("form", SEEDS)
def test_no_damage_to_a_whole_file_crashes_its_reader(form: Form | None, guard: Guard) -> None:
    seed = SEEDS[form]

    @whatever_comes
    @given(st.integers(0, len(seed) - 1), st.binary(max_size=8), st.integers(0, 40))
    def check(at: int, put: bytes, gone: int) -> None:
        for found in take(seed[:at] + put + seed[at + gone :], guard, form=form):
            assert isinstance(found, Captured | SetAside)

    check()
