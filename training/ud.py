"""Warm the encoder up on Universal Dependencies: part of speech, head and relation of every word."""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import fresh_encoder, open_tokenizer

POS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()


class Parser(nn.Module):
    """Tagger and biaffine parser over the encoder's words (Dozat and Manning 2017)."""

    def __init__(self, encoder: nn.Module, relations: int, size: int = 160) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.size
        self.drop = nn.Dropout(0.2)
        self.pos = nn.Linear(hidden, len(POS))
        self.dependent, self.governor = nn.Linear(hidden, size), nn.Linear(hidden, size)
        self.arc = nn.Parameter(torch.zeros(size + 1, size))
        self.relation = nn.Sequential(nn.Linear(2 * size, size), nn.GELU(), nn.Linear(size, relations))

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Give pos logits, arc logits (words x words+root at 0), and the two views relations are scored from."""
        pieces = self.drop(self.encoder(ids, mask))
        words = torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, pieces.shape[-1]))
        dependent = self.drop(nn.functional.gelu(self.dependent(words)))
        governor = self.drop(nn.functional.gelu(self.governor(words)))
        padded = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        return self.pos(words), padded @ self.arc @ governor.transpose(-1, -2), dependent, governor


def sentences(path: Path) -> Iterator[list[tuple[str, str, int, str]]]:
    """Yield sentences of a CoNLL-U file as (form, upos, head, relation) with the relation's subtype dropped."""
    rows: list[tuple[str, str, int, str]] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                if cells[0].isdigit():
                    rows.append((cells[1], cells[3], int(cells[6]), cells[7].partition(":")[0]))
            elif not line.strip() and rows:
                yield rows
                rows = []


def main() -> None:
    """Train the warm-up and write the encoder's weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--ud", type=Path, required=True, help="folder with en_ewt-{train,dev}.conllu.gz")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=3)
    options.add_argument("--layers", type=int, default=6)
    args = options.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(2)
    rng = random.Random(7)
    tokenizer, encoder = open_tokenizer(), fresh_encoder(args.layers)
    train, dev = (list(sentences(args.ud / f"en_ewt-{part}.conllu.gz")) for part in ("train", "dev"))
    relations = sorted({row[3] for s in train for row in s})
    parser = Parser(encoder, len(relations))
    groups = [
        {"params": encoder.parameters(), "lr": 2e-4},
        {"params": [p for n, p in parser.named_parameters() if not n.startswith("encoder.")], "lr": 2e-3},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    made = [m for s in train if (m := _example(s, tokenizer, relations))]
    steps = args.epochs * sum(1 for _ in _chunks(made, rng))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [2e-4, 2e-3], total_steps=steps + 10, pct_start=0.1)
    for epoch in range(args.epochs):
        parser.train()
        total = 0.0
        for chunk in _chunks(made, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(parser, chunk)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parser.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(
            f"epoch {epoch + 1} loss {total:.1f}",
            *_measure(parser, [m for s in dev if (m := _example(s, tokenizer, relations))]),
            flush=True,
        )
        args.out.parent.mkdir(parents=True, exist_ok=True)
        torch.save(encoder.state_dict(), args.out)


def _example(rows, tokenizer, relations):
    ids, first = [tokenizer.token_to_id("[CLS]")], []
    for form, *_ in rows:
        first.append(len(ids))
        ids.extend(tokenizer.encode(form, add_special_tokens=False).ids[:12] or [tokenizer.token_to_id("[UNK]")])
    ids.append(tokenizer.token_to_id("[SEP]"))
    if len(ids) > 200:
        return None
    known = {r: i for i, r in enumerate(relations)}
    return (
        ids,
        [0, *first],
        [-1] + [POS.index(r[1]) for r in rows],
        [-1] + [r[2] for r in rows],
        [-1] + [known.get(r[3], -1) for r in rows],
    )


def _chunks(made, rng, size=4000):
    order = sorted(made, key=lambda e: len(e[0]) + rng.random() * 8)
    chunks = [[]]
    for e in order:
        if chunks[-1] and (len(chunks[-1]) + 1) * len(e[0]) > size:
            chunks.append([])
        chunks[-1].append(e)
    rng.shuffle(chunks)
    return chunks


def _pad(rows, fill):
    width = max(len(r) for r in rows)
    return torch.tensor([r + [fill] * (width - len(r)) for r in rows])


def _run(parser, chunk):
    ids = _pad([e[0] for e in chunk], 0)
    mask = torch.arange(ids.shape[1])[None] < torch.tensor([len(e[0]) for e in chunk])[:, None]
    first = _pad([e[1] for e in chunk], 0)
    pos, arcs, dependent, governor = parser(ids, mask, first)
    heads = _pad([e[3] for e in chunk], -1)
    words = torch.arange(first.shape[1])[None] < torch.tensor([len(e[1]) for e in chunk])[:, None]
    arcs = arcs.float().masked_fill(~words[:, None, :], -1e4)
    return (
        pos.float(),
        arcs,
        dependent,
        governor,
        _pad([e[2] for e in chunk], -1),
        heads,
        _pad([e[4] for e in chunk], -1),
    )


def _relations(parser, dependent, governor, heads):
    index = heads.clamp(min=0)[:, :, None].expand(-1, -1, governor.shape[-1])
    return parser.relation(torch.cat([dependent, torch.gather(governor, 1, index)], -1)).float()


def _loss(parser, chunk):
    pos, arcs, dependent, governor, tags, heads, labels = _run(parser, chunk)
    relations = _relations(parser, dependent, governor, heads)
    return _entropy(pos, tags) + _entropy(arcs, heads) + _entropy(relations, labels)


def _entropy(logits, target):
    return nn.functional.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=-1)


def _measure(parser, made):
    parser.eval()
    right = {"upos": 0, "uas": 0, "las": 0}
    total = 0
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for chunk in _chunks(made, random.Random(0), 8000):
            pos, arcs, dependent, governor, tags, heads, labels = _run(parser, chunk)
            known = heads >= 0
            best = arcs.argmax(-1)
            relation = _relations(parser, dependent, governor, best).argmax(-1)
            total += known.sum().item()
            right["upos"] += ((pos.argmax(-1) == tags) & known).sum().item()
            right["uas"] += ((best == heads) & known).sum().item()
            right["las"] += ((best == heads) & (relation == labels) & known).sum().item()
    return [f"{k} {v / total:.3f}" for k, v in right.items()]


if __name__ == "__main__":
    main()
