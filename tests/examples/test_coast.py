"""The shipped example reports parse, and their hand-made claims quote them word for word."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairwitness.cli.root import cli
from fairwitness.model import Report
from fairwitness.pipeline import open_instruments, read_report, toll_of

GOLD = Path(__file__).parents[2] / "examples" / "coast.gold.jsonl"


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


REPORTS = lines((files("fairwitness") / "examples" / "coast.jsonl").read_text(encoding="utf-8"))
CLAIMS = {record["id"]: record["claims"] for record in lines(GOLD.read_text(encoding="utf-8"))}


def test_six_reports_by_six_outlets() -> None:
    assert [report["id"] for report in REPORTS] == [f"coast-{n}" for n in range(1, 7)]
    assert len({report["outlet"] for report in REPORTS}) == 6


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
class TestReport:
    def test_has_outlet_date_and_a_readable_length(self, report: dict) -> None:
        assert set(report) == {"id", "outlet", "published", "title", "text"}
        assert date(2025, 3, 7) <= date.fromisoformat(report["published"]) <= date(2025, 3, 9)
        assert 120 <= len(f"{report['title']} {report['text']}".split()) <= 250

    def test_gold_quotes_it_verbatim(self, report: dict) -> None:
        original = f"{report['title']}\n{report['text']}"
        assert CLAIMS[report["id"]]
        for claim in CLAIMS[report["id"]]:
            assert claim["quote"] in original
            assert claim["cue"] in claim["quote"]
            named = [claim["count"], claim["victims"], claim["claimant"], claim["perpetrator"]]
            for words in [*named, *claim["places"], *claim["relays"]]:
                assert words is None or words in original

    def test_gold_points_at_claims_that_exist(self, report: dict) -> None:
        claims = CLAIMS[report["id"]]
        for number, claim in enumerate(claims):
            assert claim["part_of"] is None or (claim["part_of"] != number and claim["part_of"] < len(claims))


def test_the_reprint_is_a_near_copy() -> None:
    first, reprint = (REPORTS[number]["text"].split() for number in (0, 4))
    runs = {tuple(first[at : at + 5]) for at in range(len(first))}
    copied = sum(tuple(reprint[at : at + 5]) in runs for at in range(len(reprint)))
    assert copied > 0.9 * len(reprint) - 10


def test_only_what_is_open_itself_is_said_to_leave_a_toll_open() -> None:
    instruments = open_instruments()
    for record in REPORTS:
        report = Report(**{**record, "published": date.fromisoformat(record["published"])})
        for told in toll_of(read_report(report, instruments.reader, instruments.gazetteer)):
            _, _, openers = told.arithmetic.partition("left open above by ")
            named = openers.replace(", seen or taken in at one place", " at one place").split(", ") if openers else []
            assert all(" or more (" in each or each.endswith(" at one place") for each in named), told.arithmetic
            assert len(named) == len(set(named)), told.arithmetic


@pytest.mark.parametrize(("known", "low"), [("2025-03-07", 72), ("2025-03-08", 72), ("2025-03-09", 147)])
def test_the_six_reports_come_to_the_monitors_last_total(known: str, low: int, ledger: Path) -> None:
    told = CliRunner().invoke(cli, ["toll", "--ledger", str(ledger), "--as-of", known, "--json"])
    assert told.exit_code == 0, told.output
    answer = json.loads(told.output)
    assert (answer["low"], answer["high"]) == (low, None)


@pytest.mark.parametrize("known", ["2025-03-08", "2025-03-09"])
def test_the_whole_coasts_count_is_not_the_villages(known: str, ledger: Path) -> None:
    asked = ["toll", "--ledger", str(ledger), "--as-of", known, "--place", "Beit Zarour", "--json"]
    answer = json.loads(CliRunner().invoke(cli, asked).output)
    assert (answer["low"], answer["high"]) == (31, None)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The six reports read, linked and filed."""
    path = tmp_path_factory.mktemp("coast") / "ledger"
    reports = files("fairwitness") / "examples" / "coast.jsonl"
    for arguments in (["init", str(path)], ["run", str(reports), "--ledger", str(path)]):
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 0, done.output
    return path
