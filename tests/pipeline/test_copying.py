"""Copies at the door: linked once, whatever the order, and a link somebody undid is not made again."""

from __future__ import annotations

import json
from collections.abc import Callable

from fairwitness.model import Actor, CopyKind, CopyLink, EntryKind, Role, Undo
from fairwitness.pipeline.running import ingest
from fairwitness.pipeline.taking_in import Sources
from fairwitness.pipeline.work import Work

Write = Callable[..., Sources]
WORDS = (
    "Gunmen opened fire on a minibus near the old mill on Thursday. Nine farmers on their way to the fields were "
    "killed, the mayor said, and four others were taken to the hospital in the valley, where two are in danger. "
    "Nobody has said who did it. The road was closed until the evening, and the school stayed shut."
)


def line(number: int, words: str = WORDS, *, published: str = "2024-05-17", outlet: str | None = None) -> str:
    about = {"id": f"r{number}", "title": f"Report {number}", "text": words, "published": published}
    return json.dumps({**about, "outlet": outlet or f"Outlet {number}"})


def links(work: Work) -> list[tuple[str, str]]:
    found = []
    for entry in work.ledger.entries(EntryKind.COPY):
        assert isinstance(entry.body, CopyLink) and entry.body.how is CopyKind.REPRINT
        assert entry.body.score is not None and entry.body.score > 0.4
        found.append(
            tuple(work.ledger.view().report(name).report.title for name in (entry.body.report_id, entry.body.of))
        )
    return found  # type: ignore[return-value]


def test_a_reprint_is_linked_to_what_it_reprints_once(work: Work, write: Write) -> None:
    sources = write(
        line(1), line(2, published="2024-05-18"), line(3, "Rain fell on the valley all day, and the river rose.")
    )
    assert ingest(work, sources).linked == 1
    assert links(work) == [("Report 2", "Report 1")]
    assert ingest(work, sources).linked == 0
    work.ledger.rebuild()
    assert ingest(work, sources).linked == 0


def test_an_original_that_comes_later_takes_its_place(work: Work, write: Write) -> None:
    ingest(work, write(line(2, published="2024-05-18"), line(3, published="2024-05-19")))
    ingest(work, write(line(1, published="2024-05-16"), name="later.jsonl"))
    shown = {kept.report.title: kept.reprint_of for kept in work.ledger.view().reports()}
    first = work.ledger.view().report("r1").report.id
    assert shown == {"Report 1": None, "Report 2": first, "Report 3": first}


def test_a_link_somebody_undid_is_not_made_again(work: Work, write: Write) -> None:
    ingest(work, write(line(1), line(2, published="2024-05-18")))
    (entry,) = work.ledger.entries(EntryKind.COPY)
    reviewer = Actor(name="Ruth Adeyemi", role=Role.REVIEWER)
    work.ledger.writer(reviewer).append([Undo(undoes=entry.sequence)], at=work.clock())
    work.ledger.rebuild()
    ingest(work, write(line(3, "Rain fell on the valley all day, and the river rose."), name="later.jsonl"))
    assert [kept.reprint_of for kept in work.ledger.view().reports()] == [None, None, None]
