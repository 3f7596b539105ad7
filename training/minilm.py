"""MiniLM under plain torch: the published encoder's layers, named as in its weights file."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class _Attention(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.self = nn.ModuleDict({name: nn.Linear(size, size) for name in ("query", "key", "value")})
        self.output = nn.ModuleDict({"dense": nn.Linear(size, size), "LayerNorm": nn.LayerNorm(size, eps=1e-12)})


class _Layer(nn.Module):
    def __init__(self, size: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.attention = _Attention(size)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(size, inner)})
        self.output = nn.ModuleDict({"dense": nn.Linear(inner, size), "LayerNorm": nn.LayerNorm(size, eps=1e-12)})
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, size = x.shape
        # dropping single attention weights would double the time of an epoch on a processor
        q, k, v = (
            self.attention.self[n](x).view(batch, length, self.heads, -1).transpose(1, 2)
            for n in ("query", "key", "value")
        )
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.attention.output["dense"](mixed.transpose(1, 2).reshape(batch, length, size))
        x = self.attention.output["LayerNorm"](x + self.drop(mixed))
        inner = self.output["dense"](nn.functional.gelu(self.intermediate["dense"](x)))
        return self.output["LayerNorm"](x + self.drop(inner))


class MiniLM(nn.Module):
    """BERT of 384 units and 12 heads, cut to its first `layers` layers."""

    def __init__(
        self,
        layers: int = 6,
        *,
        size: int = 384,
        inner: int = 1536,
        heads: int = 12,
        words: int = 30522,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.size = size
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(words, size, padding_idx=0),
                "position_embeddings": nn.Embedding(512, size),
                "token_type_embeddings": nn.Embedding(2, size),
                "LayerNorm": nn.LayerNorm(size, eps=1e-12),
            }
        )
        self.encoder = nn.ModuleDict(
            {"layer": nn.ModuleList(_Layer(size, inner, heads, dropout) for _ in range(layers))}
        )
        self.drop = nn.Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Encode piece ids (windows x pieces); `mask` is False where there is only padding."""
        x = self.drop(self.embedded(ids))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.encoder["layer"]:
            x = layer(x, wide)
        return x

    def embedded(self, ids: Tensor) -> Tensor:
        """What goes into the first layer: pieces, their places, and the norm over both."""
        places = torch.arange(ids.shape[1], device=ids.device)
        table = self.embeddings
        x = (
            table["word_embeddings"](ids)
            + table["position_embeddings"](places)[None]
            + table["token_type_embeddings"](torch.zeros_like(ids))
        )
        embedded: Tensor = table["LayerNorm"](x)
        return embedded
