"""A small corpus for the report's tests: four discrepancies, one of each important verdict."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from detector.config import load_yaml
from detector.records import CLAIM_COLUMNS, DISCREPANCY_COLUMNS, PAIR_COLUMNS, SIDE_COLUMNS
from detector.report_config import ReportConfig

CONFIG = load_yaml(Path(__file__).parents[1] / "configs" / "report.yaml", ReportConfig)
LABELS = {
    "monthly_active_users": "月活跃用户",
    "weekly_active_users": "周活跃用户",
    "revenue": "营收",
    "app": "应用",
    "web": "网页",
    "domestic": "国内",
}
RUN = {
    "model": {"name": "embedded", "revision": "1f0c2d"},
    "counts": {"articles": 7},
    "config_hash": "9c1e04d2",
    "warnings": ["a.txt: empty file skipped"],
    "seconds": {"extract": 1.25},
}


def claim(claim_id: str, quote: str, value_text: str, low: float | None, **more: object) -> dict:
    """Build one row of claims.csv; `more` overrides any column."""
    start = quote.find(value_text)
    row: dict[str, object] = {
        "claim_id": claim_id,
        "representative_id": claim_id,
        "article": f"article-{claim_id}",
        "outlet": "",
        "published": "2024-12-05",
        "line": 12,
        "char_start": 400 + start,
        "char_end": 400 + start + len(value_text),
        "value_text": value_text,
        "value_low": low,
        "value_high": low,
        "hedge": "exact",
        "period_start": None,
        "period_end": None,
        "period_basis": "unknown",
        "scope": "",
        "modality": "actual",
        "attribution": "",
        "metric": "monthly_active_users",
        "quote": quote,
        "entity": "豆包",
        "unit": "users",
        "lang": "zh-Hans",
        "kind": "quantity",
    }
    return row | more


def month(year: int, number: int, days: int, basis: str = "explicit") -> dict[str, object]:
    """Return the period columns of one month."""
    return {
        "period_start": f"{year}-{number:02d}-01",
        "period_end": f"{year}-{number:02d}-{days}",
        "period_basis": basis,
    }


YEAR = {"period_start": "2024-01-01", "period_end": "2024-12-31", "period_basis": "explicit"}

CLAIMS = [
    claim(
        "c1",
        "而在年初,豆包的月活躍用戶數也才僅有173萬。那麼,作為“後起之秀”的豆包,到底是怎麼起來的呢?",
        "173萬",
        1_730_000,
        article="001_18d2f893092da4e4",
        lang="zh-Hant",
        **month(2024, 1, 31, "relative"),
    ),
    claim(
        "c2",
        "其中,豆包是海内用户最多的AI自力应用,其MAU可能已到达2000万量级。",
        "2000万",
        20_000_000,
        article="002_a0780308f1159572",
        hedge="order_of_magnitude",
        modality="estimate",
        scope="app",
        **month(2024, 5, 31, "article_date"),
    ),
    claim(
        "c3",
        "QuestMobile数据显示,2024年9月豆包月活用户为4197.6万,居AIGC类应用首位。",
        "4197.6万",
        41_976_000,
        article="004_3b102c28aee96500",
        outlet="经济观察网",
        scope="app|domestic",
        attribution="QuestMobile",
        **month(2024, 9, 30),
    ),
    claim(
        "c4",
        "在今年11月的AI大模型月活躍排行榜上,豆包App以5998萬MAU的成績,穩居全球第二。",
        "5998萬",
        59_980_000,
        article="001_18d2f893092da4e4",
        lang="zh-Hant",
        scope="app",
        **month(2024, 11, 30),
    ),
    claim(
        "c5",
        "而ChatGPT的月活跃用户已超过3亿,覆盖应用与网页两端。",
        "3亿",
        3e8,
        value_high=None,
        hedge="over",
        entity="ChatGPT",
        scope="app|web",
        article="001_18d2f893092da4e4",
        **month(2024, 11, 30),
    ),
    claim(
        "c6",
        "OpenAI said ChatGPT now has 300 million weekly active users.",
        "300 million",
        3e8,
        entity="ChatGPT",
        metric="weekly_active_users",
        article="openai-weekly",
        outlet="The Verge",
        lang="en",
        published="2024-12-04",
        **month(2024, 12, 31, "article_date"),
    ),
    claim(
        "c7",
        "年报显示,公司2024年营收为3376亿元,同比增长21.9%。",
        "3376亿元",
        337.6e9,
        entity="美团",
        metric="revenue",
        unit="CNY",
        article="annual-report-a",
        attribution="年报",
        **YEAR,
    ),
    claim(
        "c8",
        "美团披露的年报称,2024年实现营收3276亿元。",
        "3276亿元",
        327.6e9,
        entity="美团",
        metric="revenue",
        unit="CNY",
        article="annual-report-b",
        attribution="年报",
        **YEAR,
    ),
    claim(
        "c9",
        "Kimi的月活用户据称达到3600万。",
        "3600万",
        36_000_000,
        entity="Kimi",
        article="kimi-undated",
    ),
    claim(
        "c10",
        "2024年11月,Kimi月活约为1282万。",
        "1282万",
        12_820_000,
        entity="Kimi",
        article="kimi-november",
        hedge="about",
        **month(2024, 11, 30),
    ),
]


def pair(number: int, sides: str, verdict: str, p: float, reason: str, **more: object) -> dict:
    """Build one row of pairs.csv from two claims of this corpus."""
    by_id = {str(row["claim_id"]): row for row in CLAIMS}
    a, b = sides.split("/")
    row: dict[str, object] = {
        "pair_id": f"p{number:03d}",
        "rank": number,
        "score": p * 0.8 + 0.1234567,
        "verdict": verdict,
        "severity": {"contradiction": "high", "undetermined": "medium"}.get(verdict, "info"),
        "entity": by_id[a]["entity"],
        "metric": by_id[a]["metric"],
        "unit": by_id[a]["unit"],
        "value_relation": "disjoint",
        "value_ratio": 2.0988,
        "period_relation": "disjoint",
        "scope_relation": "same",
        "nli_entailment": 0.0312,
        "nli_neutral": 0.2145,
        "nli_contradiction": 0.7543,
        "p_contradiction": p,
        "reason": reason,
        "status": "open",
        "same_article": by_id[a]["article"] == by_id[b]["article"],
    }
    for prefix, side in (("a_", by_id[a]), ("b_", by_id[b])):
        row |= {prefix + name: side[name] for name in (*SIDE_COLUMNS, "representative_id")}
    return row | more


GROWTH = "豆包月活跃用户：{}与{}所指时期不同，是增长而不是矛盾。"
PAIRS = [
    pair(
        1,
        "c7/c8",
        "contradiction",
        0.9712,
        "同为2024年、同引年报，3376亿元与3276亿元不能同时为真。",
        discrepancy_id="d-revenue",
        period_relation="same",
        value_ratio=1.030525,
    ),
    pair(
        2, "c2/c3", "drift", 0.0412, GROWTH.format("2000万", "4197.6万"), discrepancy_id="d-doubao"
    ),
    pair(
        3, "c3/c4", "drift", 0.0623, GROWTH.format("4197.6万", "5998万"), discrepancy_id="d-doubao"
    ),
    pair(
        4,
        "c1/c4",
        "drift",
        0.0102,
        GROWTH.format("173万", "5998万"),
        discrepancy_id="d-doubao",
        value_ratio=34.6705,
    ),
    pair(
        5, "c1/c3", "drift", 0.0101, GROWTH.format("173万", "4197.6万"), discrepancy_id="d-doubao"
    ),
    pair(
        6,
        "c5/c6",
        "definition",
        0.1876,
        "一为月活（应用与网页），一为周活：口径不同。",
        discrepancy_id="d-chatgpt",
        value_relation="overlap",
        value_ratio=1.0,
    ),
    pair(
        7,
        "c9/c10",
        "undetermined",
        0.44,
        "3600万没有日期，无法判断与11月的1282万是否矛盾。",
        discrepancy_id="d-kimi",
        period_relation="unknown",
        nli_entailment=None,
        nli_neutral=None,
        nli_contradiction=None,
    ),
]


def discrepancy(number: int, key: str, verdict: str, entity: str, **more: object) -> dict:
    """Build one row of discrepancies.csv."""
    row: dict[str, object] = dict.fromkeys(DISCREPANCY_COLUMNS)
    row |= {
        "discrepancy_id": key,
        "rank": number,
        "score": 0.9 / number,
        "verdict": verdict,
        "severity": {"contradiction": "high", "undetermined": "medium"}.get(verdict, "info"),
        "entity": entity,
        "metric": "monthly_active_users",
        "unit": "users",
        "n_claims": 2,
        "n_articles": 2,
        "n_independent_sources": 2,
        "state": "new",
        "status": "open",
    }
    return row | more


DISCREPANCIES = [
    discrepancy(
        1,
        "d-revenue",
        "contradiction",
        "美团",
        metric="revenue",
        unit="CNY",
        values="3376亿元 (2024) | 3276亿元 (2024)",
        value_low=327.6e9,
        value_high=337.6e9,
        spread_ratio=1.030525,
        reason="同为2024年、同引年报，3376亿元与3276亿元不能同时为真。",
    ),
    discrepancy(
        2,
        "d-doubao",
        "drift",
        "豆包",
        n_claims=4,
        n_articles=3,
        n_independent_sources=3,
        values="173萬 (2024-01) | 2000万 (2024-05) | 4197.6万 (2024-09) | 5998萬 (2024-11)",
        value_low=1.73e6,
        value_high=59.98e6,
        spread_ratio=34.670520231,
        period_start="2024-01-01",
        period_end="2024-11-30",
        best_estimate="5998万 (2024-11)",
        reason="豆包月活跃用户从年初的173万升至11月的5998万，各值所指月份不同："
        "是增长，不是矛盾；其中5月的2000万只是量级，日期取自文章。",
    ),
    discrepancy(
        3,
        "d-chatgpt",
        "definition",
        "ChatGPT",
        values="超3亿 (2024-11) | 300 million (2024-12)",
        value_low=3e8,
        value_high=3e8,
        spread_ratio=1.0,
        reason="一为月活（应用与网页），一为周活：口径不同。",
    ),
    discrepancy(
        4,
        "d-kimi",
        "undetermined",
        "Kimi",
        values="3600万 | 1282万 (2024-11)",
        value_low=12.82e6,
        value_high=36e6,
        spread_ratio=2.808112,
        reason="3600万没有日期，无法判断与11月的1282万是否矛盾。",
        status="accepted",
        reviewer="lin",
        note="已请记者核实",
    ),
]


def frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return fresh claims, pairs and discrepancies."""
    return (
        pd.DataFrame(CLAIMS, columns=list(CLAIM_COLUMNS)),
        pd.DataFrame(PAIRS, columns=list(PAIR_COLUMNS)),
        pd.DataFrame(DISCREPANCIES, columns=list(DISCREPANCY_COLUMNS)),
    )
