"""Put the real output of one example report into the README: `python docs/refresh.py [REPORT_ID]`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "src" / "fairwitness" / "examples" / "coast.jsonl"
BEGIN, END = "<!-- output: begin -->\n", "<!-- output: end -->\n"


def main() -> None:
    """Read the report with the installed command and write the page between the README's two marks."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else "coast-2"
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    report = next(line for line in lines if json.loads(line)["id"] == wanted)
    command = [sys.executable, "-c", "from fairwitness.cli import main; main()", "read", "-"]
    page = subprocess.run(command, input=report, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    block = f"$ fairwitness read {wanted}.json\n\n{page.strip()}"
    readme.write_text(f"{before}{BEGIN}```\n{block}\n```\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
