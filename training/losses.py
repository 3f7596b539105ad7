"""What the reader is trained on: anchors, pointers, classes and the claim that includes another."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from fairwitness.text.reader.labels import GROUPS, POINTERS, STATUSES
from training.batches import Batch
from training.network import Network

WEIGHTS = {"quote": 0.5, "cue": 0.5, "relays": 0.5}


def loss_of(network: Network, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """Sum the losses of all heads; the parts are told for the log."""
    memory, logits = network.encode(batch.ids, batch.piece_mask, batch.first, batch.features, batch.words)
    anchor = nn.functional.binary_cross_entropy_with_logits(
        logits.float(), batch.anchor_targets, batch.anchor_weights, reduction="sum"
    )
    count = batch.claims.sum().clamp(min=1)
    pointers, classes, parts = network.decode(
        memory, batch.features, batch.words, batch.anchors, batch.values, batch.claims
    )
    tagged = nn.functional.binary_cross_entropy_with_logits(
        network.mention(memory).float(),
        batch.mentions,
        batch.words[..., None].float().expand_as(batch.mentions),
        reduction="sum",
    )
    losses = {"anchor": anchor / count, "mention": 0.1 * tagged / count}
    log = pointers.float().log_softmax(-1)
    for i, field in enumerate(POINTERS):
        losses[field] = (
            WEIGHTS.get(field, 1.0) * _pointer(log[:, :, 2 * i], log[:, :, 2 * i + 1], *batch.points[field]) / count
        )
    group, status, background, combined, undated = classes.float().split([len(GROUPS), len(STATUSES), 2, 2, 2], -1)
    for name, scores, target in (
        ("group", group, batch.group),
        ("status", status, batch.status),
        ("background", background, batch.background),
        ("combined", combined, batch.combined),
        ("undated", undated, batch.undated),
        ("part_of", parts.float(), batch.part_of),
    ):
        if (target >= 0).any():
            losses[name] = nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-1)
    return sum(losses.values()), {k: v.item() for k, v in losses.items()}


def _pointer(start: Tensor, end: Tensor, starts: Tensor, ends: Tensor, known: Tensor) -> Tensor:
    """Negative log likelihood of pointing at any occurrence of each thing, averaged over a claim's things."""
    both = (_take(start, starts) + _take(end, ends)).masked_fill(starts < 0, -1e4)
    each = -both.logsumexp(-1).masked_fill(~known, 0.0)
    each = torch.where(known, each, torch.zeros_like(each))
    return (each.sum(-1) / known.sum(-1).clamp(min=1)).sum()


def _take(log: Tensor, at: Tensor) -> Tensor:
    return torch.gather(log[:, :, None].expand(-1, -1, at.shape[2], -1), 3, at.clamp(min=0))
