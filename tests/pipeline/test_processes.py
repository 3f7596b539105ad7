"""The tests of `forked_processes.py` copy their process, which is safe only in one that has loaded nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_processes_that_are_killed_and_many_at_once() -> None:
    tests = Path(__file__).with_name("forked_processes.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
