"""Which claims collapse, which meet, and which ids they get."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.config import load_yaml
from detector.errors import InputError
from detector.fingerprints import claim_fingerprints
from detector.pairing import BLOCK_COLUMNS, PairingConfig, block_costs, pair_claims
from tests.claim_frames import claim, frame, other

CONFIG = load_yaml(Path(__file__).parent.parent / "configs" / "pairing.yaml", PairingConfig)


def test_equal_claims_share_a_representative_and_keep_their_sources():
    result = pair_claims(frame(claim(), other()), CONFIG)
    assert result.claims["representative_id"].nunique() == 1
    assert result.claims["claim_id"].nunique() == 2
    assert list(result.claims["sources"]) == [("a.txt", "b.txt")] * 2
    assert result.pairs.empty


def test_the_best_dated_claim_speaks_for_the_group():
    guessed = claim(period_basis="article_date")
    result = pair_claims(frame(guessed, other(), other(3.97e6, article="c.txt")), CONFIG)
    assert {*result.pairs["a_article"], *result.pairs["b_article"]} == {"b.txt", "c.txt"}


CASES = [
    ("two values", other(3.97e6), 1),
    ("another entity", other(3.97e6, entity="特斯拉"), 0),
    ("another family", other(3.97e6, family="production"), 0),
    ("another definition in the family", other(3.97e6, metric="vehicle_deliveries"), 1),
    ("another unit", other(41.3, unit="percent"), 0),
    ("another kind", other(1.0, kind="rank"), 0),
    ("a threshold", other(3.97e6, kind="relation"), 1),
    ("hypothetical", other(3.97e6, modality="hypothetical"), 0),
    ("no entity", other(3.97e6, entity=""), 0),
    ("the same words of one article", claim(3.97e6, char_start=2), 0),
    ("elsewhere in one article", claim(3.97e6, char_start=90, char_end=95), 1),
]


@pytest.mark.parametrize(("case", "second", "pairs"), CASES)
def test_which_claims_meet(case, second, pairs):
    assert len(pair_claims(frame(claim(), second), CONFIG).pairs) == pairs, case


def test_two_currencies_meet():
    yuan, dollars = claim(8e10, unit="CNY"), other(1.1e10, unit="USD")
    assert len(pair_claims(frame(yuan, dollars), CONFIG).pairs) == 1


def test_the_earlier_period_is_side_a_and_one_article_is_marked():
    later = claim(3.0e6, char_start=90, char_end=95)
    earlier = claim(2.0e6, period_start="2023-01-01", period_end="2023-12-31")
    pair = pair_claims(frame(later, earlier), CONFIG).pairs.iloc[0]
    assert (pair["a_value_low"], pair["b_value_low"]) == (2.0e6, 3.0e6)
    assert pair["same_article"]


def test_ids_come_from_content_not_from_place_or_order():
    first, second = claim(), other(3.97e6)
    moved = {**second, "char_start": 700, "char_end": 705, "line": 30}
    before = pair_claims(frame(first, second), CONFIG)
    after = pair_claims(frame(moved, first), CONFIG)
    assert set(before.claims["claim_id"]) == set(after.claims["claim_id"])
    assert list(before.pairs["pair_id"]) == list(after.pairs["pair_id"])


def test_a_sentence_repeated_in_one_article_gets_two_ids():
    claims = frame(claim(), claim(char_start=50, char_end=55))
    ids = claim_fingerprints(claims)
    assert len(set(ids)) == 2
    assert claim_fingerprints(claims.iloc[::-1].reset_index(drop=True)) == ids[::-1]


def test_another_source_of_a_value_keeps_the_pair():
    two = pair_claims(frame(claim(), other(3.97e6)), CONFIG)
    three = pair_claims(frame(claim(), other(3.97e6), other(article="c.txt")), CONFIG)
    assert list(two.pairs["pair_id"]) == list(three.pairs["pair_id"])


def days_of_claims(count: int) -> pd.DataFrame:
    """One figure a day that grows, each in an article of its own."""
    days = [day.date().isoformat() for day in pd.date_range("2020-01-01", periods=count)]
    return frame(*(claim(1e6 + i, period_start=day, period_end=day, article=day)
                   for i, day in enumerate(days)))  # fmt: skip


def test_a_large_block_costs_as_many_pairs_as_claims_and_says_what_is_left_out():
    result = pair_claims(days_of_claims(200), CONFIG)
    assert result.cut["apart_in_time"] + len(result.pairs) == 200 * 199 // 2
    assert result.cut["over_budget"] == 0
    assert len(result.pairs) <= 200 * (CONFIG.later_neighbours + 2 * CONFIG.extremes)
    extremes = result.pairs[(result.pairs["a_value_low"] == 1e6)]
    assert 1e6 + 199 in set(extremes["b_value_low"])


def test_one_period_with_too_many_values_keeps_neighbours_and_extremes():
    values = frame(*(claim(1e6 + i, article=f"{i}.txt") for i in range(100)))
    small = CONFIG.model_copy(update={"max_pairs": 500, "min_neighbours": 4})
    result = pair_claims(values, small)
    met = set(
        zip(result.pairs["a_value_low"] - 1e6, result.pairs["b_value_low"] - 1e6, strict=True)
    )
    assert {(40, 41), (40, 45), (0, 40), (40, 99)} <= met
    assert (40, 60) not in met
    assert result.cut["over_budget"] + len(result.pairs) == 100 * 99 // 2


spans = st.tuples(st.integers(0, 60), st.sampled_from([1, 30, 90])).map(
    lambda span: [(date(2024, 1, 1) + timedelta(days=d)).isoformat() for d in (span[0], sum(span))]
)
statements = st.builds(
    lambda value, span, basis, scope, n: claim(
        value,
        period_start="" if basis == "unknown" else span[0],
        period_end="" if basis == "unknown" else span[1],
        period_basis=basis,
        scope=scope,
        article=f"{n}.txt",
    ),
    st.sampled_from([1e6, 2e6, 3e6, 4.5e6]),
    spans,
    st.sampled_from(["explicit", "relative", "unknown"]),
    st.sampled_from(["", "domestic"]),
    st.integers(0, 5),
)


@settings(max_examples=20)
@given(st.lists(statements, min_size=1, max_size=20))
def test_below_the_budget_only_pairs_apart_in_time_are_missing(claims):
    """All else is as if every two claims had met, to the last cell of every pair."""
    in_full = CONFIG.model_copy(update={"paired_in_full": 1000})
    lean = CONFIG.model_copy(update={"paired_in_full": 1, "extremes": 0})
    whole = pair_claims(frame(*claims), in_full)
    chosen = pair_claims(frame(*claims), lean)
    apart = (whole.pairs["a_period_end"] < whole.pairs["b_period_start"]) & (
        whole.pairs["a_period_end"] != ""
    )
    ids = set(chosen.pairs["pair_id"])
    assert set(whole.pairs.loc[~apart, "pair_id"]) <= ids
    same = whole.pairs[whole.pairs["pair_id"].isin(ids)].reset_index(drop=True)
    pd.testing.assert_frame_equal(chosen.pairs, same)
    pd.testing.assert_frame_equal(chosen.claims, whole.claims)


def test_costs_are_told_by_block_without_making_pairs():
    claims = pd.concat([days_of_claims(30), frame(claim(2.0, entity="X"), other(3.0, entity="X"))])
    blocks = block_costs(claims, CONFIG)
    result = pair_claims(claims, CONFIG)
    assert list(blocks.columns) == list(BLOCK_COLUMNS)
    assert list(blocks["entity"]) == ["比亚迪", "X"]
    assert list(blocks["representatives"]) == [30, 2]
    assert blocks["pairs"].sum() == len(result.pairs)
    assert blocks["apart_in_time"].sum() == result.cut["apart_in_time"] > 0


def test_no_claims_make_no_pairs():
    empty = frame(claim()).iloc[:0]
    assert pair_claims(empty, CONFIG).pairs.empty
    assert block_costs(empty, CONFIG).empty


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="hedge"):
        pair_claims(frame(claim()).drop(columns="hedge"), CONFIG)
