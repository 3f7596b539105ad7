"""Make the reader anew from a gold folder and a Universal Dependencies folder: `python -m training GOLD UD`.

Three steps, each in its own file and each runnable alone: `training.ud` warms the encoder up on syntax,
`training.train` teaches it claims, `training.export` writes what the package ships.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run the three steps; what they write stands in `runs/`, the model in the package."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, help="folder with train.jsonl, train.gold.jsonl, acts-train.gold.jsonl")
    options.add_argument("ud", type=Path, help="folder with en_ewt-train.conllu.gz and en_ewt-dev.conllu.gz")
    options.add_argument("--runs", type=Path, default=Path("runs"))
    options.add_argument("--out", type=Path, default=Path("src/fairwitness/text/reader/data"))
    options.add_argument("--identity", default="fairwitness-reader-en-1")
    args = options.parse_args()
    warm, trained = args.runs / "ud.pt", args.runs / "reader.pt"
    _step("training.ud", "--ud", args.ud, "--out", warm)
    _step("training.train", "--gold", f"{args.gold}:train", "corpus:a,b,c,d,e,f", "--warm", warm, "--out", trained)
    _step("training.export", trained, "--out", args.out, "--identity", args.identity)


def _step(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
