"""The database itself upholds the laws, whoever writes to it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from fairwitness.store import Ledger
from fairwitness.store.connection import writing
from fairwitness.store.schema import claims, judgements, reports
from tests.store.conftest import a_report, file_report

LAWFUL: dict[str, Any] = {
    "id": "c",
    "sequence": 1,
    "position": 0,
    "current": 1,
    "kind": "harm",
    "harm": "killed",
    "low": 3,
    "high": 4,
    "count_start": 5,
    "count_end": 6,
    "quote_start": 0,
    "quote_end": 9,
    "date_start": "2024-05-16",
    "date_end": "2024-05-17",
    "status": "asserted",
}


@pytest.mark.parametrize(
    "broken",
    [
        {"low": 5},
        {"low": -1},
        {"low": None, "high": -1},
        {"count_start": None, "count_end": None},
        {"count_end": 5},
        {"quote_end": 0},
        {"quote_start": -1},
        {"report_id": "no such report"},
        {"report_id": None},
        {"kind": "rumour"},
        {"harm": None},
        {"harm": "annoyed"},
        {"kind": "act"},
        {"date_start": "2024-05-18"},
        {"status": "true"},
        {"review": "liked"},
        {"current": 2},
    ],
    ids=str,
)
def test_an_unlawful_claim_is_refused(ledger: Ledger, broken: dict[str, Any]) -> None:
    report_id = file_report(ledger, a_report()).id
    with writing(ledger.engine) as connection:
        connection.execute(insert(claims).values(**LAWFUL | {"report_id": report_id}))
    with pytest.raises(IntegrityError), writing(ledger.engine) as connection:
        connection.execute(insert(claims).values(**LAWFUL | {"report_id": report_id, "id": "d"} | broken))


def test_other_rows_are_watched_too(ledger: Ledger) -> None:
    file_report(ledger, a_report())
    fine = {"left": "a", "right": "b", "sequence": 1, "is_person": 0, "verdict": "same", "score": 0.5}
    for broken in ({"left": "c"}, {"score": 1.5}, {"verdict": "perhaps"}, {"is_person": 3}):
        with pytest.raises(IntegrityError), writing(ledger.engine) as connection:
            connection.execute(insert(judgements).values(**fine | broken))
    with pytest.raises(IntegrityError), writing(ledger.engine) as connection:
        itself = {"id": "r", "sequence": 9, "recorded": "2024", "redacted": 0, "version_of": "r"}
        connection.execute(insert(reports).values(**itself))
