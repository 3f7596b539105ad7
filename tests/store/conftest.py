"""Ledgers to test with: one contract, on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fairwitness.model import (
    Act,
    Actor,
    Claim,
    ClaimSet,
    Count,
    Evidence,
    FiledReport,
    Harm,
    HarmClaim,
    Kind,
    OccurrenceClaim,
    Report,
    Role,
    When,
)
from fairwitness.store import Ledger, create_ledger

NOON = datetime(2024, 5, 18, 12, tzinfo=UTC)
ADMIN = Actor(name="Ruth Adeyemi", role=Role.ADMIN)
REVIEWER = Actor(name="Nadia Karam", role=Role.REVIEWER)
CODER = Actor(name="reading programme", role=Role.CODER)
READER = Actor(name="Tom Hale", role=Role.READER)
EXTRACTOR = "fairwitness 0.1.0"


def minutes(number: int) -> datetime:
    """A moment after noon."""
    return NOON + timedelta(minutes=number)


def a_report(
    number: int = 1, *, url: str | None = None, text: str | None = None, published: date | None = date(2024, 5, 17)
) -> Report:
    """A report of our own writing; each number gives another."""
    words = text or f"The mayor of Tell Safa said {number} bakers were killed on Thursday. Shells fell on the mill."
    return Report(
        id=f"given-{number}", title="Bakery hit", text=words, outlet="Radio Safa", url=url, published=published
    )


def claims_in(report: Report) -> tuple[Claim, ...]:
    """Two claims that stand in every such report."""
    original = report.original
    start = original.index("The mayor")
    end = original.index("killed") + len("killed")
    number = original[start:end].split()[-4]
    at = original.index(number, start)
    cue = report.quote(end - len("killed"), end)
    count = report.quote(at, at + len(number))
    shells = original.index("Shells fell")
    return (
        HarmClaim(
            id=f"{report.id}-harm",
            report_id=report.id,
            kind=Kind.HARM,
            quote=report.quote(start, end),
            cue=cue,
            harm=Harm.KILLED,
            count=Count(words=count, low=int(number), high=int(number)),
            when=When(start=date(2024, 5, 16), end=date(2024, 5, 16)),
            claimant=report.quote(start, start + len("The mayor of Tell Safa")),
            evidence=(
                Evidence(field="count", probability=0.875, words=count),
                Evidence(field="group", probability=0.5),
            ),
        ),
        OccurrenceClaim(
            id=f"{report.id}-act",
            report_id=report.id,
            kind=Kind.ACT,
            quote=report.quote(shells, shells + len("Shells fell")),
            cue=report.quote(shells, shells + len("Shells")),
            value=Act.SHELLING,
        ),
    )


def file_report(ledger: Ledger, report: Report, *, at: datetime = NOON) -> Report:
    """File a report; gives it under the id the ledger knows it by."""
    (appended,) = ledger.writer(CODER).append([FiledReport(report=report)], at=at)
    assert isinstance(appended.entry.body, FiledReport)
    return appended.entry.body.report


def set_down(ledger: Ledger, report: Report, *, extractor: str = EXTRACTOR, at: datetime = NOON) -> tuple[Claim, ...]:
    """File a report's claims."""
    claims = claims_in(report)
    ledger.writer(CODER).append([ClaimSet(report_id=report.id, extractor=extractor, claims=claims)], at=at)
    return claims


def edited(claim: Claim, number: int) -> HarmClaim:
    """The claim with another number."""
    assert isinstance(claim, HarmClaim)
    return replace(claim, count=replace(claim.count, low=number, high=number))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_address"))
    return str(tmp_path / "ledger")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with create_ledger(address) as made:
        yield made
