"""Which claims collapse, which meet, and which ids they get."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from detector.config import load_yaml
from detector.errors import InputError
from detector.fingerprints import claim_fingerprints
from detector.pairing import PairingConfig, pair_claims
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


def test_a_large_block_stays_within_its_budget_and_counts_what_it_cut():
    days = [day.date().isoformat() for day in pd.date_range("2020-01-01", periods=200)]
    claims = frame(*(claim(1e6 + i, period_start=d, period_end=d, article=d, char_start=9 * i,
                           char_end=9 * i + 5) for i, d in enumerate(days)))  # fmt: skip
    small = CONFIG.model_copy(update={"max_representatives": 40, "min_neighbours": 4})
    result = pair_claims(claims, small)
    assert result.cut["over_budget"] + len(result.pairs) == 200 * 199 // 2
    assert len(result.pairs) <= 200 * (4 + 2 * small.extremes)
    extremes = result.pairs[(result.pairs["a_value_low"] == 1e6)]
    assert 1e6 + 199 in set(extremes["b_value_low"])


def test_no_claims_make_no_pairs():
    empty = frame(claim()).iloc[:0]
    assert pair_claims(empty, CONFIG).pairs.empty


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="hedge"):
        pair_claims(frame(claim()).drop(columns="hedge"), CONFIG)
