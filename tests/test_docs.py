"""The documents say what is true: every command, option, word and link; and nothing that must not be there."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from fairwitness import __version__
from fairwitness.cli.root import SUMMARIES
from fairwitness.export.jsonl import claims_record
from fairwitness.model import Group, Harm, HarmClaim, Kind, OccurrenceClaim, Report, Stance, Status

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str) -> str:
    return COMMANDS.partition(f"\n## `fairwitness {name}")[2].partition("\n## ")[0]


def parameters(name: str) -> list[click.Parameter]:
    """The parameters of a command, and of its subcommands."""
    command = import_module(f"fairwitness.cli.{name}").command
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [parameter for each in (command, *below) for parameter in each.params]


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_and_option_is_documented(name: str) -> None:
    words = section(name)
    assert words, f"docs/commands.md has no section on {name}"
    for parameter in parameters(name):
        if isinstance(parameter, click.Option):
            assert any(f"`{option}" in words for option in parameter.opts), f"{name} {parameter.opts}"


@pytest.mark.parametrize("name", SUMMARIES)
def test_no_documented_option_is_gone(name: str) -> None:
    known = {option for parameter in parameters(name) for option in parameter.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", section(name))) <= known


def test_every_field_of_a_claim_is_documented() -> None:
    report = Report(id="r", title="", text="killed")
    word = report.quote(1, 7)
    harm = HarmClaim(id="h", report_id="r", kind=Kind.HARM, quote=word, cue=word, harm=Harm.KILLED)
    stance = OccurrenceClaim(id="s", report_id="r", kind=Kind.STANCE, quote=word, cue=word, value=Stance.DENIED)
    fields = {field for record in claims_record([harm, stance], why=True) for field in record}
    assert [field for field in sorted(fields) if f"`{field}`" not in section("extract")] == []


@pytest.mark.parametrize("vocabulary", [Kind, Harm, Group, Status])
def test_the_glossary_has_the_closed_vocabularies(vocabulary: type[Kind]) -> None:
    glossary = read("docs/glossary.md")
    assert [word for word in vocabulary if f"`{word}`" not in glossary] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        path = (page.parent / target).resolve()
        assert path.exists(), target


def test_the_readme_names_the_check_that_is_run() -> None:
    assert "`make check`" in read("README.md")
    assert read(".ci/run").strip().endswith("exec make check")


def test_every_target_of_the_makefile_is_explained_at_its_head() -> None:
    makefile = read("Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert targets and targets <= set(re.findall(r"^# make ([a-z]+)", makefile, re.MULTILINE))


def test_versions_agree() -> None:
    assert f"\nversion: {__version__}\n" in read("CITATION.cff")
    assert f"## [{__version__}]" in read("CHANGELOG.md")


@pytest.mark.parametrize("name", ["build", "dev", "runtime"])
def test_requirements_are_pinned_with_hashes_and_hold_no_address(name: str) -> None:
    text = read(f"requirements/{name}.txt")
    assert "://" not in text and "index-url" not in text and "find-links" not in text
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    for group, name in ((project["dependencies"], "runtime"), (project["optional-dependencies"]["dev"], "dev")):
        pinned = set(re.findall(r"^([a-z0-9._-]+)==", read(f"requirements/{name}.txt"), re.MULTILINE))
        assert {re.split(r"[<>=~ \[]", needed)[0] for needed in group} <= pinned
