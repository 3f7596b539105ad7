"""Two annotators: kappa against hand-worked values, and figures that do not depend on who is called first."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from fairwitness.errors import MalformedLine
from fairwitness.evaluate import cohens_kappa, compare_lines, evaluate_acts, evaluate_harms, kappas

from .invented import GOLD, MANY, REPORT, SHELLING, SOLDIERS, WOUNDED, measured


def test_kappa_as_worked_out_by_hand() -> None:
    # 50 claims: 20 both yes, 15 both no, 5 and 10 apart: agreed .7, by chance .5, kappa .4
    choices = Counter({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15})
    assert cohens_kappa(choices) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("choices", "kappa"),
    [
        ({}, None),
        ({("yes", "yes"): 9}, None),
        ({("yes", "yes"): 1, ("no", "no"): 1}, 1.0),
        ({("yes", "no"): 1, ("no", "yes"): 1}, -1.0),
        ({("yes", "yes"): 1, ("yes", "no"): 1}, 0.0),
    ],
)
def test_kappa_at_its_ends(choices: dict[tuple[str, str], int], kappa: float | None) -> None:
    assert cohens_kappa(Counter(choices)) == kappa


def test_kappa_is_over_paired_claims_only() -> None:
    evaluation = measured(replace(MANY, group="civilians"), SOLDIERS)
    told = {kappa.field: kappa for kappa in kappas(evaluation)}
    group = told["group"]
    assert (group.claims, group.agreed) == (2, 0.5)
    assert [(cell.one, cell.other, cell.claims) for cell in group.cells] == [
        ("civilians", "unspecified", 1),
        ("combatants", "combatants", 1),
    ]
    assert told["background"].value is None and told["background"].agreed == 1.0


def test_nothing_paired_is_unknown() -> None:
    assert [(kappa.agreed, kappa.value) for kappa in kappas(measured())] == [(None, None)] * 3


def test_acts_agree_in_value() -> None:
    found = replace(SHELLING, value="bombing")
    evaluation = evaluate_acts([REPORT], {REPORT.id: (SHELLING,)}, {REPORT.id: (found,)}, seed=None)
    assert kappas(evaluation)[0].field == "value" and kappas(evaluation)[0].agreed == 0.0


def test_the_interval_comes_with_enough_reports_and_is_the_same_each_time() -> None:
    reports = [replace(REPORT, id=str(n)) for n in range(12)]
    gold = {report.id: GOLD for report in reports}
    other = {
        report.id: (MANY, WOUNDED, replace(SOLDIERS, group=("combatants", "mixed")[n % 2]))
        for n, report in enumerate(reports)
    }
    group = kappas(evaluate_harms(reports, gold, other, seed=None), seed=0)[0]
    assert group.interval and group.value and group.interval.low <= group.value <= group.interval.high
    assert group == kappas(evaluate_harms(reports, gold, other, seed=None), seed=0)[0]


def _line(report: str, *claims: dict[str, object]) -> str:
    return json.dumps({"id": report, "claims": claims})


ONE = {"quote": "Two soldiers died", "harm": "killed", "low": 2, "high": 2}
TWO = {"quote": "dozens of wounded", "harm": "injured", "vague": True}


def test_lines_agree_whichever_comes_first_and_reports_of_one_alone_are_left_out() -> None:
    reports = [REPORT, replace(REPORT, id="radio-2")]
    mine, hers = [_line("radio-1", ONE, TWO), _line("radio-2", ONE)], [_line("radio-1", ONE), _line("gone", ONE)]
    forth = compare_lines(reports, mine, hers, both=True).overall
    back = compare_lines(reports, hers, mine, both=True).overall
    assert (forth.articles, forth.gold, forth.predicted) == (1, 2, 1)
    assert forth.score("core").f1 == back.score("core").f1 == 0.6667
    assert forth.score("core").precision == back.score("core").recall == 1.0


def test_extracted_claims_without_a_line_count_as_missed() -> None:
    reports = [REPORT, replace(REPORT, id="radio-2")]
    evaluation = compare_lines(reports, [_line("radio-1", ONE), _line("radio-2", ONE)], [_line("radio-1", ONE)])
    assert evaluation.overall.score("found").recall == 0.5


def test_nothing_in_common_is_an_error() -> None:
    with pytest.raises(MalformedLine, match="no report in common"):
        compare_lines([REPORT], [_line("radio-1", ONE)], [_line("elsewhere", ONE)], both=True)
