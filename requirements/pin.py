"""Pin every dependency, with the hashes of its files and without any address: `make pins`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
OLDEST_PYTHON = "3.11"


def pin(name: str, *sources: str) -> None:
    """Write `requirements/NAME.txt` from the sources; versions already pinned for the runtime hold everywhere."""
    target = HERE / f"{name}.txt"
    command = ["uv", "pip", "compile", *sources, "--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    if name != "runtime":
        command += ["--constraint", str(HERE / "runtime.txt")]
    text = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    if "://" in text or "index-url" in text:
        sys.exit(f"{target} would hold an address; nothing was written")
    target.write_text(text, encoding="utf-8")


def main() -> None:
    """Pin the runtime, then what builds the package, then the developer's tools."""
    pin("runtime", "pyproject.toml")
    pin("build", "requirements/build.in")
    pin("dev", "pyproject.toml", "--extra", "dev")


if __name__ == "__main__":
    main()
