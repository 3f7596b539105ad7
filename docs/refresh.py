"""Put real output into the pages: `docs/refresh.py [REPORT_ID]` for the README, `--tutorial` for the first ledger."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "src" / "fairwitness" / "examples" / "coast.jsonl"
BEGIN, END = "<!-- output: begin -->\n", "<!-- output: end -->\n"
TUTORIAL = ROOT / "docs" / "first-ledger.md"
CALL = [sys.executable, "-c", "import sys; from fairwitness.cli import main; sys.argv[0] = 'fairwitness'; main()"]
CONSOLE = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
LONGEST = 24  # lines of output a page has room for


def main() -> None:
    """Refresh the page asked for."""
    if sys.argv[1:] == ["--tutorial"]:
        TUTORIAL.write_text(tutorial(), encoding="utf-8")
    else:
        refresh_readme(sys.argv[1] if len(sys.argv) > 1 else "coast-2")


def refresh_readme(wanted: str) -> None:
    """Read the report with the installed command and write the page between the README's two marks."""
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    report = next(line for line in lines if json.loads(line)["id"] == wanted)
    page = subprocess.run(
        [*CALL, "read", "-"], input=report, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    block = f"$ fairwitness read {wanted}.json\n\n{page.strip()}"
    readme.write_text(f"{before}{BEGIN}```\n{block}\n```\n{END}{after}", encoding="utf-8")


def tutorial() -> str:
    """The tutorial with the output of each of its commands, run in order in an empty folder."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        shutil.copy(EXAMPLES, folder / "reports.jsonl")
        program = folder / "fairwitness"
        program.write_text(f"#!{sys.executable}\n{CALL[2]}\n", encoding="utf-8")
        program.chmod(0o700)

        return CONSOLE.sub(lambda block: _answered(block[1], folder), TUTORIAL.read_text(encoding="utf-8"))


def _answered(block: str, folder: Path) -> str:
    told = []
    for line in block.splitlines():
        if line.startswith("$ "):
            told += [line, *_output(line[2:], folder)]
    return "```console\n" + "\n".join(told) + "\n```\n"


def _output(command: str, folder: Path) -> list[str]:
    if not command.startswith(("fairwitness", "printf")):
        return []
    environment = {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "FAIRWITNESS_LEDGER": "ledger",
        "FAIRWITNESS_BY": "Nadia Karam",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SystemExit(f"{command}: ended with {done.returncode}: {done.stderr}")
    lines = re.sub(r"\b([0-9a-f]{12})[0-9a-f]{52}\b", r"\1...", done.stdout).rstrip().split("\n")
    return lines if len(lines) <= LONGEST else [*lines[:LONGEST], "[...]"]


if __name__ == "__main__":
    main()
