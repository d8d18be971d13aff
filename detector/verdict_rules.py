"""Which rule decides a pair: the first of RULES that holds, by relations of its two sides.

Every rule is a mask over the table of pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.judging_config import RULES, JudgingConfig
from detector.retelling import is_retold

_CHANGE: Final = r"_(?:growth|change|share)(?:_\w+)?$"
"""Ends the name of what tells how a measure changed, or a part of it."""
_SHARE: Final = r"^(\w+)_share$"
_YEAR: Final = 366
_BARE_DAY: Final = r"^(?:[A-Z][a-z]+\.? ?\d{1,2}|\d{1,2} [A-Z][a-z]+|\d{1,2}月.{0,5})$"
"""A month, or a day of it, without its year."""

Mask = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Facts:
    """Masks of the rules in order, and the masks that the probability shares with them."""

    rules: dict[str, Mask]
    weak: Mask
    apart: Mask
    close: Mask
    modality_differs: Mask


def facts_of(pairs: pd.DataFrame, config: JudgingConfig) -> Facts:
    """Return which rules hold of compared `pairs`, in the order in which they are asked."""

    def text(column: str) -> npt.NDArray[Any]:
        return pairs[column].to_numpy(dtype=object)

    settled = _of_one_time(pairs, config)
    period = np.where(settled, "same", text("period_relation"))
    pairs = pairs.assign(period_relation=period)
    value, scope = text("value_relation"), text("scope_relation")
    close = (value == "equal") | (value == "within_rounding")
    apart = (period == "disjoint") | (period == "adjacent")
    weak = ~(_both_in(pairs, "period_basis", config.strong_bases) | settled)
    planned = _one_only(pairs, "modality", config.plan_modalities)
    rumoured = _one_only(pairs, "modality", config.rumour_modalities)
    denied = _one_only(pairs, "modality", frozenset({"denied"}))
    hypothetical = either_in(pairs, "modality", frozenset({"hypothetical"}))
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
        **_part_rules(pairs, config, weak=weak),
        "same_value": close,
        **_bound_rules(pairs, apart=apart),
        "unanchored": _named_in(pairs, config.families.unanchored),
        "values_meet": value == "overlap",
        "digits_moved": _digits_moved(pairs, config) | _slipped_in_retelling(pairs),
        "definition_unstated": text("definition_relation") != "same",
        **_time_rules(pairs, config, apart=apart, weak=weak),
        "both_planned": _unlike_plans(pairs, config),
        **_same_period_rules(pairs, config, weak=weak),
    }
    return Facts(rules, weak, apart, close, planned | rumoured | denied | hypothetical)


def decided(facts: Facts) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
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
    alone = ~_told_together(pairs) & ~_doubted(pairs)
    posts = _named_in(pairs, config.families.posts) & _years_apart(pairs)
    once = once & ~posts & ~_year_guessed(pairs)
    return {
        "other_event": dates & (pairs["definition_relation"] != "same").to_numpy(),
        "same_date": dates & np.isin(value.astype(str), ["equal", "within_rounding"]),
        "dates_overlap": dates & (value == "overlap"),
        "date_planned": dates & planned,
        "date_recurs": dates & _named_in(pairs, config.families.recurring_event),
        "dates_clash": dates & once & ~weak & same_scope & alone,
        "dates_unclear": dates,
    }


def _years_apart(pairs: pd.DataFrame) -> Mask:
    """Whether the periods of both sides begin more than a year apart."""
    starts = [
        pd.to_datetime(pairs[f"{s}_period_start"], errors="coerce", format="%Y-%m-%d") for s in "ab"
    ]
    far: Mask = ((starts[0] - starts[1]).abs().dt.days > _YEAR).to_numpy(dtype=bool)
    return far


def _year_guessed(pairs: pd.DataFrame) -> Mask:
    """Whether two dates are of unlike years, and a side has said none: 9月19日 in a look back."""
    unsaid = np.zeros(len(pairs), dtype=np.bool_)
    for side in "ab":
        bare = pairs[f"{side}_value_text"].str.contains(_BARE_DAY, regex=True)
        unsaid |= ((pairs[f"{side}_period_basis"] == "relative") & bare).to_numpy(dtype=bool)
    years = [pairs[f"{side}_period_start"].str[:4] for side in "ab"]
    guessed: Mask = unsaid & (years[0] != years[1]).to_numpy(dtype=bool)
    return guessed


def _part_rules(pairs: pd.DataFrame, config: JudgingConfig, *, weak: Mask) -> dict[str, Mask]:
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
        & ~_doubted(pairs)
        & ~_named_in(pairs, config.families.signed)
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
    firm = ~weak & same_scope & ~pairs["value_converted"].to_numpy(dtype=bool) & ~_doubted(pairs)
    flow = _named_in(pairs, config.families.flow)
    adds_up = flow & ~_named_in(pairs, config.families.signed)
    holds = period == "contains"
    # Side a has the earlier period, so a running total has fallen where a is the larger.
    fell = apart & (larger == "a") & _named_in(pairs, config.families.cumulative)
    same_end = (pairs["a_period_end"] == pairs["b_period_end"]).to_numpy()
    stock = _named_in(pairs, config.families.stock)
    days_a, days_b = _period_days(pairs, "a"), _period_days(pairs, "b")
    shorter, longer = np.minimum(days_a, days_b), np.maximum(days_a, days_b)
    unlike = longer > config.thresholds.length_ratio * shorter
    # What came until the last day, since whenever, is no part: 截至1月底,累计交付17万辆.
    part = holds & ~(same_end & (shorter == 1))
    return {
        "cumulative_fell": fell & firm & ~_planned_either(pairs, config),
        "period_unknown": (period == "unknown") | (apart & _flow_undated(pairs, config)),
        "unlike_lengths": apart & flow & unlike,
        "over_time": apart & ~_days_apart(pairs, config),
        "part_of_period": holds & flow & (larger == whole),
        "period_part_above_whole": part
        & adds_up
        & firm
        & ~_planned_either(pairs, config)
        & ~_told_together(pairs),
        # A state at the year's end may be what the year's figure means.
        "period_end_unclear": (holds & (flow | (stock & same_end)))
        | (_until_told(pairs) & ~same_end & (shorter > 1)),
        "within_period": holds | ((period == "overlaps") & ~flow),
    }


def _of_one_time(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Values of one time, though their periods do not say so.

    The first weekend of one film is one weekend. Of what moves slowly (a headcount, the length of a
    line) undated reports of the same days tell the same, and a figure of a year is that of its end.
    """
    first_days: Mask = (pairs["a_scope"] == pairs["b_scope"]).to_numpy() & np.array(
        [_is_of_event(scope, config.event_scopes) for scope in pairs["a_scope"]],
        dtype=bool,
    )
    days = _period_days(pairs, "a"), _period_days(pairs, "b")
    at_end = (np.minimum(*days) == 1) & (np.maximum(*days) <= _YEAR)
    at_end = at_end & (pairs["a_period_end"] == pairs["b_period_end"]).to_numpy()
    slow = _both_in(pairs, "metric", config.families.slow) & (at_end | _days_apart(pairs, config))
    slow = slow & ~_told_together(pairs)
    settled: Mask = (first_days | slow) & (pairs["kind"] == "quantity").to_numpy()
    return settled


def _is_of_event(scope: str, beginnings: tuple[str, ...]) -> bool:
    return any(code.startswith(beginnings) for code in scope.split("|"))


def _days_apart(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Whether both are of a week at most and hardly apart, one at least by its article's date."""
    undated = either_in(pairs, "period_basis", frozenset({"article_date"}))
    days = _period_days(pairs, "a"), _period_days(pairs, "b")
    longest, shortest = np.maximum(*days), np.minimum(*days)
    near = (pairs["period_gap_days"] <= config.thresholds.near_days).to_numpy(bool)
    short: Mask = (shortest > 0) & (longest <= config.thresholds.short_days)
    return undated & short & near


def _rolling(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Whether both are of one day, and of what moves by the hour: rain, prices.

    The toll of a disaster rises, so that the later article has the larger one, and no misprint.
    """
    rolling = _of_families(pairs, config.families.rolling)
    one_day: Mask = (_period_days(pairs, "a") == 1) & (_period_days(pairs, "b") == 1)
    misprint = pairs["value_misprint"].to_numpy(dtype=bool)
    rising: Mask = _named_in(pairs, config.families.rising) & _later_larger(pairs) & ~misprint
    return (one_day & (rolling | rising)) | (_until_told(pairs) & rolling)


def _later_larger(pairs: pd.DataFrame) -> Mask:
    """Whether the article that came later has the larger value."""
    later: Mask = np.where(
        pairs["value_larger"] == "a",
        pairs["a_published"] > pairs["b_published"],
        pairs["b_published"] > pairs["a_published"],
    ).astype(np.bool_)
    return later


def _until_told(pairs: pd.DataFrame) -> Mask:
    """Whether both sides tell of a stretch until the day of their articles: 8月以来下跌4%."""
    ends = [(pairs[f"{s}_period_end"] == pairs[f"{s}_published"].str[:10]) for s in "ab"]
    until: Mask = (ends[0] & ends[1]).to_numpy(dtype=bool)
    return until


def _flow_undated(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Whether a total over time, its growth or share has only its article's date.

    It is of no single day, but may well be of a year or a quarter that ended some months before;
    of none that was still to come.
    """
    flow = _of_families(pairs, config.families.flow | config.families.over_time)
    a, b = ((pairs[f"{s}_period_basis"] == "article_date").to_numpy() for s in "ab")
    ahead = a & ~b & (pairs["b_period_start"] > pairs["a_period_end"]).to_numpy()
    ahead |= b & ~a & (pairs["a_period_start"] > pairs["b_period_end"]).to_numpy()
    recent = (pairs["period_gap_days"] <= config.thresholds.news_lag_days).to_numpy(bool)
    undated: Mask = flow & (a | b) & ~ahead & recent
    return undated


def _same_period_rules(
    pairs: pd.DataFrame, config: JudgingConfig, *, weak: Mask
) -> dict[str, Mask]:
    """Values that exclude each other in one period: what still stands in the way of a clash."""
    scope = pairs["scope_relation"].to_numpy(dtype=object)
    larger, whole = pairs["value_larger"].to_numpy(), pairs["scope_whole"].to_numpy()
    rank = (pairs["kind"] == "rank").to_numpy()
    unstated = scope == "one_unstated"
    # Growth, a margin or a share may be larger of a part than of the whole.
    rate = (pairs["unit"] == "percent").to_numpy()
    # The larger value on the side that names its scope: then the other is neither its whole nor,
    # if the gap is small, likely to be another part.
    near = (pairs["value_ratio"] <= config.thresholds.part_ratio).to_numpy()
    likely_same_scope = unstated & (whole != larger) & near & ~rate
    attributions = pairs["a_attribution"].fillna(""), pairs["b_attribution"].fillna("")
    other_list = (attributions[0] != attributions[1]).to_numpy()
    coarse = _named_in(pairs, config.families.stock) & (
        _period_days(pairs, "a") > config.thresholds.coarse_days
    )
    coarse = coarse & ~_both_in(pairs, "metric", config.families.slow)
    coarse = coarse & ~_both_in(pairs, "definition", config.families.flow)  # stores opened
    named_scope = (pairs["a_scope"] != "").to_numpy()
    clash = (
        (pairs["period_relation"] == "same").to_numpy()
        & ((scope == "same") | (likely_same_scope & ~rank))
        & ~weak
        & ~coarse
        & ~pairs["value_converted"].to_numpy(dtype=bool)
        & (~rank | named_scope)
    )
    misprint, same_digits = (
        pairs[f"value_{how}"].to_numpy(dtype=bool) for how in ("misprint", "same_digits")
    )
    one_time = (pairs["period_relation"] == "same").to_numpy() & (scope == "same") & ~rank
    return {
        "retold": _retold(pairs, one_time & ~_told_together(pairs)),
        "part_unstated": unstated & ((whole == larger) | rate) & (whole != "") & ~rank,
        "rank_list_differs": rank & (unstated | other_list),
        "which_hour_unclear": clash & _rolling(pairs, config),
        "same_sentence": clash & _same_quote(pairs),
        "told_together": clash & _told_together(pairs) & ~same_digits,
        "one_of_several": clash & _doubted(pairs) & ~same_digits,
        "hardly_one": clash & _far_apart(pairs, config) & ~misprint,
        "which_one_unclear": clash
        & (_named_in(pairs, config.families.repeatable) | _of_unknown_part(pairs, config)),
        "evidence_weak": ~clash,
        "same_period": clash,
    }


def _of_unknown_part(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Whether a side says how large a part of a total is, and not which: 占总收入的36.3%.

    So where one only tells of which trade the size is: 电竞|市场规模, but 市场规模.
    """
    level = pairs["family"].str.extract(_SHARE, expand=False)
    unsaid = ((pairs["a_scope"] == "") | (pairs["b_scope"] == "")).to_numpy()
    of_trade = pairs["family"].isin(config.families.of_trades) & pairs["scope_relation"].isin(
        ["one_unstated"]
    )
    found: Mask = (level.isin(config.families.flow).to_numpy() & unsaid) | of_trade.to_numpy()
    return found


def _both_in(pairs: pd.DataFrame, column: str, names: frozenset[Any]) -> Mask:
    return (pairs[f"a_{column}"].isin(names) & pairs[f"b_{column}"].isin(names)).to_numpy()


def either_in(pairs: pd.DataFrame, column: str, names: frozenset[Any]) -> Mask:
    """Whether `column` of one side or of both is one of `names`."""
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


def _of_families(pairs: pd.DataFrame, names: frozenset[str]) -> Mask:
    """Whether a pair is of one of `names`, or of its growth, change or share."""
    level = pairs["family"].str.replace(_CHANGE, "", regex=True)
    return _named_in(pairs, names) | level.isin(names).to_numpy(dtype=bool)


def _planned_either(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    return either_in(pairs, "modality", config.plan_modalities | config.rumour_modalities)


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


def _told_together(pairs: pd.DataFrame) -> Mask:
    """Two values in one article: its author has most often meant both."""
    return (pairs["a_article"] == pairs["b_article"]).to_numpy(dtype=bool)


def _doubted(pairs: pd.DataFrame) -> Mask:
    """Whether a side is one of several values that read alike (see rivals.py)."""
    return (pairs["a_one_of_several"] | pairs["b_one_of_several"]).to_numpy(dtype=bool)


def _retold(pairs: pd.DataFrame, asked: Mask) -> Mask:
    """Whether the sentences of the pairs `asked` about are one with two figures (retelling.py)."""
    pointing = either_in(pairs, "naming", frozenset({"pointed"}))  # 该基金: of two, perhaps
    asked = asked & (pairs["value_relation"] == "disjoint").to_numpy() & ~pointing
    found = np.zeros(len(pairs), dtype=np.bool_)
    columns = [f"{side}_{name}" for name in ("statement", "value_text") for side in "ab"]
    told = zip(*(pairs.loc[asked, column] for column in columns), strict=True)
    found[asked] = [is_retold(*texts) for texts in told]
    return found


def _digits_moved(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Whether two articles tell one figure but for the order of its digits, or its power of ten.

    Two figures of one thing hardly have the same three digits or more by chance: of 4,518 pairs of
    claims of a thousand real articles (benchmarks/real_news.py) one had. So it says more than what
    is unstated of a definition, a scope or a period: figures of one scope, of which a time is only
    the article's, are of one time if it is not long ago. What grows or is a state moves, though.
    Prices of one day are alike in all but the last digits, and are left out.
    """
    one_time = pairs["period_relation"].isin(["same", "contains", "overlaps"]).to_numpy()
    found: Mask = (
        pairs["value_same_digits"].to_numpy(dtype=bool)
        & (one_time | _lately_undated(pairs, config))
        & pairs["scope_relation"].isin(["same", "one_unstated"]).to_numpy()
        & (pairs["kind"] == "quantity").to_numpy()
        & _told_apart(pairs, config.plan_modalities)
        & ~_of_families(pairs, config.families.rolling)
    )
    return found


def _lately_undated(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Whether figures that hardly move are of one scope and, a side being undated, of one time."""
    undated = either_in(pairs, "period_basis", frozenset({"article_date"}))
    lately = (pairs["period_gap_days"] <= config.thresholds.news_lag_days).to_numpy(bool)
    one_scope = (pairs["scope_relation"] == "same").to_numpy()
    state = _of_families(pairs, config.families.stock) & ~_both_in(
        pairs, "metric", config.families.slow
    )
    moving = state | (_of_families(pairs, config.families.rising) & _later_larger(pairs))
    found: Mask = undated & lately & one_scope & ~moving
    return found


def _slipped_in_retelling(pairs: pd.DataFrame) -> Mask:
    """Whether a sentence without a time is told again with a figure at another power of ten.

    Of what the two articles only describe, days between them change nothing.
    """
    undated = _both_in(pairs, "period_basis", frozenset({"article_date"}))
    asked: Mask = (
        (pairs["value_slip"] != 0).to_numpy(dtype=bool)
        & undated
        & (pairs["scope_relation"] == "same").to_numpy()
        & _told_apart(pairs)
    )
    return _retold(pairs, asked)


def _told_apart(pairs: pd.DataFrame, alike_too: frozenset[str] = frozenset()) -> Mask:
    """Two articles that mean a figure in one way, or in `alike_too`, and in one currency."""
    alike = (pairs["a_modality"] == pairs["b_modality"]).to_numpy(dtype=bool)
    alike = alike | _both_in(pairs, "modality", alike_too)
    converted = pairs["value_converted"].to_numpy(dtype=bool)
    found: Mask = alike & ~converted & ~_told_together(pairs)
    return found


def _far_apart(pairs: pd.DataFrame, config: JudgingConfig) -> Mask:
    """Whether two values are too unlike for one figure told twice, given what says that it is one.

    Figures that are wrong or told of other days lie near each other; those farther apart most often
    measure two things: a part, one item of many. Where both sentences name who they speak of and
    the table lists what they measure, much more is taken as it stands; but for what is told of
    parts of an event too, without saying so.
    """
    listed = _both_in(pairs, "metric_listed", frozenset({True}))
    named = _both_in(pairs, "naming", frozenset({"named", "pointed"}))
    limits = config.thresholds
    most = np.where(listed, limits.likely_ratio, limits.likely_open_ratio)
    most = np.where(listed & named, limits.named_ratio, most)
    in_parts = _named_in(pairs, config.families.in_parts)
    most = np.where(in_parts, limits.likely_open_ratio, most)
    ratio = pairs["value_ratio"].to_numpy(np.float64)
    far: Mask = (ratio > most) | (in_parts & np.isnan(ratio))  # 0 points so far
    return far & (pairs["kind"] == "quantity").to_numpy()


def _same_quote(pairs: pd.DataFrame) -> Mask:
    """Two values in one sentence are more often misread than contradictory."""
    return _told_together(pairs) & (pairs["a_quote"] == pairs["b_quote"]).to_numpy(dtype=bool)


def _period_days(pairs: pd.DataFrame, side: str) -> FloatArray:
    """Return the length of a side's period in days, 0 where it is unknown."""
    start = pd.to_datetime(pairs[f"{side}_period_start"], errors="coerce", format="%Y-%m-%d")
    end = pd.to_datetime(pairs[f"{side}_period_end"], errors="coerce", format="%Y-%m-%d")
    days: FloatArray = ((end - start).dt.days + 1).fillna(0).to_numpy().astype(np.float64)
    return days
