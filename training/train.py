"""Train the reader on gold folders; `--hold-out KIND` leaves one kind of text out and measures on it."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import nn

from fairwitness.text.reader.features import feature_names
from training.augment import Augmenter
from training.batches import Example, batches, collate, examples
from training.encoder import first_layers, fresh_encoder, open_tokenizer
from training.gold import GoldReport, load
from training.losses import loss_of
from training.network import Network, Shape
from training.rearrange import Rearranger
from training.scorer import load_network
from training.times import with_times


def kind_of(identity: str) -> str:
    """Tell the kind of text from an id's prefix: fk, gd, muc, gva, tl, in, ewt, gum, own."""
    return identity.partition("-")[0]


def build(layers: int, warm: Path | None, start: Path | None) -> Network:
    """Build the network: from a checkpoint to go on from, else anew, its encoder warmed up on syntax where given."""
    if start:
        return load_network(start)
    encoder = fresh_encoder(6)
    if warm:
        encoder.load_state_dict(torch.load(warm, weights_only=True))
    return Network(first_layers(encoder, layers), Shape(features=len(feature_names()), layers=layers))


def groups(network: Network, rate: float, head_rate: float) -> list[dict]:
    """Let lower layers of the encoder learn more slowly than upper ones, and the heads fastest."""
    made = []
    depth = len(network.encoder.encoder["layer"])
    for name, parameter in network.named_parameters():
        scale = head_rate
        if name.startswith("encoder.embeddings"):
            scale = rate * 0.9 ** (depth + 1)
        elif name.startswith("encoder."):
            scale = rate * 0.9 ** (depth - int(name.split(".")[3]))
        made.append({"params": [parameter], "lr": scale, "weight_decay": 0.0 if parameter.ndim < 2 else 0.02})
    return made


def train(network: Network, reports: Sequence[GoldReport], args: argparse.Namespace, out: Path) -> Network:
    """Train with a one-cycle schedule and keep a moving average of the weights, checkpointed every epoch."""
    tokenizer = open_tokenizer()
    rng = random.Random(args.seed)
    vary, rearrange = Augmenter(reports), Rearranger(reports)
    plain = {r.id: examples(r, tokenizer) for r in reports}

    def seen(report: GoldReport, as_it_is: list[Example]) -> list[Example]:
        """Cut a report as this epoch sees it."""
        moved = rearrange(report, rng) if rng.random() < args.rearrange else report
        moved = vary(moved, rng) if rng.random() < args.augment else moved
        return as_it_is if moved is report else examples(moved, tokenizer)

    network.encoder.embeddings.requires_grad_(not args.still_embeddings)
    parameters = [g for g in groups(network, args.rate, args.head_rate) if g["params"][0].requires_grad]
    optimiser = torch.optim.AdamW(parameters, fused=True)
    per_epoch = sum(1 for _ in batches([e for made in plain.values() for e in made], args.pieces, rng))
    total = int(args.epochs * per_epoch * 1.05) + 5
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [g["lr"] for g in parameters], total_steps=total, pct_start=0.1, anneal_strategy="cos"
    )
    average = copy.deepcopy(network)
    step = 0
    for epoch in range(args.epochs):
        began = time.time()
        network.train()
        sums: dict[str, float] = {}
        made = [e for r in reports for e in seen(r, plain[r.id])]
        for chunk in batches(made, args.pieces, rng):
            batch = collate(chunk)
            drop_words(batch.ids, tokenizer.token_to_id("[MASK]"), args.word_drop)
            drop_features(batch.features, args.feature_drop)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.precision == "bfloat16"):
                loss, parts = loss_of(network, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            if step < total - 1:
                schedule.step()
            step += 1
            keep = min(0.995, (1 + step) / (10 + step))
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), network.parameters(), strict=True):
                    slow.lerp_(fast, 1 - keep)
            for k, v in parts.items():
                sums[k] = sums.get(k, 0.0) + v / per_epoch
        print(
            f"{out.name} epoch {epoch + 1}/{args.epochs} {time.time() - began:.0f}s",
            *(f"{k} {v:.2f}" for k, v in sums.items()),
            flush=True,
        )
        save(average, out)
    return average


def drop_words(ids: torch.Tensor, mask: int, share: float) -> None:
    """Blank some pieces, so that no single word is leant on."""
    blank = (torch.rand(ids.shape) < share) & (ids > 103)
    ids[blank] = mask


def drop_features(features: torch.Tensor, share: float) -> None:
    """Blank the word lists of some words, so that a word no list knows can still be read."""
    features *= (torch.rand(features.shape[:2]) >= share)[..., None]


def save(network: Network, out: Path) -> None:
    """Write weights and shape."""
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"shape": asdict(network.shape), "weights": network.state_dict()}, out)


def gather(folders: Sequence[str]) -> list[GoldReport]:
    """Read `FOLDER:NAME[,NAME]` gold sets, with date words found for their dates."""
    reports = []
    for entry in folders:
        folder, _, names = entry.partition(":")
        reports += load(Path(folder), names.split(","))
    return [with_times(r) for r in reports]


def main() -> None:
    """Parse options, train, save."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", nargs="+", required=True, metavar="FOLDER:NAME[,NAME]")
    options.add_argument("--hold-out", default="", help="kinds of text to leave out, comma-separated")
    options.add_argument("--warm", type=Path, help="encoder weights of training/ud.py")
    options.add_argument("--start", type=Path, help="checkpoint to go on from (training/recover.py makes one)")
    options.add_argument("--still-embeddings", action="store_true", help="leave the piece embeddings as they are")
    options.add_argument("--precision", choices=["float32", "bfloat16"], default="float32")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=18)
    options.add_argument("--layers", type=int, default=6)
    options.add_argument("--pieces", type=int, default=3000, help="word pieces a batch")
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--head-rate", type=float, default=1.5e-3)
    options.add_argument("--augment", type=float, default=0.65, help="share of reports in other words")
    options.add_argument(
        "--rearrange", type=float, default=0.7, help="share of reports with sentences left out or added"
    )
    options.add_argument("--word-drop", type=float, default=0.06)
    options.add_argument("--feature-drop", type=float, default=0.1)
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--threads", type=int, default=2)
    args = options.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    left_out = set(filter(None, args.hold_out.split(",")))
    reports = [r for r in gather(args.gold) if kind_of(r.id) not in left_out]
    print(
        json.dumps(
            {
                "reports": len(reports),
                "claims": sum(len(r.claims) for r in reports),
                "lost": sum(r.lost for r in reports),
                "left out": sorted(left_out),
            }
        ),
        flush=True,
    )
    network = build(args.layers, args.warm, args.start)
    train(network, reports, args, args.out)


if __name__ == "__main__":
    main()
