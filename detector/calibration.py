"""Fit the weights of P(contradiction) to labelled pairs, and show how far P can be trusted.

The model is the logistic function of `judging_config.FEATURES`; its weights are in judging.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]

BIAS: Final = "bias"
_STEPS: Final = 100
_CONVERGED: Final = 1e-8


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose P lies between `low` and `high`: how many, their mean P, their share true."""

    low: float
    high: float
    n: int
    mean_p: float
    share: float


def fit_weights(
    features: pd.DataFrame,
    labels: Sequence[int] | npt.NDArray[np.int_],
    start: Mapping[str, float],
    *,
    ridge: float = 1.0,
    counts: FloatArray | None = None,
) -> dict[str, float]:
    """Logistic weights of `features` (pairs x names) for `labels` (1: a contradiction).

    Newton's method on the likelihood with a Gaussian prior around `start` (Bishop, Pattern
    Recognition and Machine Learning, 4.3.3 and 4.5): a feature that the labels say nothing about
    keeps its weight, and few labels move little. `ridge` is the prior's precision; `counts` is how
    many pairs each row stands for, one by default.

    Raises:
        ValueError: no labels, or labels of one kind only.

    """
    y = np.asarray(labels, dtype=np.float64)
    if not 0 < y.sum() < len(y):
        raise ValueError("needs labels of both kinds, contradiction and not")
    names = [BIAS, *features.columns]
    x = np.column_stack([np.ones(len(y)), features.to_numpy(dtype=np.float64)])
    times = np.ones(len(y)) if counts is None else counts
    prior = np.array([start[name] for name in names], dtype=np.float64)
    weights = prior.copy()
    for _ in range(_STEPS):
        p = _logistic(x @ weights)
        gradient = x.T @ (times * (p - y)) + ridge * (weights - prior)
        hessian = (x.T * (times * p * (1 - p))) @ x + ridge * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        # A step bounded to a few units of log odds cannot overshoot on separable labels.
        step *= min(1.0, 4.0 / (np.abs(step).max() + 1e-12))
        weights -= step
        if np.abs(step).max() < _CONVERGED:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def probability(features: pd.DataFrame, weights: Mapping[str, float]) -> FloatArray:
    """P(contradiction) of each row of `features`; names that `weights` lacks count for nothing."""
    logit = np.full(len(features), weights[BIAS], dtype=np.float64)
    for name in features.columns:
        logit += weights.get(name, 0.0) * features[name].to_numpy(dtype=np.float64)
    return _logistic(logit)


def reliability(p: FloatArray, labels: npt.NDArray[np.int_], bins: int = 10) -> list[Bin]:
    """Cut [0, 1] into equal bins and compare P with the share of contradictions in each."""
    edges = np.linspace(0.0, 1.0, bins + 1)
    place = np.minimum((p * bins).astype(int), bins - 1)
    found = []
    for index in range(bins):
        inside = place == index
        if inside.any():
            mean, share = float(p[inside].mean()), float(labels[inside].mean())
            low, high = float(edges[index]), float(edges[index + 1])
            found.append(Bin(low, high, int(inside.sum()), mean, share))
    return found


def calibration_error(p: FloatArray, labels: npt.NDArray[np.int_], bins: int = 10) -> float:
    """Expected calibration error: the bins' gaps between P and truth, weighted by their size.

    Naeini, Cooper, Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning",
    AAAI 2015.
    """
    table = reliability(p, labels, bins)
    return sum(b.n * abs(b.mean_p - b.share) for b in table) / max(len(p), 1)


def brier(p: FloatArray, labels: npt.NDArray[np.int_]) -> float:
    """Mean squared distance of P from the truth (Brier 1950)."""
    return float(((p - labels) ** 2).mean())


def average_precision(score: FloatArray, labels: npt.NDArray[np.int_]) -> float:
    """Precision averaged over the contradictions, in order of falling score.

    Equal scores share one precision, so the order of rows plays no part.
    """
    total = int(labels.sum())
    if total == 0:
        return float("nan")
    order = np.argsort(-score, kind="stable")
    ranked, hits = score[order], labels[order].cumsum()
    last = np.append(ranked[1:] != ranked[:-1], True)
    found, seen = hits[last], np.flatnonzero(last) + 1
    gained = np.diff(np.concatenate([[0], found]))
    return float((gained * found / seen).sum() / total)


def _logistic(logit: FloatArray) -> FloatArray:
    bounded: FloatArray = 1.0 / (1.0 + np.exp(-np.clip(logit, -60.0, 60.0)))
    return bounded
