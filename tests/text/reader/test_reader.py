"""What holds for the reader the package ships, whatever the text. FAIRWITNESS_EXAMPLES raises the number of texts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.model import Claim, Harm, HarmClaim, OccurrenceClaim, Report, Span
from fairwitness.pipeline import Instruments, open_instruments, read_report
from fairwitness.text.document import Document
from fairwitness.text.reader import Reader
from fairwitness.text.reader.windows import PIECES, windows

EXAMPLES = int(os.environ.get("FAIRWITNESS_EXAMPLES", "60"))
whatever_comes = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)

_HARMS = """killed wounded injured dead deaths bodies casualties martyred neutralised executed massacre detained
arrested captured hostages kidnapped abducted missing displaced fled toll shot beheaded maimed drowned lost""".split()
_NUMBERS = """0|1|12|1,200|3.5|1e9|-7|½|٣٤|十|a|dozens|XII|1990s|24/7|%|no|between|nine-tenths|hundreds of|two million
|at least|up to|20 to 10|more than|9999999999999999999999999999999999999999""".replace("\n", "").split("|")
_NAMES = """Gao|Homs|the army|ISIL|Reuters|Abu Bakr|McÉwan|O'Neill|soldiers|a nurse|police|UN|Friday|yesterday|May 6
|30 February 2019|last week|Mr|said|told|denied|including|among them""".replace("\n", "").split("|")
_MARKS = [*".,;:!?()[-–—…/*'\"“”\n\t", "’s", "..."]
_INVISIBLE = ["\u200b", "\u200f", "\u202e", "\ufeff", "e\u0301", "\u0000", "\x1b[0m", "\u2028", "\x85", "👩\u200d⚕️"]
_ODD = [*_INVISIBLE, *"🇸🇾 قتل убиты 死亡 ﬁred ＫＩＬＬＥＤ ŉ İ ß <b> &amp; http://a.b/c?d=e @x #y".split()]
_PIECES = st.one_of(*map(st.sampled_from, (_HARMS, _NUMBERS, _NAMES, _MARKS, _ODD)), st.text(max_size=6))
_TEXTS = st.builds(
    lambda pieces, gap: gap.join(pieces), st.lists(_PIECES, max_size=40), st.sampled_from([" ", "", "  ", "\n"])
)
_DATES = st.none() | st.dates()


@pytest.fixture(scope="module")
def instruments() -> Instruments:
    return open_instruments()


@pytest.fixture(scope="module")
def reader(instruments: Instruments) -> Reader:
    return instruments.reader


@whatever_comes
@given(text=_TEXTS | st.text(max_size=300))
def test_points_only_at_words_that_stand_there(reader: Reader, text: str) -> None:
    for sighting in reader.read(Document.of(text)):
        assert 0.0 <= sighting.probability <= 1.0
        for span in _spans(sighting):
            assert span.words == text[span.start : span.end]


@whatever_comes
@given(text=_TEXTS, others=st.lists(_TEXTS, max_size=3))
def test_reads_the_same_alone_or_after_others(reader: Reader, text: str, others: list[str]) -> None:
    alone = reader.read(Document.of(text))
    for other in others:
        reader.read(Document.of(other))
    assert reader.read(Document.of(text)) == alone


@whatever_comes
@given(text=_TEXTS)
def test_parts_lie_within_the_same_reading(reader: Reader, text: str) -> None:
    seen = reader.read(Document.of(text))
    assert all(s.part_of is None or 0 <= s.part_of < len(seen) for s in seen)


@whatever_comes
@given(
    pieces=st.lists(st.integers(1, 40) | st.integers(1, 3 * PIECES), max_size=400),
    starts=st.sets(st.integers(0, 399)),
)
def test_each_token_is_at_home_in_exactly_one_window(pieces: list[int], starts: set[int]) -> None:
    laid = windows(pieces, sorted(starts))
    assert [t for w in laid for t in range(w.home_first, w.home_last)] == list(range(len(pieces)))
    assert all(w.first <= w.home_first <= w.home_last <= w.last for w in laid)
    assert all(w.last - w.first == 1 or sum(pieces[w.first : w.last]) <= PIECES for w in laid)


def test_a_long_document_of_short_words_is_covered() -> None:
    laid = windows([1] * 20_000, range(0, 20_000, 25))
    assert [t for w in laid for t in range(w.home_first, w.home_last)] == list(range(20_000))


def test_a_hundred_thousand_characters_on_one_line_are_read(reader: Reader) -> None:
    said = (
        "Officials said 12 people were killed in Homs on Friday and the market was shut while rain fell on the hills. "
    )
    text = (said * (100_000 // len(said) + 1))[:100_000]
    seen = [s for s in reader.read(Document.of(text)) if s.value is Harm.KILLED]
    assert len(seen) >= text.count("killed") * 0.9
    assert all(span.words == text[span.start : span.end] for s in seen for span in _spans(s))


def test_nothing_is_seen_in_an_empty_document(reader: Reader) -> None:
    assert reader.read(Document.of("")) == reader.read(Document.of(" \n\t ")) == ()


@whatever_comes
@given(title=st.just("") | _TEXTS, text=_TEXTS, published=_DATES)
def test_every_text_is_read_into_sound_claims(
    instruments: Instruments, title: str, text: str, published: date | None
) -> None:
    report = Report(id="r1", title=title, text=text, published=published)
    claims = read_report(report, instruments.reader, instruments.gazetteer).claims
    ids = {claim.id for claim in claims}
    assert len(ids) == len(claims)
    for claim in claims:
        _is_sound(claim, report, ids)


def _is_sound(claim: Claim, report: Report, ids: set[str]) -> None:
    for span in _spans(claim):
        assert span.words == report.original[span.start : span.end]
    start, end = claim.when.start, claim.when.end
    assert start is None or end is None or start <= end
    if isinstance(claim, HarmClaim):
        assert claim.part_of is None or claim.part_of in ids - {claim.id}
        assert claim.count.low is None or claim.count.words or claim.victims
    if isinstance(claim, OccurrenceClaim):
        assert set(claim.about) <= ids


def _spans(value: object) -> Iterator[Span]:
    """Every span a value holds, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def test_a_lone_surrogate_is_read_past(reader: Reader) -> None:
    assert reader.read(Document.of("Two men were killed \ud800 in Goma.")) is not None
