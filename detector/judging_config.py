"""The shape of `judging.yaml`, and the rules and features that it must name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import Field, model_validator

from detector.config import StrictModel
from detector.reasons import ReasonConfig
from detector.records import VERDICTS, Modality, PeriodBasis, Severity, Verdict

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
    "digits_moved": "contradiction",
    "definition_unstated": "definition",
    "cumulative_fell": "contradiction",
    "unlike_lengths": "drift",
    "over_time": "drift",
    "period_unknown": "undetermined",
    "part_of_period": "compatible",
    "period_part_above_whole": "contradiction",
    "period_end_unclear": "undetermined",
    "within_period": "drift",
    "retold": "contradiction",
    "part_unstated": "definition",
    "rank_list_differs": "definition",
    "both_planned": "forecast",
    "which_hour_unclear": "undetermined",
    "same_sentence": "undetermined",
    "told_together": "undetermined",
    "one_of_several": "undetermined",
    "hardly_one": "undetermined",
    "which_one_unclear": "undetermined",
    "evidence_weak": "undetermined",
    "same_period": "contradiction",
}
"""Every rule in the order it is asked, and its verdict: the first that holds decides."""


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


class FamilyConfig(StrictModel):
    """Names of metrics, families or definitions that behave alike over time."""

    flow: frozenset[str]
    over_time: frozenset[str]
    stock: frozenset[str]
    cumulative: frozenset[str]
    unanchored: frozenset[str]
    repeatable: frozenset[str]
    in_parts: frozenset[str]
    single_event: frozenset[str]
    recurring_event: frozenset[str]
    posts: frozenset[str]
    ranked: frozenset[str]
    contained: frozenset[str]
    slow: frozenset[str]
    rolling: frozenset[str]
    rising: frozenset[str]
    signed: frozenset[str]
    of_trades: frozenset[str]


class VerdictConfig(StrictModel):
    """What a verdict is worth: score at no spread, what spread adds, limits of p and severity."""

    base: float = Field(ge=0, le=1)
    spread: float = Field(ge=0, le=1)
    max_severity: Severity
    p: tuple[float, float]


class ThresholdConfig(StrictModel):
    """Numbers the rules and the score turn on (see judging.yaml)."""

    part_ratio: float = Field(ge=1)
    likely_ratio: float = Field(ge=1)
    likely_open_ratio: float = Field(ge=1)
    named_ratio: float = Field(ge=1)
    coarse_days: int = Field(ge=1)
    near_days: int = Field(ge=0)
    short_days: int = Field(ge=1)
    news_lag_days: int = Field(ge=0)
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
    event_scopes: tuple[str, ...]
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
