"""Weights rounded for what is multiplied with them: products err less than by plain rounding."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("onnx")

from training.rounding import TOP, rounded


@pytest.fixture
def drawn() -> np.random.Generator:
    return np.random.default_rng(5)


def _error(rows: np.ndarray, weights: np.ndarray, whole: np.ndarray, scale: np.ndarray) -> float:
    return float(((rows @ (whole * scale) - rows @ weights) ** 2).mean())


def test_products_of_values_that_go_together_err_less(drawn: np.random.Generator) -> None:
    weights = drawn.normal(size=(200, 8))
    rows = drawn.normal(size=(500, 20)) @ drawn.normal(size=(20, 200))
    plain, fitted = rounded(weights), rounded(weights, rows.T @ rows)
    assert _error(rows, weights, *fitted) < 0.3 * _error(rows, weights, *plain)


def test_nothing_known_is_plain_rounding_and_nothing_leaves_the_bytes(drawn: np.random.Generator) -> None:
    weights = np.concatenate([drawn.normal(size=(30, 3)), np.zeros((30, 1))], axis=1)
    whole, scale = rounded(weights)
    assert whole.dtype == np.int8
    assert np.abs(whole).max() == TOP
    assert np.abs(whole * scale - weights).max() <= scale.max() / 2 + 1e-9
    assert not whole[:, 3].any()
