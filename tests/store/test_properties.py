"""Whatever is put on record in whatever order: the ledger fits, views can be rebuilt, and the past can be looked at."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness.errors import NotAllowed, NotOnRecord
from fairwitness.model import (
    Action,
    Body,
    ClaimSet,
    CopyKind,
    CopyLink,
    Correction,
    FiledReport,
    Judgement,
    KeptClaim,
    KeptReport,
    Login,
    Redaction,
    SetAsideNote,
    Undo,
    Verdict,
)
from fairwitness.store import Ledger, create_ledger, verify
from fairwitness.store.canonical import Row
from fairwitness.store.writer import under_its_digest
from tests.store.conftest import ADMIN, a_report, claims_in, edited, minutes
from tests.store.test_proof import TRIGGERS, fill, view_rows

Seen = tuple[list[KeptReport], list[KeptClaim], list[Judgement]]
SMALL = st.integers(min_value=0, max_value=2)


def report_body(number: int) -> FiledReport:
    # two of three share an address
    body = under_its_digest(FiledReport(report=a_report(number, url=f"https://radio-safa.example/{number // 2}")))
    assert isinstance(body, FiledReport)
    return body


def claim_set(number: int, extractor: int) -> ClaimSet:
    report = report_body(number).report
    found = claims_in(report)[extractor % 2 :]
    return ClaimSet(report_id=report.id, extractor=f"extractor {extractor}", claims=found)


def correction(number: int, action: Action) -> Correction:
    claim = claims_in(report_body(number).report)[0]
    edit = (claim, edited(claim, number + 5)) if action is Action.EDIT else (None, None)
    return Correction(report_id=claim.report_id, claim_id=claim.id, action=action, original=edit[0], edited=edit[1])


def judgement(number: int, verdict: Verdict, is_person: bool) -> Judgement:
    return Judgement(left="a", right=f"b{number}", verdict=verdict, by="someone", is_person=is_person)


def link(number: int) -> CopyLink:
    report, original = report_body(number).report, report_body((number + 1) % 3).report
    return CopyLink(report_id=report.id, of=original.id, how=CopyKind.REPRINT)


BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(report_body, SMALL),
    st.builds(claim_set, SMALL, SMALL),
    st.builds(correction, SMALL, st.sampled_from(Action)),
    st.builds(judgement, SMALL, st.sampled_from(Verdict), st.booleans()),
    st.builds(link, SMALL),
    st.builds(lambda number, start: Redaction.of(report_body(number).report.id, ((start, start + 3),)), SMALL, SMALL),
    st.builds(Undo, undoes=st.integers(min_value=1, max_value=15)),
    st.builds(Login, door=st.just("terminal")),
    st.builds(SetAsideNote, where=st.just("feed.xml"), problem=st.sampled_from(["no text", "no date"])),
)


def seen(ledger: Ledger, **limits: object) -> Seen:
    view = ledger.view(**limits)  # type: ignore[arg-type]
    kept = list(view.reports())
    return kept, [claim for one in kept for claim in view.claims_of(one.report.id)], list(view.judgements())


ALL = [*(report_body(number) for number in range(3)), *(claim_set(number, 0) for number in range(3))]


@given(st.lists(st.lists(BODIES, min_size=1, max_size=4), max_size=8), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_entries_in_any_order(batches: list[list[Body]], filed: bool) -> None:
    # most things need a report: without some filed first, most batches would be refused
    batches = [ALL, *batches] if filed else batches
    with tempfile.TemporaryDirectory() as home, create_ledger(f"{home}/ledger") as ledger:
        writer = ledger.writer(ADMIN)
        then: list[Seen] = []
        for number, batch in enumerate(batches):
            try:
                writer.append(batch, at=minutes(number), reason="because")
            except (NotOnRecord, NotAllowed):
                # of a batch that is refused nothing may remain
                assert not then or seen(ledger) == then[-1]
            then.append(seen(ledger))
        rows = view_rows(ledger)
        assert verify(f"{home}/ledger").findings == ()
        ledger.rebuild()
        assert view_rows(ledger) == rows
        for number, wanted in enumerate(then):
            assert seen(ledger, recorded=minutes(number)) == wanted


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger without its guards."""
    home = tmp_path_factory.mktemp("filled")
    with create_ledger(home) as ledger:
        fill(ledger, 2)
    with closing(sqlite3.connect(home / "ledger.sqlite")) as connection:
        for trigger in TRIGGERS:
            connection.execute(f"DROP TRIGGER {trigger}")
    yield home


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_byte_changed_in_an_entry_is_named(filled: Path, data: st.DataObject) -> None:
    with closing(sqlite3.connect(filled / "ledger.sqlite", isolation_level=None)) as connection:
        many = connection.execute("SELECT max(sequence) FROM entries").fetchone()[0]
        sequence = data.draw(st.integers(min_value=1, max_value=many))
        column = data.draw(st.sampled_from(Row._fields[1:]))
        kept = connection.execute(f'SELECT "{column}" FROM entries WHERE sequence = ?', (sequence,)).fetchone()[0]
        spoilt = data.draw(st.just("x") if kept is None else changed(kept))
        change = f'UPDATE entries SET "{column}" = ? WHERE sequence = ?'
        connection.execute(change, (spoilt, sequence))
        found = [finding.where for finding in verify(filled).findings]
        connection.execute(change, (kept, sequence))
    assert found[0] in {f"entry {sequence}", f"entry {sequence + 1}"} and f"entry {sequence}" in found


def changed(text: str) -> st.SearchStrategy[str]:
    """The text with one character another."""
    places = st.integers(min_value=0, max_value=len(text) - 1)
    letters = st.characters(min_codepoint=32, max_codepoint=126)
    spoilt = st.builds(lambda place, letter: text[:place] + letter + text[place + 1 :], places, letters)
    return spoilt.filter(lambda other: other != text)
