"""The reading does not move when the actors are exchanged, nor with the loaded verb."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from fairwitness.model import HarmClaim, Report, Span
from fairwitness.pipeline import Instruments, open_instruments, read_report

Case = dict[str, Any]
Reading = list[tuple[object, ...]]

_TABLES = tomllib.loads((Path(__file__).parents[1] / "cases" / "neutrality.toml").read_text(encoding="utf-8"))


def _known(moves: str | None) -> list[pytest.MarkDecorator]:
    # not strict: floats differ in the last places from processor to processor, and a known gap may lie on the border
    return [pytest.mark.xfail(reason=moves)] if moves else []


SWAPS = [
    pytest.param(case, id=f"{case['a']} / {case['b']}: {case['text'][:50]}", marks=_known(case.get("moves")))
    for case in _TABLES["swap"]
]
VERBS = [
    pytest.param(
        case["text"], verb, id=case["text"].format(verb=verb)[:70], marks=_known(case.get("moves", {}).get(verb))
    )
    for case in _TABLES["verbs"]
    for verb in _TABLES["verbs_read_as_killed"]
]


@pytest.fixture(scope="module")
def instruments() -> Instruments:
    return open_instruments()


@pytest.mark.parametrize("case", SWAPS)
def test_exchanging_the_actors_exchanges_only_their_names(case: Case, instruments: Instruments) -> None:
    a, b = case["a"], case["b"]
    one = _read(instruments, case["text"].format(A=a, B=b), {a: "{A}", b: "{B}"})
    other = _read(instruments, case["text"].format(A=b, B=a), {b: "{A}", a: "{B}"})
    assert one, "no harm claim"
    assert one == other


@pytest.mark.parametrize(("text", "verb"), VERBS)
def test_a_loaded_verb_reads_as_killed(text: str, verb: str, instruments: Instruments) -> None:
    plain = _read(instruments, text.format(verb="killed"), {})
    assert plain, "no harm claim"
    assert _read(instruments, text.format(verb=verb), {}) == plain


def _read(instruments: Instruments, text: str, names: dict[str, str]) -> Reading:
    report = Report(id="r1", title="", text=text)
    claims = read_report(report, instruments.reader, instruments.gazetteer).claims
    rows = [_row(claim, names) for claim in claims if isinstance(claim, HarmClaim)]
    return sorted(rows, key=repr)  # claims of one quote stand in the order of their ids, which the names decide


def _row(claim: HarmClaim, names: dict[str, str]) -> tuple[object, ...]:
    count = claim.count
    roles = (_named(span, names) for span in (claim.victims, claim.perpetrator, claim.claimant))
    numbers = (_named(count.words, names), count.low, count.high, count.vague, count.combined)
    return (claim.harm, *numbers, claim.group, claim.status, *roles)


def _named(span: Span | None, names: dict[str, str]) -> str | None:
    """The words without a leading "the", each actor's name replaced by its place in the sentence."""
    if span is None:
        return None
    words = re.sub("^the ", "", span.words, flags=re.IGNORECASE)
    return re.sub("|".join(map(re.escape, names)), lambda found: names[found.group()], words) if names else words
