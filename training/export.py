"""Export a trained reader: two ONNX graphs with weights of 8 bits, the tokenizer and the thresholds.

Weights are stored as bytes and multiplied as floats. Products in bytes too would be a third faster, but cost two
points of accuracy in places and perpetrators on `dev`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from fairwitness.text.reader.digest import SHIPPED, digest_of_model
from fairwitness.text.reader.features import feature_names
from training.encoder import carried
from training.network import Network
from training.scorer import load_network


class _Encode(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor, table: Tensor) -> tuple[Tensor, Tensor]:
        pieces = self.network.encoder(ids)
        gathered = torch.gather(pieces, 1, first[:, :, None].expand(-1, -1, pieces.shape[-1]))
        memory = self.network.mixer(gathered, table, torch.ones_like(first, dtype=torch.bool))
        return memory, self.network.anchor(memory)


class _Decode(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, memory: Tensor, table: Tensor, anchors: Tensor, values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        words = torch.ones_like(memory[:, :, 0], dtype=torch.bool)
        return self.network.decode(memory, table, words, anchors, values, torch.ones_like(anchors, dtype=torch.bool))


SMALL = 4096  # weights of a layer below which bytes save nothing


def export(network: Network, folder: Path, *, quantise: bool = True) -> None:
    """Write encode.onnx and decode.onnx; weights of products and embeddings become signed bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    ids, first = torch.ones(1, 9, dtype=torch.long), torch.arange(1, 8)[None]
    table = torch.zeros(1, 7, len(feature_names()))
    anchors, values = torch.tensor([[1, 3]]), torch.tensor([[0, 1]])
    memory = torch.zeros(1, 7, network.shape.hidden)
    graphs = {
        "encode": (
            _Encode(network),
            {"ids": ids, "first": first, "table": table},
            ["memory", "logits"],
            {"ids": {1: "pieces"}, "first": {1: "words"}, "table": {1: "words"}},
        ),
        "decode": (
            _Decode(network),
            {"memory": memory, "table": table, "anchors": anchors, "values": values},
            ["pointers", "classes", "parts"],
            {"memory": {1: "words"}, "table": {1: "words"}, "anchors": {1: "claims"}, "values": {1: "claims"}},
        ),
    }
    with tempfile.TemporaryDirectory() as scratch:
        for name, (module, given, outputs, axes) in graphs.items():
            plain = Path(scratch) / f"{name}.onnx"
            torch.onnx.export(
                module.eval(),
                tuple(given.values()),
                str(plain),
                input_names=list(given),
                output_names=outputs,
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
            if quantise:
                quantize_dynamic(
                    plain, folder / plain.name, weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"]
                )
                keep_as_bytes(folder / plain.name)
            else:
                shutil.copy(plain, folder / plain.name)
    shutil.copy(carried("tokenizer.json"), folder / "tokenizer.json")


def keep_as_bytes(path: Path) -> None:
    """Store the weights still in float as bytes that are multiplied as floats: small on disk, exact in use."""
    model = onnx.load(path)
    graph = model.graph
    used = {name for node in graph.node if node.op_type in {"MatMul", "Gemm"} for name in node.input}
    for tensor in list(graph.initializer):
        weights = numpy_helper.to_array(tensor)
        if tensor.name in used and weights.ndim == 2 and weights.dtype == np.float32 and weights.size > SMALL:
            scale = np.maximum(np.abs(weights).max(axis=0), 1e-8).astype(np.float32) / 127
            graph.initializer.remove(tensor)
            rounded = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
            graph.initializer.append(numpy_helper.from_array(rounded, f"{tensor.name}_bytes"))
            graph.initializer.append(numpy_helper.from_array(scale, f"{tensor.name}_scale"))
            given = [f"{tensor.name}_bytes", f"{tensor.name}_scale"]
            graph.node.insert(0, helper.make_node("DequantizeLinear", given, [tensor.name], axis=1))
    onnx.save(model, path)


def main() -> None:
    """Export one checkpoint."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--identity", required=True, help="name and version of the model")
    options.add_argument("--harm", type=float, default=0.5, help="threshold on anchors of harm claims")
    options.add_argument(
        "--occurrence", type=float, default=0.6, help="threshold on anchors of acts, states and stances"
    )
    options.add_argument("--float", action="store_true", help="do not quantise")
    args = options.parse_args()
    export(load_network(args.checkpoint), args.out, quantise=not args.float)
    card = f'identity = "{args.identity}"\n\n[thresholds]\nharm = {args.harm}\noccurrence = {args.occurrence}\n'
    (args.out / "reader.toml").write_text(card, encoding="utf8")
    (args.out / SHIPPED).write_text(f"{digest_of_model(args.out)}\n", encoding="ascii")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
