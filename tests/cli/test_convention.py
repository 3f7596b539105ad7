"""`fairwitness convention`, as its users meet it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fairwitness.cli.root import cli

OWN = """
id = "desk"
version = "2"
name = "Our desk"
[rules.policy]
value = "lowest"
source = "desk handbook"
verified = true
[[word]]
words = ["dozens"]
low = 24
best = 30
source = "desk handbook"
verified = false
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["convention", *arguments])


def test_lists_the_shipped_ones_neutral_first() -> None:
    shown = run("list")
    assert shown.exit_code == 0
    names = [line.split()[0] for line in shown.output.strip().splitlines()]
    assert names == ["neutral", "acled", "gtd", "ibc", "pitf", "ucdp"]


def test_shows_each_cell_with_its_source_and_whether_it_was_checked() -> None:
    shown = run("show", "acled").output
    assert "dozens" in shown and "12, best 12" in shown and "checked" in shown and "unchecked" in shown


def test_as_json() -> None:
    record = json.loads(run("show", "pitf", "--json").output)
    several = next(cell for cell in record["cells"] if cell["name"] == "several")
    assert (several["low"], several["high"], several["verified"]) == (5, 24, False)


def test_shows_where_two_differ_and_what_is_undefined() -> None:
    lines = run("diff", "neutral", "acled").output.splitlines()
    assert any(line.split()[:3] == ["scores", "40", "or"] and line.rstrip().endswith("-") for line in lines)


def test_checks_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(OWN, encoding="utf-8")
    shown = run("check", str(path))
    assert shown.exit_code == 0
    assert "desk 2: 2 cells, 1 unchecked" in shown.output and "24 or more, best 30" in shown.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWN.replace('"lowest"', '"guess"'), "policy 'guess' is unknown"),
        (OWN.replace("low = 24", "low = 99"), "needs low <= best <= high"),
        (OWN.replace('source = "desk handbook"', ""), 'needs a "source"'),
        (OWN.replace("[rules.policy]", "[rules.other]"), "[rules.policy] is missing"),
        ("id = [", "not readable as TOML"),
    ],
)
def test_says_what_is_wrong_in_a_file(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(text, encoding="utf-8")
    shown = run("check", str(path))
    assert shown.exit_code == 2 and said in shown.output and "desk.toml" in shown.output


def test_an_unknown_name_is_told(tmp_path: Path) -> None:
    shown = run("show", "no-such")
    assert shown.exit_code == 2 and "choose one of neutral, acled" in shown.output
    assert run("check", str(tmp_path / "none.toml")).exit_code == 2
