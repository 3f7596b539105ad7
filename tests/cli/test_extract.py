"""`fairwitness extract`: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairwitness.cli.root import cli
from fairwitness.pipeline import Instruments

TEXT = "Governor Haddad said 12 traders were killed in Aleppo on Friday. There was an air strike on Idlib."


def line(identity: object, text: str = TEXT) -> str:
    return json.dumps({"id": identity, "title": "T", "text": text, "published": "2024-05-18"})


def test_one_line_a_report_in_order_with_ids_kept(instruments: Instruments, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(line(name) for name in ("z", "a", "é", "a")) + "\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["extract", str(path)], obj=instruments)
    assert result.exit_code == 0
    records = [json.loads(each) for each in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["z", "a", "é", "a"]
    assert {claim["kind"] for claim in records[0]["claims"]} == {"harm", "act"}


def test_standard_input_is_the_default(instruments: Instruments) -> None:
    by_name = CliRunner().invoke(cli, ["extract", "-"], input=line("a"), obj=instruments)
    assert by_name.stdout == CliRunner().invoke(cli, ["extract"], input=line("a"), obj=instruments).stdout != ""


def test_kinds_can_be_chosen(instruments: Instruments) -> None:
    result = CliRunner().invoke(cli, ["extract", "--kind", "act"], input=line("a"), obj=instruments)
    assert [claim["kind"] for claim in json.loads(result.stdout)["claims"]] == ["act"]


def test_a_bad_line_is_named_and_the_rest_is_read(instruments: Instruments) -> None:
    result = CliRunner().invoke(cli, ["extract"], input=f"{line('a')}\n{{broken\n{line('b')}\n", obj=instruments)
    assert result.exit_code == 1
    assert "standard input, line 2: not JSON" in result.stderr
    assert [json.loads(each)["id"] for each in result.stdout.splitlines()] == ["a", "b"]


@pytest.mark.parametrize("content", ["", "\n\n", "{broken", "plain text, no JSON"])
def test_nothing_readable_at_all_ends_with_2(instruments: Instruments, content: str) -> None:
    result = CliRunner().invoke(cli, ["extract"], input=content, obj=instruments)
    assert (result.exit_code, result.stdout) == (2, "") and "Set aside" in result.stderr


def test_defaults_fill_what_a_report_lacks(instruments: Instruments) -> None:
    bare = json.dumps({"text": TEXT})
    dated = CliRunner().invoke(cli, ["extract", "--published", "2024-05-18"], input=bare, obj=instruments)
    assert json.loads(dated.stdout)["claims"][0]["date_start"] == "2024-05-17"


def test_evidence_when_asked_for(instruments: Instruments) -> None:
    result = CliRunner().invoke(cli, ["extract", "--why"], input=line("a"), obj=instruments)
    assert json.loads(result.stdout)["claims"][0]["evidence"]
