"""What users hand in, and what becomes of it."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.ingest import Form, SetAside, read_reports
from fairwitness.model import Report

ENGLISH = "Nine people were killed on Friday when shells fell on the market, the governor said."


def one(path: Path | str, **options: object) -> Report | SetAside:
    (only,) = read_reports([str(path)], **options)  # type: ignore[arg-type]
    return only


def report(path: Path | str, **options: object) -> Report:
    found = one(path, **options)
    assert isinstance(found, Report), found
    return found


def reason(path: Path | str, **options: object) -> str:
    found = one(path, **options)
    assert isinstance(found, SetAside), found
    return found.reason


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_s_first_line_is_its_title(tmp_path: Path) -> None:
    found = report(write(tmp_path, "a.txt", f"Nine dead\n\n{ENGLISH}\n"), outlet="Radio", published=date(2024, 5, 17))
    assert (found.title, found.text) == ("Nine dead", f"\n{ENGLISH}")
    assert (found.outlet, found.published) == ("Radio", date(2024, 5, 17))


@pytest.mark.parametrize("content", [ENGLISH, f"{'x ' * 200}\n{ENGLISH}"])
def test_a_lone_or_overlong_first_line_is_no_title(tmp_path: Path, content: str) -> None:
    assert report(write(tmp_path, "a.txt", content)).title == ""


def test_the_first_line_is_text_when_told_so(tmp_path: Path) -> None:
    assert report(write(tmp_path, "a.txt", f"Nine dead\n{ENGLISH}"), titled=False).text == f"Nine dead\n{ENGLISH}"


def test_line_ends_of_other_systems_are_read_as_line_ends(tmp_path: Path) -> None:
    assert report(write(tmp_path, "a.txt", f"Nine dead\r\n{ENGLISH}\r\n")).original == f"Nine dead\n{ENGLISH}"


def test_the_same_file_gives_the_same_id(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)
    assert report(path).id == report(path).id != report(path, outlet="Radio").id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    text = f"“Nine” dead in Deir – café hit\n{ENGLISH} A café in the Rue Hamra was “destroyed” – so said the mayor."
    assert report(write(tmp_path, "a.txt", text.encode(encoding))).original == text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\n  \n", "empty"),
        (b"text\0with a NUL", "binary"),
        (b"%PDF-1.4 something", "a damaged PDF"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"\xff\xfeodd", "damaged utf-16"),
        (b"a" * 5_000_001, "larger than 5 MB"),
        (b"a\n" * 2_500_001, "larger than 5 MB"),
    ],
)
def test_what_is_no_text_is_set_aside(tmp_path: Path, content: bytes, told: str) -> None:
    assert told in reason(write(tmp_path, "a.txt", content))


def test_a_missing_file_and_a_directory_are_named(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.txt") == f"{tmp_path / 'gone.txt'}: no such file"
    (aside,) = read_reports(["ftp://radio-safa.example/mill.txt"])
    assert isinstance(aside, SetAside) and "only addresses that begin with http:// or https://" in aside.reason
    assert "a directory" in reason(tmp_path)
    assert "cannot be opened" in reason("odd\0name")


def test_others_are_read_when_one_file_is_missing(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)
    first, second, third = read_reports([str(path), str(tmp_path / "gone"), str(path)])
    assert isinstance(first, Report) and isinstance(second, SetAside) and isinstance(third, Report)


def lines(folder: Path, *records: object, name: str = "a.jsonl") -> Path:
    return write(folder, name, "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))


def test_json_lines_keep_ids_order_and_fields(tmp_path: Path) -> None:
    full = {
        "id": "b",
        "title": "T",
        "text": ENGLISH,
        "outlet": "O",
        "published": "2024-05-17",
        "url": "u",
        "language": "en",
    }
    path = lines(tmp_path, full, {"id": 7, "text": ENGLISH})
    first, second = read_reports([str(path)], outlet="Default", published=date(2020, 1, 1))
    assert first == Report(
        id="b", title="T", text=ENGLISH, outlet="O", url="u", published=date(2024, 5, 17), language="en"
    )
    assert isinstance(second, Report)
    assert (second.id, second.outlet, second.published) == ("7", "Default", date(2020, 1, 1))


def test_the_names_of_news_please_are_understood(tmp_path: Path) -> None:
    record = {
        "maintext": ENGLISH,
        "date_publish": "2024-05-17 09:30:00",
        "source_domain": "radio.example",
        "title": None,
    }
    found = report(lines(tmp_path, record))
    assert (found.text, found.outlet, found.published) == (ENGLISH, "radio.example", date(2024, 5, 17))


@pytest.mark.parametrize("written", ["2024-05-17", "2024-05-17T23:59:59Z", "2024-05-17 10:00:00+03:00", " 2024-05-17 "])
def test_publication_dates_may_carry_a_time(tmp_path: Path, written: str) -> None:
    assert report(lines(tmp_path, {"text": ENGLISH, "published": written})).published == date(2024, 5, 17)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("{not json", "not JSON"),
        ('{"text": NaN}', "NaN"),
        ('{"text": "a", "score": -Infinity}', "Infinity"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": ' + '{"a": ' * 100_000, "nested too deep"),
        ("[1, 2]", "a JSON object is needed"),
        ("null", "a JSON object is needed"),
        ('"text"', "a JSON object is needed"),
        ({"id": "a"}, "no title and no text"),
        ({"text": "  \n"}, "no title and no text"),
        ({"text": 5}, "'text' must be a string"),
        ({"text": ["a"]}, "'text' must be a string"),
        ({"text": "a", "id": 1.5}, "'id' must be"),
        ({"text": "a", "id": True}, "'id' must be"),
        ({"text": "a", "published": "17 May"}, "'17 May' is not a date"),
        ({"text": "a", "published": "2024-02-30"}, "not a date"),
        ({"text": "a", "published": 20240517}, "'published' must be a string"),
        ('{"text": "half \\ud800 a character"}', "lone surrogate"),
        ('{"text": "a", "id": "\\udfff"}', "lone surrogate"),
    ],
)
def test_a_bad_line_is_set_aside_with_its_number_and_the_run_goes_on(tmp_path: Path, record: object, told: str) -> None:
    path = lines(tmp_path, {"text": ENGLISH}, "", record, {"text": ENGLISH})
    first, second, third = read_reports([str(path)])
    assert isinstance(first, Report) and isinstance(third, Report) and isinstance(second, SetAside)
    assert second.reason.startswith(f"{path}, line 3: ") and told in second.reason


def test_an_overlong_line_does_not_hide_the_next(tmp_path: Path) -> None:
    path = lines(tmp_path, {"text": "a " * 16_000_000}, {"id": "b", "text": ENGLISH})
    first, second = read_reports([str(path)])
    assert isinstance(first, SetAside) and "line 1: larger than 5 MB" in first.reason
    assert isinstance(second, Report) and second.id == "b"


def test_a_byte_order_mark_and_a_missing_last_line_end_do_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + json.dumps({"text": ENGLISH}).encode())
    assert report(path).text == ENGLISH


def test_json_lines_must_be_utf8(tmp_path: Path) -> None:
    assert "line 1: not UTF-8" in reason(write(tmp_path, "a.jsonl", '{"text": "café"}'.encode("latin-1")))


def test_an_empty_json_lines_file_is_said_to_be_empty(tmp_path: Path) -> None:
    assert "empty" in reason(write(tmp_path, "a.jsonl", "\n\n"))


@pytest.mark.parametrize("wrap", [lambda r: r, lambda r: [r]])
def test_a_json_file_holds_one_report_or_a_list(tmp_path: Path, wrap: object) -> None:
    content = json.dumps(wrap({"id": "a", "text": ENGLISH}), indent=1)  # type: ignore[operator]
    assert report(write(tmp_path, "a.json", content)).id == "a"


def test_a_json_file_may_hold_lines_after_all(tmp_path: Path) -> None:
    path = lines(tmp_path, {"id": "a", "text": ENGLISH}, {"id": "b", "text": ENGLISH}, name="a.json")
    assert [r.id for r in read_reports([str(path)]) if isinstance(r, Report)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "told"), [("[{]", "not JSON"), ("[]", "empty list"), ("", "empty"), ("{\n}\n", "no text")]
)
def test_a_damaged_json_file_is_set_aside(tmp_path: Path, content: str, told: str) -> None:
    assert told in reason(write(tmp_path, "a.json", content))


def test_a_file_without_an_ending_is_told_by_its_first_character(tmp_path: Path) -> None:
    assert report(write(tmp_path, "a", json.dumps({"id": "x", "text": ENGLISH}))).id == "x"
    assert report(write(tmp_path, "b", ENGLISH)).text == ENGLISH


def test_the_form_can_be_given(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", json.dumps({"id": "x", "text": ENGLISH}))
    assert report(path).id != "x"
    assert report(path, form=Form.LINES).id == "x"


@pytest.mark.parametrize("content", [ENGLISH, json.dumps({"text": ENGLISH})])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    assert report("-").text == ENGLISH


def test_reports_come_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    class Trickle(io.RawIOBase):
        asked = 0

        def readline(self, _size: int | None = -1) -> bytes:
            self.asked += 1
            return json.dumps({"text": ENGLISH}).encode() + b"\n"

    trickle = Trickle()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=trickle))
    endless = read_reports(["-"])
    assert isinstance(next(endless), Report) and isinstance(next(endless), Report)
    assert trickle.asked == 2


# no deadline: bytes that begin as a PDF does start a process
@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_crash_it(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for name in ("a.txt", "a.jsonl", "a.json", "a"):
        for found in read_reports([str(write(folder, name, content))]):
            assert isinstance(found, Report | SetAside)
