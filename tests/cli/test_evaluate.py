"""`fairwitness evaluate`: figures against what people annotated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairwitness.cli.root import cli
from fairwitness.pipeline import Instruments

TEXT = "Governor Haddad said 12 traders were killed in Aleppo on Friday. There was an air strike on Idlib."
CLAIM = {
    "quote": "12 traders were killed", "cue": "killed", "harm": "killed", "count": "12", "low": 12, "high": 12,
    "approx": False, "vague": False, "combined": False, "victims": "traders", "group": "civilians", "perpetrator": None,
    "places": ["Aleppo"], "date_start": "2024-05-17", "date_end": "2024-05-17", "claimant": "Governor Haddad",
    "relays": [], "status": "asserted", "background": False, "part_of": None,
}  # fmt: skip


@pytest.fixture
def run(instruments: Instruments, tmp_path: Path) -> object:
    def run_it(*options: str, gold: object = None) -> Result:
        reports = [
            {"id": f"{kind}-1", "title": "T", "text": TEXT, "published": "2024-05-18"} for kind in ("radio", "paper")
        ]
        (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
        lines = (
            gold if gold is not None else [{"id": "radio-1", "claims": [CLAIM]}, {"id": "paper-1", "claims": [CLAIM]}]
        )
        content = lines if isinstance(lines, str) else "\n".join(map(json.dumps, lines))  # type: ignore[call-overload]
        (tmp_path / "gold.jsonl").write_text(content, encoding="utf-8")
        paths = [str(tmp_path / "reports.jsonl"), str(tmp_path / "gold.jsonl")]
        return CliRunner().invoke(cli, ["evaluate", *paths, *options], obj=instruments)

    return run_it


def test_the_page_gives_figures_intervals_kinds_and_errors(run: object) -> None:
    result = run("--errors", "1")  # type: ignore[operator]
    assert result.exit_code == 0, result.output
    for shown in ("2 reports, 2 claims by people, 2 by fairwitness", "1.000 to 1.000", "claimant", "paper", "group 2"):
        assert shown in result.stdout
    assert "group in radio-1" in result.stdout


def test_json(run: object) -> None:
    figures = json.loads(run("--json").stdout)  # type: ignore[operator]
    assert figures["found"] == [1.0, 1.0, 1.0] and figures["group"] == 0.0 and "errors" not in figures
    assert len(json.loads(run("--json", "--errors", "1").stdout)["errors"]) == 2  # type: ignore[operator]


def test_acts(run: object) -> None:
    gold = [{"id": "radio-1", "records": [{"kind": "act", "value": "air strike", "quote": "air strike on Idlib"}]}]
    result = run("--acts", "--json", gold=gold)  # type: ignore[operator]
    assert json.loads(result.stdout)["gold"] == 1
    assert "1 reports have no line in GOLD" in result.stderr


@pytest.mark.parametrize("gold", ["", "{broken", '{"id": "elsewhere", "claims": []}', "[]"])
def test_unusable_gold_ends_with_2(run: object, gold: str) -> None:
    result = run(gold=gold)  # type: ignore[operator]
    assert result.exit_code == 2 and result.stderr.startswith("Error: ")


def test_missing_files_end_with_2(instruments: Instruments, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    assert CliRunner().invoke(cli, ["evaluate", "gone", str(gold)], obj=instruments).exit_code == 2
    gold.write_text("", encoding="utf-8")
    assert CliRunner().invoke(cli, ["evaluate", "gone", str(gold)], obj=instruments).exit_code == 2
