"""The reader's network: a small encoder, a word mixer, anchors, and a decoder of claims that points at words."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from fairwitness.text.reader.features import SHAPES
from fairwitness.text.reader.labels import GROUPS, POINTERS, STATUSES, VALUES
from training.minilm import MiniLM

BUCKETS = 32
APART = 4  # sentences: all that are further apart count as this far
SENTENCE_START = SHAPES.index("sentence start")


@dataclass(frozen=True)
class Shape:
    """Sizes of everything above the encoder."""

    features: int
    layers: int = 6
    hidden: int = 256
    heads: int = 4
    inner: int = 512
    mixer_layers: int = 3
    decoder_layers: int = 3
    key: int = 48
    dropout: float = 0.1


class Mixer(nn.Module):
    """Words from pieces and features: first piece, shape and lists, mixed by self-attention layers.

    Layers after the first begin by changing nothing, so that a network without them can be gone on from.
    """

    def __init__(self, encoder_size: int, shape: Shape) -> None:
        super().__init__()
        self.join = nn.Linear(encoder_size + shape.features, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden)
        self.layer = Block(shape, cross=False)
        self.more = nn.ModuleList(Block(shape, cross=False) for _ in range(shape.mixer_layers - 1))
        self.drop = nn.Dropout(shape.dropout)
        for block in self.more:
            for last in (block.own.out, block.inner[-1]):
                nn.init.zeros_(last.weight)
                nn.init.zeros_(last.bias)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Give words (windows x words x hidden) from the first piece of each and its features."""
        words = self.norm(nn.functional.gelu(self.join(torch.cat([pieces, features], -1))))
        words = self.layer(self.drop(words), mask, None, None)
        for block in self.more:
            words = block(words, mask, None, None)
        return words


class Attention(nn.Module):
    """Plain multi-head attention, written out so that it exports cleanly."""

    def __init__(self, hidden: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor, bias: Tensor | None = None) -> Tensor:
        """Let each row of `x` look at `memory`; `bias` is added to the scores (windows x heads x rows x memory)."""
        q, k, v = self._split(self.query(x)), self._split(self.key(memory)), self._split(self.value(memory))
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
        if bias is not None:
            scores = scores + bias
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
        mixed = self.dropout(scores.softmax(-1)) @ v
        return self.out(mixed.transpose(1, 2).reshape(x.shape))

    def _split(self, t: Tensor) -> Tensor:
        return t.reshape(t.shape[0], t.shape[1], self.heads, -1).transpose(1, 2)


class Block(nn.Module):
    """Self-attention, cross-attention where asked, and a feed-forward layer; norms come first."""

    def __init__(self, shape: Shape, *, cross: bool) -> None:
        super().__init__()
        self.own = Attention(shape.hidden, shape.heads, shape.dropout)
        self.cross = Attention(shape.hidden, shape.heads, shape.dropout) if cross else None
        self.inner = nn.Sequential(
            nn.Linear(shape.hidden, shape.inner), nn.GELU(), nn.Linear(shape.inner, shape.hidden)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(shape.hidden) for _ in range(3 if cross else 2))
        self.drop = nn.Dropout(shape.dropout)

    def forward(
        self, x: Tensor, mask: Tensor, memory: Tensor | None, memory_mask: Tensor | None, bias: Tensor | None = None
    ) -> Tensor:
        """Mix the rows of `x` with each other and with `memory`."""
        n = self.norms[0](x)
        x = x + self.drop(self.own(n, n, mask))
        if self.cross is not None and memory is not None and memory_mask is not None:
            x = x + self.drop(self.cross(self.norms[2](x), memory, memory_mask, bias))
        return x + self.drop(self.inner(self.norms[1](x)))


class Network(nn.Module):
    """Encoder and heads. `encode` once a window, `decode` once for the anchors found in it."""

    def __init__(self, encoder: MiniLM, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = encoder
        size = encoder.size
        self.mixer = Mixer(size, shape)
        self.anchor = nn.Sequential(
            nn.Linear(shape.hidden, shape.hidden),
            nn.GELU(),
            nn.Dropout(shape.dropout),
            nn.Linear(shape.hidden, len(VALUES)),
        )
        self.mention = nn.Linear(shape.hidden, len(POINTERS))
        self.label = nn.Embedding(len(VALUES), shape.hidden)
        self.decoder = nn.ModuleList(Block(shape, cross=True) for _ in range(shape.decoder_layers))
        self.near = nn.ModuleList(nn.Embedding(BUCKETS, shape.heads) for _ in range(shape.decoder_layers))
        self.apart = nn.ModuleList(nn.Embedding(2 * APART + 1, shape.heads) for _ in range(shape.decoder_layers))
        self.final = nn.LayerNorm(shape.hidden)
        ends = 2 * len(POINTERS)
        self.pointer_query = nn.Linear(shape.hidden, ends * shape.key)
        self.pointer_key = nn.Linear(shape.hidden, ends * shape.key)
        self.pointer_none = nn.Linear(shape.hidden, ends)
        self.pointer_near = nn.Embedding(BUCKETS, ends)
        self.pointer_apart = nn.Embedding(2 * APART + 1, ends)
        self.classes = nn.Sequential(
            nn.Linear(shape.hidden, shape.hidden),
            nn.GELU(),
            nn.Dropout(shape.dropout),
            nn.Linear(shape.hidden, len(GROUPS) + len(STATUSES) + 6),
        )
        self.part_query = nn.Linear(shape.hidden, shape.key)
        self.part_key = nn.Linear(shape.hidden, shape.key)
        self.part_none = nn.Linear(shape.hidden, 1)
        self.part_near = nn.Embedding(BUCKETS, 1)
        nn.init.constant_(self.anchor[-1].bias, -5.0)
        for table in (self.pointer_near, self.pointer_apart, self.part_near, *self.near, *self.apart):
            nn.init.zeros_(table.weight)

    def pieces(self, ids: Tensor, piece_mask: Tensor) -> Tensor:
        """Encode word pieces: windows x pieces x size."""
        return self.encoder(ids, piece_mask)

    def encode(
        self, ids: Tensor, piece_mask: Tensor, first: Tensor, features: Tensor, words: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Give word memory (windows x words x hidden) and anchor logits (windows x words x values)."""
        pieces = self.pieces(ids, piece_mask)
        gathered = torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, pieces.shape[-1]))
        memory = self.mixer(gathered, features, words)
        return memory, self.anchor(memory)

    def decode(
        self, memory: Tensor, features: Tensor, words: Tensor, anchors: Tensor, values: Tensor, claims: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """For anchors (windows x claims): pointer logits, class logits and part_of logits.

        Pointer logits are windows x claims x ends x words + 1, part_of logits windows x claims x claims + 1; the last
        column means none.
        """
        near, apart = self.distances(memory, features, anchors)
        state = torch.gather(memory, 1, anchors[:, :, None].expand(-1, -1, memory.shape[-1])) + self.label(values)
        for block, table, far in zip(self.decoder, self.near, self.apart, strict=True):
            state = block(state, claims, memory, words, (table(near) + far(apart)).permute(0, 3, 1, 2))
        return self.heads(self.final(state), memory, words, anchors, claims, near, apart)

    def distances(self, memory: Tensor, features: Tensor, anchors: Tensor) -> tuple[Tensor, Tensor]:
        """How far each word is from each anchor, in words and in sentences, as rows of the tables of biases."""
        near = bucket(torch.arange(memory.shape[1], device=memory.device)[None, None, :] - anchors[:, :, None])
        sentence = features[:, :, SENTENCE_START].float().cumsum(1).long()
        own = torch.gather(sentence, 1, anchors)
        return near, (sentence[:, None, :] - own[:, :, None]).clamp(-APART, APART) + APART

    def heads(
        self,
        state: Tensor,
        memory: Tensor,
        words: Tensor,
        anchors: Tensor,
        claims: Tensor,
        near: Tensor,
        apart: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Pointer logits, class logits and part_of logits of the decoder's last state."""
        bias = self.pointer_near(near) + self.pointer_apart(apart)
        return self._points(state, memory, words, bias), self.classes(state), self._parts(state, anchors, claims)

    def _points(self, state: Tensor, memory: Tensor, words: Tensor, bias: Tensor) -> Tensor:
        batch, count, _ = state.shape
        query = self.pointer_query(state).reshape(batch, count, -1, self.shape.key)
        key = self.pointer_key(memory).reshape(batch, memory.shape[1], -1, self.shape.key)
        scores = query.transpose(1, 2) @ key.permute(0, 2, 3, 1) / math.sqrt(self.shape.key)
        scores = scores.transpose(1, 2) + bias.permute(0, 1, 3, 2)
        scores = scores.masked_fill(~words[:, None, None, :], -1e4)
        return torch.cat([scores, self.pointer_none(state)[..., None]], -1)

    def _parts(self, state: Tensor, anchors: Tensor, claims: Tensor) -> Tensor:
        scores = self.part_query(state) @ self.part_key(state).transpose(-1, -2) / math.sqrt(self.shape.key)
        scores = scores + self.part_near(bucket(anchors[:, None, :] - anchors[:, :, None]))[..., 0]
        order = torch.arange(scores.shape[-1], device=scores.device)
        own = order[:, None] == order[None, :]
        scores = scores.masked_fill(~claims[:, None, :] | own, -1e4)
        return torch.cat([scores, self.part_none(state)], -1)


def bucket(distance: Tensor) -> Tensor:
    """Fold signed word distances into `BUCKETS` logarithmic classes."""
    half = BUCKETS // 2
    magnitude = distance.abs().clamp(min=1).float()
    folded = torch.where(distance.abs() < 6, distance.abs(), (6 + torch.log2(magnitude / 6) * 1.5).long())
    return folded.clamp(max=half - 1) + half * (distance > 0).long()
