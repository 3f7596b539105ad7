"""What goes into an entry comes out of it, whatever it holds."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness.errors import DamagedLedger
from fairwitness.model import (
    Act,
    Action,
    Body,
    Claim,
    ClaimSet,
    ControlState,
    Correction,
    Count,
    EntryKind,
    FiledReport,
    HarmClaim,
    Judgement,
    Kind,
    OccurrenceClaim,
    Stance,
)
from fairwitness.store.canonical import escape, index_key, moment, moment_of, unescape
from fairwitness.store.records import BODIES, kind_of, read, read_body, write
from tests.conftest import make_report, stand_in_extract

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: ANY_TEXT,
    int: st.integers(min_value=0, max_value=10**12),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1)),
}


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type, made up by the types of its fields."""
    arguments = get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) in {Union, types.UnionType}:
        return st.one_of([values(argument) for argument in arguments])
    if get_origin(hint) is tuple:
        many = arguments[-1] is Ellipsis
        return st.lists(values(arguments[0]), max_size=2).map(tuple) if many else st.tuples(*map(values, arguments))
    if hint is types.NoneType:
        return st.none()
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return SPECIAL[hint]() if hint in SPECIAL else nouns(hint)


def nouns(noun: Any, **given_fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    assert is_dataclass(noun)
    hints = get_type_hints(noun)
    others = {field.name: values(hints[field.name]) for field in fields(noun) if field.name not in given_fields}
    made = others | given_fields
    return st.fixed_dictionaries(made).map(lambda chosen: noun(**chosen))


def counts() -> st.SearchStrategy[Count]:
    bounds = st.lists(values(int), min_size=2, max_size=2).map(sorted)
    kept = st.booleans()

    def bound(count: Count, both: list[int], low: bool, high: bool) -> Count:
        bounded = {"low": both[0] if low else None, "high": both[1] if high else None}
        return Count(**{field.name: getattr(count, field.name) for field in fields(Count)} | bounded)

    return st.builds(bound, nouns(Count, low=st.none(), high=st.none()), bounds, kept, kept)


SPECIAL: dict[Any, Any] = {
    Count: counts,
    Claim: lambda: values(HarmClaim) | values(OccurrenceClaim),
    HarmClaim: lambda: nouns(HarmClaim, kind=st.just(Kind.HARM)),
    OccurrenceClaim: lambda: nouns(OccurrenceClaim, kind=st.sampled_from([Kind.ACT, Kind.STATE, Kind.STANCE])),
    Judgement: lambda: nouns(Judgement, left=ANY_TEXT.map("a{}".format), right=ANY_TEXT.map("b{}".format)),
    Correction: lambda: (
        nouns(Correction, action=st.just(Action.EDIT), original=values(Claim), edited=values(Claim))
        | nouns(Correction, action=st.just(Action.REJECT), original=st.none(), edited=values(Claim))
    ),
}


@given(values(Body))
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_body_comes_back_without_loss(body: Body) -> None:
    content = write(body)
    assert content.isascii() and "\x00" not in content
    assert read_body(kind_of(body), content) == body
    assert write(read_body(kind_of(body), content)) == content


def test_every_kind_of_entry_has_a_body() -> None:
    assert set(BODIES) == set(EntryKind)
    assert set(BODIES.values()) == set(get_args(Body))


def test_claims_of_the_reader_come_back() -> None:
    report = make_report()
    claims = tuple(stand_in_extract(report, reader="reader", gazetteer="gazetteer"))
    body = ClaimSet(report_id=report.id, extractor="x", claims=claims)
    assert len(claims) == 2 and read(ClaimSet, write(body)) == body


def test_no_word_stands_in_two_vocabularies_of_one_field() -> None:
    words = [word.value for vocabulary in (Act, ControlState, Stance) for word in vocabulary]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "3",
        "{}",
        '{"report":{"id":"a","title":"b"}}',
        '{"report":{"id":"a","title":"b","text":3}}',
        '{"report":{"id":"a","title":"b","text":"c","published":"tomorrow"}}',
        '{"report":{"id":"a","title":"b","text":"c","mood":"grim"}}',
        '{"report":{"id":"a","title":"b","text":"c"},"provenance":{"fetched":"noon"}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_record_is_told(content: str) -> None:
    with pytest.raises(DamagedLedger, match=r"FiledReport|moment"):
        read(FiledReport, content)


@given(ANY_TEXT)
def test_any_text_fits_a_column(text: str) -> None:
    assert escape(text).isascii() and escape(text).isprintable()
    assert unescape(escape(text)) == text


@given(st.text(min_size=600))
def test_long_texts_get_short_keys_of_their_own(text: str) -> None:
    assert len(index_key(text)) < 600
    assert index_key(text) != index_key(text + "a")


def test_moments_are_kept_in_utc_and_sort_as_text() -> None:
    at = datetime(2024, 5, 18, 14, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    assert moment(at) == "2024-05-18T12:00:00.000005Z"
    assert moment_of(moment(at)) == at
    assert moment(at) < moment(at + timedelta(microseconds=1)) < moment(at + timedelta(days=1))
    with pytest.raises(ValueError, match="time zone"):
        moment(datetime(2024, 5, 18))
    with pytest.raises(DamagedLedger):
        unescape('"')
