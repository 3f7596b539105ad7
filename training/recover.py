"""Recover a checkpoint from the graphs the package ships, to train on from: `python -m training.recover OUT.pt`.

Checkpoints are not kept in the repository, the graphs are. A network of the same shape with random weights is exported
the same way; the tensor in which a parameter is found again there is the one that holds it in the shipped graph. What
comes back is as exact as bytes are. What takes part in training only (the mention tagger) starts anew, and pieces that
do not ship are those of the published encoder.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from fairwitness.text.reader.features import feature_names
from training.encoder import fresh_encoder
from training.export import export
from training.in_bytes import SMOOTHING
from training.minilm import MiniLM
from training.network import Network, Shape
from training.vocabulary import EMBEDDING, kept_pieces

SHIPPED = Path("src/fairwitness/text/reader/data")
_NEAR = 0.05  # a weight drawn from N(0, 1) and stored as a byte comes back this near
_PRODUCT = re.compile(r"onnx::MatMul_(\d+)")
_REST = -4.0  # the mention tagger starts by seeing nothing


def recovered(folder: Path) -> Network:
    """Fill a network with the weights of a model folder; raises ValueError where a parameter is not found."""
    network = Network(MiniLM(6), Shape(features=len(feature_names())))
    for parameter in network.parameters():
        nn.init.normal_(parameter)
    nn.init.zeros_(network.mention.weight)
    nn.init.constant_(network.mention.bias, _REST)
    state = {}
    with tempfile.TemporaryDirectory() as scratch:
        export(network, Path(scratch))  # with the pieces that ship only
        for graph in ("encode.onnx", "decode.onnx"):
            state |= _matched(network, _tensors(Path(scratch) / graph), _tensors(folder / graph))
    lacking = [name for name, _ in network.named_parameters() if name not in state and not name.startswith("mention.")]
    if lacking:
        raise ValueError(
            f"{folder} does not hold {', '.join(lacking)}: it was exported from a network of another shape"
        )
    every = fresh_encoder().embeddings["word_embeddings"].weight.detach().clone()
    every[torch.tensor(kept_pieces())] = state[EMBEDDING]
    network.load_state_dict(state | {EMBEDDING: every}, strict=False)
    return network


def _matched(network: Network, drawn: dict[str, np.ndarray], shipped: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """Find each parameter in the drawn graph and take the shipped tensor of that name."""
    found = {}
    for name, parameter in network.named_parameters():
        weights = parameter.detach().numpy()[kept_pieces() if name == EMBEDDING else ...]
        for tensor, values in drawn.items():
            for turned in (weights, weights.T):
                if turned.shape == values.shape and np.abs(turned - values).max() < _NEAR and tensor in shipped:
                    kept = shipped[tensor]
                    found[name] = torch.tensor(np.ascontiguousarray(kept if turned is weights else kept.T))
    return found


def _tensors(path: Path) -> dict[str, np.ndarray]:
    """The float tensors of a graph, those kept as bytes among them."""
    graph = onnx.load(path).graph
    raw = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    smoothed = {
        node.input[1]: raw.get(node.input[0].removesuffix("/bytes") + SMOOTHING)
        for node in graph.node
        if node.op_type == "MatMulIntegerToFloat"
    }
    made = {name: values for name, values in raw.items() if values.dtype.kind == "f"}
    for name, values in raw.items():
        if name.endswith("_bytes"):
            base = name.removesuffix("_bytes")
            made[base] = values.astype(np.float32) * raw[f"{base}_scale"]
            if (by := smoothed.get(name)) is not None:
                made[base] *= by[:, None]
        elif name.endswith("_quantized"):
            base = name.removesuffix("_quantized")
            made[base] = (values.astype(np.float32) - float(raw[f"{base}_zero_point"])) * float(raw[f"{base}_scale"])
    return _ranked(made)


def _ranked(made: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Number the products' weights from 0: the exporter numbers them by the nodes before, which later versions lack."""
    numbered = sorted((int(found[1]), name) for name in made if (found := _PRODUCT.fullmatch(name)))
    place = {name: f"product {rank}" for rank, (_, name) in enumerate(numbered)}
    return {place.get(name, name): values for name, values in made.items()}


def main() -> None:
    """Write the checkpoint."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=Path)
    options.add_argument("--model", type=Path, default=SHIPPED)
    args = options.parse_args()
    network = recovered(args.model)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"shape": asdict(network.shape), "weights": network.state_dict()}, args.out)


if __name__ == "__main__":
    main()
