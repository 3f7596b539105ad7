"""Kill `fairwitness run` with signal 9 at random moments: each time the ledger must verify, and in the end be the same.

    python benchmarks/kill.py [--reports 2000] [--kills 200] [--seed 1] [--shipped [--jobs N]] [--write]

By default a stand-in reads (benchmarks/quick.py), in one process, so that most moments fall on what writes; `--shipped`
takes the shipped reader, on all cores, which takes hours.
The state is what `export --ledger` writes, apart from times and what hashes them. `--write` freezes the result in
benchmarks/results/kill.json.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import quick
from fairwitness.store import create_ledger, export_ledger, open_ledger, verify
from making import write

START = "import sys; from fairwitness.cli import main; sys.argv[0] = 'fairwitness'; main()"
RESULT = Path(__file__).parent / "results" / "kill.json"
# what differs between two runs at different times: the moment, and the hashes that cover it
OF_TIME = ("at", "hash", "previous")
FOREVER = 86_400.0


def started(ledger: Path, reports: Path, jobs: int | None) -> int:
    """A run, begun in a process of its own; `jobs` None takes the stand-in, in a copy of this process. Gives its id."""
    arguments = ["run", str(reports), "--ledger", str(ledger), "--by", "benchmark", "--jobs", str(jobs or 1)]
    if jobs:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([sys.executable, "-c", START, *arguments], **quiet).pid
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    status = 1
    try:
        status = quick.call(arguments)
    finally:
        os._exit(status)


def ended(child: int, seconds: float) -> int | None:
    """How a run ended, or None where it was killed after so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return None if status == -signal.SIGKILL else status


def state(ledger: Path, home: Path) -> list[str]:
    """All entries as exported, apart from times."""
    target = home / f"export-{ledger.name}"
    with open_ledger(ledger) as opened:
        export_ledger(opened, target)
    records = map(json.loads, (target / "entries.jsonl").read_text(encoding="utf-8").splitlines())
    return [json.dumps({name: value for name, value in each.items() if name not in OF_TIME}) for each in records]


def fresh(home: Path) -> Iterator[Path]:
    """Empty ledgers, one after the other."""
    number = 0
    while True:
        path = home / f"ledger-{number}"
        create_ledger(path).close()
        yield path
        number += 1


def quarters(moments: list[int]) -> list[int]:
    """How many entries there were at the kills: least, first quarter, middle, third quarter, most."""
    ordered = sorted(moments)
    return [ordered[min(len(ordered) - 1, len(ordered) * at // 4)] for at in range(5)]


def parsed() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Run undisturbed, then kill and go on until so many kills are done; compare whenever a ledger is complete."""
    options = parsed()
    random = Random(options.seed)
    jobs = options.jobs if options.shipped else None
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        reports = write(home / "reports.jsonl", options.reports)
        ledgers = fresh(home)
        quick.warm()
        first = next(ledgers)
        begun = time.monotonic()
        if ended(started(first, reports, jobs), FOREVER):
            raise SystemExit("the undisturbed run failed")
        whole = time.monotonic() - begun
        wanted = state(first, home)
        print(f"undisturbed: {whole:.1f} s, {len(wanted)} entries", flush=True)
        kills, unfit, different, complete = 0, 0, 0, 0
        moments: list[int] = []
        ledger = next(ledgers)
        while kills < options.kills:
            status = ended(started(ledger, reports, jobs), whole * random.random() ** 3)
            if status is None:
                kills += 1
                found = verify(ledger)
                moments.append(found.entries)
                unfit += not found.fits
                print(f"kill {kills}: {found.entries} entries", *map(str, found.findings[:3]), flush=True)
                if kills < options.kills:
                    continue
                status = ended(started(ledger, reports, jobs), FOREVER)
            if status:
                raise SystemExit(f"a run ended with {status}")
            complete += 1
            different += state(ledger, home) != wanted
            ledger = next(ledgers)
    result = {
        "reader": "shipped" if options.shipped else "stand-in",
        "reports": options.reports,
        "entries": len(wanted),
        "kills": kills,
        "entries at the kills, by quarters": quarters(moments),
        "ledgers completed": complete,
        "kills after which the ledger did not verify": unfit,
        "ledgers that differed from the undisturbed one": different,
    }
    print(json.dumps(result, indent=2))
    if options.write:
        RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.exit(bool(unfit or different))


if __name__ == "__main__":
    main()
