"""Fit the weights of P(contradiction) to what reviewers decided, and measure what that is worth.

A decision labels the pair that stands for its discrepancy. The weights begin at the shipped ones
and leave them as far as the decisions outweigh the prior (see calibration.fit_weights).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import yaml
from pydantic import Field

from detector.baseline import Baseline, Decision
from detector.calibration import average_precision, brier, calibration_error, fit_weights
from detector.config import StrictModel
from detector.decisions import evidence_of, match_decisions, stakes_of
from detector.judging import features_of, judge_pairs
from detector.judging_config import JudgingConfig
from detector.ranking import deciding_pairs
from detector.records import rows_of
from detector.yaml_text import parse_yaml

Labels = npt.NDArray[np.int_]
FloatArray = npt.NDArray[np.float64]
Weights = Mapping[str, float]

_NO_CLASH: Final = frozenset({"forecast", "definition", "drift"})
"""Verdicts that say the two values do not contradict each other."""
_TOLD: Final = ("discrepancy_id", "verdict", "a_representative_id", "b_representative_id")


class CalibrationConfig(StrictModel):
    """`calibration.yaml`: how many decisions it takes, and how much they weigh."""

    least_of_each: int = Field(ge=2)
    prior_deviation: float = Field(gt=0)
    folds: int = Field(ge=2)


@dataclass(frozen=True, slots=True)
class DecidedPairs:
    """Judged pairs with labels (1: a contradiction), one a decision, in order of discrepancy_id.

    `left_out` counts the decisions that label none, by reason.
    """

    pairs: pd.DataFrame
    labels: Labels
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Refit:
    """Fitted weights, and on the decisions the quality of P as it is and as it would be.

    The fitted P of a decision is by weights that were fitted without its part of the decisions.
    """

    weights: Weights
    now: Mapping[str, float]
    fitted: Mapping[str, float]


def contradicts(decision: Decision) -> bool | None:
    """Whether a reviewer says that the values contradict each other; None where that is open.

    Who has an article corrected says so, and so does who accepts a finding that does. Who ignores
    a finding does not; nor does who accepts that values changed, or measure something else. Who
    accepts an undetermined finding leaves it undetermined.
    """
    if decision.status == "fixed":
        return True
    if decision.status == "ignored":
        return False
    if decision.status == "accepted" and decision.verdict == "contradiction":
        return True
    return False if decision.status == "accepted" and decision.verdict in _NO_CLASH else None


def decided_pairs(judged: pd.DataFrame, claims: pd.DataFrame, baseline: Baseline) -> DecidedPairs:
    """The pairs of ranked `judged` that the decisions of `baseline` were made on.

    A decision labels nothing where its discrepancy is not among these pairs, or is by now told by
    another verdict or by values that it was not made on.
    """
    matched = match_decisions(evidence_of(stakes_of(judged), claims), baseline)
    discrepancy_of = {decision.discrepancy_id: id_ for id_, decision in matched.items()}
    deciding = deciding_pairs(judged)["pair_id"]
    rows = judged[judged["pair_id"].isin(deciding)].drop_duplicates("pair_id")
    rows = rows[rows["discrepancy_id"] != ""].set_index("discrepancy_id", drop=False)
    standing = {row["discrepancy_id"]: row for row in rows_of(rows[list(_TOLD)])}
    labels: dict[str, bool] = {}
    left_out: Counter[str] = Counter()
    for decision in baseline.decisions:
        id_ = discrepancy_of.get(decision.discrepancy_id, "")
        label = contradicts(decision)
        if label is None:
            left_out["undecided"] += 1
        elif id_ not in standing:
            left_out["not_in_these_results"] += 1
        elif not _is_about(decision, standing[id_]):
            left_out["made_on_something_else"] += 1
        else:
            labels[id_] = label
    chosen = sorted(labels)
    return DecidedPairs(
        rows.loc[chosen].reset_index(drop=True),
        np.array([labels[id_] for id_ in chosen], dtype=np.int_),
        dict(sorted(left_out.items())),
    )


def _is_about(decision: Decision, pair: Mapping[str, Any]) -> bool:
    values = {pair["a_representative_id"], pair["b_representative_id"]}
    return pair["verdict"] == decision.verdict and values <= decision.values.keys()


def refit(
    decided: DecidedPairs, judging: JudgingConfig, shipped: Weights, config: CalibrationConfig
) -> Refit:
    """Fit weights to `decided` with `shipped` as the prior's mean, and compare with `judging`'s.

    Raises ValueError where all labels are of one kind.
    """
    ridge = config.prior_deviation**-2  # the precision of a normal prior
    features = features_of(decided.pairs, judging)
    part = _parts(decided.labels, config.folds)
    held_out = np.empty(len(part))
    for fold in np.unique(part):
        seen, here = part != fold, part == fold
        weights = fit_weights(features[seen], decided.labels[seen], shipped, ridge=ridge)
        held_out[here] = told(decided.pairs[here], with_weights(judging, weights))
    return Refit(
        fit_weights(features, decided.labels, shipped, ridge=ridge),
        _quality(told(decided.pairs, judging), decided.labels),
        _quality(held_out, decided.labels),
    )


def _parts(labels: Labels, folds: int) -> npt.NDArray[np.int_]:
    """The part of each row: both kinds are dealt out in turn."""
    part = np.empty(len(labels), dtype=np.int_)
    for label in (0, 1):
        rows = np.flatnonzero(labels == label)
        part[rows] = np.arange(len(rows)) % folds
    return part


def told(pairs: pd.DataFrame, judging: JudgingConfig) -> FloatArray:
    """P(contradiction) as reports tell it, within the limits of each verdict."""
    return judge_pairs(pairs, judging)["p_contradiction"].to_numpy(dtype=np.float64)


def with_weights(judging: JudgingConfig, weights: Weights) -> JudgingConfig:
    """Return the same configuration with other weights."""
    return judging.model_copy(update={"weights": dict(weights)})


def _quality(p: FloatArray, labels: Labels) -> dict[str, float]:
    return {
        "calibration_error": round(calibration_error(p, labels), 4),
        "brier": round(brier(p, labels), 4),
        "average_precision": round(average_precision(p, labels), 4),
    }


def changes(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, Any]:
    """Count the discrepancies that another configuration gives another severity or verdict."""
    both = before.merge(after, on="discrepancy_id", suffixes=("", "_after"))
    found: dict[str, Any] = {"discrepancies": len(before)}
    for column in ("severity", "verdict"):
        moved = both[both[column] != both[f"{column}_after"]]
        steps = Counter(zip(moved[column], moved[f"{column}_after"], strict=True))
        found[column] = {
            "changed": len(moved),
            **{f"{old} to {new}": n for (old, new), n in sorted(steps.items())},
        }
    found["dropped"] = len(before) - len(both)
    found["added"] = len(after) - len(both)
    return found


def spliced(text: str, weights: Weights) -> str:
    """The text of a valid `judging.yaml` with other weights, and all else as it was."""
    tree: Any = parse_yaml(text)[0]
    block = next(value for key, value in tree.value if key.value == "weights")
    lines = text.splitlines(keepends=True)
    # From the last to the first, so that places that were not yet visited stay right.
    for name, value in sorted(block.value, key=_place, reverse=True):
        start, end = value.start_mark, value.end_mark
        line = lines[start.line]
        lines[start.line] = f"{line[: start.column]}{weights[name.value]}{line[end.column :]}"
    return "".join(lines)


def _place(entry: tuple[yaml.Node, yaml.Node]) -> tuple[int, int]:
    mark = entry[1].start_mark
    return mark.line, mark.column
