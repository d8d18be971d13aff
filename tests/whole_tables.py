"""What a run does with pairs bucket by bucket, done with tables that are whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from detector.judging_config import JudgingConfig
from detector.ranked_pairs import RankedPairs, in_order
from detector.ranking import RankingConfig, gist_of, group
from detector.reasons import ReasonLanguage
from detector.records import CLAIM_COLUMNS, DISCREPANCY_COLUMNS, PAIR_COLUMNS
from detector.report import write_table
from detector.report_config import ReportConfig, ReportLanguage
from detector.report_html import excerpt_for, render_page
from detector.truth import TruthConfig


@dataclass(frozen=True, slots=True)
class Ranking:
    """Pairs with rank, discrepancy_id and status, in order; and the discrepancies, in order."""

    pairs: pd.DataFrame
    discrepancies: pd.DataFrame


def rank_pairs(
    pairs: pd.DataFrame,
    claims: pd.DataFrame,
    config: RankingConfig,
    judging: JudgingConfig,
    truth: TruthConfig,
    lang: ReasonLanguage = "auto",
) -> Ranking:
    """Rank judged `pairs`, and the discrepancies that they form over `claims`."""
    made = group(gist_of(pairs), claims, config, judging, truth, lang)
    ranked = RankedPairs([[in_order(pairs, "pair_id")]], made.ids)
    return Ranking(ranked.whole(), made.discrepancies)


def render_html(
    claims: pd.DataFrame,
    pairs: pd.DataFrame,
    discrepancies: pd.DataFrame,
    run: Mapping[str, object],
    *,
    config: ReportConfig,
    lang: ReportLanguage = "zh",
    labels: Mapping[str, str] | None = None,
) -> str:
    """The page of three tables in any order of rows."""
    excerpt = excerpt_for(discrepancies, config)
    excerpt.add(pairs.assign(_rank=pd.to_numeric(pairs["rank"])).sort_values(["_rank", "pair_id"]))
    return render_page(claims, excerpt, discrepancies, run, config=config, lang=lang, labels=labels)


def write_tables(
    out: Path, claims: pd.DataFrame, pairs: pd.DataFrame, discrepancies: pd.DataFrame
) -> None:
    """Write claims.csv, pairs.csv and discrepancies.csv into the folder `out`."""
    write_table(out / "claims.csv", claims, CLAIM_COLUMNS)
    write_table(out / "pairs.csv", pairs, PAIR_COLUMNS)
    write_table(out / "discrepancies.csv", discrepancies, DISCREPANCY_COLUMNS)
