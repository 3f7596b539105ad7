"""Steps into a ledger: nothing twice, nothing lost, whatever is set aside told with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from fairwitness.errors import ReportSetAside
from fairwitness.model import Actor, Claim, ClaimSet, EntryKind, Report, Role
from fairwitness.pipeline import Instruments, reading
from fairwitness.pipeline.running import extract, ingest, run
from fairwitness.pipeline.taking_in import Sources
from fairwitness.pipeline.work import Work
from fairwitness.store import Ledger, create_ledger

Write = Callable[..., Sources]
CODER = Actor(name="Nadia Karam", role=Role.CODER)


def told(ledger: Ledger) -> list[tuple[str, str]]:
    return [(entry.kind, entry.id) for entry in ledger.entries()]


def test_a_run_files_reports_and_then_their_claims(work: Work, write: Write) -> None:
    summary = run(work, write(1, 2, 3))
    assert (summary.filed, summary.known, summary.read, summary.claims) == (3, 0, 3, 6)
    kinds = [entry.kind for entry in work.ledger.entries()]
    assert kinds == [EntryKind.REPORT] * 3 + [EntryKind.CLAIM_SET] * 3


def test_a_run_again_adds_nothing(work: Work, write: Write) -> None:
    sources = write(1, 2, "{broken")
    run(work, sources)
    before = told(work.ledger)
    summary = run(work, sources)
    assert (summary.filed, summary.known, summary.read) == (0, 2, 0)
    assert told(work.ledger) == before


def test_the_bytes_of_every_report_are_kept(work: Work, write: Write) -> None:
    ingest(work, write(1, 2))
    for kept in work.ledger.view().reports():
        assert kept.provenance.raw and kept.report.text.encode() in work.ledger.raw.get(kept.provenance.raw)


def test_what_cannot_be_taken_in_is_on_record_with_its_reason(work: Work, write: Write) -> None:
    summary = ingest(work, write(1, "{broken", '{"text": ""}', "{broken"))
    assert summary.filed == 1 and len(summary.set_aside) == len(summary.errors) == 3
    on_record = list(work.ledger.entries(EntryKind.SET_ASIDE))
    assert [entry.body for entry in on_record] == summary.set_aside
    reason, many, where = summary.reasons()[0]
    assert many == 2 and "not JSON" in reason and where.endswith("line 2")


def test_a_report_that_cannot_be_read_is_set_aside_once(
    work: Work, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(report: Report, **_: object) -> Iterator[Claim]:
        raise ReportSetAside(f"report {report.id}: endless")

    monkeypatch.setattr(reading, "extract", give_up)
    summary = run(work, write(1))
    assert (summary.filed, summary.read) == (1, 0) and "endless" in summary.set_aside[0].problem
    assert extract(work).set_aside == []


def test_an_unlawful_claim_sets_its_report_aside_and_no_other(
    work: Work, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    lawful = reading.extract

    def sometimes(report: Report, *, reader: object, gazetteer: object) -> Iterator[Claim]:
        for claim in lawful(report, reader=reader, gazetteer=gazetteer):  # type: ignore[arg-type]
            wrong = replace(claim, report_id="another")
            yield wrong if report.title == "Market 2" else claim

    monkeypatch.setattr(reading, "extract", sometimes)
    summary = run(work, write(1, 2, 3))
    assert summary.read == 2 and "names another report" in summary.set_aside[0].problem


def test_a_newer_version_reads_everything_again(work: Work, write: Write, instruments: Instruments) -> None:
    run(work, write(1, 2))
    newer = replace(instruments, reader=type("Newer", (str,), {"identity": "stand-in 2"})("reader"))
    summary = extract(replace(work, open_them=lambda: newer))
    assert summary.read == 2
    sets = [entry.body for entry in work.ledger.entries(EntryKind.CLAIM_SET)]
    assert [body.extractor.rpartition(" ")[2] for body in sets if isinstance(body, ClaimSet)] == ["1", "1", "2", "2"]
    assert len(list(work.ledger.view().claims())) == 4


def test_what_was_cut_short_ends_up_as_if_it_had_not(work: Work, write: Write, tmp_path: Path) -> None:
    """Every entry is a moment at which a run may have been cut; what is left is done after it, in the same order."""
    sources = write(*range(1, 8), "{broken")
    run(work, sources)
    undisturbed = told(work.ledger)
    for moment in range(1, len(undisturbed)):
        with create_ledger(tmp_path / f"cut-{moment}") as ledger:
            _copy(work.ledger, ledger, moment)
            run(replace(work, ledger=ledger), sources)
            assert told(ledger) == undisturbed


def _copy(source: Ledger, target: Ledger, many: int) -> None:
    for entry in islice(source.entries(), many):
        target.writer(CODER).append([entry.body], at=entry.at)
