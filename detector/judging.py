"""From relations to a verdict, a probability, a severity, a score and a sentence for a person.

The verdict is that of the first rule that holds (see verdict_rules). Arithmetic decides; the NLI
model moves the probability within the band that the verdict allows, never the verdict.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.calibration import probability
from detector.judging_config import JudgingConfig
from detector.reasons import Labels, ReasonLanguage, reasons_of
from detector.records import DERIVED_COLUMNS, NLI_COLUMNS, RELATION_COLUMNS, require_columns
from detector.verdict_rules import Facts, decided, either_in, facts_of

FloatArray = npt.NDArray[np.float64]


def judge_pairs(
    pairs: pd.DataFrame,
    config: JudgingConfig,
    lang: ReasonLanguage = "auto",
    labels: Labels | None = None,
) -> pd.DataFrame:
    """Return compared `pairs` with rule, verdict, p_contradiction, severity, score and reason.

    `pairs` is what `compare_pairs` returns; NLI columns may be absent or NaN (not scored), and
    DERIVED_COLUMNS absent. `labels`
    gives each metric's name for readers as (zh, en). Raises InputError on a missing column.
    """
    require_columns(pairs, [*RELATION_COLUMNS, "definition_relation"], "pairs")
    optional = {**dict.fromkeys(NLI_COLUMNS, np.nan), **DERIVED_COLUMNS}
    pairs = pairs.assign(**{c: default for c, default in optional.items() if c not in pairs})
    facts = facts_of(pairs, config)
    rule, verdict = decided(facts)
    p = _probability(pairs, facts, verdict, config)
    judged = pairs.assign(rule=rule.astype(object), verdict=verdict, p_contradiction=p)
    score = _score(judged, config)
    judged = judged.assign(
        score=score,
        severity=severities(score, verdict, config),
    )
    return judged.assign(reason=reasons_of(judged, config.reasons, lang, labels or {}))


def features_of(pairs: pd.DataFrame, config: JudgingConfig) -> pd.DataFrame:
    """Return FEATURES of compared `pairs`, a row each, as the weights of P(contradiction) see them.

    NLI columns may be absent or NaN (not scored) and count as zero then.
    """
    missing = {column: np.nan for column in NLI_COLUMNS if column not in pairs}
    pairs = pairs.assign(**missing)
    facts = facts_of(pairs, config)
    return pd.DataFrame(_features(pairs, facts, decided(facts)[1]), index=pairs.index)


def _probability(
    pairs: pd.DataFrame, facts: Facts, verdict: npt.NDArray[Any], config: JudgingConfig
) -> FloatArray:
    """P(contradiction) by a logistic function of FEATURES, kept inside the verdict's band."""
    features = pd.DataFrame(_features(pairs, facts, verdict), index=pairs.index)
    p = probability(features, config.weights)
    bands = np.array([config.verdicts[v].p for v in verdict], dtype=np.float64).reshape(-1, 2)
    bounded: FloatArray = np.clip(p, bands[:, 0], bands[:, 1])
    return np.round(bounded, 4)


def _features(
    pairs: pd.DataFrame, facts: Facts, verdict: npt.NDArray[Any]
) -> dict[str, FloatArray]:
    def flag(mask: Any) -> FloatArray:
        return np.asarray(mask, dtype=np.float64)

    ratio = pairs["value_ratio"].fillna(1.0).to_numpy(dtype=np.float64)
    plain = flag(pairs["check"] == "")
    return {
        "clash": flag(verdict == "contradiction"),
        "value_close": flag(facts.close),
        "value_overlap": flag(pairs["value_relation"] == "overlap"),
        "value_disjoint": flag(pairs["value_relation"] == "disjoint"),
        "log_ratio": np.minimum(np.log10(ratio), 1.0),
        "period_same": flag(pairs["period_relation"] == "same"),
        "period_contains": flag(pairs["period_relation"] == "contains"),
        "period_apart": flag(facts.apart),
        "period_weak": flag(facts.weak),
        "period_unknown": flag(pairs["period_relation"] == "unknown"),
        "scope_same": flag(pairs["scope_relation"] == "same"),
        "scope_part": flag(pairs["scope_relation"] == "part_of"),
        "scope_different": flag(pairs["scope_relation"] == "different"),
        "definition_different": flag(pairs["definition_relation"] != "same"),
        "modality_differs": flag(facts.modality_differs),
        "estimate": flag(either_in(pairs, "modality", frozenset({"estimate"}))),
        "same_article": flag(pairs["same_article"]),
        # Two sentences do not tell the model what three figures add up to.
        "nli_contradiction": plain * pairs["nli_contradiction"].fillna(0.0).to_numpy(np.float64),
        "nli_entailment": plain * pairs["nli_entailment"].fillna(0.0).to_numpy(np.float64),
    }


def _score(pairs: pd.DataFrame, config: JudgingConfig) -> FloatArray:
    """How much a reviewer should look at a pair: by verdict, spread, probability and sources."""
    settings = [config.verdicts[v] for v in pairs["verdict"]]
    base = np.array([s.base for s in settings], dtype=np.float64)
    weight = np.array([s.spread for s in settings], dtype=np.float64)
    ratio = pairs["value_ratio"].fillna(1.0).to_numpy(dtype=np.float64)
    spread = np.minimum(np.log(ratio) / np.log(config.thresholds.full_spread_ratio), 1.0)
    both = zip(pairs["a_sources"], pairs["b_sources"], strict=True)
    sources = np.array([len({*a, *b}) for a, b in both], dtype=np.float64)
    breadth = np.clip((sources - 1) / (config.thresholds.full_sources - 1), 0.0, 1.0)
    # "Second in the world, first in China" is no news to anyone: ranks of unlike scope.
    rank = ((pairs["kind"] == "rank") & (pairs["scope_relation"] != "same")).to_numpy()
    score = (
        base
        + weight * spread
        + config.score.p * pairs["p_contradiction"].to_numpy(dtype=np.float64)
        + config.score.sources * breadth
        + config.score.same_article * pairs["same_article"].to_numpy(dtype=np.float64)
    )
    factor = pairs["rule"].map(config.score.rules).fillna(1.0).to_numpy(dtype=np.float64)
    score = factor * np.where(rank, score * config.score.unlike_ranks, score)
    return np.round(np.clip(np.where(base > 0, score, 0.0), 0.0, 1.0), 4)


def severities(
    score: FloatArray, verdict: npt.NDArray[Any], config: JudgingConfig
) -> npt.NDArray[Any]:
    """Return the highest severity that the score reaches, but no more than the verdict's."""
    order = list(config.severity)
    reached = np.select([score >= config.severity[s] for s in order], range(len(order)), len(order))
    limits = np.array([order.index(config.verdicts[v].max_severity) for v in verdict], dtype=int)
    index = np.minimum(np.maximum(reached, limits), len(order) - 1)
    return np.array([order[i] for i in index], dtype=object)
