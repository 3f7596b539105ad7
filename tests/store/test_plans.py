"""How the database goes about it: what concerns a few subjects is found by them, however many entries there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from fairwitness.model import FiledReport, Judgement, Verdict
from fairwitness.store import Ledger, create_ledger
from tests.store.conftest import CODER, NOON, a_report


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger on SQLite, which never looks at what its tables hold when it plans."""
    with create_ledger(tmp_path / "ledger") as ledger:
        ledger.writer(CODER).append([FiledReport(report=a_report(number)) for number in range(1, 20)], at=NOON)
        yield ledger


@pytest.fixture
def plans(filled: Ledger) -> list[str]:
    """How SQLite finds the entries each query asks for."""
    found: list[str] = []

    @event.listens_for(filled.engine, "before_cursor_execute")
    def _note(connection: Any, _c: object, statement: str, values: Any, _o: object, _m: object) -> None:
        if statement.startswith("SELECT") and "FROM entries" in statement and "subject IN" in statement:
            rows = connection.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", values)
            found.extend(row[3] for row in rows if "entries" in row[3])

    return found


def test_reports_that_come_again_are_found_by_their_ids(filled: Ledger, plans: list[str]) -> None:
    again = [FiledReport(report=a_report(number)) for number in range(1, 20)]
    assert not any(each.is_new for each in filled.writer(CODER).append(again, at=NOON))
    assert plans and all("entries_subject" in plan for plan in plans)


def test_judgements_are_found_by_their_pairs(filled: Ledger, plans: list[str]) -> None:
    said = Judgement(left="a", right="b", verdict=Verdict.SAME, by="splink", is_person=False)
    filled.writer(CODER).append([said], at=NOON)
    plans.clear()
    assert [(each.left, each.right) for each in filled.view().judgements()] == [("a", "b")]
    assert plans and all("entries_subject" in plan for plan in plans)
