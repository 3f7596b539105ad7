"""Make the reader anew from a gold folder and a Universal Dependencies folder: `python -m training GOLD UD`.

Steps, each in its own file and each runnable alone: `training.standoff` puts our annotations of others' texts together
with these texts, `training.ud` warms the encoder up on syntax, `training.train` teaches it claims, `training.export`
writes what the package ships. With --continue the shipped weights are gone on from (`training.recover`) instead of
beginning with syntax.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ANNOTATIONS = Path(__file__).parent / "annotations"


def main() -> None:
    """Run the three steps; what they write stands in `runs/`, the model in the package."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, help="folder with train.jsonl, train.gold.jsonl, acts-train.gold.jsonl")
    options.add_argument("ud", type=Path, help="folder with en_ewt-train.conllu.gz and en_ewt-dev.conllu.gz")
    options.add_argument("--data", type=Path, help="folder with muc4, gva, places, timex and ud, for stand-off gold")
    options.add_argument("--continue", dest="go_on", action="store_true", help="go on from the shipped weights")
    options.add_argument("--runs", type=Path, default=Path("runs"))
    options.add_argument("--out", type=Path, default=Path("src/fairwitness/text/reader/data"))
    options.add_argument("--identity", default="fairwitness-reader-en-3")
    args = options.parse_args()
    trained = args.runs / "reader.pt"
    gold = [f"{args.gold}:train", "corpus:a,b,c,d,e,f,g,h", *_others(args.data, args.runs / "others")]
    _step("training.train", "--gold", *gold, *_beginning(args), "--out", trained)
    _step("training.export", trained, "--out", args.out, "--identity", args.identity)


def _others(data: Path | None, folder: Path) -> list[str]:
    """Rebuild the texts our stand-off annotations speak of, where their corpora are at hand."""
    if data is None:
        return []
    for file in sorted(ANNOTATIONS.glob("*.jsonl")):
        _step("training.standoff", "read", file, data, folder, file.stem)
    return [f"{folder}:{','.join(sorted(path.stem for path in ANNOTATIONS.glob('*.jsonl')))}"]


def _beginning(args: argparse.Namespace) -> list[object]:
    """What training begins with: the shipped weights, or an encoder warmed up on syntax."""
    if args.go_on:
        start = args.runs / "shipped.pt"
        _step("training.recover", start)
        return ["--start", start, "--still-embeddings", "--rate", "8e-5", "--head-rate", "6e-4", "--epochs", "8"]
    warm = args.runs / "ud.pt"
    _step("training.ud", "--ud", args.ud, "--out", warm)
    return ["--warm", warm]


def _step(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
