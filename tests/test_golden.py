"""The committed reports on the seeds: made by this code and this configuration, and right.

The probabilities of the model are taken from the committed tables, for their last digit may
differ between processors; all else is computed anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from detector.articles import read_articles
from detector.paths import default_configs, default_seeds
from detector.pipeline import extract_claims, judge_and_rank, pair_and_compare
from detector.records import (
    CLAIM_COLUMNS,
    DISCREPANCY_COLUMNS,
    NLI_COLUMNS,
    PAIR_COLUMNS,
)
from detector.report import read_table
from detector.settings import Settings, load_settings
from tests.whole_tables import write_tables

RESULTS = Path(__file__).parent.parent / "results"
TABLES = {
    "claims.csv": CLAIM_COLUMNS,
    "pairs.csv": PAIR_COLUMNS,
    "discrepancies.csv": DISCREPANCY_COLUMNS,
}
OF_THE_MODEL = {*NLI_COLUMNS, "p_contradiction", "score"}

DEFENDED: dict[str, str] = {}
"""Pairs of the seeds that are called a contradiction, by pair_id, with the reason why they are."""

Tables = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def committed() -> Tables:
    return {name: read_table(RESULTS / name) for name in TABLES}


@pytest.fixture(scope="module")
def configured() -> Settings:
    return load_settings(default_configs())


@pytest.fixture(scope="module")
def computed(
    committed: Tables, configured: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Tables:
    """The tables as this code writes them, with the committed probabilities."""
    articles = read_articles([default_seeds()], configured.articles).articles
    paired = pair_and_compare(extract_claims(articles, configured), configured)
    probabilities = committed["pairs.csv"].set_index("pair_id")[[*NLI_COLUMNS]]
    scored = paired.pairs.join(probabilities, on="pair_id")
    findings = judge_and_rank(paired.claims, scored, configured, "auto")
    out = tmp_path_factory.mktemp("golden")
    write_tables(out, findings.claims, findings.pairs, findings.discrepancies)
    return {name: read_table(out / name) for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_the_committed_table_is_what_this_code_writes(name, committed, computed):
    """Every column but those of the model; `detector run` writes results/ anew."""
    columns = [c for c in TABLES[name] if c not in OF_THE_MODEL]
    assert list(committed[name].columns) == list(TABLES[name])
    pd.testing.assert_frame_equal(computed[name][columns], committed[name][columns])


def test_the_committed_reports_are_of_this_configuration(configured, committed):
    facts = json.loads((RESULTS / "run.json").read_text("utf-8"))
    assert facts["config_hash"] == configured.digest
    assert facts["model"]["name"] == "embedded"
    assert facts["counts"]["articles"] == 5
    assert facts["counts"]["skipped"] == 0
    for name, count in (("claims", "claims"), ("pairs", "pairs")):
        assert facts["counts"][count] == len(committed[f"{name}.csv"])


def test_every_committed_pair_was_scored(committed):
    """Three probabilities of each pair, that add up to one."""
    scores = committed["pairs.csv"][[*NLI_COLUMNS]]
    assert scores.sum(axis=1).between(0.999, 1.001).all()


def test_the_committed_page_shows_every_discrepancy(committed):
    page = (RESULTS / "report.html").read_text("utf-8")
    for discrepancy_id in committed["discrepancies.csv"]["discrepancy_id"]:
        assert discrepancy_id in page


def test_the_users_of_doubao_stand_at_the_top_as_drift(committed):
    """Not a contradiction, and not hidden: all values on one line, with the reason."""
    top = committed["discrepancies.csv"].head(3)
    about = (top["entity"] == "豆包") & (top["metric"] == "monthly_active_users")
    [row] = top[about].to_dict("records")
    assert row["verdict"] == "drift"
    for value in ("173", "2000万", "4197.6万", "5998"):
        assert value in row["values"]
    assert row["reason"]


def test_monthly_and_weekly_users_of_chatgpt_differ_by_definition(committed):
    pairs = committed["pairs.csv"]
    metrics = ["monthly_active_users", "weekly_active_users"]
    both = (pairs["a_metric"] != pairs["b_metric"]) & pairs["a_metric"].isin(metrics)
    met = pairs[(pairs["entity"] == "ChatGPT") & both & pairs["b_metric"].isin(metrics)]
    assert not met.empty
    assert set(met["verdict"]) == {"definition"}
    table = committed["discrepancies.csv"]
    assert "definition" in set(table.loc[table["entity"] == "ChatGPT", "verdict"])


def test_no_contradiction_is_claimed_that_nobody_defends(committed):
    pairs = committed["pairs.csv"]
    claimed = set(pairs.loc[pairs["verdict"] == "contradiction", "pair_id"])
    assert claimed == set(DEFENDED)
