"""What a ledger of many reports costs: taking in, reading, linking, running again, one claim's history, verifying.

    python benchmarks/runs.py [--reports N ...] [--read N] [--without-linking] [--home DIR] [--write]

Reports are made (benchmarks/making.py). A stand-in reads them all (benchmarks/quick.py), so that what is measured is
what a ledger adds to reading; the shipped reader reads a sample. Each step is a process of its own, whose peak memory
is told; it has loaded the program before, as a server has: a command line adds its start, about a second. `--write`
keeps the figures in results/runs.json, by size, with the load of the machine before and after: where more processes
want a core than there are cores, seconds are longer than they need be, and seconds of a core tell more.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import quick
from fairwitness.pipeline.extracting import extract_unread
from fairwitness.pipeline.work import Work
from fairwitness.store import create_ledger, open_ledger, verify
from making import write

RESULT = Path(__file__).parent / "results" / "runs.json"
MORE = 20
GATES = {"run again, seconds": 5.0, "history, first call, seconds": 0.05, "peak, MB": 600.0}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step took, and what it told."""

    seconds: float
    worked: float
    peak: float
    told: str


def cost(step: Callable[[], object]) -> Cost:
    """The cost of a step in a copy of this process; ends the benchmark where the step fails."""
    back, forth = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if not child:
        os.close(back)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        told = step()
        with os.fdopen(forth, "w") as pipe:
            pipe.write("" if told is None else str(told))
        os._exit(0)
    os.close(forth)
    with os.fdopen(back) as pipe:
        told = pipe.read()
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"a step ended with {os.waitstatus_to_exitcode(status)}")
    worked = usage.ru_utime + usage.ru_stime
    return Cost(time.perf_counter() - started, worked, usage.ru_maxrss / 1024, told)


def commanded(*arguments: str) -> Callable[[], object]:
    """A command of fairwitness, with the stand-in."""

    def step() -> None:
        if quick.call(list(arguments)):
            raise SystemExit(1)

    return step


def measured(home: Path, reports: int, write_it: Callable[[dict[str, object]], None], *, linking: bool) -> None:
    """All figures at one size; `write_it` hears of them after each step."""
    path, ledger = write(home / "reports.jsonl", reports), str(home / "ledger")
    more = write(home / "more.jsonl", MORE, seed=3)
    create_ledger(ledger).close()
    at = ("--ledger", ledger)
    found: dict[str, object] = {"reports": reports, "load before": load()}
    steps = {
        "take in and link copies": commanded("ingest", str(path), *at),
        "read with the stand-in": commanded("extract", *at),
        "take in the same again": commanded("ingest", str(path), *at),
        "read again": commanded("extract", *at),
        "verify": lambda: None if verify(ledger).fits else sys.exit(1),
        f"take in {MORE} more": commanded("ingest", str(more), *at),
        f"read {MORE} more with the stand-in": commanded("extract", *at),
        "history": lambda: json.dumps(histories(ledger, cost(lambda: some_claim(ledger)).told)),
        "link incidents": commanded("run", *at),
        "run again": commanded("run", *at),
    }
    for name, step in steps.items():
        if not linking and name in {"link incidents", "run again"}:
            continue
        took = cost(step)
        if name == "history":
            for what, seconds in json.loads(took.told).items():
                show(found, f"history, {what}", round(seconds, 4))
        else:
            show(found, f"{name}, seconds", round(took.seconds, 2))
            show(found, f"{name}, seconds of a core", round(took.worked, 2))
        show(found, f"{name}, MB", round(took.peak))
        if name in {"take in and link copies", "read with the stand-in"}:
            show(found, f"{name}, reports a second", round(reports / took.seconds))
            show(found, f"{name}, reports a second of a core", round(reports / took.worked))
            show(found, f"{name}, database MB", size(ledger, "ledger.sqlite*"))
        found["peak, MB"] = max(round(took.peak), int(str(found.get("peak, MB", 0))))
        write_it(found | {"load after": load()})
    show(found, "raw files, MB", size(ledger, "*.zst"))
    write_it(found | {"load after": load()})
    print("\n".join(missed(found)) or "every gate kept", flush=True)


def size(ledger: str, pattern: str) -> float:
    """Megabytes of a ledger's files of some name."""
    return round(sum(each.stat().st_size for each in Path(ledger).rglob(pattern)) / 1e6, 1)


def show(found: dict[str, object], name: str, value: float) -> None:
    """Note a figure and print it: the next may take long."""
    found[name] = value
    print(f"{found['reports']:>8} reports  {name:56} {value:>12,}", flush=True)


def load() -> float:
    """How many processes want a core, over the last minute."""
    return round(os.getloadavg()[0], 2)


def some_claim(ledger: str) -> str:
    """A claim of a report in the middle of the ledger."""
    with open_ledger(ledger) as opened:
        half = opened.head()[0] // 4
        claims = (opened.view().claims_of(kept.report.id) for kept in opened.view().since(half))
        return next(found[0].claim.id for found in claims if found)


def histories(ledger: str, claim: str) -> dict[str, float]:
    """Seconds until a claim's history is there, in a process that has not opened the ledger; and another time."""
    moments = [(time.perf_counter(), time.process_time())]
    with open_ledger(ledger) as opened:
        for step in (int, partial(opened.log, claim), partial(opened.log, claim)):
            step()
            moments.append((time.perf_counter(), time.process_time()))
    found: dict[str, float] = {}
    steps = zip(("opening the ledger", "first call", "second call"), pairwise(moments), strict=True)
    for what, (before, after) in steps:
        found |= {f"{what}, seconds": after[0] - before[0], f"{what}, seconds of a core": after[1] - before[1]}
    return found


def shipped(home: Path, sample: int) -> dict[str, object]:
    """What the shipped reader takes for a sample, one process a core."""
    path, address = write(home / "sample.jsonl", sample, seed=2), home / "sample"
    create_ledger(address).close()
    quick.call(["ingest", str(path), "--ledger", str(address)])
    before = load()
    with open_ledger(address) as ledger:
        many = ledger.view().count()[0]
        started = time.perf_counter()
        summary = extract_unread(Work(ledger=ledger, actor=quick.ACTOR, clock=quick.now))
        seconds = time.perf_counter() - started
    return {
        "reports": many,
        "claims": summary.claims,
        "seconds": round(seconds, 1),
        "reports a second": round(many / seconds, 2),
        "processes": os.cpu_count(),
        "load before": before,
        "load after": load(),
    }


def missed(found: dict[str, object]) -> list[str]:
    """The gates a size does not keep."""
    values = {name: value for name in GATES if isinstance(value := found.get(name), int | float)}
    return [f"{name}: {value} is above {GATES[name]}" for name, value in values.items() if value > GATES[name]]


def main() -> None:
    """Parse, measure, tell what misses its gate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--read", type=int, default=500, help="reports the shipped reader reads; 0 leaves it out")
    parser.add_argument("--without-linking", action="store_true", help="leave the linking of incidents out")
    parser.add_argument("--home", type=Path, help="an empty directory to leave the ledgers in; else they are temporary")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    quick.warm()
    figures: dict[str, dict[str, object]] = {}

    def note(name: str, found: dict[str, object]) -> None:
        figures[name] = found
        if options.write:
            keep(name, found)

    with tempfile.TemporaryDirectory() as temporary:
        home = options.home or Path(temporary)
        for reports in options.reports:
            (home / str(reports)).mkdir(parents=True)
            noted = partial(note, str(reports))
            measured(home / str(reports), reports, noted, linking=not options.without_linking)
        if options.read:
            note("shipped reader", shipped(home, options.read))
            print("shipped reader:", json.dumps(figures["shipped reader"]), flush=True)
    sys.exit(any(missed(found) for found in figures.values()))


def keep(name: str, found: dict[str, object]) -> None:
    """Add figures to the kept ones."""
    kept = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() else {}
    kept[name] = found
    RESULT.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
