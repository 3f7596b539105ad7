"""Weights rounded to bytes so that the products come out nearest, not the weights.

After each row of weights is rounded, the rows still to come make good what the products then lack (GPTQ, Frantar et
al. 2022). Without anything known of what is multiplied this is plain rounding.
"""

from __future__ import annotations

import numpy as np

TOP = 127

_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)  # of a column's greatest weight
_DAMPING = 0.01
_TOGETHER = 128  # rows


def rounded(weights: np.ndarray, moments: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Bytes of (inputs, outputs) and a scale for each output; `moments`: sums of products of inputs with each other."""
    exact = weights.astype(np.float64)
    if moments is None:
        scale = _greatest(exact) / TOP
        return _whole(exact, scale).astype(np.int8), scale.astype(np.float32)
    known = moments + np.eye(len(moments)) * _DAMPING * np.trace(moments) / len(moments)
    scale = _best_scale(exact, np.diag(known))
    later = np.linalg.cholesky(np.linalg.inv(known)).T
    whole = np.empty_like(exact)
    for start in range(0, len(exact), _TOGETHER):
        stop = min(start + _TOGETHER, len(exact))
        lacking = np.empty((stop - start, exact.shape[1]))
        for row in range(start, stop):
            whole[row] = _whole(exact[row], scale)
            lacking[row - start] = (exact[row] - whole[row] * scale) / later[row, row]
            exact[row + 1 : stop] -= np.outer(later[row, row + 1 : stop], lacking[row - start])
        exact[stop:] -= later[start:stop, stop:].T @ lacking
    return whole.astype(np.int8), scale.astype(np.float32)


def _best_scale(weights: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """For each output the scale by which plain rounding errs least, greatest weights cut off where that pays."""
    scales = np.stack([_greatest(weights) * share / TOP for share in _SCALES])
    errors = [importance @ (_whole(weights, scale) * scale - weights) ** 2 for scale in scales]
    return scales[np.argmin(errors, axis=0), np.arange(weights.shape[1])]


def _greatest(weights: np.ndarray) -> np.ndarray:
    return np.maximum(np.abs(weights).max(axis=0), 1e-8)


def _whole(weights: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(weights / scale), -TOP, TOP)
