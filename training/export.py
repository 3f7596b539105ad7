"""Export a trained reader: two ONNX graphs with weights of 8 bits, the tokenizer and the thresholds.

The encoder multiplies bytes (`training/in_bytes.py`); the decoder, a small part of the work, multiplies as floats.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from fairwitness.text.reader.digest import SHIPPED, digest_of_model
from fairwitness.text.reader.features import feature_names
from training.activations import Window, seen_in
from training.batches import examples
from training.encoder import open_tokenizer
from training.gold import GoldReport
from training.graphs import DOMAIN, Decode, Encode
from training.in_bytes import keep_as_bytes, multiply_in_bytes, write_probe
from training.network import Network
from training.scorer import load_network
from training.train import gather
from training.vocabulary import kept_pieces, with_kept_pieces, write_tokenizer


def export(network: Network, folder: Path, reports: Sequence[GoldReport] = (), *, quantise: bool = True) -> None:
    """Write encode.onnx and decode.onnx; weights of products and embeddings become signed bytes.

    What the encoder's products are given in `reports` tells how to round (`training/rounding.py`, `smoothing.py`).
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = with_kept_pieces(network)
    ids, first = torch.ones(1, 9, dtype=torch.long), torch.arange(1, 8)[None]
    table = torch.zeros(1, 7, len(feature_names()))
    anchors, values = torch.tensor([[1, 3]]), torch.tensor([[0, 1]])
    memory = torch.zeros(1, 7, network.shape.hidden)
    graphs = {
        "encode": (
            Encode(network),
            {"ids": ids, "first": first, "table": table},
            ["memory", "logits"],
            {"ids": {1: "pieces"}, "first": {1: "words"}, "table": {1: "words"}},
        ),
        "decode": (
            Decode(network),
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
                custom_opsets={DOMAIN: 1},
            )
            fuse(plain)
            if quantise:
                quantize_dynamic(
                    plain, folder / plain.name, weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"]
                )
                if name == "encode":
                    multiply_in_bytes(folder / plain.name, seen_in(plain, windows_of(reports)))
                else:
                    keep_as_bytes(folder / plain.name)
            else:
                shutil.copy(plain, folder / plain.name)
    write_probe(folder / "probe.onnx")
    write_tokenizer(folder / "tokenizer.json")


def fuse(path: Path) -> None:
    """Let onnxruntime simplify a graph here once, instead of each time it is opened.

    Sums stay apart from the norms after them: onnxruntime's operator for both together takes five times as long on a
    processor as the two.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(
        path.read_bytes(),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion", "BiasSkipLayerNormFusion"],
    )
    model = onnx.load(path)
    used = {node.domain for node in model.graph.node}
    for other in [each for each in model.opset_import if each.domain not in used]:
        model.opset_import.remove(other)
    onnx.save(model, path)


def windows_of(reports: Iterable[GoldReport]) -> Iterator[Window]:
    """Cut reports into windows as encode.onnx takes them, pieces numbered as they ship."""
    tokenizer = open_tokenizer()
    number = {old: new for new, old in enumerate(kept_pieces())}
    unknown = number[tokenizer.token_to_id("[UNK]")]
    for report in reports:
        for each in examples(report, tokenizer):
            ids = [number.get(piece, unknown) for piece in each.ids]
            yield {
                "ids": np.asarray([ids], np.int64),
                "first": np.asarray([each.first], np.int64),
                "table": each.features[None].astype(np.float32),
            }


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
    options.add_argument(
        "--round-by",
        nargs="*",
        default=["corpus:c,w"],
        help="gold whose reports tell how to round",
    )
    options.add_argument("--float", action="store_true", help="do not quantise")
    args = options.parse_args()
    reports = gather(args.round_by)
    export(load_network(args.checkpoint), args.out, reports, quantise=not args.float)
    card = f'identity = "{args.identity}"\n\n[thresholds]\nharm = {args.harm}\noccurrence = {args.occurrence}\n'
    (args.out / "reader.toml").write_text(card, encoding="utf8")
    (args.out / SHIPPED).write_text(f"{digest_of_model(args.out)}\n", encoding="ascii")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
