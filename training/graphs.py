"""The network as onnxruntime runs it: one window without padding, attention in one operator, nothing reckoned in vain.

The numbers are those of `training/network.py` up to rounding. Attention is onnxruntime's own operator, which needs no
scores written out; the last layer of the encoder is reckoned for the first piece of each word only, since no other
piece of it is looked at.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from training.minilm import MiniLM
from training.network import Attention, Block, Network

DOMAIN = "com.microsoft"


class _Attend(torch.autograd.Function):
    """Multi-head attention as one operator of the graph."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int, bias: Tensor | None = None) -> Tensor:
        q, k, v = (t.reshape(t.shape[0], t.shape[1], heads, -1).transpose(1, 2) for t in (query, key, value))
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        return mixed.transpose(1, 2).reshape(query.shape)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int, bias: Any = None) -> Any:
        given = [query, key, value]
        if bias is not None:
            none = graph.op("prim::Constant")
            none.setType(torch._C.OptionalType.ofTensor())
            given += [none, none, bias]
        made = graph.op(f"{DOMAIN}::MultiHeadAttention", *given, num_heads_i=heads)
        return made.setType(query.type())


class Encode(nn.Module):
    """encode.onnx: pieces, first piece of each word, features -> word memory, anchor logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor, table: Tensor) -> tuple[Tensor, Tensor]:
        """Score one window."""
        mixer = self.network.mixer
        joined = mixer.join(torch.cat([_words(self.network.encoder, ids, first), table], -1))
        memory = mixer.norm(nn.functional.gelu(joined))
        for block in (mixer.layer, *mixer.more):
            memory = _block(block, memory)
        return memory, self.network.anchor(memory)


class Decode(nn.Module):
    """decode.onnx: memory, features, anchors and their values -> pointer, class and part_of logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, memory: Tensor, table: Tensor, anchors: Tensor, values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Score the claims at the anchors of one window."""
        net = self.network
        near, apart = net.distances(memory, table, anchors)
        state = torch.gather(memory, 1, anchors[:, :, None].expand(-1, -1, memory.shape[-1])) + net.label(values)
        for block, steps, far in zip(net.decoder, net.near, net.apart, strict=True):
            state = _block(block, state, memory, (steps(near) + far(apart)).permute(0, 3, 1, 2))
        words, claims = (torch.ones_like(t, dtype=torch.bool) for t in (memory[:, :, 0], anchors))
        return net.heads(net.final(state), memory, words, anchors, claims, near, apart)


def _words(encoder: MiniLM, ids: Tensor, first: Tensor) -> Tensor:
    """The encoder's output at the first piece of each word."""
    x = encoder.embedded(ids)
    index = first[:, :, None].expand(-1, -1, x.shape[-1])
    *lower, last = encoder.encoder["layer"]
    for layer in lower:
        x = _layer(layer, x, x)
    return _layer(last, torch.gather(x, 1, index), x)


def _layer(layer: Any, x: Tensor, whole: Tensor) -> Tensor:
    """One layer of the encoder for the rows of `x`, which look at those of `whole`."""
    of = layer.attention.self
    mixed = _Attend.apply(of["query"](x), of["key"](whole), of["value"](whole), layer.heads)
    x = layer.attention.output["LayerNorm"](x + layer.attention.output["dense"](mixed))
    inner = layer.output["dense"](nn.functional.gelu(layer.intermediate["dense"](x)))
    return layer.output["LayerNorm"](x + inner)


def _block(block: Block, x: Tensor, memory: Tensor | None = None, bias: Tensor | None = None) -> Tensor:
    rows = block.norms[0](x)
    x = x + _looked(block.own, rows, rows)
    if block.cross is not None and memory is not None:
        x = x + _looked(block.cross, block.norms[2](x), memory, bias)
    return x + block.inner(block.norms[1](x))


def _looked(attention: Attention, x: Tensor, memory: Tensor, bias: Tensor | None = None) -> Tensor:
    given = attention.query(x), attention.key(memory), attention.value(memory)
    return attention.out(_Attend.apply(*given, attention.heads, bias))
