"""What the products of a graph are given in some texts: how large each value gets, and what goes together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

Window = Mapping[str, np.ndarray]  # the inputs of encode.onnx


@dataclass(slots=True)
class Seen:
    """The rows of a tensor over all windows: greatest absolute values (values,), sums of products (values, values)."""

    greatest: np.ndarray
    moments: np.ndarray


def seen_in(path: Path, windows: Iterable[Window]) -> dict[str, Seen]:
    """Run a graph in floats and keep account of each tensor that is multiplied with weights, by its name."""
    model = onnx.load(path)
    weights = {tensor.name for tensor in model.graph.initializer}
    names = sorted({n.input[0] for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in weights})
    given_out = {output.name for output in model.graph.output}
    model.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names if name not in given_out
    )
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    made: dict[str, Seen] = {}
    for window in windows:
        for name, (rows,) in zip(names, session.run(names, dict(window)), strict=True):
            values = rows.astype(np.float64)
            new = Seen(np.abs(values).max(axis=0), values.T @ values)
            old = made.get(name, new)
            made[name] = Seen(
                np.maximum(old.greatest, new.greatest), new.moments if old is new else old.moments + new.moments
            )
    return made
