"""Sketches: a report is read for copies once, again when its text was masked, and what was cut short is done again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from fairwitness.model import Actor, Redaction, Report, Role, Undo
from fairwitness.pipeline import sketches
from fairwitness.pipeline.running import ingest
from fairwitness.pipeline.sketches import index_of
from fairwitness.pipeline.taking_in import Sources
from fairwitness.pipeline.work import Work, untold
from fairwitness.resolve.copies import CopyIndex, Sketch, sketch_of
from fairwitness.store import Ledger

Write = Callable[..., Sources]
WORDS = (
    "Gunmen opened fire on a minibus near the old mill on Thursday. Nine farmers on their way to the fields were "
    "killed, the mayor said, and four others were taken to the hospital in the valley, where two are in danger. "
    "Nobody has said who did it. The road was closed until the evening, and the school stayed shut."
)
RIVER = "Rain fell on the valley all day, and the river rose past the mark of the year before."
ADMIN = Actor(name="Ruth Adeyemi", role=Role.ADMIN)


def line(number: int, words: str = WORDS, *, published: str = "2024-05-17") -> str:
    about = {"id": f"r{number}", "title": f"Report {number}", "text": words, "published": published}
    return json.dumps({**about, "outlet": f"Outlet {number}"})


@pytest.fixture
def sketched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The titles of the reports that are read for a sketch."""
    titles: list[str] = []

    def noted(report: Report) -> Sketch:
        titles.append(report.title)
        return sketch_of(report)

    monkeypatch.setattr(sketches, "sketch_of", noted)
    yield titles


def copied(ledger: Ledger, index: CopyIndex) -> dict[str, str | None]:
    titles = {kept.report.id: kept.report.title for kept in ledger.view().reports()}
    return {title: titles.get(index.descent(name).copy_of or "") for name, title in titles.items()}


def test_a_report_is_sketched_once_and_found_among_those_of_later_runs(
    work: Work, write: Write, sketched: list[str]
) -> None:
    ingest(work, write(line(1), line(3, RIVER)))
    assert sketched == ["Report 1", "Report 3"]
    assert ingest(work, write(line(2, published="2024-05-18"), name="later.jsonl")).linked == 1
    assert sketched == ["Report 1", "Report 3", "Report 2"]
    index = index_of(work.ledger, untold)
    assert sketched[3:] == [] and copied(work.ledger, index)["Report 2"] == "Report 1"


def test_what_was_masked_is_sketched_again_and_so_it_is_when_shown_again(
    work: Work, write: Write, sketched: list[str]
) -> None:
    ingest(work, write(line(1), line(2, published="2024-05-18")))
    view, writer = work.ledger.view(), work.ledger.writer(ADMIN)
    report = view.report("r2").report
    start = len(report.title)
    masks = Redaction.of(report.id, ((start + 10, len(report.original)),))
    (masked,) = writer.append([masks], at=work.clock(), reason="a court order")
    assert copied(work.ledger, index_of(work.ledger, untold))["Report 2"] is None
    assert len(sketched) == 3
    writer.append([Undo(undoes=masked.entry.sequence)], at=work.clock(), reason="the order was lifted")
    assert copied(work.ledger, index_of(work.ledger, untold))["Report 2"] == "Report 1"
    assert len(sketched) == 4


def test_what_a_killed_run_left_is_done_again(
    work: Work, write: Write, sketched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(work, write(line(1)))
    monkeypatch.setattr(sketches, "_PORTION", 1)
    keep = sketches._written

    def killed(made: list[Sketch]) -> str:
        if len(sketched) == 3:
            raise KeyboardInterrupt
        return keep(made)

    monkeypatch.setattr(sketches, "_written", killed)
    with pytest.raises(KeyboardInterrupt):
        ingest(work, write(line(2, published="2024-05-18"), line(4, RIVER), name="later.jsonl"))
    monkeypatch.setattr(sketches, "_written", keep)
    new = line(5, published="2024-05-19")
    assert ingest(work, write(line(2, published="2024-05-18"), line(4, RIVER), new, name="again.jsonl")).linked == 2
    kept = {kept.report.title: kept.reprint_of for kept in work.ledger.view().reports()}
    first = work.ledger.view().report("r1").report.id
    assert kept == {"Report 1": None, "Report 2": first, "Report 4": None, "Report 5": first}
