"""The graphs under onnxruntime: products of bytes are the same whole numbers by the fast way and by the exact one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from fairwitness.errors import MissingData
from fairwitness.text.reader import onnx
from fairwitness.text.reader.onnx import OnnxScorer, open_reader

DATA = Path(str(files("fairwitness.text.reader") / "data"))


def _scores(*, fast: bool, monkeypatch: pytest.MonkeyPatch) -> list[np.ndarray]:
    monkeypatch.setattr(onnx, "_is_fast_way_exact", lambda _: fast)
    scorer = OnnxScorer(DATA)
    drawn = np.random.default_rng(3)
    ids = drawn.integers(1000, 9000, 40)
    first = np.arange(1, 39)
    table = np.zeros((len(first), scorer._encode.get_inputs()[2].shape[2]), np.float32)
    memory, logits = scorer.encode(ids, first, table)
    return [memory, logits]


def test_a_processor_that_cannot_sum_bytes_fast_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    if not onnx._is_fast_way_exact(DATA / "probe.onnx"):
        pytest.skip("only a processor that sums exactly by the fast way can show what it gives")
    fast, slow = (_scores(fast=way, monkeypatch=monkeypatch) for way in (True, False))
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(fast, slow, strict=True))


def test_a_processor_whose_sums_do_not_fit_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx, "_GREATEST_WEIGHT", 128)  # as if the sums of the probe came out too small
    assert not onnx._is_fast_way_exact(DATA / "probe.onnx")


@pytest.mark.parametrize("lost", ["encode.onnx", "probe.onnx"])
def test_a_model_without_one_of_its_parts_is_named(lost: str, tmp_path: Path) -> None:
    for part in DATA.iterdir():
        if part.name != lost:
            (tmp_path / part.name).symlink_to(part)
    with pytest.raises(MissingData, match=lost):
        open_reader(tmp_path)
