"""The network under onnxruntime: one thread, one window at a time, so that the same report gives the same bytes."""

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
from fairwitness.text.reader.pieces import Pieces
from fairwitness.text.reader.small import SmallReader, Thresholds


class OnnxScorer:
    """Scores windows with the two graphs of a model folder: encode.onnx and decode.onnx."""

    def __init__(self, folder: Path) -> None:
        self._encode, self._decode = (_session(folder / name) for name in ("encode.onnx", "decode.onnx"))

    def encode(self, ids: Ids, first: Ids, table: Scores) -> tuple[Scores, Scores]:
        """See `fairwitness.text.reader.small.Scorer`."""
        memory, logits = _run(self._encode, {"ids": ids[None], "first": first[None], "table": table[None]})
        return memory, logits

    def decode(self, memory: Scores, table: Scores, anchors: Ids, values: Ids) -> tuple[Scores, Scores, Scores]:
        """See `fairwitness.text.reader.small.Scorer`."""
        given = {"memory": memory[None], "table": table[None], "anchors": anchors[None], "values": values[None]}
        pointers, classes, parts = _run(self._decode, given)
        return pointers, classes, parts


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    # the graphs were simplified when they were exported; what would be fused beyond that, sums with the norms after
    # them, onnxruntime reckons more slowly fused
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # the arena would keep the memory of the longest window for ever
    options.enable_cpu_mem_arena = False
    # onnxruntime would otherwise multiply in bytes, not as floats, wherever weights are stored as bytes: less exact,
    # not alike on all processors, and slower on those without instructions for it
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _run(session: onnxruntime.InferenceSession, given: dict[str, Any]) -> list[Scores]:
    return [np.asarray(out[0], dtype=np.float32) for out in session.run(None, given)]


def open_reader(folder: Path | None = None) -> SmallReader:
    """Open the model the package ships, or one exported to another folder; raises MissingData where there is none."""
    where = folder or Path(str(files("fairwitness.text.reader") / "data"))
    missing = [n for n in ("encode.onnx", "decode.onnx", "tokenizer.json", "reader.toml") if not (where / n).is_file()]
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
