"""Speed on one core, memory, the share of time inside onnxruntime, and cold starts.

    python benchmarks/speed.py REPORTS.jsonl[.gz] [--reports N]

REPORTS may be JSON Lines of reports, or of the GVA articles (`doc_id`, `dct`). Reading is timed in this process, on one
core, after one report to warm up; cold starts are whole processes, best of five.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import onnxruntime

from fairwitness.errors import FairwitnessError
from fairwitness.ingest.records import report_of
from fairwitness.model import Report
from fairwitness.pipeline import open_instruments, read_report

AIMS = {
    "reports/s": "8 or more",
    "inside onnxruntime": "75 %",
    "peak memory": "450 MB or less",
    "cold `read` of one report": "1.5 s or less",
    "cold `--help`": "0.3 s or less",
}
OURS = {"doc_id": "id", "dct": "published", "uri": "url"}


class Clock:
    """Adds up the time spent inside onnxruntime."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, run: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a function so that its time is counted."""

        def timed(*arguments: Any, **named: Any) -> Any:
            started = time.perf_counter()
            try:
                return run(*arguments, **named)
            finally:
                self.seconds += time.perf_counter() - started

        return timed


def main() -> None:
    """Measure and print one figure a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--reports", dest="most", type=int, default=200, help="read so many reports")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reports = list(islice(reports_of(options.reports), options.most))
    for name, figure in {**reading(reports), **cold_starts()}.items():
        print(f"{name:28} {figure:16} {'aim: ' + AIMS[name] if name in AIMS else ''}".rstrip())


def reports_of(path: Path) -> Iterator[Report]:
    """Read reports, whatever the names of their fields; those that cannot be used are left out."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            record = {OURS.get(name, name): value for name, value in json.loads(line).items()}
            try:
                yield report_of(record, str(path), outlet=None, published=None)
            except FairwitnessError:
                continue


def reading(reports: list[Report]) -> dict[str, str]:
    """Time the reading of many reports."""
    clock = Clock()
    onnxruntime.InferenceSession.run = clock.around(onnxruntime.InferenceSession.run)
    instruments = open_instruments()
    read_report(reports[0], instruments.reader, instruments.gazetteer)
    clock.seconds, claims, started = 0.0, 0, time.perf_counter()
    for report in reports:
        claims += len(read_report(report, instruments.reader, instruments.gazetteer).claims)
    seconds = time.perf_counter() - started
    words = sum(len(report.original.split()) for report in reports)
    return {
        "reports": f"{len(reports)} ({claims} claims)",
        "reports/s": f"{len(reports) / seconds:.1f}",
        "words/s": f"{words / seconds:,.0f}",
        "inside onnxruntime": f"{clock.seconds / seconds:.0%}",
        "peak memory": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
    }


def cold_starts() -> dict[str, str]:
    """Time whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(
            "Shells hit a market\nNine people were killed on Friday, the governor said.", encoding="utf-8"
        )
        return {
            "cold `read` of one report": f"{cold('read', str(report), '--published', '2024-05-17'):.2f} s",
            "cold `--help`": f"{cold('--help'):.2f} s",
        }


def cold(*arguments: str) -> float:
    """Seconds of the fastest of five runs of the command."""
    command = [sys.executable, "-c", "from fairwitness.cli import main; main()", *arguments]
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    main()
