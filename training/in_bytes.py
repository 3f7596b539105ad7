"""Weights of products as bytes: kept so and multiplied as floats, or multiplied as bytes too.

Where activations are bytes as well, each row of them has a scale of its own, as each column of weights has: one scale
for a whole window costs two points of accuracy in places and perpetrators, since a few words outweigh all others.
What GELU gives is never below -0.17; it is shifted up by that much, and all 256 bytes serve.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

from training.activations import Seen
from training.rounding import TOP, rounded
from training.smoothing import smoothing

SMALL = 4096  # weights of a layer below which bytes save nothing
SMOOTHING = "/smoothing"  # what the values of the tensor of that name are multiplied by

_PROBE_DEPTH, _PROBE_WIDTH = 64, 16
_TINY = 1e-6
_LEAST_OF_GELU = 0.17
_CONTRIB = "com.microsoft"
_CONSTANTS = {
    "row_share": np.float32(1 / TOP),
    "row_share_gelu": np.float32(1 / 255),
    "row_tiny": np.float32(_TINY),
    "row_up": np.float32(_LEAST_OF_GELU),
    "row_one": np.float32(1),
    "row_flat": np.array([-1], np.int64),
    "row_middle": np.array([TOP + 1], np.uint8),
    "row_bottom": np.array([0], np.uint8),
    "row_middle_all": np.array(TOP + 1, np.uint8),
    "row_bottom_all": np.array(0, np.uint8),
}


def keep_as_bytes(path: Path) -> None:
    """Store a graph's weights as bytes that are multiplied as floats: small on disk, exact in use."""
    model = onnx.load(path)
    for name in _stored(model.graph, {}, {}):
        node = helper.make_node("DequantizeLinear", [f"{name}_bytes", f"{name}_scale"], [name], axis=1)
        model.graph.node.insert(0, node)
    onnx.save(model, path)


def multiply_in_bytes(path: Path, seen: Mapping[str, Seen]) -> None:
    """Store a graph's weights as bytes and let its products be products of bytes, summed as whole numbers.

    Weights are rounded for tensors as they were seen; those of tensors that were not, each by itself.
    """
    model = onnx.load(path)
    graph = model.graph
    factors = smoothing(graph, seen)
    stored = _stored(graph, seen, factors)
    made_by = {name: node.op_type for node in graph.node for name in node.output}
    nodes: list[NodeProto] = []
    done: set[str] = set()
    for node in list(graph.node):
        if node.op_type != "MatMul" or node.input[1] not in stored:
            nodes.append(node)
            continue
        rows, weights = node.input
        after_gelu = made_by.get(rows) == "BiasGelu"
        if rows not in done:
            nodes += _rounded_rows(rows, after_gelu=after_gelu, smoothed=rows in factors)
            done.add(rows)
        nodes += _product(rows, weights, node.output[0], after_gelu=after_gelu)
        if after_gelu:
            shift = -_LEAST_OF_GELU * stored[weights].sum(axis=0)
            graph.initializer.append(numpy_helper.from_array(shift.astype(np.float32), f"{weights}_shift"))
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in _CONSTANTS.items())
    graph.initializer.extend(numpy_helper.from_array(1 / by, f"{rows}{SMOOTHING}") for rows, by in factors.items())
    if not any(each.domain == _CONTRIB for each in model.opset_import):
        model.opset_import.append(helper.make_opsetid(_CONTRIB, 1))
    onnx.save(model, path)


def write_probe(path: Path) -> None:
    """Write a product of the greatest bytes, by which a processor shows whether it sums such products exactly.

    Processors without instructions for bytes add two products in 16 bits, where the greatest do not fit.
    """
    weights = np.full((_PROBE_DEPTH, _PROBE_WIDTH), TOP, np.int8)
    given = ["rows", "weights", "row_one", "scale", "row_bottom_all", "middle"]
    graph = helper.make_graph(
        [helper.make_node("MatMulIntegerToFloat", given, ["sums"], domain=_CONTRIB)],
        "probe",
        [helper.make_tensor_value_info("rows", TensorProto.UINT8, ["count", _PROBE_DEPTH])],
        [helper.make_tensor_value_info("sums", TensorProto.FLOAT, ["count", _PROBE_WIDTH])],
        [
            numpy_helper.from_array(weights, "weights"),
            numpy_helper.from_array(np.array(0, np.int8), "middle"),
            numpy_helper.from_array(np.ones(_PROBE_WIDTH, np.float32), "scale"),
            *(numpy_helper.from_array(_CONSTANTS[name], name) for name in given if name in _CONSTANTS),
        ],
    )
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
    onnx.save(helper.make_model(graph, opset_imports=versions, ir_version=8), path)


def _stored(
    graph: onnx.GraphProto, seen: Mapping[str, Seen], factors: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Put bytes and a scale a column in the place of each large matrix; what they then stand for, by its name."""
    used = {node.input[1]: node.input[0] for node in graph.node if node.op_type in {"MatMul", "Gemm"}}
    made = {}
    for tensor in list(graph.initializer):
        weights = numpy_helper.to_array(tensor)
        if tensor.name in used and weights.ndim == 2 and weights.dtype == np.float32 and weights.size > SMALL:
            rows = used[tensor.name]
            moments = seen[rows].moments if rows in seen else None
            if rows in factors:
                weights = weights * factors[rows][:, None]
                moments = seen[rows].moments / np.outer(factors[rows], factors[rows])
            whole, scale = rounded(weights, moments)
            graph.initializer.remove(tensor)
            graph.initializer.append(numpy_helper.from_array(whole, f"{tensor.name}_bytes"))
            graph.initializer.append(numpy_helper.from_array(scale, f"{tensor.name}_scale"))
            graph.initializer.append(numpy_helper.from_array(np.array(0, np.int8), f"{tensor.name}_middle"))
            made[tensor.name] = whole * scale
    return made


def _rounded_rows(rows: str, *, after_gelu: bool, smoothed: bool) -> Iterator[NodeProto]:
    """Nodes that turn the rows of a tensor of (1, rows, values) into bytes; each row's greatest value gets the last."""
    node = helper.make_node
    value = rows
    if smoothed:
        value = f"{rows}/smooth"
        yield node("Mul", [rows, f"{rows}{SMOOTHING}"], [value])
    if after_gelu:
        size = value = f"{rows}/up"
        yield node("Add", [rows, "row_up"], [value])
    else:
        size = f"{rows}/size"
        yield node("Abs", [value], [size])
    yield node("ReduceMax", [size], [f"{rows}/top"], axes=[-1], keepdims=1)
    yield node("Mul", [f"{rows}/top", "row_share_gelu" if after_gelu else "row_share"], [f"{rows}/step"])
    yield node("Max", [f"{rows}/step", "row_tiny"], [f"{rows}/scale"])
    yield node("Reshape", [f"{rows}/scale", "row_flat"], [f"{rows}/scales"])
    yield node("Shape", [f"{rows}/scales"], [f"{rows}/count"])
    yield node("Expand", ["row_bottom" if after_gelu else "row_middle", f"{rows}/count"], [f"{rows}/middles"])
    yield node("QuantizeLinear", [value, f"{rows}/scales", f"{rows}/middles"], [f"{rows}/bytes"], axis=1)


def _product(rows: str, weights: str, out: str, *, after_gelu: bool) -> Iterator[NodeProto]:
    middle = "row_bottom_all" if after_gelu else "row_middle_all"
    given = [f"{rows}/bytes", f"{weights}_bytes", "row_one", f"{weights}_scale", middle, f"{weights}_middle"]
    yield helper.make_node("MatMulIntegerToFloat", given, [f"{out}/sums"], domain=_CONTRIB)
    scaled = f"{out}/scaled" if after_gelu else out
    yield helper.make_node("Mul", [f"{out}/sums", f"{rows}/scale"], [scaled])
    if after_gelu:
        yield helper.make_node("Add", [scaled, f"{weights}_shift"], [out])
