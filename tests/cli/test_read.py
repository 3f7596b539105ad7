"""`fairwitness read`, as its users meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairwitness.cli.root import cli
from fairwitness.pipeline import Instruments

REPORT = (
    "Shells fall on market\n"
    "Governor Haddad said 12 traders were killed in Aleppo on Friday. There was an air strike on Idlib."
)
HOSTILE = (
    "Shells \x1b[2J\x1b[31mfall [bold]on[/bold] [link=https://example.org]market[/link]\n"
    "Governor Haddad said 12 traders were killed in Aleppo. \u202eDesrever\u202c \x07\x9b31m [/] [red]"
)


@pytest.fixture
def run(instruments: Instruments, tmp_path: Path) -> object:
    def run_it(*arguments: str, content: str = REPORT, stdin: str | None = None) -> Result:
        (tmp_path / "report.txt").write_text(content, encoding="utf-8")
        named = [str(tmp_path / "report.txt") if a == "REPORT" else a for a in arguments]
        return CliRunner().invoke(cli, named, obj=instruments, input=stdin)

    return run_it


def test_the_page_shows_who_says_what_with_the_quoted_words(run: object) -> None:
    result = run("read", "REPORT", "--published", "2024-05-18", "--outlet", "Radio Example")  # type: ignore[operator]
    assert result.exit_code == 0 and result.stderr == ""
    for shown in (
        "Shells fall on market",
        "Radio Example | 2024-05-18",
        "Governor Haddad",
        "killed",
        "traders",
        "Aleppo",
    ):
        assert shown in result.stdout
    assert "“Governor Haddad said 12 traders were killed in Aleppo on Friday”" in result.stdout
    assert "2024-05-17" in result.stdout
    assert "air strike" in result.stdout


def test_an_undated_report_keeps_its_words_and_says_so(run: object) -> None:
    result = run("read", "REPORT")  # type: ignore[operator]
    assert "“Friday”" in result.stdout and "Note: no publication date" in result.stdout


def test_why_shows_words_and_probabilities_and_marks_what_is_uncertain(run: object) -> None:
    shown = run("read", "REPORT", "--why").stdout  # type: ignore[operator]
    assert "claimant “Governor Haddad” 0.91 | group unspecified 0.41 uncertain\n" in shown
    assert "0.91" not in run("read", "REPORT").stdout  # type: ignore[operator]


def test_json_is_one_line_a_report_with_claims_toll_and_notes(run: object) -> None:
    result = run("read", "REPORT", "--json", "--why")  # type: ignore[operator]
    record = json.loads(result.stdout)
    assert list(record) == ["id", "title", "outlet", "published", "claims", "toll", "notes"]
    assert record["claims"][0]["evidence"][0]["probability"] == 0.9123


def test_standard_input(run: object) -> None:
    assert "traders" in run("read", "-", stdin=REPORT).stdout  # type: ignore[operator]


def test_no_title_keeps_the_first_line_as_text(run: object) -> None:
    assert "(no title)" in run("read", "REPORT", "--no-title").stdout  # type: ignore[operator]


def test_a_report_without_claims_says_so(run: object) -> None:
    assert "No claims" in run("read", "REPORT", content="Quiet day\nNothing happened.").stdout  # type: ignore[operator]


def test_nothing_of_a_hostile_report_reaches_the_terminal_unescaped(run: object) -> None:
    shown = run("read", "REPORT", "--why", content=HOSTILE).stdout  # type: ignore[operator]
    assert "\x1b" not in shown and "\u202e" not in shown and "\x07" not in shown and "\x9b" not in shown
    assert "\\u001b[2J" in shown and "[bold]on[/bold]" in shown


@pytest.mark.parametrize("options", [[], ["--json"], ["--why"]])
def test_the_same_report_gives_the_same_bytes(run: object, options: list[str]) -> None:
    assert run("read", "REPORT", *options).stdout_bytes == run("read", "REPORT", *options).stdout_bytes  # type: ignore[operator]


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "empty"), ("text\0", "binary"), ("Al menos doce soldados murieron el viernes cuando un grupo armado atacó su "
      "convoy cerca de la frontera y otros siete resultaron heridos, informó el gobernador.", "not in English")],
)  # fmt: skip
def test_what_cannot_be_read_is_told_on_standard_error(run: object, content: str, told: str) -> None:
    result = run("read", "REPORT", content=content)  # type: ignore[operator]
    assert result.stdout == "" and told in result.stderr
    assert result.exit_code == (1 if told == "not in English" else 2)


def test_one_unusable_file_among_good_ones_ends_with_1(run: object) -> None:
    result = run("read", "gone.txt", "REPORT")  # type: ignore[operator]
    assert result.exit_code == 1 and "gone.txt: no such file" in result.stderr and "traders" in result.stdout


@pytest.mark.parametrize("written", ["yesterday", "2024-02-30", "17/05/2024", ""])
def test_a_wrong_date_is_refused_with_advice(run: object, written: str) -> None:
    result = run("read", "REPORT", "--published", written)  # type: ignore[operator]
    assert result.exit_code == 2 and "YYYY-MM-DD" in result.stderr


def test_a_file_name_cannot_play_tricks_either(run: object) -> None:
    assert "\x1b" not in run("read", "\x1b[2Jgone.txt").stderr  # type: ignore[operator]
