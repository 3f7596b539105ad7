"""The network under onnxruntime: one thread, one window at a time, so that the same report gives the same bytes.

The encoder multiplies bytes. Processors with instructions for that do it three to four times as fast as floats. Those
without would add pairs of products in 16 bits, where the greatest do not fit; on them onnxruntime is told to take a
slower way that is exact. So sums of products are the same whole numbers on every processor.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from fairwitness.errors import MissingData
from fairwitness.shipped import table_of
from fairwitness.text.reader.calibration import calibration_of
from fairwitness.text.reader.decode import Ids, Scores
from fairwitness.text.reader.digest import PARTS
from fairwitness.text.reader.pieces import Pieces
from fairwitness.text.reader.small import SmallReader, Thresholds

_PROBED = 8  # rows
_GREATEST, _GREATEST_WEIGHT = 255, 127


class OnnxScorer:
    """Scores windows with the two graphs of a model folder: encode.onnx and decode.onnx."""

    def __init__(self, folder: Path) -> None:
        fast = _is_fast_way_exact(folder / "probe.onnx")
        self._encode, self._decode = (_session(folder / name, fast=fast) for name in ("encode.onnx", "decode.onnx"))

    def encode(self, ids: Ids, first: Ids, table: Scores) -> tuple[Scores, Scores]:
        """See `fairwitness.text.reader.small.Scorer`."""
        memory, logits = _run(self._encode, {"ids": ids[None], "first": first[None], "table": table[None]})
        return memory, logits

    def decode(self, memory: Scores, table: Scores, anchors: Ids, values: Ids) -> tuple[Scores, Scores, Scores]:
        """See `fairwitness.text.reader.small.Scorer`."""
        given = {"memory": memory[None], "table": table[None], "anchors": anchors[None], "values": values[None]}
        pointers, classes, parts = _run(self._decode, given)
        return pointers, classes, parts


def _is_fast_way_exact(probe: Path) -> bool:
    """Whether this processor's fast way of multiplying bytes is exact for the greatest of them."""
    session = _session(probe, fast=True)
    rows = np.full((_PROBED, session.get_inputs()[0].shape[1]), _GREATEST, np.uint8)
    (sums,) = session.run(None, {"rows": rows})
    return bool((sums == rows[0].sum(dtype=np.int64) * _GREATEST_WEIGHT).all())


def _session(path: Path, *, fast: bool) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    # the graphs were simplified when they were exported
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # the arena would keep the memory of the longest window for ever
    options.enable_cpu_mem_arena = False
    # onnxruntime would otherwise make products of bytes with one scale a window of those the decoder makes of floats
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    without = []
    if not fast:
        options.add_session_config_entry("session.x64quantprecision", "1")
        # that is heeded from this level on, at which onnxruntime also fuses sums with the norms after them, and
        # reckons them more slowly so
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        without = ["SkipLayerNormFusion", "BiasSkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=without
    )


def _run(session: onnxruntime.InferenceSession, given: dict[str, Any]) -> list[Scores]:
    return [np.asarray(out[0], dtype=np.float32) for out in session.run(None, given)]


def open_reader(folder: Path | None = None) -> SmallReader:
    """Open the model the package ships, or one exported to another folder; raises MissingData where there is none."""
    where = folder or Path(str(files("fairwitness.text.reader") / "data"))
    missing = [name for name in PARTS if not (where / name).is_file()]
    if missing:
        raise MissingData(f"the reader's model at {where} lacks {', '.join(missing)}: install fairwitness again")
    card = table_of((where / "reader.toml").read_text("utf8"))
    return SmallReader(
        scorer=OnnxScorer(where),
        pieces=Pieces.open(where / "tokenizer.json"),
        identity=card["identity"],
        thresholds=Thresholds(**card["thresholds"]),
        calibration=calibration_of(card.get("calibration", {})),
    )
