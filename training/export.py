"""Export a trained reader: two ONNX graphs, quantised to 8 bits, with the tokenizer and its thresholds."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

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


def export(network: Network, folder: Path, *, quantise: bool = True) -> None:
    """Write encode.onnx and decode.onnx; MatMul weights and embeddings become signed bytes."""
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
                    plain, folder / plain.name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False
                )
            else:
                shutil.copy(plain, folder / plain.name)
    shutil.copy(carried("tokenizer.json"), folder / "tokenizer.json")


def main() -> None:
    """Export one checkpoint."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--identity", required=True, help="name and version of the model")
    options.add_argument("--harm", type=float, default=0.5, help="threshold on anchors of harm claims")
    options.add_argument(
        "--occurrence", type=float, default=0.4, help="threshold on anchors of acts, states and stances"
    )
    options.add_argument("--float", action="store_true", help="do not quantise")
    args = options.parse_args()
    export(load_network(args.checkpoint), args.out, quantise=not args.float)
    card = f'identity = "{args.identity}"\n\n[thresholds]\nharm = {args.harm}\noccurrence = {args.occurrence}\n'
    (args.out / "reader.toml").write_text(card, encoding="utf8")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
