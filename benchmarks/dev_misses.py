"""Whose errors keep a figure below its gate: misses on gold `dev` judged by hand, and the figures without them.

    python -m benchmarks.dev_misses GOLD_DIR [--out FIGURES.json]

One reader held each error of the eleventh reader against the text and the annotation guide. A miss is the corpus's own
where the gold is against its guide, either's where the guide leaves both open, and else the reading's. On the clean
part a claim counts as right whose only wrong fields are the corpus's; what the guide would not have annotated is not
asked, and what it would have is not wrong. Errors nobody has judged, of a reader made later, are the reading's.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from benchmarks.evaluate import read_all, reports_of
from fairwitness.evaluate import Error, Evaluation, evaluate_harms, harm_records, harm_records_of
from fairwitness.pipeline import open_instruments

JUDGED = Path(__file__).parent / "annotations" / "dev-misses.jsonl"
GATES = {"strict": 0.68, "places": 0.87, "background": 0.95}
STRICT = frozenset({"count", "claimant", "group", "places", "date"})
Miss = Mapping[str, Any]


def judged() -> dict[tuple[str, str, str, int, int], Miss]:
    """The misses by report, kind of error, harm and where the quote begins and ends."""
    rows = map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines())
    return {(row["report"], row["kind"], row["harm"], *row["quote"]): row for row in rows}


def key_of(error: Error, texts: Mapping[str, str]) -> tuple[str, str, str, int, int]:
    """What an error is known by; its quote is looked for where it stands first."""
    record = error.gold or error.predicted
    assert record is not None  # an error is of one side's claim at least
    start = texts[error.report].find(record.quote)
    return error.report, str(error.kind), str(record.harm), start, start + len(record.quote)


def clean(evaluation: Evaluation, excused: Collection[tuple[Error, frozenset[str]]]) -> dict[str, float]:
    """The figures once some errors, or some fields of them, are nobody's."""
    strict = evaluation.overall.score("strict")
    gold, predicted = evaluation.overall.gold, evaluation.overall.predicted
    right = strict.recall * gold
    wrong = dict.fromkeys(GATES, 0)
    for error, fields in excused:
        gold -= not fields and error.gold is not None
        predicted -= not fields and error.gold is None
        right += bool(fields) and bool(STRICT & {*error.fields}) and not STRICT & ({*error.fields} - fields)
        for name in wrong:
            wrong[name] += name in fields
    accuracies = {name: evaluation.overall.accuracy(name) for name in GATES if name != "strict"}
    shares = {name: each.value + wrong[name] / max(1, _paired(evaluation)) for name, each in accuracies.items()}
    return {"strict": round(2 * right / (gold + predicted), 4)} | {name: round(v, 4) for name, v in shares.items()}


def _paired(evaluation: Evaluation) -> int:
    return next(each.claims for each in evaluation.overall.fields if each.name == "places")


def measure(folder: Path) -> dict[str, Any]:
    """Read dev and give its figures raw, without the corpus's own misses, and without those of either."""
    reports = reports_of(folder / "dev.jsonl")
    claims = read_all(reports, open_instruments())
    gold = harm_records((folder / "dev.gold.jsonl").read_text(encoding="utf-8").splitlines())
    evaluation = evaluate_harms(reports, gold, {key: harm_records_of(value) for key, value in claims.items()})
    known, texts = judged(), {report.id: report.original for report in reports}
    misses = [(error, known.get(key_of(error, texts))) for error in evaluation.errors]
    asked = [(error, miss) for error, miss in misses if not error.fields or {*STRICT, "background"} & {*error.fields}]

    def without(*whose: str) -> dict[str, float]:
        told = ((error, miss) for error, miss in asked if miss is not None and miss["of"] in whose)
        return clean(evaluation, [(error, frozenset(miss["fields"]) & {*error.fields}) for error, miss in told])

    return {
        "as annotated": without(),
        "without the corpus's own misses": without("corpus"),
        "without those of either": without("corpus", "either"),
        "misses": len(asked),
        "judged": sum(miss is not None for _, miss in asked),
        "by class": Counter(f"{miss['of']}, {miss['class']}" if miss else "not judged" for _, miss in asked),
    }


def main() -> None:
    """Print the classes and the figures beside the gates."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    figures = measure(options.gold)
    for name, count in sorted(figures["by class"].items()):
        print(f"{count:4} {name}")
    for part in ("as annotated", "without the corpus's own misses", "without those of either"):
        told = (f"{name} {value:.3f} (gate {GATES[name]})" for name, value in figures[part].items())
        print(f"{part}: {', '.join(told)}")
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
