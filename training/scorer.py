"""The network under torch, behind the same door the package's onnxruntime scorer stands behind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from fairwitness.text.reader.pieces import Pieces
from fairwitness.text.reader.small import SmallReader, Thresholds
from training.encoder import open_tokenizer
from training.minilm import MiniLM
from training.network import Network, Shape


class TorchScorer:
    """Scores windows with a trained checkpoint."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    @torch.no_grad()
    def encode(self, ids, first, table):
        """See `fairwitness.text.reader.small.Scorer`."""
        ids, first = torch.as_tensor(ids)[None], torch.as_tensor(first)[None]
        ones = torch.ones_like
        memory, logits = self.network.encode(
            ids, ones(ids, dtype=torch.bool), first, torch.as_tensor(table)[None], ones(first, dtype=torch.bool)
        )
        return memory[0].float().numpy(), logits[0].float().numpy()

    @torch.no_grad()
    def decode(self, memory, table, anchors, values):
        """See `fairwitness.text.reader.small.Scorer`."""
        memory, table, anchors, values = (torch.as_tensor(x)[None] for x in (memory, table, anchors, values))
        words = torch.ones(memory.shape[:2], dtype=torch.bool)
        parts = self.network.decode(memory, table, words, anchors, values, torch.ones_like(anchors, dtype=torch.bool))
        return tuple(p[0].float().numpy() for p in parts)


def load_network(path: Path) -> Network:
    """Load a checkpoint of training/train.py."""
    saved = torch.load(path, weights_only=True)
    shape = Shape(**saved["shape"])
    network = Network(MiniLM(shape.layers), shape)
    network.load_state_dict(saved["weights"], strict=False)
    return network.eval()


def open_checkpoint(path: Path, thresholds: Thresholds | None = None) -> SmallReader:
    """Open a checkpoint as a reader."""
    np.seterr(over="ignore")
    return SmallReader(TorchScorer(load_network(path)), Pieces(open_tokenizer()), path.stem, thresholds or Thresholds())
