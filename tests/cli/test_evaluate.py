"""`fairwitness evaluate`: figures against what people annotated."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairwitness.cli.root import cli
from fairwitness.pipeline import Instruments

TEXT = "Governor Haddad said 12 traders were killed in Aleppo on Friday. There was an air strike on Idlib."
CLAIM = {
    "quote": "12 traders were killed", "cue": "killed", "harm": "killed", "count": "12", "low": 12, "high": 12,
    "approx": False, "vague": False, "combined": False, "victims": "traders", "group": "civilians", "perpetrator": None,
    "places": ["Aleppo"], "date_start": "2024-05-17", "date_end": "2024-05-17", "claimant": "Governor Haddad",
    "relays": [], "status": "asserted", "background": False, "part_of": None,
}  # fmt: skip


@pytest.fixture
def run(instruments: Instruments, tmp_path: Path) -> object:
    def run_it(*options: str, gold: object = None) -> Result:
        reports = [
            {"id": f"{kind}-1", "title": "T", "text": TEXT, "published": "2024-05-18"} for kind in ("radio", "paper")
        ]
        (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
        lines = (
            gold if gold is not None else [{"id": "radio-1", "claims": [CLAIM]}, {"id": "paper-1", "claims": [CLAIM]}]
        )
        content = lines if isinstance(lines, str) else "\n".join(map(json.dumps, lines))  # type: ignore[call-overload]
        (tmp_path / "gold.jsonl").write_text(content, encoding="utf-8")
        paths = [str(tmp_path / "reports.jsonl"), str(tmp_path / "gold.jsonl")]
        return CliRunner().invoke(cli, ["evaluate", *paths, *options], obj=instruments)

    return run_it


def test_the_page_gives_figures_intervals_kinds_and_errors(run: object) -> None:
    result = run("--errors", "1")  # type: ignore[operator]
    assert result.exit_code == 0, result.output
    for shown in ("2 reports, 2 claims by people, 2 by fairwitness", "1.000 to 1.000", "claimant", "paper", "group 2"):
        assert shown in result.stdout
    assert "group in radio-1" in result.stdout


def test_json(run: object) -> None:
    figures = json.loads(run("--json").stdout)  # type: ignore[operator]
    assert figures["found"] == [1.0, 1.0, 1.0] and figures["group"] == 0.0 and "errors" not in figures
    assert len(json.loads(run("--json", "--errors", "1").stdout)["errors"]) == 2  # type: ignore[operator]


def test_acts(run: object) -> None:
    gold = [{"id": "radio-1", "records": [{"kind": "act", "value": "air strike", "quote": "air strike on Idlib"}]}]
    result = run("--acts", "--json", gold=gold)  # type: ignore[operator]
    assert json.loads(result.stdout)["gold"] == 1
    assert "1 reports have no line in GOLD" in result.stderr


@pytest.mark.parametrize("gold", ["", "{broken", '{"id": "elsewhere", "claims": []}', "[]"])
def test_unusable_gold_ends_with_2(run: object, gold: str) -> None:
    result = run(gold=gold)  # type: ignore[operator]
    assert result.exit_code == 2 and result.stderr.startswith("Error: ")


def test_missing_files_end_with_2(instruments: Instruments, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    assert CliRunner().invoke(cli, ["evaluate", "gone", str(gold)], obj=instruments).exit_code == 2
    gold.write_text("", encoding="utf-8")
    assert CliRunner().invoke(cli, ["evaluate", "gone", str(gold)], obj=instruments).exit_code == 2


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Two invented reports with gold by two people and claims extracted before, and a way to measure them."""
    return Files(tmp_path)


class Files:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        outlets = (("radio-1", "Radio Example"), ("paper-1", None))
        self.write("reports.jsonl", *({"id": i, "title": "T", "text": TEXT, "outlet": o} for i, o in outlets))
        self.write("gold.jsonl", *({"id": i, "claims": [CLAIM]} for i, _ in outlets))
        evidence = [{"field": "claim", "probability": 0.9}, {"field": "group", "probability": 0.4}]
        found = CLAIM | {"group": "unspecified", "evidence": evidence, "start": 23}
        self.write("claims.jsonl", *({"id": i, "claims": [found]} for i, _ in outlets))
        self.write("other.jsonl", {"id": "radio-1", "claims": [CLAIM | {"status": "hedged"}]})

    def write(self, name: str, *lines: object) -> None:
        (self.folder / name).write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def run(self, *options: str) -> Result:
        # no reader is handed in: what follows must do without one
        return CliRunner().invoke(cli, ["evaluate", self.path("reports.jsonl"), self.path("gold.jsonl"), *options])

    def claims(self, *options: str) -> Result:
        return self.run("--claims", self.path("claims.jsonl"), *options)

    def against(self, *options: str) -> Result:
        return self.run("--against", self.path("other.jsonl"), *options)


class TestClaims:
    def test_claims_extracted_before_are_measured_without_reading(self, files: Files) -> None:
        figures = json.loads(files.claims("--json").stdout)
        assert figures["core"] == [1.0, 1.0, 1.0] and figures["group"] == 0.0
        assert figures["outlets"]["Radio Example"]["gold"] == figures["outlets"]["(unknown)"]["gold"] == 1
        assert figures["harms"]["killed"]["gold"] == 2 and figures["fields"]["group"]["different"] == 2

    def test_calibration(self, files: Files) -> None:
        page = files.claims("--calibration").stdout
        assert "Marked uncertain (below 0.60)" in page and "calibration error" in page
        group = json.loads(files.claims("--json").stdout)["calibration"]["fields"]["group"]
        assert group["flagged"]["wrong_of_marked"] == group["flagged"]["marked_of_wrong"] == 1.0
        assert group["error"] == 0.4 and group["bins"][0]["answers"] == 2

    def test_without_probabilities_it_is_said_how_to_get_them(self, files: Files) -> None:
        files.write("claims.jsonl", {"id": "radio-1", "claims": [CLAIM]}, {"id": "paper-1", "claims": []})
        result = files.claims("--calibration")
        assert "extract --why" in result.stdout
        assert "calibration" not in json.loads(files.claims("--json").stdout)

    def test_what_only_one_file_knows_is_told(self, files: Files) -> None:
        files.write("claims.jsonl", {"id": "radio-1", "claims": [CLAIM]})
        files.write("gold.jsonl", *({"id": i, "claims": [CLAIM]} for i in ("radio-1", "paper-1", "gone")))
        result = files.claims()
        assert "1 reports have no line in CLAIMS: all their claims count as missed" in result.stderr
        assert "1 lines of GOLD belong to no report" in result.stderr

    def test_other_wording_is_measured_but_a_wrong_type_is_named(self, files: Files) -> None:
        files.write("claims.jsonl", {"id": "radio-1", "claims": [CLAIM | {"claimant": "Mr Haddad"}]})
        assert files.claims().exit_code == 0
        files.write("claims.jsonl", {"id": "radio-1", "claims": [CLAIM | {"places": "Aleppo"}]})
        result = files.claims()
        assert result.exit_code == 2 and "line 1, report radio-1, claim 1" in result.stderr

    @pytest.mark.parametrize(
        ("by", "told"),
        [("kind", "F1 by kind"), ("outlet", "Radio Example"), ("harm", "F1 by harm"), ("field", "only people")],
    )
    def test_figures_told_apart(self, files: Files, by: str, told: str) -> None:
        assert told in files.claims("--by", by).stdout

    def test_by_harm_means_by_value_for_acts(self, files: Files) -> None:
        act = {"kind": "act", "value": "air strike", "quote": "air strike on Idlib"}
        files.write("gold.jsonl", {"id": "radio-1", "records": [act]})
        files.write("claims.jsonl", {"id": "radio-1", "claims": [CLAIM, act]})
        assert "F1 by value" in files.claims("--acts", "--by", "harm").stdout


class TestAgainst:
    def test_two_annotators(self, files: Files) -> None:
        result = files.against("--errors", "1")
        assert result.exit_code == 0, result.output
        for shown in ("1 reports, 1 claims in", "kappa", "Disagreements: ", "status 1", "different status in radio-1"):
            assert shown in result.stdout
        assert "1 reports have one annotator only" in result.stderr

    def test_json(self, files: Files) -> None:
        out = json.loads(files.against("--json", "--errors", "1").stdout)
        assert out["found"] == [1.0, 1.0, 1.0] and out["kappa"]["status"]["cells"] == [["hedged", "asserted", 1]]
        assert out["kappa"]["group"]["kappa"] is None and out["errors"][0]["fields"] == ["status"]

    def test_the_other_gold_is_checked_too(self, files: Files) -> None:
        files.write("other.jsonl", {"id": "radio-1", "claims": [CLAIM | {"quote": "never said"}]})
        result = files.against()
        assert result.exit_code == 2 and "other.jsonl: " in result.stderr and "does not stand" in result.stderr


class TestCheckGold:
    def test_sound_gold(self, files: Files) -> None:
        result = files.run("--check-gold")
        assert (result.exit_code, result.stdout) == (0, "2 reports, 2 harm claims, 0 others: no problems\n")

    def test_every_problem_is_named_and_ends_with_2(self, files: Files) -> None:
        wrong = [CLAIM | {"harm": "wounded"}] * 30
        files.write("gold.jsonl", {"id": "radio-1", "claims": wrong}, {"id": "gone", "claims": []})
        result = files.run("--check-gold")
        assert result.exit_code == 2 and result.stdout.count('"harm" "wounded" is none of killed') == 30
        assert "1 of the reports have no line" in result.stderr and "1 lines of GOLD belong to none" in result.stderr
        assert len(json.loads(files.run("--check-gold", "--json").stdout)["problems"]) == 30

    def test_nothing_is_measured_against_unsound_gold(self, files: Files) -> None:
        files.write("gold.jsonl", {"id": "radio-1", "claims": [CLAIM | {"harm": "wounded\u202e"}] * 30})
        result = files.claims()
        assert result.exit_code == 2 and result.stdout == ""
        assert "30 to mend" in result.stderr and "line 1, report radio-1, claim 1:" in result.stderr
        assert "and 10 more; --check-gold" in result.stderr and "\u202e" not in result.stderr

    def test_gold_of_the_other_sort_is_told(self, files: Files) -> None:
        assert "leave out --acts" in files.claims("--acts").stderr


class TestReviewList:
    def test_csv_and_json_lines_hold_each_error(self, files: Files) -> None:
        result = files.claims("--review-list", files.path("e.csv"))
        assert result.exit_code == 0 and "e.csv: 2 to go through" in result.stderr
        first, second = csv.DictReader((files.folder / "e.csv").read_text(encoding="utf-8").splitlines())
        assert (first["report"], second["report"], first["fields"]) == ("paper-1", "radio-1", "group")
        files.claims("--review-list", files.path("e.jsonl"))
        lines = (files.folder / "e.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["people"]["group"] for line in lines] == ["civilians", "civilians"]

    def test_a_list_with_verdicts_is_not_written_over(self, files: Files) -> None:
        (files.folder / "e.csv").write_text("mine", encoding="utf-8")
        result = files.claims("--review-list", files.path("e.csv"))
        assert result.exit_code == 2 and (files.folder / "e.csv").read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize("name", ["e.xlsx", "e", "gone/e.csv"])
    def test_a_list_that_cannot_be_written_ends_with_2(self, files: Files, name: str) -> None:
        result = files.claims("--review-list", files.path(name))
        assert result.exit_code == 2 and name in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--claims", "x", "--against", "y"),
        ("--claims", "x", "--check-gold"),
        ("--check-gold", "--review-list", "e.csv"),
        ("--against", "y", "--calibration"),
        ("--by", "moon"),
    ],
)
def test_options_that_do_not_go_together_end_with_2(files: Files, options: tuple[str, ...]) -> None:
    result = files.run(*options)
    assert result.exit_code == 2 and "Error: " in result.stderr


def test_two_reports_of_one_id_are_told(files: Files) -> None:
    files.write("reports.jsonl", *[{"id": "radio-1", "text": TEXT}] * 2)
    result = files.claims()
    assert result.exit_code == 2 and "two reports have the id radio-1" in result.stderr


def test_a_report_set_aside_is_told_and_the_rest_is_measured(files: Files) -> None:
    files.write("reports.jsonl", {"id": "radio-1", "text": TEXT}, {"id": "paper-1", "text": ""})
    result = files.claims()
    assert result.exit_code == 1 and "Set aside: " in result.stderr and "1 reports, 1 claims by people" in result.stdout
