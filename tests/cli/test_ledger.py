"""The doors that fill and look after a ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


def test_a_run_tells_what_it_did_and_what_it_set_aside(call: Call, reports: str) -> None:
    result = call("run", reports)
    assert result.exit_code == 1
    assert result.stdout == "2 reports filed\n2 reports read, 4 claims found\n1 set aside\n"
    assert result.stderr.startswith("Set aside:") and "line 3: not JSON" in result.stderr


def test_a_run_with_nothing_new_says_so(call: Call, reports: str) -> None:
    call("run", reports)
    again = call("run", reports)
    assert again.stdout == "2 reports known already\n1 set aside\n"
    assert call("run").stdout == "Nothing new.\n"


def test_what_was_done_as_json(call: Call, reports: str) -> None:
    done = json.loads(call("run", reports, "--json").stdout)
    assert (done["filed"], done["read"], done["claims"], done["known"]) == (2, 2, 4, 0)
    assert "line 3" in done["set_aside"][0]["where"] and "not JSON" in done["set_aside"][0]["problem"]


def test_ingest_and_extract_make_a_run(call: Call, reports: str) -> None:
    assert call("ingest", reports).stdout == "2 reports filed\n1 set aside\n"
    assert call("extract").stdout == "2 reports read, 4 claims found\n"


def test_extract_reads_lines_where_lines_are_named(call: Call, reports: str, report_line: Callable[..., str]) -> None:
    assert len(call("extract", reports).stdout.splitlines()) == 2
    assert len(call("extract", "-", input=report_line(3)).stdout.splitlines()) == 1
    assert call("extract", reports, "--ledger", "x").exit_code == 2


def test_nothing_usable_ends_with_2(call: Call, tmp_path: Path) -> None:
    result = call("run", str(tmp_path / "gone.jsonl"))
    assert result.exit_code == 2 and "no such file" in result.stderr


def test_columns_are_mapped(call: Call, tmp_path: Path) -> None:
    table = tmp_path / "archive.csv"
    table.write_text(
        "headline,body\nMarket,Governor Haddad said 4 traders were killed on Friday in an air strike on Idlib.\n",
        encoding="utf-8",
    )
    given = ("--map", "text=body", "--map", "title=headline", "--published", "2024-05-18", "--outlet", "Radio Example")
    assert call("run", str(table), *given).stdout == "1 report filed\n1 report read, 2 claims found\n"
    assert call("run", str(table), "--map", "body=text").exit_code == 2


def test_a_private_address_is_not_fetched(call: Call) -> None:
    result = call("ingest", "http://127.0.0.1:9/feed.xml")
    assert result.exit_code == 2 and "127.0.0.1" in result.stderr


def test_the_history_of_a_report_and_of_all(call: Call, reports: str) -> None:
    call("run", reports)
    everything = call("log").stdout.splitlines()
    assert len(everything) == 5 and "Nadia Karam (coder)" in everything[0]
    assert [line.split()[0] for line in call("log", "r7").stdout.splitlines()] == ["2", "5"]
    records = [json.loads(line) for line in call("log", "--json").stdout.splitlines()]
    assert all(one["hash"] == other["previous"] for one, other in pairwise(records))
    assert call("log", "unheard-of").exit_code == 2


def test_redacted_words_are_masked_until_the_redaction_is_undone(call: Call, reports: str) -> None:
    call("run", reports)
    because = ("--reason", "asked by the family")
    refused = call("redact", "r7", "--words", "Haddad", *because)
    assert refused.exit_code == 2 and "admin" in refused.stderr
    assert call("redact", "r7", "--words", "Haddad", "--role", "admin").exit_code == 2
    done = call("redact", "r7", "--words", "haddad", "--at", "0-6", *because, "--role", "admin")
    assert done.stdout == "12 characters masked (entry 6)\n"
    assert "does not stand in it" in call("redact", "r7", "--words", "Haddad", *because, "--role", "admin").stderr
    assert call("undo", "6", "--role", "admin", *because).stdout == "Entry 6 is out of force (entry 7)\n"
    assert call("redact", "r7", "--words", "Haddad", *because, "--role", "admin").exit_code == 0
    assert call("redact", "r7").exit_code == call("redact", "r7", "--at", "7").exit_code == 2


def test_views_are_made_anew(call: Call, reports: str) -> None:
    call("run", reports)
    assert call("rebuild").stdout == "Views made anew: 2 reports, 4 claims that stand\n"


def test_a_ledger_must_be_named_and_be_there(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "init" in call("log", "--ledger", str(tmp_path)).stderr
    monkeypatch.delenv("FAIRWITNESS_LEDGER")
    assert "FAIRWITNESS_LEDGER" in call("log").stderr
    assert call("init", str(tmp_path / "ledger")).exit_code == 2


def test_a_whole_ledger_is_verified_moved_and_the_same(call: Call, reports: str, tmp_path: Path) -> None:
    call("run", reports)
    archive, again, restored = (str(tmp_path / name) for name in ("whole.tar", "again.tar", "restored"))
    told = call("export", "--ledger", archive)
    digest = told.stdout.split()[-1]
    assert told.exit_code == 0
    assert (
        call("import", archive, "--ledger", restored).stdout == f"5 entries imported; the last entry's hash: {digest}\n"
    )
    assert call("import", archive, "--ledger", restored).exit_code == 2
    assert call("export", "--ledger", again, "--from", restored).exit_code == 0
    assert Path(again).read_bytes() == Path(archive).read_bytes()
    assert "exported the whole ledger, with names" in call("log").stdout.splitlines()[-1]
    verified = call("verify", "--expected", digest)
    assert verified.exit_code == 0 and verified.stdout.startswith("6 entries and 2 raw files: all fit\n")


def test_a_changed_byte_is_named(call: Call, reports: str, tmp_path: Path) -> None:
    call("run", reports)
    raw = next((tmp_path / "ledger" / "raw").glob("*/*.zst"))
    content = bytearray(raw.read_bytes())
    content[-1] ^= 1
    raw.write_bytes(bytes(content))
    result = call("verify", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1 and not found["fits"]
    assert raw.name.removesuffix(".zst") in found["findings"][0]["where"]
    assert call("verify").stdout.startswith("Does not fit: raw file ")
    assert call("verify", "--expected", "0" * 64).exit_code == 1


def test_the_doctor_looks_at_permissions_and_model(call: Call, tmp_path: Path) -> None:
    well = call("doctor")
    assert well.exit_code == 0 and "well      model: as shipped" in well.stdout
    (tmp_path / "ledger").chmod(0o755)
    ill = json.loads(call("doctor", "--json").stdout)
    assert [check["name"] for check in ill["checks"] if not check["is_well"]] == ["permissions"]


def test_what_a_date_was_not_used_for_is_told(call: Call, tmp_path: Path, report_line: Callable[..., str]) -> None:
    path = tmp_path / "dates.jsonl"
    path.write_text("\n".join([report_line(1, published="2199-01-01"), report_line(2)]), encoding="utf-8")
    result = call("ingest", str(path))
    assert result.stdout == "2 reports filed\n1 report without a publication date: days stay words\n"
    assert "Noted: " in result.stderr and "2199-01-01 (metadata) lies in the future: not used" in result.stderr
    assert call("ingest", str(path)).stderr == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("verify", "--expected", "5d41402a"), "is no hash of an entry"),
        (("undo", "first"), "'first' is no entry's number; `fairwitness log` shows them"),
        (("split", "c0ffee"), "c0ffee: no incident, and no claim of one, has this id"),
        (("toll", "--convention", "desk.csv"), "give a file whose name ends in .toml"),
        (("review", "--json"), "--json goes with --list"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_to_do(call: Call, arguments: tuple[str, ...], told: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2 and told in " ".join(result.stderr.split())


def test_what_was_decided_as_json(call: Call, reports: str) -> None:
    call("run", reports)
    waiting = [json.loads(line) for line in call("review", "--list", "--json").stdout.splitlines()]
    assert {"claim", "report", "kind", "told", "quote", "contradicted_by", "least_sure"} == set(waiting[0])
    one, other = sorted(each["claim"] for each in waiting if each["kind"] == "harm")
    judged = json.loads(call("judge", one, other, "same", "--json").stdout)
    assert (judged["claims"], judged["verdict"]) == ([one, other], "same")
    undone = json.loads(call("undo", str(judged["entry"]), "--json").stdout)["entries"]
    assert [(each["undone"], each["is_new"]) for each in undone] == [(judged["entry"], True)]


def test_several_entries_are_undone_at_once_or_not_at_all(call: Call, reports: str) -> None:
    call("run", reports)
    waiting = [
        json.loads(line)["claim"]
        for line in call("review", "--list", "--kind", "harm", "--json").stdout.split("\n")[:2]
    ]
    first = json.loads(call("judge", *waiting, "same", "--json").stdout)["entry"]
    second = json.loads(call("judge", *waiting, "different", "--json").stdout)["entry"]
    assert call("undo", str(first), "9999").exit_code == 2
    assert call("undo", str(first), str(second)).stdout.count("is out of force") == 2
