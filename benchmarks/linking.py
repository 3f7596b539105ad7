"""What linking costs end to end: all of a ledger for the first time, one new report into it, questions put to it.

    python -m benchmarks.linking [--corpus DIR] [--sizes 1000,10000,100000] [--write]

The project's own reports (CORPUS) are read once by the shipped reader and told again of other days, places and people
(training/variants.py) until a ledger holds so many claims; each tenth report is reprinted. Each step is a process of
its own, whose peak memory is told; seconds are the clock's, on a busy machine more than the work took. Gate: linking
one new report into the largest ledger, on disk, in 300 ms. `--write` puts the figures into
results/linking.json.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.own import Reading, own_readings
from fairwitness.model import Actor, Body, Claim, ClaimSet, CopyKind, CopyLink, FiledReport, Report, Role
from fairwitness.model.report import report_id
from fairwitness.pipeline.knowing import know, know_incidents
from fairwitness.pipeline.linking import bring_up_to_date
from fairwitness.store import Ledger, create_ledger, open_ledger
from training.variants import variants, vary

RESULT = Path(__file__).parent / "results" / "linking.json"
GATE_MS = 300.0
PROBES = 20
BATCH = 200
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ACTOR = Actor(name="benchmark", role=Role.CODER)
EXTRACTOR = "benchmark 1"


def filed(report: Report, claims: Sequence[Claim]) -> Reading:
    """The report under the digest of its content, its claims with it."""
    digest = report_id(outlet=report.outlet, url=report.url, published=report.published, text=report.original)
    return replace(report, id=digest), [replace(claim, report_id=digest) for claim in claims]


def told(readings: Sequence[Reading], most: int) -> Iterator[list[Body]]:
    """The entries of each report, and of a reprint of each tenth."""
    for number, (report, claims) in enumerate(variants(readings, most)):
        original, own = filed(replace(report, url=f"https://news.example/{number}"), claims)
        yield [FiledReport(report=original), ClaimSet(report_id=original.id, extractor=EXTRACTOR, claims=tuple(own))]
        if number % 10 == 0:
            renamed = [replace(claim, id=f"{claim.id}r") for claim in own]
            outlet = f"The {report.outlet or 'Evening'} Echo"
            copy, again = filed(replace(original, outlet=outlet, url=f"https://copy.example/{number}"), renamed)
            link = CopyLink(report_id=copy.id, of=original.id, how=CopyKind.REPRINT, score=1.0)
            claims_again = ClaimSet(report_id=copy.id, extractor=EXTRACTOR, claims=tuple(again))
            yield [FiledReport(report=copy), claims_again, link]


def fill(ledger: Ledger, readings: Sequence[Reading], most: int) -> None:
    """Put all on record."""
    writer, source = ledger.writer(ACTOR), told(readings, most)
    while batch := [body for bodies in islice(source, BATCH) for body in bodies]:
        writer.append(batch, at=NOW)


def cost(step: Callable[[], Any]) -> tuple[Any, float, float]:
    """What a step gives, its seconds and peak megabytes, in a copy of this process."""
    inlet, outlet = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if not child:
        os.close(inlet)
        with os.fdopen(outlet, "wb") as back:
            pickle.dump(step(), back)
        os._exit(0)
    os.close(outlet)
    with os.fdopen(inlet, "rb") as back:
        data = back.read()
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"a step ended with {os.waitstatus_to_exitcode(status)}")
    return pickle.loads(data), time.perf_counter() - started, usage.ru_maxrss / 1024


def one_by_one(address: str, readings: Sequence[Reading]) -> list[tuple[float, float]]:
    """Milliseconds, by the clock and of the processor, the resolving step takes after each of some new reports."""
    times = []
    step = max(1, len(readings) // PROBES)
    with open_ledger(address) as ledger:
        writer = ledger.writer(ACTOR)
        for number, (report, claims) in enumerate(readings[::step][:PROBES]):
            new, own = filed(*vary(report, claims, 5000, number))
            claim_set = ClaimSet(report_id=new.id, extractor=EXTRACTOR, claims=tuple(own))
            writer.append([FiledReport(report=new), claim_set], at=NOW)
            started, busy = time.perf_counter(), time.process_time()
            bring_up_to_date(ledger)
            times.append((1000 * (time.perf_counter() - started), 1000 * (time.process_time() - busy)))
    return times


def _one(address: str) -> object:
    with open_ledger(address) as ledger:
        name = next(ledger.shelf.items("incidents"))[0]
        return len(know_incidents(ledger, [name]).filed)


def _know(address: str) -> object:
    with open_ledger(address) as ledger:
        return len(know(ledger).incidents)


def _link(address: str) -> object:
    with open_ledger(address) as ledger:
        return bring_up_to_date(ledger)


def measured(home: Path, readings: Sequence[Reading], most: int) -> dict[str, float]:
    """All figures at one size."""
    address = str(home / f"ledger-{most}")
    with create_ledger(address) as ledger:
        fill(ledger, readings, most)
        reports, claims = ledger.view().count()
    found: dict[str, float] = {"claims": claims, "reports": reports}
    before = _size(address)
    for name, step in (
        ("link all", lambda: _link(address)),
        ("nothing new", lambda: _link(address)),
        ("know all", lambda: _know(address)),
        ("know one incident", lambda: _one(address)),
    ):
        _, seconds, peak = cost(step)
        found |= {f"{name}, seconds": round(seconds, 2), f"{name}, MB": round(peak)}
    found["link all, ms a claim"] = round(1000 * found["link all, seconds"] / claims, 3)
    found["entries and views, MB"], found["kept by linking, MB"] = before, round(_size(address) - before, 1)
    times, _, peak = cost(lambda: one_by_one(address, readings))
    clock, busy = zip(*times, strict=True)
    found |= {"one new report, median ms": round(statistics.median(clock), 1)}
    found |= {"one new report, worst ms": round(max(clock), 1), "one new report, MB": round(peak)}
    found |= {"one new report, median ms of the processor": round(statistics.median(busy), 1)}
    return found


def _size(address: str) -> float:
    with open_ledger(address):
        return round(sum(path.stat().st_size for path in Path(address).glob("ledger.sqlite*")) / 1e6, 1)


def main() -> None:
    """Parse, measure, tell what misses its gate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parents[1] / "corpus")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    readings = cost(lambda: own_readings(options.corpus))[0]
    figures = []
    with tempfile.TemporaryDirectory() as home:
        for size in options.sizes.split(","):
            figures.append(measured(Path(home), readings, int(size)))
            print(json.dumps(figures[-1], indent=1), flush=True)
    if options.write:
        RESULT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    slow = figures[-1]["one new report, median ms"] > GATE_MS
    print(f"gate: one new report in {GATE_MS:.0f} ms: {'FAIL' if slow else 'pass'}")
    sys.exit(int(slow))


if __name__ == "__main__":
    main()
