"""Which of several values is believed, and when none is."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.comparison import compare_pairs
from detector.comparison_config import ComparisonConfig, CurrencyConfig
from detector.config import load_yaml
from detector.errors import InputError
from detector.judging import judge_pairs
from detector.judging_config import JudgingConfig
from detector.pairing import PairingConfig, pair_claims
from detector.paths import default_configs
from detector.ranking import RankingConfig
from detector.truth import TruthConfig, believe, weigh
from tests.claim_frames import claim, frame
from tests.whole_tables import rank_pairs

CONFIGS = default_configs()
TRUTH = load_yaml(CONFIGS / "truth.yaml", TruthConfig)


def votes(*stated: tuple[str, str, float]) -> pd.DataFrame:
    table = pd.DataFrame(list(stated), columns=["item", "source", "low"])
    return table.assign(high=table["low"])


def believed(table: pd.DataFrame) -> dict[str, float]:
    values = weigh(table, TRUTH).values
    return values[values["believed"]].set_index("item")["low"].to_dict()


def test_most_sources_are_believed_where_nothing_else_is_known():
    assert believed(votes(("x", "A", 1), ("x", "B", 1), ("x", "C", 2))) == {"x": 1}


def test_sources_that_are_right_elsewhere_outweigh_more_that_are_wrong():
    known = [(f"i{n}", source, 1) for n in range(20) for source in "ABCD"]
    wrong = [(f"i{n}", source, 2 + k) for n in range(20) for k, source in enumerate("XYZ")]
    table = votes(*known, *wrong, ("x", "A", 1), ("x", "B", 1), *(("x", s, 2) for s in "XYZ"))
    assert believed(table)["x"] == 1
    weights = weigh(table, TRUTH).weights
    assert weights[[*"ABCD"]].min() > weights[[*"XYZ"]].max()


def test_a_range_supports_every_value_it_meets():
    table = votes(("x", "A", 5), ("x", "B", 9)).astype({"high": float})
    table.loc[len(table)] = ["x", "C", 4, 6]
    values = weigh(table, TRUTH).values.set_index(["low", "high"])
    assert values.loc[(5, 5), "believed"]
    assert tuple(values.loc[(5, 5), ["sources", "of_sources"]]) == (2, 3)


VOTES = st.lists(
    st.tuples(st.sampled_from("xyz"), st.sampled_from("ABCDE"), st.integers(-3, 9)), min_size=1
)


@settings(max_examples=30, deadline=None)
@given(VOTES)
def test_weights_are_not_negative_and_estimates_lie_among_the_values(stated):
    weighed = weigh(votes(*stated), TRUTH)
    assert (weighed.weights >= 0).all()
    assert weighed.values["share"].between(0, 1 + 1e-9).all()
    by_item = votes(*stated).groupby("item")["low"]
    for item, value in believed(votes(*stated)).items():
        assert by_item.min()[item] <= value <= by_item.max()[item]
        assert value in set(by_item.get_group(item))


@settings(max_examples=30, deadline=None)
@given(VOTES, st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter(stated, rng):
    mixed = stated[:]
    rng.shuffle(mixed)
    one, two = weigh(votes(*stated), TRUTH), weigh(votes(*mixed), TRUTH)
    pd.testing.assert_frame_equal(one.values, two.values, check_exact=True)
    pd.testing.assert_series_equal(one.weights.sort_index(), two.weights.sort_index())


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="source"):
        weigh(votes(("x", "A", 1)).drop(columns="source"), TRUTH)


def test_nothing_is_weighed_without_votes():
    assert weigh(votes(), TRUTH).values.empty


def article(name: str, value: float, **changes: object) -> dict[str, object]:
    words = {"article": f"{name}.txt", "outlet": name, "quote": name, "statement": name}
    return claim(value, **{**words, **changes})


def discrepancy(*claims: dict[str, object]) -> pd.Series:
    paired = pair_claims(frame(*claims), load_yaml(CONFIGS / "pairing.yaml", PairingConfig))
    compared = compare_pairs(
        paired.pairs,
        load_yaml(CONFIGS / "comparison.yaml", ComparisonConfig),
        load_yaml(CONFIGS / "currencies.yaml", CurrencyConfig),
    )
    judging = load_yaml(CONFIGS / "judging.yaml", JudgingConfig)
    ranking = load_yaml(CONFIGS / "ranking.yaml", RankingConfig)
    ranked = rank_pairs(judge_pairs(compared, judging, "en"), paired.claims, ranking, judging,
                        TRUTH, "en")  # fmt: skip
    return ranked.discrepancies.iloc[0]


A, B, OTHER, FIFTH = 4.272e6, 4.272e6, 3.97e6, 3.5e6
EARLIER = {"period_start": "2023-01-01", "period_end": "2023-12-31", "value_text": "302万辆"}
ESTIMATES = [
    ("one against one", [article("A", A), article("C", OTHER)], "contradiction", ""),
    ("two against one", [article("A", A), article("B", B), article("C", OTHER)],
     "contradiction", "427.2万辆 (2024)"),
    ("two against two",
     [article("A", A), article("B", B), article("C", OTHER), article("D", OTHER)],
     "contradiction", ""),
    ("two articles of one outlet against one",
     [article("A", A), article("B", B, outlet="A"), article("C", OTHER)], "contradiction", ""),
    ("one text in two outlets against one",
     [article("A", A, source_group="g"), article("B", B, source_group="g"), article("C", OTHER)],
     "contradiction", ""),
    ("two that cite one source against one",
     [article("A", A, attribution="IDC"), article("B", B, attribution="IDC"),
      article("C", OTHER)], "contradiction", ""),
    ("the latest of two years, which cites its source",
     [article("A", A, attribution="CPCA"), article("C", 3.02e6, **EARLIER)],
     "drift", "427.2万辆 (2024)"),
    ("the latest of two years, which two state",
     [article("A", A), article("B", B), article("C", 3.02e6, **EARLIER)],
     "drift", "427.2万辆 (2024)"),
    ("the latest of two years, which nothing supports",
     [article("A", A), article("C", 3.02e6, **EARLIER)], "drift", ""),
]  # fmt: skip


@pytest.mark.parametrize(("case", "claims", "verdict", "expected"), ESTIMATES)
def test_the_best_estimate(case, claims, verdict, expected):
    row = discrepancy(*claims)
    assert (row["verdict"], row["best_estimate"]) == (verdict, expected), case


def test_a_best_estimate_comes_with_its_evidence():
    row = discrepancy(article("A", A), article("B", B), article("C", OTHER))
    assert "427.2万辆 (2024), by 2 of 3 independent sources" in row["reason"]
    assert row["n_independent_sources"] == 3


@pytest.mark.parametrize(
    "change",
    [
        {"modality": "forecast"},
        {"period_start": "", "period_end": ""},
        {"hedge": "over"},
        {"kind": "date"},
    ],
)
def test_what_states_no_figure_of_a_time_has_no_vote(change):
    assert believe(pair_claims(frame(claim(A, **change)), load_yaml(
        CONFIGS / "pairing.yaml", PairingConfig)).claims, TRUTH).empty  # fmt: skip
