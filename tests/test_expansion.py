"""Pairs of representatives are spelled out for the articles behind them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detector.settings import load_settings
from tests.gold_relations import findings_of

EXACT = "2025-02-01\n星河重工2024年营收197.7亿元。\n"
ROUNDED = "2025-02-03\n据介绍,星河重工2024年营收198亿元。\n"
OTHER = "2025-02-04\n星河重工2024年营收179.7亿元。\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name, text in {"a": EXACT, "b": EXACT, "c": ROUNDED, "d": OTHER}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("a", "c", "agreement"),
        ("b", "c", "agreement"),
        ("a", "d", "contradiction"),
        ("b", "d", "contradiction"),
        ("c", "d", "contradiction"),
    ],
)
def test_each_two_articles_that_tell_two_values_have_a_row(articles, one, other, verdict):
    pairs = findings_of(articles, load_settings()).pairs
    told = {
        (row["a_article"][-5:-4], row["b_article"][-5:-4]): row["verdict"]
        for row in pairs.to_dict("records")
    }
    assert told.get((one, other), told.get((other, one))) == verdict
    assert pairs["pair_id"].is_unique


def test_a_verdict_without_a_limit_gets_no_rows(articles):
    settings = load_settings()
    ranking = settings.ranking.model_copy(update={"rows_per_pair": {"contradiction": 1}})
    pairs = findings_of(articles, replace(settings, ranking=ranking)).pairs
    counts = pairs["verdict"].value_counts()
    assert counts["agreement"] == 1
    assert counts["contradiction"] == 3  # of two pairs one stands for two articles


def test_an_agreement_of_following_days_without_a_time_is_spelled_out(tmp_path):
    told = {"a": "2025-02-01\n星河重工现有员工", "b": "2025-02-02\n星河重工现有员工"}
    for name, text in {**told, "c": "2025-02-02\n星河重工目前有员工"}.items():
        (tmp_path / f"{name}.txt").write_text(f"{text}4.57万人。\n", encoding="utf-8")
    pairs = findings_of(tmp_path, load_settings()).pairs
    rows = pairs[pairs["a_article"] != pairs["b_article"]]
    agreed = rows[rows["verdict"] == "agreement"]
    assert {"a", "b", "c"} == {a[-5:-4] for side in "ab" for a in agreed[f"{side}_article"]}
