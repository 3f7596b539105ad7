"""Calibrate a model: fit, on reports it was not trained on, what its probabilities are worth, and write it to its card.

    python -m training.calibrate MODEL --harms FOLDER:NAME,NAME ... --acts FOLDER:NAME ...

A line on the logit for each field (Platt 1999), by the most likely slope and shift under a weak prior of the identity.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from fairwitness.evaluate import (
    act_records,
    act_records_of,
    evaluate_acts,
    evaluate_harms,
    harm_records,
    harm_records_of,
)
from fairwitness.evaluate.calibration import Answer, answers_of
from fairwitness.evaluate.sureness import ACT_FIELDS, HARM_FIELDS
from fairwitness.extract import extract
from fairwitness.model import Claim, OccurrenceClaim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import HARM, OCCURRENCE, PROPOSED, UNCALIBRATED
from fairwitness.text.reader.calibration import logit
from fairwitness.text.reader.digest import SHIPPED, digest_of_model
from fairwitness.text.reader.onnx import open_reader
from training.crossval import reports_of

_PRIOR = 4.0  # answers' worth of belief in the identity
_STEPS = 50
_STILL = 1e-6
_FEWEST = 40  # answers below which a field keeps its raw probability
Claims = Mapping[str, Sequence[Claim]]
Lines = dict[str, tuple[float, float]]


def fit(answers: Iterable[Answer]) -> tuple[float, float] | None:
    """Fit slope and shift by Newton's method; None where there are too few answers or the order would turn round."""
    given = list(answers)
    if len(given) < _FEWEST:
        return None
    x = np.array([[logit(a.probability), 1.0] for a in given])
    y = np.array([a.right for a in given], dtype=float)
    line = identity = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ line))
        gradient = x.T @ (p - y) + _PRIOR * (line - identity)
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + _PRIOR * np.eye(2), gradient)
        while _loss(x, y, line - step) > _loss(x, y, line) and np.abs(step).max() > _STILL:
            step = step / 2
        line = line - step
    return (float(line[0]), float(line[1])) if line[0] > 0 else None


def _loss(x: np.ndarray, y: np.ndarray, line: np.ndarray) -> float:
    z = x @ line
    belief = _PRIOR / 2 * float(((line - np.array([1.0, 0.0])) ** 2).sum())
    return float(np.logaddexp(0, z).sum() - (y * z).sum()) + belief


def lines_of(answers: Sequence[Answer], names: Mapping[str, str]) -> Lines:
    """Fit a line for each field; evaluations call some fields otherwise than evidence does."""
    fitted = {ours: fit(a for a in answers if a.field == theirs) for ours, theirs in names.items()}
    return {name: line for name, line in fitted.items() if line}


def harms(reports: Sequence[Report], claims: Claims, gold: Sequence[str]) -> Lines:
    """Fit the fields of harm claims."""
    found = {report: harm_records_of(each) for report, each in claims.items()}
    return lines_of(answers_of(evaluate_harms(reports, harm_records(gold), found)), HARM_FIELDS)


def occurrences(reports: Sequence[Report], claims: Claims, gold: Sequence[str]) -> Lines:
    """Fit the fields of acts, states and stances, apart for what the rules propose and what only the reader sees."""
    wanted = act_records(gold)
    lines: Lines = {}
    for proposed, name in ((True, PROPOSED), (False, "claim")):
        chosen = {r: [c for c in each if _proposed(c) is proposed] for r, each in claims.items()}
        found = {report: act_records_of(each) for report, each in chosen.items()}
        answers = answers_of(evaluate_acts(reports, wanted, found))
        line = fit(a for a in answers if a.field == "claim")
        lines |= {name: line} if line else {}
    found = {report: act_records_of(each) for report, each in claims.items()}
    fields = {ours: theirs for ours, theirs in ACT_FIELDS.items() if ours != "claim"}
    return lines | lines_of(answers_of(evaluate_acts(reports, wanted, found)), fields)


def _proposed(claim: Claim) -> bool | None:
    if not isinstance(claim, OccurrenceClaim):
        return None
    return any(each.field == "rule" for each in claim.evidence)


def write(folder: Path, tables: Mapping[str, Lines]) -> None:
    """Write the lines into the model's card, in place of any it has, and its digest anew."""
    card = folder / "reader.toml"
    kept = re.split(r"\n\[calibration\.", card.read_text(encoding="utf8"))[0].rstrip()
    told = [
        f"\n[calibration.{layer}]\n" + "\n".join(f"{n} = [{a:.4f}, {b:.4f}]" for n, (a, b) in sorted(lines.items()))
        for layer, lines in tables.items()
    ]
    card.write_text("\n".join([kept, *told]) + "\n", encoding="utf8")
    (folder / SHIPPED).write_text(f"{digest_of_model(folder)}\n", encoding="ascii")


def _read(folder: Path, sets: Sequence[str], prefix: str) -> tuple[list[Report], Claims, list[str]]:
    """Read the reports of `FOLDER:NAME,NAME` with the model as it is, and the lines of their gold."""
    reader = replace(open_reader(folder), calibration=UNCALIBRATED)
    gazetteer = Gazetteer.open()
    reports: list[Report] = []
    gold: list[str] = []
    for one in sets:
        where, _, names = one.rpartition(":")
        reports += reports_of(Path(where), names.split(","), ())
        for name in names.split(","):
            gold += (Path(where) / f"{prefix}{name}.gold.jsonl").read_text(encoding="utf8").splitlines()
    return reports, {r.id: tuple(extract(r, reader=reader, gazetteer=gazetteer)) for r in reports}, gold


def main() -> None:
    """Fit both layers and write the card."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("model", type=Path, help="folder of an exported model")
    options.add_argument("--harms", nargs="+", required=True, help="FOLDER:NAME,NAME with NAME.gold.jsonl")
    options.add_argument("--acts", nargs="+", required=True, help="FOLDER:NAME,NAME with acts-NAME.gold.jsonl")
    args = options.parse_args()
    tables = {
        HARM: harms(*_read(args.model, args.harms, "")),
        OCCURRENCE: occurrences(*_read(args.model, args.acts, "acts-")),
    }
    write(args.model, tables)
    print(tables)


if __name__ == "__main__":
    main()
