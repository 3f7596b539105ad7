"""How much each value of a row is divided by before rows become bytes, its weights being multiplied by as much.

A few values of a normed row are ever large, and the scale of a row is its largest value's: divided by a factor of
their own they leave the others more of the 256 bytes. The factors are those of SmoothQuant (Xiao et al. 2023): the
greatest a value gets in some texts to the power of 0.7, over its greatest weight to the power of 0.3.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from onnx import GraphProto, numpy_helper

from training.activations import Seen

_SHARE = 0.7
_LEAST_VALUE, _LEAST_WEIGHT = 1e-3, 1e-4


def smoothing(graph: GraphProto, seen: Mapping[str, Seen]) -> dict[str, np.ndarray]:
    """Factors for each normed tensor that was seen, of (values,), by its name."""
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    normed = {node.output[0] for node in graph.node if node.op_type == "LayerNormalization"}
    greatest: dict[str, np.ndarray] = {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[0] in normed & seen.keys() and node.input[1] in weights:
            of_values = np.abs(weights[node.input[1]]).max(axis=1)
            greatest[node.input[0]] = np.maximum(greatest.get(node.input[0], 0), of_values)
    made = {}
    for name, of_weights in greatest.items():
        of_values = np.maximum(seen[name].greatest, _LEAST_VALUE) ** _SHARE
        factors = of_values / np.maximum(of_weights, _LEAST_WEIGHT) ** (1 - _SHARE)
        made[name] = (factors / np.exp(np.log(factors).mean())).astype(np.float32)
    return made
