"""Claims as JSON Lines: the fields, their order, and nothing unescaped."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.export import claims_record, json_line, reading_line
from fairwitness.model import (
    Count,
    Evidence,
    Harm,
    HarmClaim,
    Kind,
    OccurrenceClaim,
    PlaceMention,
    Report,
    Span,
    Stance,
    When,
)

TEXT = "Governor Haddad said over 12 traders were killed in Aleppo on Friday. Nobody could verify it."
REPORT = Report(id="r1", title="", text=TEXT)
HARM_FIELDS = (
    "kind quote start end cue harm count low high approx vague combined victims group sex age perpetrator act places "
    "geo date_start date_end date_words date_precision claimant claimant_role relays status background part_of id spans"
).split()
STANCE_FIELDS = (
    "kind quote start end cue value actor target places geo date_start date_end date_words date_precision claimant "
    "claimant_role relays status background about id spans"
).split()


def span(words: str) -> Span:
    start = REPORT.original.index(words)
    return REPORT.quote(start, start + len(words))


HARM = HarmClaim(
    id="h1",
    report_id="r1",
    kind=Kind.HARM,
    quote=span("over 12 traders were killed in Aleppo on Friday"),
    cue=span("killed"),
    harm=Harm.KILLED,
    count=Count(words=span("over 12"), low=13),
    victims=span("traders"),
    when=When(words=(span("on Friday"),), start=date(2024, 5, 17), end=date(2024, 5, 17)),
    claimant=span("Governor Haddad"),
)
PART = replace(HARM, id="h2", quote=span("traders were killed"), count=Count(), part_of="h1", when=When())
STANCE = OccurrenceClaim(
    id="s1", report_id="r1", kind=Kind.STANCE, quote=span("Nobody could verify it"), cue=span("verify"),
    value=Stance.UNVERIFIED, actor=span("Nobody"), about=("h1",),
)  # fmt: skip


def test_a_harm_claim_has_the_fields_of_the_gold_in_a_stable_order() -> None:
    (record,) = claims_record([HARM])
    assert list(record) == HARM_FIELDS
    assert (record["count"], record["low"], record["high"]) == ("over 12", 13, None)
    assert (record["date_start"], record["date_words"]) == ("2024-05-17", ["on Friday"])
    assert (record["claimant"], record["perpetrator"], record["part_of"]) == ("Governor Haddad", None, None)


def test_a_stance_has_value_actor_target_and_what_it_is_about() -> None:
    (record,) = claims_record([STANCE])
    assert list(record) == STANCE_FIELDS
    assert (record["value"], record["actor"], record["about"]) == ("unverified", "Nobody", ["h1"])


def test_harm_claims_come_first_in_text_order_and_part_of_counts_them() -> None:
    records = claims_record([STANCE, PART, HARM])
    assert [record["id"] for record in records] == ["h1", "h2", "s1"]
    assert records[1]["part_of"] == 0


def test_part_of_a_claim_that_was_left_out_is_unknown() -> None:
    assert claims_record([PART])[0]["part_of"] is None


def test_every_offset_quotes_the_report_exactly() -> None:
    (record,) = claims_record([HARM])
    spans = record["spans"]
    assert isinstance(spans, dict)
    assert REPORT.original[record["start"] : record["end"]] == record["quote"]  # type: ignore[misc]
    for field, offsets in spans.items():
        found = [offsets] if isinstance(record[field], str) else offsets
        words = [record[field]] if isinstance(record[field], str) else record[field]
        assert [REPORT.original[slice(*pair)] for pair in found] == words
    assert "perpetrator" not in spans and "relays" not in spans


def test_evidence_comes_only_when_asked_for() -> None:
    claim = replace(
        HARM,
        evidence=(Evidence(field="group", probability=2 / 3), Evidence(field="cue", probability=1, words=HARM.cue)),
    )
    assert "evidence" not in claims_record([claim])[0]
    assert claims_record([claim], why=True)[0]["evidence"] == [
        {"field": "group", "probability": 0.6667, "words": None, "span": None},
        {"field": "cue", "probability": 1, "words": "killed", "span": [HARM.cue.start, HARM.cue.end]},
    ]


def test_a_place_that_resolves_to_nothing_is_null_beside_its_words() -> None:
    record = claims_record([replace(HARM, places=(PlaceMention(words=span("Aleppo")),))])[0]
    assert (record["places"], record["geo"]) == (["Aleppo"], [None])


@given(st.text())
def test_a_line_is_one_line_of_ascii_without_control_characters(words: str) -> None:
    line = json_line({"id": words})
    assert line.isascii() and line.isprintable()
    assert json.loads(line) == {"id": words}


def test_what_json_lacks_is_refused() -> None:
    with pytest.raises(ValueError):
        json_line({"probability": float("nan")})


def test_a_report_without_claims_has_an_empty_list() -> None:
    assert reading_line("r1", []) == '{"id": "r1", "claims": []}'
