"""How many acts, states and stances of the seed report are read with the right kind, value and claimant.

    python benchmarks/seed_acts.py GOLD_DIR [--out FIGURES.json]

GOLD_DIR holds seed.jsonl and seed.acts.gold.jsonl. The gate: 8 of its 11.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from fairwitness.evaluate import ActRecord, act_records, act_records_of, evaluate_acts
from fairwitness.ingest.records import report_of
from fairwitness.model import Report
from fairwitness.pipeline import open_instruments, read_report

GATE = 8


def right(report: Report, gold: Sequence[ActRecord], predicted: Sequence[ActRecord]) -> list[tuple[ActRecord, bool]]:
    """Tell for each record of the gold whether it was found, kind, value and claimant right."""
    evaluation = evaluate_acts([report], {report.id: gold}, {report.id: predicted}, seed=None)
    wrong = [error.gold for error in evaluation.errors if not error.fields or {"value", "claimant"} & {*error.fields}]
    return [(record, not any(record is other for other in wrong)) for record in gold]


def main() -> None:
    """Read the seed report, print each record and the count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    path = options.gold / "seed.jsonl"
    report = report_of(json.loads(path.read_text(encoding="utf-8")), path.name, outlet=None, published=None)
    gold = act_records((options.gold / "seed.acts.gold.jsonl").read_text(encoding="utf-8").splitlines())
    instruments = open_instruments()
    reading = read_report(report, instruments.reader, instruments.gazetteer)
    results = right(report, gold[report.id], act_records_of(reading.claims))
    for record, is_right in results:
        print(f"{'found ' if is_right else 'missed'} {record.kind:7}{record.value}, {record.claimant} | {record.quote}")
    found = sum(is_right for _, is_right in results)
    print(f"{found} of {len(results)} (at least {GATE}): {'pass' if found >= GATE else 'FAIL'}")
    if options.out:
        options.out.write_text(
            json.dumps({"found": found, "of": len(results), "pass": found >= GATE}), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
