"""Whole sentences, read by the reader the package ships, against what a careful reader finds in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from fairwitness.model import HarmClaim, Report, Span
from fairwitness.pipeline import Instruments, open_instruments, read_report

Case = dict[str, Any]

_TABLES = tomllib.loads((Path(__file__).parents[1] / "cases" / "sentences.toml").read_text(encoding="utf-8"))
CASES = [
    *(pytest.param(case, id=case["text"][:60]) for case in _TABLES["case"]),
    *(
        # not strict: floats differ from processor to processor in the last places, and a gap may lie on the border
        pytest.param(case, id=case["text"][:60], marks=pytest.mark.xfail(reason=case["reason"]))
        for case in _TABLES.get("known_gap", [])
    ),
]
_ARTICLES = ("the ", "a ", "an ")


@pytest.fixture(scope="module")
def instruments() -> Instruments:
    return open_instruments()


@pytest.mark.parametrize("case", CASES)
def test_reads_the_harm_claims_of_a_sentence(case: Case, instruments: Instruments) -> None:
    report = Report(id="r1", title="", text=case["text"], published=case["published"])
    reading = read_report(report, instruments.reader, instruments.gazetteer)
    claims = [claim for claim in reading.claims if isinstance(claim, HarmClaim)]
    seen = [_plain(claim) for claim in claims]
    assert len(seen) == len(case["claims"]), seen
    orders = list(_orders(case["claims"], seen))
    assert orders, seen
    assert any(_parts_stand(case["claims"], claims, order) for order in orders), seen


def _orders(wanted: Sequence[Case], seen: Sequence[Case], taken: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Every way to give each wanted claim one of its own that has all the fields it states."""
    if len(taken) == len(wanted):
        yield taken
        return
    stated = {field: _comparable(value) for field, value in wanted[len(taken)].items() if field != "within"}
    for at, plain in enumerate(seen):
        if at not in taken and all(plain[field] == value for field, value in stated.items()):
            yield from _orders(wanted, seen, (*taken, at))


def _parts_stand(wanted: Sequence[Case], claims: Sequence[HarmClaim], order: Sequence[int]) -> bool:
    return all(
        claims[order[at]].part_of == claims[order[case["within"]]].id
        for at, case in enumerate(wanted)
        if "within" in case
    )


def _plain(claim: HarmClaim) -> Case:
    """A claim as the case file writes it."""
    count, when = claim.count, claim.when
    return {
        "harm": str(claim.harm),
        "count": _bare(count.words),
        "low": count.low,
        "high": "open" if count.low is not None and count.high is None else count.high,
        "vague": count.vague,
        "combined": count.combined,
        "victims": _bare(claim.victims),
        "group": str(claim.group),
        "sex": claim.sex,
        "age": claim.age,
        "perpetrator": _bare(claim.perpetrator),
        "act": claim.act,
        "claimant": _bare(claim.claimant),
        "relays": [_bare(relay) for relay in claim.relays],
        "places": [_bare(place.words) for place in claim.places],
        "start": when.start,
        "end": when.end,
        "status": str(claim.status),
        "background": claim.background,
    }


def _comparable(value: Any) -> Any:
    return _without_article(value) if isinstance(value, str) else value


def _bare(span: Span | None) -> str:
    return _without_article(span.words) if span else ""


def _without_article(words: str) -> str:
    for article in _ARTICLES:
        if words.lower().startswith(article):
            return words[len(article) :]
    return words
