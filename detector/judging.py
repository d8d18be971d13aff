"""From relations to a verdict, a probability, a severity, a score and a sentence for a person.

The verdict is a decision list: the first rule of RULES that holds names it. Arithmetic decides;
the NLI model moves the probability within the band that the verdict allows, never the verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import Field, model_validator

from detector.calibration import probability
from detector.config import StrictModel
from detector.reasons import Labels, ReasonConfig, ReasonLanguage, reasons_of
from detector.records import (
    DERIVED_COLUMNS,
    NLI_COLUMNS,
    RELATION_COLUMNS,
    VERDICTS,
    Modality,
    PeriodBasis,
    Severity,
    Verdict,
    require_columns,
)

Mask = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]

RULES: Final[Mapping[str, Verdict]] = {
    # Figures that do not fit each other: found by the derived checks, which name their rule.
    "growth_misfit": "contradiction",
    "growth_misfit_unclear": "undetermined",
    "share_misfit": "contradiction",
    "share_misfit_unclear": "undetermined",
    "product_misfit": "contradiction",
    "product_misfit_unclear": "undetermined",
    "part_exceeds_whole": "contradiction",
    "part_exceeds_whole_unclear": "undetermined",
    "sum_exceeds_total": "contradiction",
    "sum_exceeds_total_unclear": "undetermined",
    "shares_exceed_all": "contradiction",
    "shares_exceed_all_unclear": "undetermined",
    # What is said, and whether it can be compared at all.
    "hypothetical": "forecast",
    "denied": "undetermined",
    "denied_other_value": "compatible",
    # Names: who is first, who heads X.
    "same_name": "agreement",
    "other_list": "definition",
    "names_related": "compatible",
    "name_planned": "forecast",
    "holder_changed": "drift",
    "other_span": "definition",
    "names_clash": "contradiction",
    "names_unclear": "undetermined",
    # Values without a common unit.
    "no_common_scale": "undetermined",
    # Dates of events.
    "other_event": "compatible",
    "same_date": "agreement",
    "dates_overlap": "compatible",
    "date_planned": "forecast",
    "date_recurs": "compatible",
    "dates_clash": "contradiction",
    "dates_unclear": "undetermined",
    # Quantities and ranks: what is measured.
    "planned": "forecast",
    "other_definition": "definition",
    "rumoured": "forecast",
    "other_scope": "definition",
    "part_above_whole": "contradiction",
    "part_of_scope": "definition",
    # Values that go together.
    "same_value": "agreement",
    "below_ceiling": "agreement",
    "bounds_moved": "drift",
    "unanchored": "definition",
    "values_meet": "compatible",
    # Values that do not.
    "definition_unstated": "definition",
    "cumulative_fell": "contradiction",
    "unlike_lengths": "drift",
    "over_time": "drift",
    "period_unknown": "undetermined",
    "part_of_period": "compatible",
    "period_part_above_whole": "contradiction",
    "period_end_unclear": "undetermined",
    "within_period": "drift",
    "part_unstated": "definition",
    "rank_list_differs": "definition",
    "both_planned": "forecast",
    "same_sentence": "undetermined",
    "which_one_unclear": "undetermined",
    "evidence_weak": "undetermined",
    "same_period": "contradiction",
}
"""Every rule in the order it is asked, and its verdict: the first that holds decides."""


class FamilyConfig(StrictModel):
    """Names of metrics, families or definitions that behave alike over time."""

    flow: frozenset[str]
    stock: frozenset[str]
    cumulative: frozenset[str]
    unanchored: frozenset[str]
    repeatable: frozenset[str]
    single_event: frozenset[str]
    recurring_event: frozenset[str]
    ranked: frozenset[str]
    contained: frozenset[str]


class VerdictConfig(StrictModel):
    """What a verdict is worth: score at no spread, what spread adds, limits of p and severity."""

    base: float = Field(ge=0, le=1)
    spread: float = Field(ge=0, le=1)
    max_severity: Severity
    p: tuple[float, float]


class ThresholdConfig(StrictModel):
    """Numbers the rules and the score turn on (see judging.yaml)."""

    part_ratio: float = Field(ge=1)
    coarse_days: int = Field(ge=1)
    length_ratio: float = Field(ge=1)
    full_spread_ratio: float = Field(gt=1)
    full_sources: int = Field(ge=2)


class ScoreConfig(StrictModel):
    """What a pair's score takes from its probability, its sources and being in one article."""

    p: float = Field(ge=0)
    sources: float = Field(ge=0)
    same_article: float = Field(le=0)
    unlike_ranks: float = Field(ge=0)
    rules: Mapping[str, float]


class JudgingConfig(StrictModel):
    """`judging.yaml`."""

    families: FamilyConfig
    plan_modalities: frozenset[Modality]
    settled_plans: frozenset[Modality]
    rumour_modalities: frozenset[Modality]
    strong_bases: frozenset[PeriodBasis]
    thresholds: ThresholdConfig
    weights: Mapping[str, float]
    score: ScoreConfig
    severity: Mapping[Severity, float]
    verdicts: Mapping[Verdict, VerdictConfig]
    reasons: ReasonConfig

    @model_validator(mode="after")
    def _everything_is_named(self) -> JudgingConfig:
        for name, given, wanted in (
            ("verdicts", set(self.verdicts), set(VERDICTS)),
            ("weights", set(self.weights), {"bias", *FEATURES}),
            ("reasons.rules", set(self.reasons.rules), set(RULES)),
            ("score.rules", set(self.score.rules) | set(RULES), set(RULES)),
        ):
            if given != wanted:
                listed = ", ".join(sorted(given ^ wanted))
                raise ValueError(f"{name}: missing or unknown: {listed}")
        return self


FEATURES: Final = (
    "clash",
    "value_close",
    "value_overlap",
    "value_disjoint",
    "log_ratio",
    "period_same",
    "period_contains",
    "period_apart",
    "period_weak",
    "period_unknown",
    "scope_same",
    "scope_part",
    "scope_different",
    "definition_different",
    "modality_differs",
    "estimate",
    "same_article",
    "nli_contradiction",
    "nli_entailment",
)
"""Inputs of P(contradiction); 0 or 1 but for log_ratio (decades, at most 1) and the NLI columns.

`clash` is whether the rules call the pair a contradiction; the others tell how good a case it is.
"""


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
    facts = _facts(pairs, config)
    rule, verdict = _decided(facts)
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
    facts = _facts(pairs, config)
    return pd.DataFrame(_features(pairs, facts, _decided(facts)[1]), index=pairs.index)


@dataclass(frozen=True, slots=True)
class _Facts:
    """Masks of the rules in order, and the masks that the probability shares with them."""

    rules: dict[str, Mask]
    weak: Mask
    apart: Mask
    close: Mask
    modality_differs: Mask


def _facts(pairs: pd.DataFrame, config: JudgingConfig) -> _Facts:
    def text(column: str) -> npt.NDArray[Any]:
        return pairs[column].to_numpy(dtype=object)

    value, period, scope = text("value_relation"), text("period_relation"), text("scope_relation")
    close = (value == "equal") | (value == "within_rounding")
    apart = (period == "disjoint") | (period == "adjacent")
    weak = ~(_both_in(pairs, "period_basis", config.strong_bases))
    planned = _one_only(pairs, "modality", config.plan_modalities)
    rumoured = _one_only(pairs, "modality", config.rumour_modalities)
    denied = _one_only(pairs, "modality", frozenset({"denied"}))
    hypothetical = _either_in(pairs, "modality", frozenset({"hypothetical"}))
    meet = close | (value == "overlap")
    rules = {
        **_derived_rules(pairs),
        "hypothetical": hypothetical,
        "denied": denied & meet,
        "denied_other_value": denied,
        **_name_rules(pairs, config, apart=apart, weak=weak),
        "no_common_scale": value == "incomparable_units",
        **_date_rules(pairs, config, planned=planned | rumoured, weak=weak),
        "planned": planned & ~apart,
        "other_definition": text("definition_relation") == "different",
        "rumoured": rumoured & ~meet & ~apart,
        "other_scope": scope == "different",
        **_part_rules(pairs, weak=weak),
        "same_value": close,
        **_bound_rules(pairs, apart=apart),
        "unanchored": _named_in(pairs, config.families.unanchored),
        "values_meet": value == "overlap",
        "definition_unstated": text("definition_relation") != "same",
        **_time_rules(pairs, config, apart=apart, weak=weak),
        "both_planned": _unlike_plans(pairs, config),
        **_same_period_rules(pairs, config, weak=weak),
    }
    return _Facts(rules, weak, apart, close, planned | rumoured | denied | hypothetical)


def _decided(facts: _Facts) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """The first rule that holds of each pair, and its verdict."""
    rule = np.select(list(facts.rules.values()), list(facts.rules), "evidence_weak")
    return rule, np.array([RULES[name] for name in rule], dtype=object)


def _name_rules(
    pairs: pd.DataFrame, config: JudgingConfig, *, apart: Mask, weak: Mask
) -> dict[str, Mask]:
    """Two names clash where one list or office has one holder at one stated time.

    That takes the same list, the same stated measure, the same period and two plain facts. A place
    that may lie in the other one (`contained`), two names of one sentence and what leaves its
    definition open do not do: a list without a measure or a region, a mere title before a name.
    """
    names = (pairs["kind"] == "name").to_numpy()
    value = pairs["value_relation"].to_numpy(dtype=object)
    period = pairs["period_relation"].to_numpy(dtype=object)
    definition = pairs["definition_relation"].to_numpy(dtype=object)
    unlike_lists = np.isin(definition.astype(str), ["different", "near"])
    unlike_lists |= pairs["scope_relation"].isin(["different", "part_of"]).to_numpy()
    ranked = _named_in(pairs, config.families.ranked)
    clear = (
        (period == "same")
        & (definition == "same")
        & (pairs["a_definition"] != "").to_numpy()
        & (pairs["b_definition"] != "").to_numpy()
        & (pairs["scope_relation"] == "same").to_numpy()
        & (value == "disjoint")
        & ~weak
        & _both_in(pairs, "modality", frozenset({"actual"}))
        & ~_named_in(pairs, config.families.contained)
        & ~_same_quote(pairs)
    )
    return {
        "same_name": names & (value == "equal"),
        "other_list": names & unlike_lists,
        "names_related": names & (value == "overlap"),
        "name_planned": names & _planned_either(pairs, config),
        "holder_changed": names & apart,
        "other_span": names & np.isin(period.astype(str), ["contains", "overlaps"]) & ranked,
        "names_clash": names & clear,
        "names_unclear": names,
    }


def _derived_rules(pairs: pd.DataFrame) -> dict[str, Mask]:
    check = pairs["check"].to_numpy(dtype=object)
    return {name: check == name for name in RULES if np.any(check == name)}


def _date_rules(
    pairs: pd.DataFrame, config: JudgingConfig, *, planned: Mask, weak: Mask
) -> dict[str, Mask]:
    """Dates clash only where an event happens once: a launch may be followed by another."""
    dates = (pairs["kind"] == "date").to_numpy()
    value = pairs["value_relation"].to_numpy(dtype=object)
    same_scope = pairs["scope_relation"].isin(["same", "one_unstated"]).to_numpy()
    once = _named_in(pairs, config.families.single_event)
    return {
        "other_event": dates & (pairs["definition_relation"] != "same").to_numpy(),
        "same_date": dates & np.isin(value.astype(str), ["equal", "within_rounding"]),
        "dates_overlap": dates & (value == "overlap"),
        "date_planned": dates & planned,
        "date_recurs": dates & _named_in(pairs, config.families.recurring_event),
        "dates_clash": dates & once & ~weak & same_scope & ~_same_quote(pairs),
        "dates_unclear": dates,
    }


def _part_rules(pairs: pd.DataFrame, *, weak: Mask) -> dict[str, Mask]:
    """Return a stated part of a stated whole: fine unless it is the larger in the same period."""
    part = (pairs["scope_relation"] == "part_of").to_numpy()
    larger, whole = pairs["value_larger"].to_numpy(), pairs["scope_whole"].to_numpy()
    above = (larger != whole) & (larger != "") & (whole != "")
    additive = (pairs["kind"] != "rank").to_numpy() & (pairs["unit"] != "percent").to_numpy()
    certain = (
        (pairs["value_relation"] == "disjoint").to_numpy()
        & (pairs["period_relation"] == "same").to_numpy()
        & ~weak
        & ~pairs["value_converted"].to_numpy(dtype=bool)
        & ~_same_quote(pairs)
    )
    return {"part_above_whole": part & above & additive & certain, "part_of_scope": part}


def _bound_rules(pairs: pd.DataFrame, *, apart: Mask) -> dict[str, Mask]:
    """Bounds that a point satisfies, and bounds of one direction that moved between periods.

    "豆包距离上亿用户还有一段距离" says no more than that the figure is below: a figure below
    confirms it. A floor (突破4000万) also suggests a figure near it, so a larger one is only
    compatible.
    """
    a, b = (pairs[f"{side}_hedge"].to_numpy(dtype=object) for side in "ab")
    meets = (pairs["value_relation"] == "overlap").to_numpy()
    larger = pairs["value_larger"].to_numpy()

    def ceiling(bound: npt.NDArray[Any], point: npt.NDArray[Any], side: str) -> Mask:
        holds: Mask = (
            (bound == "under") & np.isin(point.astype(str), ["exact", "about"]) & (larger == side)
        )
        return holds

    floors = np.isin(a.astype(str), ["over", "at_least"]) & np.isin(
        b.astype(str), ["over", "at_least"]
    )
    ceilings = (a == "under") & (b == "under")
    return {
        "below_ceiling": meets & (ceiling(a, b, "a") | ceiling(b, a, "b")),
        "bounds_moved": meets & apart & (floors | ceilings),
    }


def _time_rules(
    pairs: pd.DataFrame, config: JudgingConfig, *, apart: Mask, weak: Mask
) -> dict[str, Mask]:
    """Values that exclude each other, in periods that are not the same."""
    period = pairs["period_relation"].to_numpy(dtype=object)
    larger, whole = pairs["value_larger"].to_numpy(), pairs["period_whole"].to_numpy()
    same_scope = (pairs["scope_relation"] == "same").to_numpy()
    firm = ~weak & same_scope & ~pairs["value_converted"].to_numpy(dtype=bool)
    flow = _named_in(pairs, config.families.flow)
    holds = period == "contains"
    # Side a has the earlier period, so a running total has fallen where a is the larger.
    fell = apart & (larger == "a") & _named_in(pairs, config.families.cumulative)
    same_end = (pairs["a_period_end"] == pairs["b_period_end"]).to_numpy()
    stock = _named_in(pairs, config.families.stock)
    days_a, days_b = _period_days(pairs, "a"), _period_days(pairs, "b")
    shorter, longer = np.minimum(days_a, days_b), np.maximum(days_a, days_b)
    unlike = longer > config.thresholds.length_ratio * shorter
    return {
        "cumulative_fell": fell & firm & ~_planned_either(pairs, config),
        "unlike_lengths": apart & flow & unlike,
        "over_time": apart,
        "period_unknown": period == "unknown",
        "part_of_period": holds & flow & (larger == whole),
        "period_part_above_whole": holds & flow & firm & ~_planned_either(pairs, config),
        # A state at the year's end may be what the year's figure means.
        "period_end_unclear": holds & (flow | (stock & same_end)),
        "within_period": holds | ((period == "overlaps") & ~flow),
    }


def _same_period_rules(
    pairs: pd.DataFrame, config: JudgingConfig, *, weak: Mask
) -> dict[str, Mask]:
    """Values that exclude each other in one period: what still stands in the way of a clash."""
    scope = pairs["scope_relation"].to_numpy(dtype=object)
    larger, whole = pairs["value_larger"].to_numpy(), pairs["scope_whole"].to_numpy()
    rank = (pairs["kind"] == "rank").to_numpy()
    unstated = scope == "one_unstated"
    # The larger value on the side that names its scope: then the other is neither its whole nor,
    # if the gap is small, likely to be another part.
    near = (pairs["value_ratio"] <= config.thresholds.part_ratio).to_numpy()
    likely_same_scope = unstated & (whole != larger) & near
    attributions = pairs["a_attribution"].fillna(""), pairs["b_attribution"].fillna("")
    other_list = (attributions[0] != attributions[1]).to_numpy()
    coarse = _named_in(pairs, config.families.stock) & (
        _period_days(pairs, "a") > config.thresholds.coarse_days
    )
    named_scope = (pairs["a_scope"] != "").to_numpy()
    clash = (
        (pairs["period_relation"] == "same").to_numpy()
        & ((scope == "same") | (likely_same_scope & ~rank))
        & ~weak
        & ~coarse
        & ~pairs["value_converted"].to_numpy(dtype=bool)
        & (~rank | named_scope)
    )
    quote = _same_quote(pairs)
    return {
        "part_unstated": unstated & (whole == larger) & (whole != "") & ~rank,
        "rank_list_differs": rank & (unstated | other_list),
        "same_sentence": clash & quote,
        "which_one_unclear": clash & _named_in(pairs, config.families.repeatable),
        "evidence_weak": ~clash,
        "same_period": clash,
    }


def _probability(
    pairs: pd.DataFrame, facts: _Facts, verdict: npt.NDArray[Any], config: JudgingConfig
) -> FloatArray:
    """P(contradiction) by a logistic function of FEATURES, kept inside the verdict's band."""
    features = pd.DataFrame(_features(pairs, facts, verdict), index=pairs.index)
    p = probability(features, config.weights)
    bands = np.array([config.verdicts[v].p for v in verdict], dtype=np.float64).reshape(-1, 2)
    bounded: FloatArray = np.clip(p, bands[:, 0], bands[:, 1])
    return np.round(bounded, 4)


def _features(
    pairs: pd.DataFrame, facts: _Facts, verdict: npt.NDArray[Any]
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
        "estimate": flag(_either_in(pairs, "modality", frozenset({"estimate"}))),
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


def _both_in(pairs: pd.DataFrame, column: str, names: frozenset[Any]) -> Mask:
    return (pairs[f"a_{column}"].isin(names) & pairs[f"b_{column}"].isin(names)).to_numpy()


def _either_in(pairs: pd.DataFrame, column: str, names: frozenset[Any]) -> Mask:
    return (pairs[f"a_{column}"].isin(names) | pairs[f"b_{column}"].isin(names)).to_numpy()


def _one_only(pairs: pd.DataFrame, column: str, names: frozenset[Any]) -> Mask:
    return (pairs[f"a_{column}"].isin(names) ^ pairs[f"b_{column}"].isin(names)).to_numpy()


def _named_in(pairs: pd.DataFrame, names: frozenset[str]) -> Mask:
    """Whether the family, the metric or the definition of a pair is one of `names`."""
    return (
        pairs["family"].isin(names)
        | pairs["a_metric"].isin(names)
        | pairs["a_definition"].isin(names)
    ).to_numpy()


def _planned_either(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    return _either_in(pairs, "modality", config.plan_modalities | config.rumour_modalities)


def _unlike_plans(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Two plans that may both be reported right: of two forecasters, or a forecast and a target."""
    same_source = (pairs["a_attribution"] == pairs["b_attribution"]) & (
        pairs["a_attribution"] != ""
    )
    same_kind = pairs["a_modality"] == pairs["b_modality"]
    settled = _both_in(pairs, "modality", config.settled_plans)
    return (
        _both_in(pairs, "modality", config.plan_modalities)
        & ~settled
        & ~(same_kind & same_source).to_numpy()
    )


def _same_quote(pairs: pd.DataFrame) -> Mask:
    """Two values in one sentence are more often misread than contradictory."""
    same = (pairs["a_article"] == pairs["b_article"]) & (pairs["a_quote"] == pairs["b_quote"])
    return same.to_numpy()


def _period_days(pairs: pd.DataFrame, side: str) -> FloatArray:
    """Return the length of a side's period in days, 0 where it is unknown."""
    start = pd.to_datetime(pairs[f"{side}_period_start"], errors="coerce", format="%Y-%m-%d")
    end = pd.to_datetime(pairs[f"{side}_period_end"], errors="coerce", format="%Y-%m-%d")
    days: FloatArray = ((end - start).dt.days + 1).fillna(0).to_numpy().astype(np.float64)
    return days
