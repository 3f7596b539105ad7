"""The annotated reports of our own: well-formed, verbatim, and whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fairwitness.evaluate.gold_check import check

CORPUS = Path(__file__).parents[1] / "corpus"
PARTS = sorted(
    (path.stem for path in CORPUS.glob("*.jsonl") if path.stem.isalpha()), key=lambda part: (len(part), part)
)


def lines(name: str) -> list[str]:
    return (CORPUS / name).read_text(encoding="utf-8").splitlines()


def texts(part: str) -> dict[str, str]:
    reports = [json.loads(line) for line in lines(f"{part}.jsonl")]
    return {report["id"]: f"{report['title']}\n{report['text']}" for report in reports}


def test_all_parts_are_there() -> None:
    assert [*"abcdefghijklmnopqrstuvwxyz", "aa"] == PARTS


@pytest.mark.parametrize("part", PARTS)
def test_every_claim_of_a_part_holds_against_its_report(part: str) -> None:
    checked = check(lines(f"{part}.gold.jsonl"), texts(part))
    assert [str(problem) for problem in checked.problems] == []
    assert checked.reports == texts(part).keys() and checked.harms > 400


@pytest.mark.parametrize("part", [part for part in PARTS if (CORPUS / f"acts-{part}.gold.jsonl").exists()])
def test_every_act_of_a_part_holds_against_its_report(part: str) -> None:
    checked = check(lines(f"acts-{part}.gold.jsonl"), texts(part))
    assert [str(problem) for problem in checked.problems] == []
    assert checked.reports == texts(part).keys() and checked.others > 500


def test_no_report_stands_in_two_parts() -> None:
    ids = [identity for part in PARTS for identity in texts(part)]
    assert len(ids) == len(set(ids)) == 3345
