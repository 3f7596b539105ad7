"""All figures of reading against a gold folder, by kind of text, and whether they reach the gates.

    python benchmarks/evaluate.py GOLD_DIR [--names dev,seed] [--errors N] [--out FIGURES.json]

GOLD_DIR holds NAME.jsonl with NAME.gold.jsonl (harm claims) and acts-NAME.gold.jsonl (acts, states, stances; optional).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fairwitness.evaluate import (
    Error,
    Evaluation,
    act_records,
    act_records_of,
    evaluate_acts,
    evaluate_harms,
    harm_records,
    harm_records_of,
)
from fairwitness.ingest.records import report_of
from fairwitness.model import Claim, Report
from fairwitness.pipeline import Instruments, open_instruments, read_report

GATES: dict[str, dict[str, float]] = {
    "dev": {
        "found": 0.93,
        "core": 0.90,
        "strict": 0.68,
        "claimant": 0.90,
        "group": 0.92,
        "places": 0.87,
        "date": 0.87,
        "perpetrator": 0.80,
        "status": 0.95,
        "background": 0.95,
    },
    "seed": {"found": 1.0, "core": 6 / 7, "strict": 5 / 7},
}


def reports_of(path: Path) -> list[Report]:
    """Read the reports of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [report_of(json.loads(line), path.name, outlet=None, published=None) for line in lines if line.strip()]


def read_all(reports: Sequence[Report], instruments: Instruments) -> dict[str, tuple[Claim, ...]]:
    """Read every report into its claims."""
    return {report.id: read_report(report, instruments.reader, instruments.gazetteer).claims for report in reports}


def table(title: str, evaluation: Evaluation) -> str:
    """Lay the figures of an evaluation out in lines, all texts first, then each kind."""
    rows = [f"{title}: {evaluation.overall.articles} reports, {evaluation.overall.gold} in gold"]
    rows.append(f"{'':12}{'P':>7}{'R':>7}{'F1':>7}   95 % interval of F1")
    for score in evaluation.overall.scores:
        spread = f"{score.interval.low:.3f} to {score.interval.high:.3f}" if score.interval else ""
        rows.append(f"{score.name:12}{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}   {spread}")
    for accuracy in evaluation.overall.accuracies:
        spread = f"{accuracy.interval.low:.3f} to {accuracy.interval.high:.3f}" if accuracy.interval else ""
        rows.append(f"{accuracy.name:12}{'':14}{accuracy.value:7.3f}   {spread}")
    if len(evaluation.by_kind) > 1:
        names = [score.name for score in evaluation.overall.scores]
        rows.append("kind of text  reports  gold  " + "".join(f"{name + ' F1':>11}" for name in names))
        for kind, figures in evaluation.by_kind.items():
            scores = "".join(f"{figures.score(name).f1:11.3f}" for name in names)
            rows.append(f"{kind:12}{figures.articles:9}{figures.gold:6}  {scores}")
    rows.append("errors: " + ", ".join(f"{count} {name}" for name, count in evaluation.error_counts().items()))
    return "\n".join(rows)


def gates(name: str, evaluation: Evaluation) -> dict[str, dict[str, Any]]:
    """Hold the figures against the gates set for a set of reports."""
    figures = {score.name: score.f1 for score in evaluation.overall.scores}
    figures |= {accuracy.name: accuracy.value for accuracy in evaluation.overall.accuracies}
    wanted = GATES.get(name, {})
    return {
        key: {"is": figures[key], "at least": round(gate, 4), "pass": figures[key] >= round(gate, 4)}
        for key, gate in wanted.items()
    }


def error_line(error: Error) -> str:
    """Say one error in a line."""
    record = error.gold or error.predicted
    words = record.quote.replace("\n", " ") if record else ""
    return f"{error.kind} {error.report} {','.join(error.fields)} | {words[:160]}"


def measure(folder: Path, name: str, instruments: Instruments, errors: int) -> dict[str, Any]:
    """Read one set of reports, print its figures and give them as JSON values."""
    reports = reports_of(folder / f"{name}.jsonl")
    claims = read_all(reports, instruments)
    gold = harm_records((folder / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines())
    harms = evaluate_harms(reports, gold, {key: harm_records_of(value) for key, value in claims.items()})
    print(table(f"\n{name}, harm", harms))
    for error in harms.errors[:errors]:
        print(error_line(error))
    passed = gates(name, harms)
    for key, gate in passed.items():
        print(f"gate {key:10} {gate['is']:.3f} (at least {gate['at least']:.3f}): {'pass' if gate['pass'] else 'FAIL'}")
    out: dict[str, Any] = {"harm": harms.as_json(), "gates": passed}
    for path in (folder / f"acts-{name}.gold.jsonl", folder / f"{name}.acts.gold.jsonl"):
        if path.exists():
            wanted = act_records(path.read_text(encoding="utf-8").splitlines())
            acts = evaluate_acts(reports, wanted, {key: act_records_of(value) for key, value in claims.items()})
            print(table(f"\n{name}, acts, states and stances", acts))
            out["acts"] = acts.as_json()
    return out


def main() -> None:
    """Measure every named set and say whether all gates are passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--names", default="dev,seed")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    instruments = open_instruments()
    figures = {name: measure(options.gold, name, instruments, options.errors) for name in options.names.split(",")}
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
