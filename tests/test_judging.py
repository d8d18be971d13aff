"""A table of pairs and the verdict an analyst gives them; and what moves the probability."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from detector.comparison import compare_pairs
from detector.comparison_config import ComparisonConfig, CurrencyConfig
from detector.config import load_yaml
from detector.errors import ConfigError
from detector.judging import judge_pairs
from detector.judging_config import JudgingConfig
from detector.pairing import PairingConfig, pair_claims
from detector.ranking import RankingConfig
from detector.records import DISCREPANCY_COLUMNS, PAIR_COLUMNS
from detector.truth import TruthConfig
from tests.claim_frames import claim, frame, other
from tests.whole_tables import rank_pairs

CONFIGS = Path(__file__).parent.parent / "configs"
PAIRING = load_yaml(CONFIGS / "pairing.yaml", PairingConfig)
COMPARISON = load_yaml(CONFIGS / "comparison.yaml", ComparisonConfig)
CURRENCIES = load_yaml(CONFIGS / "currencies.yaml", CurrencyConfig)
JUDGING = load_yaml(CONFIGS / "judging.yaml", JudgingConfig)
RANKING = load_yaml(CONFIGS / "ranking.yaml", RankingConfig)
TRUTH = load_yaml(CONFIGS / "truth.yaml", TruthConfig)

Y2023 = {"period_start": "2023-01-01", "period_end": "2023-12-31"}
Q4 = {"period_start": "2024-10-01", "period_end": "2024-12-31"}
DAY = {"period_start": "2025-02-09", "period_end": "2025-02-09"}
NEXT_DAY = {"period_start": "2025-02-10", "period_end": "2025-02-10"}
MONTH_ON = {"period_start": "2025-03-09", "period_end": "2025-03-09"}
AUTUMN = {"period_start": "2025-10-09", "period_end": "2025-10-09"}
MAY = {"period_start": "2024-05-01", "period_end": "2024-05-31"}
MAY_2022 = {"period_start": "2022-05-01", "period_end": "2022-05-31"}
LAST_DAY = {"period_start": "2024-12-31", "period_end": "2024-12-31"}
NEW_YEAR = {"period_start": "2025-01-20", "period_end": "2025-01-20"}
UNDATED = {"period_start": "", "period_end": "", "period_basis": "unknown"}
BY_DATE = {"period_basis": "article_date"}
USERS = {"family": "active_users", "metric": "monthly_active_users", "definition": "monthly",
         "unit": "users"}  # fmt: skip
DAILY = {"metric": "daily_active_users", "definition": "daily"}
TOTAL = {"metric": "cumulative_users", "definition": "cumulative"}
RANK = {"kind": "rank", "family": "market_rank", "metric": "market_rank", "definition": "",
        "unit": "rank", "margin": 0.0}  # fmt: skip
FILM = {"family": "box_office", "metric": "box_office", "definition": "", "unit": "CNY"}
PROFIT = {"family": "profit", "metric": "net_profit", "definition": "net", "unit": "CNY"}
PLAIN_PROFIT = {**PROFIT, "definition": ""}
OPEN = {"family": "flats", "metric": "flats", "definition": "", "unit": "count", **BY_DATE}
STAFF = {"family": "headcount", "metric": "headcount", "definition": "", "unit": "people"}
TRADE = {"family": "industry_size", "metric": "industry_size", "definition": "", "unit": "CNY"}
PART = {"family": "revenue_share", "metric": "revenue_share", "definition": "", "unit": "percent",
        "margin": 0.05}  # fmt: skip
DATE = {"kind": "date", "unit": "date", "family": "founding_date", "metric": "founding_date",
        "definition": ""}  # fmt: skip
LAUNCH = {**DATE, "family": "launch_date", "metric": "launch_date"}
COPIED = [{"value_text": f"{n}分", "margin": 0.5,
           "statement": f"甲队当晚得到{n}分和14个篮板，送出6次助攻"} for n in (23, 26)]  # fmt: skip
CASES_GROWN = {"family": "cases_received_growth_yoy", "metric": "cases_received_growth_yoy",
               "definition": "", "unit": "percent", "margin": 0.005}  # fmt: skip
RAIN = {"family": "rainfall", "metric": "rainfall", "definition": "", "unit": "mm", "margin": 0.05}
PRICE = {"family": "share_price", "metric": "share_price", "definition": "", "unit": "CNY",
         "margin": 0.05}  # fmt: skip
TOLL = {"family": "deaths", "metric": "deaths", "definition": "", "unit": "people", "margin": 0.5,
        "published": "2025-02-09"}  # fmt: skip
POINTS = {"family": "points_scored", "metric": "points_scored", "definition": "", "unit": "points",
          "margin": 0.0}  # fmt: skip
SOLD = {"family": "acquisition_date", "metric": "acquisition_date"}
POST = {**DATE, "family": "entry_date", "metric": "entry_date"}
FURTHER_ON = {"quote": "另一句", "char_start": 80, "char_end": 85}
NAN = float("nan")


def over(value):
    return {"value_low": value, "value_high": NAN, "hedge": "over"}


def about(value):
    return {"value_low": value, "value_high": value, "hedge": "about"}


def under(value):
    return {"value_low": NAN, "value_high": value, "hedge": "under"}


CASES = [
    # one year, one definition, values that exclude each other
    ("427.2万 and 397万", claim(), other(3.97e6), "contradiction"),
    ("over 8.0bn and 7.93bn that day", claim(**FILM, **DAY, **over(8e9)),
     other(7.93e9, **FILM, **DAY), "contradiction"),
    ("two targets of one year", claim(modality="target"),
     other(3.97e6, modality="target"), "contradiction"),
    ("two forecasts of one forecaster", claim(modality="forecast", attribution="IDC"),
     other(3.97e6, modality="forecast", attribution="IDC"), "contradiction"),
    ("a quarter above its year", claim(3.0e6), other(3.97e6, **Q4), "contradiction"),
    ("a quarter's profit above its year's", claim(3.0e6, family="profit"),
     other(3.97e6, **{**Q4, "family": "profit"}), "undetermined"),
    ("a part's profit above its whole's", claim(3.0e6, scope="group", family="profit"),
     other(3.97e6, scope="passenger_cars", family="profit"), "definition"),
    ("a part above its whole", claim(3.0e6, scope="group"),
     other(3.97e6, scope="passenger_cars"), "contradiction"),
    ("stated scope, slightly larger", claim(677.002e9, scope="domestic"),
     other(**about(620e9)), "contradiction"),
    ("by other rules, slightly larger", claim(677.002e9, **PROFIT, scope="non_gaap"),
     other(620e9, **PROFIT), "definition"),
    ("the size of a trade, and of one that is not named", claim(71e9, **TRADE, scope="露营"),
     other(64e9, **TRADE), "undetermined"),
    ("two sizes of one trade", claim(71e9, **TRADE, scope="露营"),
     other(64e9, **TRADE, scope="露营"), "contradiction"),
    ("two parts of a total that are not named", claim(8.1, **PART), other(9.4, **PART),
     "undetermined"),
    ("two shares of one part", claim(8.1, **PART, scope="advertising"),
     other(9.4, **PART, scope="advertising"), "contradiction"),
    ("undated, and of no known time", claim(500, **STAFF, **BY_DATE, **DAY, margin=0.5),
     other(620, **STAFF, **UNDATED, margin=0.5), "undetermined"),
    ("a running total that fell", claim(2e8, **{**USERS, **TOTAL, **Y2023}),
     other(1.6e8, **{**USERS, **TOTAL}), "contradiction"),
    # the same, but something is missing
    ("no period on a side", claim(), other(3.97e6, **UNDATED), "undetermined"),
    ("period by the article's date", claim(), other(3.97e6, **BY_DATE), "undetermined"),
    ("one sentence", claim(), claim(3.97e6, char_start=80, char_end=85), "undetermined"),
    ("two sentences of one article", claim(), claim(3.97e6, **FURTHER_ON), "undetermined"),
    ("the same, ten times apart", claim(), claim(4.272e7, **FURTHER_ON), "contradiction"),
    ("the same, digits in another order", claim(), claim(4.722e6, **FURTHER_ON), "contradiction"),
    # one sentence told twice with another figure: nothing else has to say that it is one
    ("a copied sentence", claim(23, **BY_DATE, **COPIED[0]), other(26, **BY_DATE, **COPIED[1]),
     "contradiction"),
    ("a copied sentence of another day", claim(23, **BY_DATE, **DAY, **COPIED[0]),
     other(26, **BY_DATE, **NEW_YEAR, **COPIED[1]), "undetermined"),
    ("a copied sentence that points at somebody", claim(23, **BY_DATE, **COPIED[0]),
     other(26, **BY_DATE, **{**COPIED[1], "naming": "pointed"}), "undetermined"),
    # the same digits in another order, or a decimal point elsewhere: more than what is unstated
    ("digits swapped, and no definition", claim(**PROFIT), other(4.722e6, **PLAIN_PROFIT),
     "contradiction"),
    ("digits swapped, and no scope", claim(scope="global"), other(4.722e6), "contradiction"),
    ("digits swapped, and the article's date", claim(), other(4.722e6, **BY_DATE), "contradiction"),
    ("digits swapped, some days later", claim(**OPEN, **DAY),
     other(4.722e6, **OPEN, **NEXT_DAY), "contradiction"),
    ("digits swapped, some days later, of what moves", claim(**BY_DATE, **USERS, **DAY),
     other(4.722e6, **BY_DATE, **USERS, **NEXT_DAY), "undetermined"),
    ("digits swapped, a month later, of what is counted in a stretch", claim(**BY_DATE, **DAY),
     other(4.722e6, **BY_DATE, **MONTH_ON), "contradiction"),
    ("digits swapped, of last year and undated", claim(), other(4.722e6, **BY_DATE, **DAY),
     "contradiction"),
    ("digits swapped, of last year and undated, another scope unsaid", claim(scope="global"),
     other(4.722e6, **BY_DATE, **DAY), "undetermined"),
    ("digits swapped, of last year, and undated in autumn", claim(),
     other(4.722e6, **BY_DATE, **AUTUMN), "drift"),
    ("digits swapped, a month later, of staff, that moves slowly", claim(**STAFF, **BY_DATE, **DAY),
     other(4.722e6, **STAFF, **BY_DATE, **MONTH_ON), "contradiction"),
    ("digits swapped, days later, of a toll that rose", claim(427, **TOLL, **DAY, **BY_DATE),
     other(472, **{**TOLL, "published": "2025-02-10"}, **NEXT_DAY, **BY_DATE), "undetermined"),
    ("digits swapped, days later, of a toll that fell", claim(472, **TOLL, **DAY, **BY_DATE),
     other(427, **{**TOLL, "published": "2025-02-10"}, **NEXT_DAY, **BY_DATE), "contradiction"),
    ("digits swapped, of a target and a forecast", claim(modality="target"),
     other(4.722e6, modality="forecast"), "contradiction"),
    ("digits swapped, of a target and the result", claim(modality="target"),
     other(4.722e6), "forecast"),
    ("digits swapped, of a quarter", claim(), other(2.472e6, **Q4), "contradiction"),
    ("a hundred times as much, and no definition", claim(**PROFIT), other(4.272e8, **PLAIN_PROFIT),
     "contradiction"),
    ("digits swapped, users of a day and of a month", claim(**{**USERS, **DAILY}),
     other(4.722e6, **USERS), "definition"),
    ("digits swapped, and another scope", claim(scope="overseas"), other(4.722e6, scope="domestic"),
     "definition"),
    ("digits swapped, of another year", claim(), other(4.722e6, **Y2023), "drift"),
    ("digits swapped, of a quarter in one article", claim(),
     claim(2.472e6, **{**FURTHER_ON, **Q4}), "compatible"),
    ("two digits swapped", claim(4.2e6), other(2.4e6, **BY_DATE), "undetermined"),
    ("prices of one day", claim(3102.5, **PRICE, **DAY), other(3120.5, **PRICE, **DAY),
     "undetermined"),
    # cases are counted by kinds that one word hardly tells
    ("growth of cases received", claim(49.78, **CASES_GROWN), other(55.62, **CASES_GROWN),
     "undetermined"),
    # what moves by the hour
    ("rain of one day", claim(62.9, **RAIN, **DAY), other(70.7, **RAIN, **DAY), "undetermined"),
    ("a toll of one day that rose by the next", claim(36, **TOLL, **DAY),
     other(53, **{**TOLL, "published": "2025-02-10"}, **DAY), "undetermined"),
    ("a toll of one day that fell by the next", claim(53, **TOLL, **DAY),
     other(36, **{**TOLL, "published": "2025-02-10"}, **DAY), "contradiction"),
    ("rain of one month", claim(62.9, **RAIN, **MAY), other(70.7, **RAIN, **MAY), "contradiction"),
    # far apart, by no misprint, and little says that both are about one thing
    ("twice the figure, named in both", claim(), other(8.1e6), "contradiction"),
    ("twelve times the figure, named in both", claim(), other(4.9e7), "undetermined"),
    ("a copied sentence of another day with a zero more",
     claim(23, **{**BY_DATE, **DAY, **COPIED[0]}),
     other(230, **{**BY_DATE, **NEW_YEAR, **COPIED[1], "value_text": "230分",
                   "statement": COPIED[1]["statement"].replace("26", "230")}), "contradiction"),
    ("points of a match or of a part of it", claim(24, **POINTS, **DAY),
     other(31, **POINTS, **DAY), "undetermined"),
    ("points of a match, and none in a part", claim(0, **POINTS, **DAY),
     other(31, **POINTS, **DAY), "undetermined"),
    ("points of one match", claim(30, **POINTS, **DAY), other(31, **POINTS, **DAY),
     "contradiction"),
    ("a day whose year is but guessed", claim(value_text="2014年9月", **DATE, **MAY_2022),
     other(value_text="9月19日", **DATE, **DAY, period_basis="relative"), "undetermined"),
    ("a firm sold twice, years apart",
     claim(**{**POST, **Y2023, **SOLD}), other(**{**POST, **DAY, **SOLD}), "undetermined"),
    ("posts taken years apart", claim(**{**POST, **Y2023}), other(**{**POST, **DAY}),
     "undetermined"),
    ("days of taking a post", claim(**{**POST, **DAY}), other(**{**POST, **NEXT_DAY}),
     "contradiction"),
    ("twice the figure of whoever was named before", claim(), other(8.1e6, naming=""),
     "undetermined"),
    ("a tenth more of whoever was named before", claim(), other(4.7e6, naming=""),
     "contradiction"),
    ("ten times as many", claim(), other(4.272e7, naming=""), "contradiction"),
    ("a figure that lost a digit", claim(), other(4.72e5, naming=""), "contradiction"),
    ("about ten times as many", claim(), other(**about(4.35e7), naming=""), "contradiction"),
    ("60 and 60 000", claim(60.0, margin=0.5), other(**over(6e4), naming=""),
     "undetermined"),
    ("a measure in no table", claim(metric_listed=False), other(3.5e6, metric_listed=False),
     "undetermined"),
    ("the same, hardly apart", claim(metric_listed=False), other(4.2e6, metric_listed=False),
     "contradiction"),
    ("users of a whole year", claim(2e7, **USERS), other(5e7, **USERS), "undetermined"),
    ("dollars and yuan by a mean rate", claim(1e9, unit="USD"), other(1e10, unit="CNY"),
     "undetermined"),
    # undated totals may be of a year or a quarter that ended months before
    ("the year's sales, and undated ones that January", claim(),
     other(3.97e6, **NEW_YEAR, **BY_DATE), "undetermined"),
    ("undated sales two days apart", claim(4.1e6, **DAY, **BY_DATE),
     other(3.97e6, **NEXT_DAY, **BY_DATE), "undetermined"),
    ("undated sales, and those of a year to come", claim(**Y2023),
     other(3.97e6, **MAY_2022, **BY_DATE), "drift"),
    # undated reports of the same days
    ("undated users of two days", claim(2e7, **USERS, **DAY, **BY_DATE),
     other(5e7, **USERS, **NEXT_DAY, **BY_DATE), "undetermined"),
    ("an undated staff of two days", claim(8600, **STAFF, **DAY, **BY_DATE),
     other(6800, **STAFF, **NEXT_DAY, **BY_DATE), "contradiction"),
    ("an undated staff months apart", claim(8600, **STAFF, **MAY, **BY_DATE),
     other(6800, **STAFF, **DAY, **BY_DATE), "drift"),
    # a time told by what began it, or by the year that it ends
    ("two first weekends", claim(7.6e7, **FILM, **DAY, **BY_DATE, scope="first_weekend"),
     other(7.4e7, **FILM, **NEXT_DAY, **BY_DATE, scope="first_weekend"), "contradiction"),
    ("the first ten days and the first three", claim(7.6e7, **FILM, **BY_DATE,
     scope="first_10_days"), other(7.4e7, **FILM, **BY_DATE, scope="first_3_days"), "definition"),
    ("staff of a year and of its last day", claim(13700, **STAFF),
     other(17300, **STAFF, **LAST_DAY), "contradiction"),
    ("users of a year and of its last day", claim(2e7, **USERS),
     other(5e7, **USERS, **LAST_DAY), "undetermined"),
    # it changed
    ("two years", claim(3.02e6, **Y2023), other(), "drift"),
    ("the next day", claim(7.93e9, **FILM, **DAY), other(8.3e9, **FILM, **NEXT_DAY), "drift"),
    ("May and the year's users", claim(2e7, **USERS), other(5e7, **USERS, **MAY), "drift"),
    ("plan for the next year", claim(3.02e6, **Y2023), other(modality="target"), "drift"),
    ("floors that moved", claim(**over(3e6), **Y2023), other(**over(4e6)), "drift"),
    # it measures something else
    ("monthly and cumulative", claim(5998e4, **USERS), other(1.6e8, **{**USERS, **TOTAL}),
     "definition"),
    ("one number, two definitions", claim(**{**USERS, **over(3e8)}),
     other(**{**USERS, **over(3e8), "metric": "weekly_active_users", "definition": "weekly"}),
     "definition"),
    ("home and abroad", claim(scope="domestic"), other(4.17e5, scope="overseas"), "definition"),
    ("passenger cars of all cars", claim(), other(4.25e6, scope="passenger_cars"), "definition"),
    ("deliveries and sales", claim(), other(3.97e6, metric="vehicle_deliveries",
     definition="deliveries"), "definition"),
    ("first at home, second abroad", claim(1.0, **RANK, scope="domestic"),
     other(2.0, **RANK, scope="global"), "definition"),
    # plans and rumours
    ("two forecasts of one year", claim(modality="forecast"),
     other(3.97e6, modality="forecast"), "forecast"),
    ("two forecasts that agree", claim(modality="forecast"),
     other(4.27e6, modality="forecast"), "agreement"),
    ("forecast and target", claim(modality="forecast"),
     other(3.97e6, modality="target"), "forecast"),
    ("target and result", claim(2.8e6, modality="target"), other(), "forecast"),
    ("rumour and result", claim(2.8e6, modality="rumour"), other(), "forecast"),
    # both can be true
    ("a floor that is met", claim(**over(4e6)), other(), "compatible"),
    ("a quarter's profit above that of its year, of losses", claim(3.0e6, **PROFIT),
     other(3.97e6, **PROFIT, **Q4), "undetermined"),
    ("a quarter of its year", claim(), other(1.5e6, **Q4), "compatible"),
    ("unlike events", claim(**{**DATE, **DAY}),
     other(**{**DATE, **NEXT_DAY, "metric": "closing_date"}), "compatible"),
    # they agree
    ("rounding", claim(), other(4.27e6, margin=5000.0), "agreement"),
    ("below a ceiling", claim(), other(**under(1e7)), "agreement"),
    ("deliveries as many as sales", claim(1.79e6), other(1.79e6, metric="vehicle_deliveries",
     definition="deliveries"), "agreement"),
    ("one rank in two months", claim(1.0, **RANK), other(1.0, **{**RANK, **MAY}), "agreement"),
    ("a month and a day in it", claim(**{**DATE, **MAY}),
     other(**{**DATE, "period_start": "2024-05-15", "period_end": "2024-05-15"}), "agreement"),
    # dates
    ("founded on two days", claim(**{**DATE, **DAY}), other(**{**DATE, **NEXT_DAY}),
     "contradiction"),
    ("launched on two days", claim(**{**LAUNCH, **DAY}), other(**{**LAUNCH, **NEXT_DAY}),
     "undetermined"),
]  # fmt: skip


def judged(*claims, lang="auto", labels=None, **nli):
    pairs = compare_pairs(pair_claims(frame(*claims), PAIRING).pairs, COMPARISON, CURRENCIES)
    return judge_pairs(pairs.assign(**nli), JUDGING, lang, labels)


@cache
def judged_cases(order, lang):
    """All cases judged in one table, each about an entity of its own, by the name of the case."""
    claims = [{**side, "entity": case} for case, *sides, _ in CASES for side in sides[::order]]
    return dict(list(judged(*claims, lang=lang).groupby("entity")))


@pytest.mark.parametrize(("case", "verdict"), [(case, verdict) for case, *_, verdict in CASES])
def test_verdict_does_not_depend_on_order(case, verdict):
    for order in (1, -1):
        assert list(judged_cases(order, "auto")[case]["verdict"]) == [verdict]


@pytest.mark.parametrize("case", [case for case, *_ in CASES])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reason_is_one_filled_sentence(case, lang):
    reason = judged_cases(1, lang)[case]["reason"].iloc[0]
    assert "{" not in reason
    assert "\n" not in reason
    assert reason.endswith("。" if lang == "zh" else ".")


def test_nli_moves_the_probability_but_not_the_verdict():
    clash = (claim(), other(3.97e6))
    plain = judged(*clash).iloc[0]
    agreeing = judged(*clash, nli_entailment=0.9, nli_contradiction=0.0).iloc[0]
    clashing = judged(*clash, nli_entailment=0.0, nli_contradiction=0.95).iloc[0]
    assert {plain["verdict"], agreeing["verdict"], clashing["verdict"]} == {"contradiction"}
    assert agreeing["p_contradiction"] < plain["p_contradiction"] < clashing["p_contradiction"]


def test_nli_makes_no_contradiction_of_values_that_meet():
    met = judged(claim(**over(4e6)), other(), nli_contradiction=0.99, nli_entailment=0.0).iloc[0]
    assert met["verdict"] == "compatible"
    assert met["p_contradiction"] <= 0.1


def test_nli_raises_an_undetermined_pair():
    undated = (claim(), other(3.97e6, **UNDATED))
    low = judged(*undated)["p_contradiction"].iloc[0]
    high = judged(*undated, nli_contradiction=0.95, nli_entailment=0.0)["p_contradiction"].iloc[0]
    assert low < high < 0.7


def test_a_drift_says_how_long_and_which_date_is_weak():
    september = {"period_start": "2024-09-01", "period_end": "2024-09-30"}
    article_day = {"period_start": "2024-05-25", "period_end": "2024-05-25", **BY_DATE}
    may = claim(2e7, **{**USERS, **article_day, "hedge": "order_of_magnitude", "entity": "豆包",
                        "outlet": "", "value_text": "2000万"})  # fmt: skip
    named = {"entity": "豆包", "outlet": "", "attribution": "QuestMobile"}
    later = other(41_976_000, **{**USERS, **september, **named, "value_text": "4197.6万"})
    names = {"monthly_active_users": ("月活跃用户", "monthly active users")}
    reason = judged(may, later, lang="en", labels=names)["reason"].iloc[0]
    assert reason == (
        "豆包 monthly active users: 2000万 (order of magnitude, May 2024 by the article's date) and"
        " 4197.6万 (September 2024, QuestMobile) are four months apart: growth, not a"
        " contradiction, if the date of 2000万 is right."
    )
    chinese = judged(may, later, labels=names)["reason"].iloc[0]
    assert chinese.startswith("豆包月活跃用户")
    assert "四个月" in chinese


def test_ranked_tables_have_the_published_columns():
    claims = pair_claims(frame(claim(), other(3.97e6)), PAIRING).claims
    result = rank_pairs(judged(claim(), other(3.97e6)), claims, RANKING, JUDGING, TRUTH)
    assert set(PAIR_COLUMNS) <= set(result.pairs.columns)
    assert list(result.discrepancies.columns) == list(DISCREPANCY_COLUMNS)
    row = result.discrepancies.iloc[0]
    assert (row["rank"], row["verdict"], row["severity"]) == (1, "contradiction", "high")
    assert row["spread_ratio"] == pytest.approx(4.272 / 3.97, rel=1e-3)
    assert list(result.pairs["discrepancy_id"]) == [row["discrepancy_id"]]


def test_what_agrees_is_no_discrepancy():
    claims = pair_claims(frame(claim(), other(4.27e6, margin=5000.0)), PAIRING).claims
    agreeing = judged(claim(), other(4.27e6, margin=5000.0))
    result = rank_pairs(agreeing, claims, RANKING, JUDGING, TRUTH)
    assert result.discrepancies.empty
    assert list(result.pairs["discrepancy_id"]) == [""]


def test_nothing_to_judge_gives_empty_tables():
    empty = frame(claim()).iloc[:0]
    paired = pair_claims(empty, PAIRING)
    pairs = judge_pairs(compare_pairs(paired.pairs, COMPARISON, CURRENCIES), JUDGING)
    result = rank_pairs(pairs, paired.claims, RANKING, JUDGING, TRUTH)
    assert len(result.pairs) == len(result.discrepancies) == 0


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (f"  value_close: {JUDGING.weights['value_close']}\n", "", "value_close"),
        ("{a}与{b}所说的日期一致", "{x}所说的日期一致", "same_date"),
        ("    planned:", "    plannned:", "plannned"),
    ],
)
def test_a_config_that_does_not_fit_the_rules_is_refused(tmp_path, old, new, named):
    text = (CONFIGS / "judging.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "judging.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match=named):
        load_yaml(path, JudgingConfig)


def test_tables_do_not_change_the_frames_they_are_given():
    claims = frame(claim(), other(3.97e6))
    before = claims.copy(deep=True)
    judged(claim(), other(3.97e6))
    pair_claims(claims, PAIRING)
    pd.testing.assert_frame_equal(claims, before)
