"""The wiring: order, streaming, and what is set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from fairwitness.errors import MalformedLine, ReportSetAside, UnreadableFile
from fairwitness.export import reading_line
from fairwitness.ingest import SetAside
from fairwitness.model import Claim, Report
from fairwitness.pipeline import Instruments, ReportReading, read_batch, read_report, reading
from fairwitness.pipeline.measuring import measure

ASIDE = SetAside(where="a.txt", error=UnreadableFile("a.txt: empty"))
CLAIM = '{"quote": "12 traders were killed", "cue": "killed", "harm": "killed", "low": 12, "high": 12}'
GOLD = f'{{"id": "r1", "claims": [{CLAIM}]}}'


def test_a_report_s_reading_holds_its_claims(report: Report, instruments: Instruments) -> None:
    reading = read_report(report, instruments.reader, instruments.gazetteer)
    assert [claim.kind for claim in reading.claims] == ["harm", "act"]
    assert reading.notes == ()


def test_an_undated_report_gets_a_note(report: Report, instruments: Instruments) -> None:
    undated = replace(report, published=None)
    assert "no publication date" in read_report(undated, instruments.reader, instruments.gazetteer).notes[0]


def test_a_batch_keeps_its_order_and_passes_on_what_was_set_aside(report: Report, instruments: Instruments) -> None:
    first, second, third = read_batch([report, ASIDE, report], lambda: instruments)
    assert isinstance(first, ReportReading) and second is ASIDE and third == first


def test_a_reading_does_not_depend_on_its_batch(report: Report, instruments: Instruments) -> None:
    other = replace(report, id="r2", text="Nothing happened.")
    alone = read_report(report, instruments.reader, instruments.gazetteer)
    (_, batched) = read_batch([other, report], lambda: instruments)
    assert isinstance(batched, ReportReading)
    assert reading_line("r1", alone.claims, why=True) == reading_line("r1", batched.claims, why=True)


def test_a_batch_is_read_one_report_at_a_time(report: Report, instruments: Instruments) -> None:
    def endless() -> Iterator[Report]:
        while True:
            yield report

    assert isinstance(next(read_batch(endless(), lambda: instruments)), ReportReading)


def test_unusable_input_opens_no_instruments() -> None:
    def never() -> Instruments:
        raise AssertionError("opened")

    assert list(read_batch([ASIDE], never)) == [ASIDE]


def test_a_report_extraction_gives_up_is_set_aside(
    report: Report, instruments: Instruments, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(_report: Report, **_: object) -> Iterator[Claim]:
        raise ReportSetAside("report r1: too many words")

    monkeypatch.setattr(reading, "extract", give_up)
    (aside,) = read_batch([report], lambda: instruments)
    assert isinstance(aside, SetAside) and aside.report_id == "r1" and aside.reason == "report r1: too many words"


def test_readings_are_measured_against_gold(report: Report, instruments: Instruments) -> None:
    reading = read_report(report, instruments.reader, instruments.gazetteer)
    assert measure([reading], [GOLD, '{"id": "another", "claims": []}']).overall.score("core").f1 == 1.0
    acts = ['{"id": "r1", "records": [{"kind": "act", "value": "air strike", "quote": "air strike on Idlib"}]}']
    assert measure([reading], acts, acts=True).overall.gold == 1


def test_gold_of_other_reports_is_refused(report: Report, instruments: Instruments) -> None:
    reading = read_report(report, instruments.reader, instruments.gazetteer)
    with pytest.raises(MalformedLine, match="same ids"):
        measure([reading], ['{"id": "another", "claims": []}'])
