"""Tables of cases: how two values, dates, periods, scopes and definitions relate."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest

from detector.comparison_config import ComparisonConfig, CurrencyConfig
from detector.config import load_yaml
from detector.errors import ConfigError
from detector.period_relations import date_relation, period_relation
from detector.records import Period, Quantity
from detector.scope_relations import definition_relation, scope_relation
from detector.value_relations import digit_step, value_interval, value_ratio, value_relation

CONFIGS = Path(__file__).parent.parent / "configs"
CONFIG = load_yaml(CONFIGS / "comparison.yaml", ComparisonConfig)
CURRENCIES = load_yaml(CONFIGS / "currencies.yaml", CurrencyConfig)
INF = math.inf


def q(low, high, hedge="exact", unit="users", margin=0.0):
    return Quantity(low, high, unit, hedge, margin)


def exact(value, margin=0.0, unit="users"):
    return q(value, value, "exact", unit, margin)


INTERVALS = [
    # words, value, lower, upper
    ("4197.6万", exact(41_976_000, 500), 41_975_500, 41_976_500),
    ("约6200亿", q(620e9, 620e9, "about", margin=50e6), 589e9, 651e9),
    ("超3亿", q(3e8, None, "over"), 3e8, INF),
    ("不下10亿", q(1e9, None, "at_least"), 1e9, INF),
    ("60多个", q(60, 70, "over"), 60, 70),
    ("不到1亿", q(None, 1e8, "under"), -INF, 1e8),
    ("近20款", q(None, 20, "nearly"), 18, 20),
    ("两三百万", q(2e6, 3e6, "range"), 2e6, 3e6),
    ("几十万", q(1e5, 1e6, "order_of_magnitude"), 1e5, 1e6),
    ("2000万量级", q(2e7, 2e7, "order_of_magnitude"), 1e7, 4e7),
    ("千万级", q(1e7, 1e7, "order_of_magnitude"), 5e6, 1e8),
    ("上亿", q(1e8, None, "order_of_magnitude"), 1e8, INF),
]


@pytest.mark.parametrize(("words", "value", "lower", "upper"), INTERVALS)
def test_interval_of_a_hedged_value(words, value, lower, upper):
    assert value_interval(value, CONFIG) == pytest.approx((lower, upper))


VALUES = [
    ("same number", exact(5998e4), exact(5998e4), "equal"),
    ("900亿 and 约900亿", exact(9e10), q(9e10, 9e10, "about"), "equal"),
    ("超7.7亿 and topped 770 million", q(7.7e8, None, "over"), q(7.7e8, None, "over"), "equal"),
    ("over and at least", q(7.7e8, None, "over"), q(7.7e8, None, "at_least"), "equal"),
    ("557.6万 and 560万", exact(5_576_000, 500), exact(5.6e6, 5000), "within_rounding"),
    ("427.2万 and 4.27 million", exact(4_272_000, 500), exact(4.27e6, 5000), "within_rounding"),
    ("500508 and 50万", exact(500_508, 0.5), exact(5e5, 5000), "within_rounding"),
    ("51.5万 and 514,809", exact(515_000, 500), exact(514_809, 0.5), "within_rounding"),
    ("19.01万 and 190,068", exact(190_100, 50), exact(190_068, 0.5), "within_rounding"),
    ("cut off: 4197万", exact(41_976_000, 500), exact(41_970_000, 5000), "within_rounding"),
    ("41.3% and 41%", exact(41.3, 0.05), exact(41, 0.5), "within_rounding"),
    ("54万 is not 50万", exact(540_000, 5000), exact(5e5, 5000), "disjoint"),
    ("845亿 is not 800亿", exact(845e8, 5e7), exact(8e10, 5e7), "disjoint"),
    ("a digit mistyped", exact(3376e8, 5e7), exact(3276e8, 5e7), "disjoint"),
    ("about 620bn and 677bn", q(62e10, 62e10, "about"), exact(677.002e9, 5e5), "disjoint"),
    ("over 8.0bn and 7.93bn", q(8e9, None, "over"), exact(7.93e9, 5e6), "disjoint"),
    ("不到4000万 and 超4000万", q(None, 4e7, "under"), q(4e7, None, "over"), "disjoint"),
    (
        "2000万量级 and 超4000万",
        q(2e7, 2e7, "order_of_magnitude"),
        q(4e7, None, "over"),
        "disjoint",
    ),
    ("突破4000万 and 4197.6万", q(4e7, None, "over"), exact(41_976_000, 500), "overlap"),
    ("突破4000万 and 4000万", q(4e7, None, "over"), exact(4e7, 5000), "overlap"),
    ("近20款 and 20款", q(None, 20, "nearly"), exact(20), "overlap"),
    ("减少近100万 and 减少约100万", q(-1e6, None, "nearly"), q(-1e6, -1e6, "about"), "overlap"),
    ("below 1亿", exact(5998e4, 5000), q(None, 1e8, "under"), "overlap"),
    ("inside a range", exact(2.5e6), q(2e6, 3e6, "range"), "overlap"),
    ("users and yuan", exact(5), exact(5, unit="CNY"), "incomparable_units"),
    ("no number", exact(5), q(None, None), "incomparable_units"),
    (
        "540亿美元 and 3922亿元",
        exact(54e9, unit="USD"),
        exact(392.2e9, unit="CNY"),
        "within_rounding",
    ),
    ("540亿美元 and 3000亿元", exact(54e9, unit="USD"), exact(300e9, unit="CNY"), "disjoint"),
    ("dollars and HK dollars", exact(1e9, unit="USD"), exact(7.8e9, unit="HKD"), "within_rounding"),
    ("over in two currencies", q(1e9, None, "over", "USD"), exact(9e9, unit="CNY"), "overlap"),
    ("a currency without a rate", exact(1, unit="KRW"), exact(1, unit="CNY"), "incomparable_units"),
]


@pytest.mark.parametrize(("case", "a", "b", "relation"), VALUES)
def test_value_relation_is_the_same_from_both_sides(case, a, b, relation):
    assert value_relation(a, b, CONFIG, CURRENCIES) == relation, case
    assert value_relation(b, a, CONFIG, CURRENCIES) == relation, case


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        (exact(173e4), exact(5998e4), 34.67),
        (q(3e8, None, "over"), exact(1e8), 3.0),
        (q(1e5, 1e6, "order_of_magnitude"), exact(1e5), 3.162),
        (exact(0), exact(5), math.nan),
    ],
)
def test_value_ratio_is_the_larger_over_the_smaller(a, b, ratio):
    assert value_ratio(a, b) == pytest.approx(ratio, rel=1e-3, nan_ok=True)


@pytest.mark.parametrize(
    ("value", "step"),
    [(41_976_000, 1000), (4197.6 * 10000, 1000), (34.5, 0.1), (8e10, 1e10), (7, 1), (0, 0)],
)
def test_step_of_the_last_digit_that_is_not_zero(value, step):
    assert digit_step(value) == pytest.approx(step)


def period(first, last, basis="explicit"):
    return Period(date.fromisoformat(first), date.fromisoformat(last), "unknown", basis)


YEAR = period("2024-01-01", "2024-12-31")
SEPTEMBER = period("2024-09-01", "2024-09-30")
OCTOBER = period("2024-10-01", "2024-10-31")
NOVEMBER = period("2024-11-01", "2024-11-30")
UNKNOWN = Period(None, None, "unknown", "unknown")

PERIODS = [
    (SEPTEMBER, SEPTEMBER, "same", "", "same"),
    (YEAR, SEPTEMBER, "contains", "a", "contains"),
    (SEPTEMBER, OCTOBER, "adjacent", "", "adjacent"),
    (SEPTEMBER, NOVEMBER, "disjoint", "", "disjoint"),
    (period("2024-09-15", "2024-10-15"), OCTOBER, "overlaps", "", "overlaps"),
    (SEPTEMBER, UNKNOWN, "unknown", "", "unknown"),
    # the quarter of a company that ends it on a Sunday
    (
        period("2024-07-01", "2024-09-30"),
        period("2024-06-30", "2024-09-29"),
        "same",
        "",
        "same",
    ),
    (period("2024-09-03", "2024-10-02"), SEPTEMBER, "overlaps", "", "overlaps"),
    # what runs for years, up to the days of two articles
    (
        period("2022-03-01", "2024-09-29"),
        period("2022-03-01", "2024-09-26"),
        "contains",
        "a",
        "contains",
    ),
]


@pytest.mark.parametrize(("a", "b", "relation", "whole", "mirrored"), PERIODS)
def test_period_relation(a, b, relation, whole, mirrored):
    assert period_relation(a, b) == (relation, whole)
    assert period_relation(b, a) == (mirrored, {"a": "b", "": ""}[whole])


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (NOVEMBER, NOVEMBER, "equal"),
        (period("2024-05-01", "2024-05-31"), period("2024-05-15", "2024-05-15"), "within_rounding"),
        (period("2024-12-04", "2024-12-04"), period("2024-12-05", "2024-12-05"), "disjoint"),
        (NOVEMBER, UNKNOWN, "incomparable_units"),
    ],
)
def test_dates_of_events(a, b, relation):
    assert date_relation(a, b) == relation


SCOPES = [
    ("", "", "same", ""),
    ("app|domestic", "app|domestic", "same", ""),
    ("app", "web", "different", ""),
    ("domestic", "overseas", "different", ""),
    ("app", "app|web", "part_of", "b"),
    ("domestic", "global", "part_of", "b"),
    ("ai", "group", "part_of", "b"),
    ("ai|compute", "ai", "part_of", "b"),
    ("ai", "ads", "different", ""),
    ("app", "", "one_unstated", "b"),
    ("app|domestic", "app", "one_unstated", "b"),
    ("app", "domestic", "one_unstated", ""),
    ("consumer", "car fares", "different", ""),
    ("global", "", "one_unstated", "a"),
    ("group", "", "one_unstated", "a"),
    ("with Hulu", "", "part_of", "a"),
    ("non_gaap", "", "different", ""),
    ("with Hulu", "overseas", "part_of", "a"),
]


@pytest.mark.parametrize(("a", "b", "relation", "whole"), SCOPES)
def test_scope_relation(a, b, relation, whole):
    assert scope_relation(a, b, CONFIG) == (relation, whole)
    assert scope_relation(b, a, CONFIG) == (relation, {"a": "b", "b": "a", "": ""}[whole])


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (("monthly_active_users", "monthly"), ("monthly_active_users", "monthly"), "same"),
        (("monthly_active_users", "monthly"), ("weekly_active_users", "weekly"), "different"),
        (("monthly_active_users", "monthly"), ("users", ""), "one_unstated"),
        (("vehicle_sales", "sales"), ("vehicle_deliveries", "deliveries"), "near"),
        (("capex", "spending"), ("investment", "spending"), "same"),
    ],
)
def test_definition_relation(a, b, relation):
    assert definition_relation(a, b, CONFIG) == relation


def test_a_year_outside_the_table_takes_the_nearest_rate():
    assert CURRENCIES.rate("USD", 1990) == CURRENCIES.rate("USD", 2010)
    assert CURRENCIES.rate("USD", 2049) == CURRENCIES.rate("USD", 2025)


def test_a_misspelt_key_is_named(tmp_path):
    text = (CONFIGS / "comparison.yaml").read_text(encoding="utf-8")
    path = tmp_path / "comparison.yaml"
    path.write_text(text.replace("  about: 0.05", "  aboot: 0.05"), encoding="utf-8")
    with pytest.raises(ConfigError, match="intervals"):
        load_yaml(path, ComparisonConfig)
