"""The worked example of docs/evaluating.md is sound gold, and the chance agreement the page tells of is so."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from fairwitness.evaluate import check, cohens_kappa, compare_lines
from fairwitness.ingest.records import report_of

PAGE = (Path(__file__).parents[2] / "docs" / "evaluating.md").read_text(encoding="utf-8")
REPORT, HARMS, ACTS = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))


def test_the_example_is_sound_and_has_as_many_claims_as_the_page_says() -> None:
    report = report_of(REPORT, "evaluating.md", outlet=None, published=None)
    for gold, count in ((HARMS, (6, 0)), (ACTS, (0, 3))):
        checked = check([json.dumps(gold)], {report.id: report.original})
        assert (checked.problems, (checked.harms, checked.others)) == ((), count)
    assert "It makes six claims of harm" in PAGE


def test_the_example_agrees_with_itself() -> None:
    report = report_of(REPORT, "evaluating.md", outlet=None, published=None)
    evaluation = compare_lines([report], [json.dumps(HARMS)], [json.dumps(HARMS)], both=True)
    assert evaluation.errors == () and evaluation.overall.score("strict").f1 == 1.0


def test_two_who_choose_one_value_nineteen_times_in_twenty_agree_in_nine_of_ten_by_chance() -> None:
    # 361 of 400 both "asserted": exactly what chance gives, and kappa takes it off
    apart = {("asserted", "hedged"): 19, ("hedged", "asserted"): 19, ("hedged", "hedged"): 1}
    kappa = cohens_kappa(Counter({("asserted", "asserted"): 361} | apart))
    assert kappa is not None and abs(kappa) < 1e-9
