"""The command as a whole: help, exit codes, and what happens when output cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from fairwitness import __version__
from fairwitness.cli.root import SUMMARIES, cli, exit_status
from fairwitness.errors import FairwitnessError, MalformedLine, MissingData, ReportSetAside, UnreadableFile
from fairwitness.pipeline import Instruments

START = "import sys; from fairwitness.cli import main; sys.argv[0] = 'fairwitness'; main()"
# a slow machine must not fail the check; `make bench` measures the real figure
SECONDS = 20


def start(*arguments: str, code: str = START, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", code, *arguments]
    given = {"capture_output": True, "timeout": SECONDS, **options}
    return subprocess.run(command, check=False, **given)  # type: ignore[call-overload, no-any-return]


def commands() -> dict[str, click.Command]:
    return {name: import_module(f"fairwitness.cli.{name}").command for name in SUMMARIES}


def test_summaries_are_the_commands_own() -> None:
    for name, command in commands().items():
        assert command.name == name and command.short_help == SUMMARIES[name]
        assert (command.help or "").startswith(SUMMARIES[name])


def test_every_module_of_a_command_is_listed() -> None:
    folder = Path(import_module("fairwitness.cli").__path__[0])
    with_command = {path.stem for path in folder.glob("*.py") if "\ndef command(" in path.read_text(encoding="utf-8")}
    assert with_command == set(SUMMARIES)


@pytest.mark.parametrize(
    "name", ["", *SUMMARIES, *(f"convention {each}" for each in ("list", "show", "diff", "check"))]
)
def test_every_help_has_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert f"fairwitness {name}".strip() in result.stdout.partition("Example")[2]


@pytest.mark.parametrize("name", sorted(set(SUMMARIES) - {"convention", "demo"}))
def test_every_command_gives_json_on_request(name: str) -> None:
    assert "--json" in {option for parameter in commands()[name].params for option in parameter.opts}


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_option_is_explained(name: str) -> None:
    for parameter in commands()[name].params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


def test_help_imports_neither_the_pipeline_nor_the_model() -> None:
    heavy = "{'numpy', 'onnxruntime', 'tokenizers', 'rich', 'fairwitness.pipeline', 'py3langid'}"
    result = start("--help", code=f"import atexit; atexit.register(lambda: print({heavy} & set(sys.modules))); {START}")
    assert result.stdout.endswith(b"set()\n"), result


def test_version() -> None:
    assert CliRunner().invoke(cli, ["--version"]).stdout == f"fairwitness {__version__}\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["read"], ["read", "x", "--nonsense"], ["evaluate", "one"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(cli, arguments).exit_code == 2


@pytest.mark.parametrize(
    ("read", "errors", "status"),
    [
        (3, [], 0),
        (0, [], 0),
        (2, [UnreadableFile("")], 1),
        (2, [MalformedLine(""), ReportSetAside("")], 1),
        (0, [ReportSetAside("")], 1),
        (0, [UnreadableFile("")], 2),
        (0, [MalformedLine(""), ReportSetAside("")], 2),
    ],
)
def test_exit_status(read: int, errors: list[FairwitnessError], status: int) -> None:
    assert exit_status(read=read, errors=errors) == status


def test_an_error_of_ours_is_a_message_not_a_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing() -> Instruments:
        raise MissingData("no reader at data/reader.onnx: install fairwitness again")

    monkeypatch.setattr("fairwitness.cli.options.open_instruments", missing)
    path = tmp_path / "a.txt"
    path.write_text("Two people were killed.", encoding="utf-8")
    result = CliRunner().invoke(cli, ["read", str(path)])
    assert (result.exit_code, result.stderr) == (2, "Error: no reader at data/reader.onnx: install fairwitness again\n")


def test_unusable_input_ends_with_2_as_a_process_too(tmp_path: Path) -> None:
    result = start("read", str(tmp_path / "gone.txt"))
    assert result.returncode == 2 and b"no such file" in result.stderr and b"Traceback" not in result.stderr


def test_a_closed_pipe_ends_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = start("--help", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        result = start("--help", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 2
    assert result.stderr == b"Error: cannot write the output (No space left on device)\n"


def test_characters_a_terminal_lacks_are_escaped() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1:strict"}
    result = start("read", "доклад.txt", env=environment)
    assert result.returncode == 2 and rb"\u043b\u0430\u0434.txt: no such file" in result.stderr


def test_the_entry_point_is_the_one_installed() -> None:
    settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["scripts"] == {"fairwitness": "fairwitness.cli:main"}
