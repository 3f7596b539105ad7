"""The local engine: order, failures, flat memory, and processes that end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from fairwitness.engine import Failure, run_all
from fairwitness.errors import ReportSetAside


def halve(number: int, tool: str) -> str:
    if number == 3:
        raise ReportSetAside("three is odd")
    if number == 5:
        raise ZeroDivisionError("five")
    return f"{tool} {number / 2}"


def open_tool() -> str:
    return "half:"


def test_results_come_in_order_with_failures_in_their_places() -> None:
    results = list(run_all(range(6), halve, open_tool, workers=1))
    assert results[4] == (4, "half: 2.0")
    assert results[3] == Failure(3, "three is odd")
    assert isinstance(results[5], Failure) and "ZeroDivisionError: five" in results[5].problem


def test_the_tool_is_opened_once_and_only_when_needed() -> None:
    opened = []
    assert list(run_all([], halve, lambda: opened.append(1) or "", workers=1)) == []
    assert opened == []
    list(run_all([1, 2], halve, lambda: opened.append(1) or "", workers=1))
    assert opened == [1]


def test_an_endless_stream_is_read_one_by_one() -> None:
    assert len(list(islice(run_all(count(10), halve, open_tool, workers=1), 5))) == 5


SCRIPT = """
import os, sys, time
from itertools import count
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
from fairwitness.engine import Failure, run_all

def work(number, tool):
    if number in (20, 21):
        os._exit(7)
    if tool == "slow":
        time.sleep(0.05)
    return number * 2

def quick(): return "quick"
def slow(): return "slow"
def deadly(number, tool): os._exit(9)

if __name__ == "__main__":
    what = sys.argv[1]
    if what == "order":
        results = list(run_all(range(60), work, quick, workers=2))
        failed = [r.item for r in results if isinstance(r, Failure)]
        good = [r for r in results if not isinstance(r, Failure)]
        lasting = [r.lasting for r in results if isinstance(r, Failure)]
        print(failed, good == [(n, 2 * n) for n in range(60) if n not in (20, 21)], lasting)
    elif what == "deadly":
        list(run_all(range(60), deadly, quick, workers=2))
    else:
        for item in run_all(count(100), work, slow, workers=2):
            print(os.getpid(), flush=True)
"""


@pytest.fixture
def script(tmp_path: Path) -> list[str]:
    path = tmp_path / "work_in_processes.py"
    path.write_text(textwrap.dedent(SCRIPT), encoding="utf-8")
    return [sys.executable, str(path)]


def test_processes_keep_the_order_and_outlive_items_that_end_them(script: list[str]) -> None:
    done = subprocess.run([*script, "order"], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "[20, 21] True [False, False]\n"


def test_processes_that_always_end_are_told_of(script: list[str]) -> None:
    done = subprocess.run([*script, "deadly"], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1 and "WorkersEnded" in done.stderr and "--jobs 1" in done.stderr


def test_no_process_outlives_a_parent_that_is_killed(script: list[str]) -> None:
    parent = subprocess.Popen([*script, "endless"], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    children = _children(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait(timeout=10)
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while any(_runs(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert children and not [child for child in children if _runs(child)]


def _children(parent: int) -> list[int]:
    return [pid for pid in _processes() if _status(pid).get("PPid") == str(parent)]


def _processes() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())


def _status(pid: int) -> dict[str, str]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _runs(pid: int) -> bool:
    # one that has ended stays a zombie where nobody above asks for its status
    return _status(pid).get("State", "Z")[0] != "Z"


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_this_process_is_seen() -> None:
    assert _runs(os.getpid())
