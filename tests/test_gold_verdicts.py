"""On the annotated claims of the seeds: verdicts, no false alarm, and what comes first."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from detector.comparison import compare_pairs
from detector.comparison_config import ComparisonConfig, CurrencyConfig
from detector.config import load_yaml
from detector.judging import judge_pairs
from detector.judging_config import JudgingConfig
from detector.pairing import PairingConfig, pair_claims
from detector.ranking import RankingConfig
from detector.truth import TruthConfig
from tests.gold_frame import load_claims, load_pairs
from tests.whole_tables import Ranking, rank_pairs

CONFIGS = Path(__file__).parent.parent / "configs"
LEAST_RIGHT = 50


def run(claims: pd.DataFrame) -> tuple[pd.DataFrame, Ranking]:
    paired = pair_claims(claims, load_yaml(CONFIGS / "pairing.yaml", PairingConfig))
    compared = compare_pairs(
        paired.pairs,
        load_yaml(CONFIGS / "comparison.yaml", ComparisonConfig),
        load_yaml(CONFIGS / "currencies.yaml", CurrencyConfig),
    )
    judging = load_yaml(CONFIGS / "judging.yaml", JudgingConfig)
    judged = judge_pairs(compared, judging)
    ranking = load_yaml(CONFIGS / "ranking.yaml", RankingConfig)
    truth = load_yaml(CONFIGS / "truth.yaml", TruthConfig)
    return paired.claims, rank_pairs(judged, paired.claims, ranking, judging, truth)


@pytest.fixture(scope="module")
def seeds() -> tuple[pd.DataFrame, Ranking]:
    return run(load_claims())


def verdicts(claims: pd.DataFrame, ranked: Ranking) -> pd.DataFrame:
    """The gold pairs with what the judge says of them; "" where they were not paired."""
    representative = claims.set_index("row")["representative_id"]
    said = {}
    for pair in ranked.pairs.to_dict("records"):
        ids = frozenset((pair["a_representative_id"], pair["b_representative_id"]))
        said[ids] = (pair["verdict"], pair["rule"])
    gold = load_pairs()
    got = []
    for a, b in zip(gold["claim_a"].astype(int), gold["claim_b"].astype(int), strict=True):
        ids = frozenset((representative[a], representative[b]))
        got.append(("agreement", "collapsed") if len(ids) == 1 else said.get(ids, ("", "")))
    return gold.assign(got=[v for v, _ in got], rule=[r for _, r in got])


def test_comparable_pairs_get_the_verdict_of_the_annotator(seeds):
    gold = verdicts(*seeds)
    comparable = gold[gold["comparable"] == "yes"]
    wrong = comparable[comparable["got"] != comparable["verdict"]]
    assert len(comparable) - len(wrong) >= LEAST_RIGHT, wrong.to_string()


def test_no_annotated_pair_is_called_a_contradiction(seeds):
    gold = verdicts(*seeds)
    assert gold[gold["got"] == "contradiction"].empty


def test_the_users_of_doubao_lead_the_report_as_drift(seeds):
    top = seeds[1].discrepancies.head(3)
    row = top[(top["entity"] == "豆包") & (top["metric"] == "monthly_active_users")].iloc[0]
    assert row["verdict"] == "drift"
    for value in ("173萬", "2000万", "4197.6万", "5998萬"):
        assert value in row["values"]


def test_monthly_and_weekly_users_of_chatgpt_are_a_definition(seeds):
    table = seeds[1].discrepancies
    row = table[(table["entity"] == "ChatGPT")].iloc[0]
    assert row["verdict"] == "definition"


def test_ranks_that_agree_are_not_reported(seeds):
    assert "market_rank" not in set(seeds[1].discrepancies["metric"])


def test_order_of_input_changes_nothing(seeds):
    """The same claims in another order give the same tables."""
    _, other = run(load_claims().sample(frac=1.0, random_state=7))
    pd.testing.assert_frame_equal(seeds[1].discrepancies, other.discrepancies)
    pd.testing.assert_frame_equal(seeds[1].pairs, other.pairs)
