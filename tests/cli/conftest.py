"""A ledger at hand, and the command to call on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairwitness.cli.root import cli
from fairwitness.model import Claim
from fairwitness.pipeline import Instruments, reading

TEXT = "Governor Haddad said {number} traders were killed in Aleppo on Friday. There was an air strike on Idlib."


@pytest.fixture
def call(tmp_path: Path, instruments: Instruments, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Call the command with an empty ledger at hand."""
    monkeypatch.setenv("FAIRWITNESS_LEDGER", str(tmp_path / "ledger"))
    monkeypatch.setenv("FAIRWITNESS_BY", "Nadia Karam")

    def called(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(cli, list(arguments), obj=instruments, **options)  # type: ignore[arg-type]

    plain = reading.extract
    monkeypatch.setattr(reading, "extract", lambda report, **tools: map(_named_apart, plain(report, **tools)))
    assert called("init", str(tmp_path / "ledger")).exit_code == 0
    return called


def _named_apart(claim: Claim) -> Claim:
    """A claim under an id that no claim of another report has."""
    return replace(claim, id=f"{claim.report_id[:6]}-{claim.id}")


@pytest.fixture
def report_line() -> Callable[..., str]:
    """A report as a line of JSON; each number gives another."""

    def line(number: int, **fields: str) -> str:
        about = {"title": f"Market {number}", "text": TEXT.format(number=number), "published": "2024-05-18", **fields}
        return json.dumps({"id": f"r{number}", **about})

    return line


@pytest.fixture
def reports(tmp_path: Path, report_line: Callable[..., str]) -> str:
    """Two reports, one of which has an address, and a broken line."""
    path = tmp_path / "reports.jsonl"
    lines = [report_line(12), report_line(7, url="https://news.example.org/7"), "{broken"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)
