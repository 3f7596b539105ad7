"""The reading does not move when the actors are exchanged, nor with the loaded word for a killing or for a fighter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fairwitness.model import HarmClaim, Report, Span
from fairwitness.pipeline import open_instruments, read_report

Case = dict[str, Any]
Reading = list[tuple[object, ...]]
Read = Callable[[str, str], tuple[HarmClaim, ...]]

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
LABELS = [
    pytest.param(case["text"], label, id=case["text"].format(label=label)[:70])
    for case in _TABLES["label"]
    for label in _TABLES["names_read_alike"][1:]
]
REPORTS = [pytest.param(case, id=case["title"], marks=_known(case.get("moves"))) for case in _TABLES["report"]]
REPORTS_BY_VERB = [
    pytest.param(case, verb, id=f"{case['title']}: {verb}")
    for number, case in enumerate(_TABLES["report"])
    for verb in (_TABLES["verbs_read_as_killed"] * 2)[number % 7 : number % 7 + 2]
]


@pytest.fixture(scope="module")
def read() -> Read:
    """Read a text into its harm claims, each text once."""
    instruments = open_instruments()

    @cache
    def claims_of(text: str, title: str) -> tuple[HarmClaim, ...]:
        report = Report(id="r1", title=title, text=text)
        claims = read_report(report, instruments.reader, instruments.gazetteer).claims
        return tuple(claim for claim in claims if isinstance(claim, HarmClaim))

    return claims_of


@pytest.mark.parametrize("case", SWAPS)
def test_exchanging_the_actors_exchanges_only_their_names(case: Case, read: Read) -> None:
    a, b = case["a"], case["b"]
    one = _read(read, case["text"].format(A=a, B=b), {a: "{A}", b: "{B}"})
    other = _read(read, case["text"].format(A=b, B=a), {b: "{A}", a: "{B}"})
    assert one, "no harm claim"
    assert one == other


@pytest.mark.parametrize(("text", "verb"), VERBS)
def test_a_loaded_verb_reads_as_killed(text: str, verb: str, read: Read) -> None:
    plain = _read(read, text.format(verb="killed"), {})
    assert plain, "no harm claim"
    assert _read(read, text.format(verb=verb), {}) == plain


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_what_one_side_calls_the_other_moves_nothing(text: str, label: str, read: Read) -> None:
    first = _TABLES["names_read_alike"][0]
    plain = _labelled(read, text, first)
    assert plain, "no harm claim"
    assert _labelled(read, text, label) == plain


@pytest.mark.parametrize("case", REPORTS)
def test_a_whole_report_reads_the_same_with_its_sides_exchanged(case: Case, read: Read) -> None:
    one = _whole(read, case, case["a"], case["b"], "killed")
    assert len(one) > 1, one
    assert _whole(read, case, case["b"], case["a"], "killed") == one


@pytest.mark.parametrize(("case", "verb"), REPORTS_BY_VERB)
def test_a_whole_report_reads_the_same_with_a_loaded_verb(case: Case, verb: str, read: Read) -> None:
    assert _whole(read, case, case["a"], case["b"], verb) == _whole(read, case, case["a"], case["b"], "killed")


def _labelled(read: Read, text: str, label: str) -> Reading:
    at_start = label.capitalize() if text.startswith("{label}") else label
    words = at_start + text.removeprefix("{label}") if text.startswith("{label}") else text
    return _read(read, words.format(label=label), {label: "{label}", at_start: "{label}"})


def _whole(read: Read, case: Case, a: list[str], b: list[str], verb: str) -> Reading:
    roles = {f"{side}{at}": name for side, names in (("A", a), ("B", b)) for at, name in enumerate(names)}
    named = {name: f"{{{role}}}" for role, name in sorted(roles.items(), key=lambda pair: -len(pair[1]))}
    return _read(read, case["text"].strip().format(verb=verb, **roles), named, title=case["title"])


def _read(read: Read, text: str, names: dict[str, str], title: str = "") -> Reading:
    rows = [_row(claim, names) for claim in read(text, title)]
    return sorted(rows, key=repr)  # claims of one quote stand in the order of their ids, which the names decide


def _row(claim: HarmClaim, names: dict[str, str]) -> tuple[object, ...]:
    count = claim.count
    roles = (_named(span, names) for span in (claim.victims, claim.perpetrator, claim.claimant, *claim.relays))
    numbers = (_named(count.words, names), count.low, count.high, count.vague, count.combined)
    part = claim.part_of is not None
    return (claim.harm, *numbers, claim.group, claim.status, claim.background, part, *roles)


def _named(span: Span | None, names: dict[str, str]) -> str | None:
    """The words without a leading "the", each actor's name replaced by its place in the sentence."""
    if span is None:
        return None
    words = re.sub("^the ", "", span.words, flags=re.IGNORECASE)
    return re.sub("|".join(map(re.escape, names)), lambda found: names[found.group()], words) if names else words
