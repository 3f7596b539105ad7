"""Measure what carries over to other kinds of text: train without a kind, measure on it, one kind after the other.

A figure that falls when its kind is left out of training was the outlet's manner, not the language.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from fairwitness.evaluate import evaluate_acts, evaluate_harms
from fairwitness.evaluate.records import act_records, act_records_of, harm_records, harm_records_of
from fairwitness.extract import extract
from fairwitness.model import Claim, Report
from fairwitness.reference.gazetteer import Gazetteer
from fairwitness.text.reader import Reader
from training.gold import read_lines
from training.scorer import open_checkpoint


def reports_of(folder: Path, names: Sequence[str], kinds: Iterable[str]) -> list[Report]:
    """Read the articles of a gold folder; only those of some kinds of text where any are named."""
    wanted = frozenset(kinds)
    made = []
    for name in names:
        for raw in read_lines(folder / f"{name}.jsonl"):
            if not wanted or raw["id"].partition("-")[0] in wanted:
                published = date.fromisoformat(raw["published"]) if raw.get("published") else None
                made.append(
                    Report(
                        id=raw["id"],
                        title=raw["title"],
                        text=raw["text"],
                        outlet=raw.get("outlet"),
                        published=published,
                    )
                )
    return made


def measured(reader: Reader, folder: Path, names: Sequence[str], kinds: Iterable[str] = ()) -> dict[str, Any]:
    """Read the reports and compare with gold: figures of both layers, with the errors."""
    gazetteer = Gazetteer.open()
    reports = reports_of(folder, names, kinds)
    claims: dict[str, tuple[Claim, ...]] = {
        r.id: tuple(extract(r, reader=reader, gazetteer=gazetteer)) for r in reports
    }
    figures: dict[str, Any] = {}
    harms = {
        k: v for name in names for k, v in harm_records(_lines(folder / f"{name}.gold.jsonl")).items() if k in claims
    }
    figures["harms"] = evaluate_harms(reports, harms, {i: harm_records_of(c) for i, c in claims.items()}).as_json()
    acts = {
        k: v
        for name in names
        for k, v in act_records(_lines(folder / f"acts-{name}.gold.jsonl")).items()
        if k in claims
    }
    if acts:
        figures["acts"] = evaluate_acts(reports, acts, {i: act_records_of(c) for i, c in claims.items()}).as_json()
    return figures


def _lines(path: Path) -> list[str]:
    return path.read_text("utf8").splitlines() if path.exists() else []


def main() -> None:
    """Train and measure fold by fold; each fold's figures are written as soon as they are known."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path, help="folder with train.jsonl, train.gold.jsonl, acts-train.gold.jsonl")
    options.add_argument(
        "--more", nargs="*", default=["corpus:a,b,c,d,e,f,g,h"], help="more gold to train on, FOLDER:NAME[,NAME]"
    )
    wanted = options.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--folds", nargs="+", help="kinds left out together, comma-separated, a fold each")
    wanted.add_argument(
        "--trained",
        type=Path,
        help="measure this checkpoint, trained on nothing of the gold: all kinds left out at once",
    )
    options.add_argument("--warm", type=Path, help="what each fold's training starts from")
    options.add_argument("--out", type=Path, required=True, help="folder for checkpoints and figures")
    options.add_argument("--epochs", type=int, default=10)
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.trained:
        figures = measured(open_checkpoint(args.trained), args.gold, ["train", "dev"])
        (args.out / "without-any.json").write_text(json.dumps(figures, indent=1), encoding="utf8")
        print(summary(figures))
        return
    if not args.warm:
        options.error("--folds needs --warm: what each fold's training starts from")
    for fold in args.folds:
        checkpoint = args.out / f"without-{fold.replace(',', '-')}.pt"
        if not checkpoint.with_suffix(".json").exists():
            command = [
                sys.executable,
                "-W",
                "ignore",
                "-m",
                "training.train",
                "--gold",
                f"{args.gold}:train",
                *args.more,
            ]
            command += [
                "--hold-out",
                fold,
                "--warm",
                str(args.warm),
                "--out",
                str(checkpoint),
                "--epochs",
                str(args.epochs),
            ]
            subprocess.run(command, check=True)
            figures = measured(open_checkpoint(checkpoint), args.gold, ["train"], fold.split(","))
            checkpoint.with_suffix(".json").write_text(json.dumps(figures, indent=1), encoding="utf8")
        print(fold, summary(json.loads(checkpoint.with_suffix(".json").read_text("utf8"))), flush=True)


def summary(figures: dict[str, Any]) -> str:
    """One line a kind: found and core F1 and the fields."""
    told = []
    for kind, f in figures["harms"]["kinds"].items():
        fields = " ".join(
            f"{k} {f[k]:.2f}" for k in ("claimant", "group", "perpetrator", "places", "date", "status", "background")
        )
        told.append(f"{kind}: found {f['found'][2]:.3f} core {f['core'][2]:.3f} strict {f['strict'][2]:.3f} {fields}")
    return " | ".join(told)


if __name__ == "__main__":
    main()
