"""What a run costs: taking in, linking, reading, running again with nothing new, one claim's history, memory.

    python benchmarks/runs.py [--reports N] [--read N] [--write]

Reports are made (benchmarks/making.py); a stand-in reads them (benchmarks/quick.py), and the shipped reader a sample.
Each step is a process of its own, whose peak memory is told. `--write` adds the figures to results/runs.json.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import quick
from fairwitness.pipeline.extracting import extract_unread
from fairwitness.pipeline.work import Work
from fairwitness.store import create_ledger, open_ledger
from making import write

RESULT = Path(__file__).parent / "results" / "runs.json"
GATES = {"run again, seconds": 5.0, "one claim's history, seconds": 0.05, "peak memory, MB": 600.0}


def cost(step: Callable[[], object]) -> tuple[float, float]:
    """Seconds and peak megabytes of a step in a copy of this process."""
    started = time.perf_counter()
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        step()
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"a step ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def measured(home: Path, reports: int, sample: int) -> dict[str, float]:
    """All figures at one size."""
    path, ledger = write(home / "reports.jsonl", reports), str(home / "ledger")
    create_ledger(ledger).close()
    found: dict[str, float] = {"reports": reports}
    peaks = []
    for name, arguments in (
        ("take in and link copies", ["ingest", str(path)]),
        ("read with the stand-in", ["extract"]),
        ("link incidents", ["run"]),
        ("run again", ["run"]),
    ):
        seconds, peak = cost(lambda arguments=arguments: quick.call([*arguments, "--ledger", ledger]))  # type: ignore[misc]
        found[f"{name}, seconds"] = round(seconds, 2)
        found[f"{name}, MB"] = round(peak)
        peaks.append(peak)
    with open_ledger(ledger) as opened:
        claim = next(opened.view().claims()).claim.id
        started = time.perf_counter()
        opened.log(claim)
        found["one claim's history, seconds"] = round(time.perf_counter() - started, 4)
    found["database, MB"] = round(sum(each.stat().st_size for each in Path(ledger).glob("ledger.sqlite*")) / 1e6, 1)
    found["raw files, MB"] = round(sum(each.stat().st_size for each in Path(ledger).rglob("*.zst")) / 1e6, 1)
    found["peak memory, MB"] = round(max(peaks))
    found["shipped reader, reports a second"] = round(sample / shipped(home, sample), 2)
    return found


def shipped(home: Path, sample: int) -> float:
    """Seconds the shipped reader takes for a sample, one process a core."""
    path, address = write(home / "sample.jsonl", sample, seed=2), home / "sample"
    create_ledger(address).close()
    quick.call(["ingest", str(path), "--ledger", str(address)])
    with open_ledger(address) as ledger:
        started = time.perf_counter()
        extract_unread(Work(ledger=ledger, actor=quick.ACTOR, clock=quick.now))
        return time.perf_counter() - started


def main() -> None:
    """Parse, measure, tell what misses its gate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--read", type=int, default=100, help="reports the shipped reader reads")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    quick.warm()
    with tempfile.TemporaryDirectory() as home:
        found = measured(Path(home), options.reports, options.read)
    print(json.dumps(found, indent=2))
    missed = [f"{name}: {found[name]} is above {gate}" for name, gate in GATES.items() if found[name] > gate]
    print("\n".join(missed) or "every gate kept")
    if options.write:
        kept = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() else {}
        kept[str(options.reports)] = found
        RESULT.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
