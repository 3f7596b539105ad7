"""Ledgers, and steps that fill them with stand-in readings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fairwitness.model import Actor, Role
from fairwitness.pipeline import Instruments
from fairwitness.pipeline.taking_in import Sources
from fairwitness.pipeline.work import Work
from fairwitness.store import Ledger, create_ledger

CODER = Actor(name="Nadia Karam", role=Role.CODER)
TEXT = "Governor Haddad said {number} traders were killed in Aleppo on Friday. There was an air strike on Idlib."


class Clock:
    """A minute later each time it is looked at."""

    def __init__(self) -> None:
        self.at = datetime(2024, 5, 18, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with create_ledger(tmp_path / "ledger") as made:
        yield made


@pytest.fixture
def work(ledger: Ledger, instruments: Instruments) -> Work:
    """Work in one process with stand-ins."""
    return Work(ledger=ledger, actor=CODER, clock=Clock(), open_them=lambda: instruments, workers=1)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Sources]:
    """Write reports as JSON Lines: a number each, or a whole line as it is."""

    def written(*lines: int | str, name: str = "reports.jsonl") -> Sources:
        path = tmp_path / name
        path.write_text("".join(f"{_line(line)}\n" for line in lines), encoding="utf-8")
        return Sources(named=(str(path),))

    return written


def _line(line: int | str) -> str:
    if isinstance(line, str):
        return line
    return json.dumps(
        {"id": f"report-{line}", "title": f"Market {line}", "text": TEXT.format(number=line), "published": "2024-05-18"}
    )
