"""Fitting P(contradiction): it finds known weights, respects the prior, and is measured right."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from detector.calibration import (
    average_precision,
    brier,
    calibration_error,
    fit_weights,
    probability,
    reliability,
)

TRUE = {"bias": -2.0, "clash": 4.0, "entailment": -1.5, "idle": 0.7}


def drawn(n: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Pairs whose labels follow TRUE; `idle` is zero in all of them."""
    rng = np.random.default_rng(4)
    features = pd.DataFrame(
        {"clash": rng.integers(0, 2, n), "entailment": rng.random(n), "idle": np.zeros(n)}
    )
    return features, (rng.random(n) < probability(features, TRUE)).astype(int)


def test_known_weights_are_found() -> None:
    features, labels = drawn(20_000)
    start = {"bias": 0.0, "clash": 0.0, "entailment": 0.0, "idle": 0.7}
    fitted = fit_weights(features, labels, start, ridge=0.01)
    for name, weight in TRUE.items():
        assert fitted[name] == pytest.approx(weight, abs=0.2)
    assert calibration_error(probability(features, fitted), labels) < 0.02


def test_a_feature_without_evidence_keeps_its_weight() -> None:
    features, labels = drawn(200)
    assert fit_weights(features, labels, TRUE)["idle"] == TRUE["idle"]


def test_few_labels_move_little_and_many_much() -> None:
    start = {"bias": 0.0, "clash": 0.0, "entailment": 0.0, "idle": 0.0}
    moved = [abs(fit_weights(*drawn(n), start, ridge=5.0)["clash"]) for n in (12, 200, 5_000)]
    assert moved == sorted(moved)
    assert moved[0] < 1.0 < moved[-1]


def test_a_row_may_stand_for_several_pairs() -> None:
    features, labels = drawn(60)
    counts = np.arange(60.0) % 4
    start = {"bias": 0.0, "clash": 0.0, "entailment": 0.0, "idle": 0.0}
    rows = np.repeat(np.arange(60), counts.astype(int))
    repeated = fit_weights(features.iloc[rows], labels[rows], start)
    assert fit_weights(features, labels, start, counts=counts) == repeated


def test_separable_labels_do_not_run_away() -> None:
    features = pd.DataFrame({"clash": [0, 0, 1, 1]})
    fitted = fit_weights(features, [0, 0, 1, 1], {"bias": 0.0, "clash": 0.0}, ridge=0.1)
    assert 0 < fitted["clash"] < 20


def test_labels_of_one_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="both kinds"):
        fit_weights(pd.DataFrame({"clash": [1, 0]}), [0, 0], {"bias": 0.0, "clash": 0.0})


@pytest.mark.parametrize(
    ("score", "labels", "expected"),
    [
        ([0.9, 0.8, 0.1], [1, 1, 0], 1.0),
        ([0.9, 0.8, 0.1], [0, 1, 1], (1 / 2 + 2 / 3) / 2),
        ([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0], 0.25),
        ([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 1], 0.25),
    ],
)
def test_average_precision(score: list[float], labels: list[int], expected: float) -> None:
    assert average_precision(np.array(score), np.array(labels)) == pytest.approx(expected)


def test_calibration_error_and_brier_by_hand() -> None:
    p, labels = np.array([0.05, 0.05, 0.95, 0.95]), np.array([0, 1, 1, 1])
    assert calibration_error(p, labels) == pytest.approx((2 * 0.45 + 2 * 0.05) / 4)
    assert brier(p, labels) == pytest.approx((3 * 0.05**2 + 0.95**2) / 4)


@given(
    arrays.arrays(float, st.integers(1, 40), elements=st.floats(0, 1)),
    st.integers(0, 2**16),
)
def test_every_pair_is_in_one_bin(p: np.ndarray, seed: int) -> None:
    labels = np.random.default_rng(seed).integers(0, 2, len(p))
    table = reliability(p, labels)
    assert sum(b.n for b in table) == len(p)
    assert all(b.low <= b.mean_p + 1e-9 and b.mean_p <= b.high + 1e-9 for b in table)
    assert 0.0 <= calibration_error(p, labels) <= 1.0
