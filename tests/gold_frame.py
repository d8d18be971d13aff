"""The annotated claims of the seeds as a claims frame, so that judging is tested on its own."""

from __future__ import annotations

import calendar
import re
from datetime import date
from pathlib import Path

import pandas as pd

GOLD = Path(__file__).parent / "gold"

# The publication dates that the annotation assumes (gold/README).
PUBLISHED = {
    "000": "2024-12-20",
    "001": "2024-12-25",
    "002": "2024-05-25",
    "003": "2024-12-22",
    "004": "2024-12-10",
}

# gold metric -> family, definition inside it; the rest are families of their own.
FAMILIES = {
    "monthly_active_users": ("active_users", "monthly"),
    "weekly_active_users": ("active_users", "weekly"),
    "cumulative_users": ("active_users", "cumulative"),
    "users": ("active_users", ""),
    "ai_capex": ("capital_spending", "capital_spending"),
    "capex": ("capital_spending", "capital_spending"),
    "ai_investment": ("capital_spending", "capital_spending"),
    "ai_compute_capex": ("capital_spending", "capital_spending"),
    "idc_network_capex": ("capital_spending", "capital_spending"),
    "ai_boom_duration": ("duration", "ai_boom"),
    "product_event_days": ("events_held", "days"),
    "product_event_count": ("events_held", "events"),
    "product_event_start_date": ("event_date", "held"),
    "product_event_announcement_date": ("event_date", "announced"),
}

ENTITIES = {"国内AI行业": "AI行业"}

# What the annotation writes in words, and scopes that stand in the metric's name.
SCOPES = {
    "10 products": "",
    "6 companies": "",
    "3 companies": "",
    "sum of 3 companies": "",
    "广告": "advertising",
    "快手": "kuaishou",
    "global (incl. overseas branches); Nvidia H/A series": "global",
    "豆包 C端": "consumer",
}
METRIC_SCOPES = {
    "ai_capex": "ai",
    "ai_investment": "ai",
    "ai_compute_capex": "ai|compute",
    "idc_network_capex": "idc",
}

# Periods that the annotation notes as the article's date rather than as stated.
BY_ARTICLE_DATE = {9, 10, 88, 89, 90, 91, 92, 93, 94, 99, 110, 127, 142}


def load_pairs() -> pd.DataFrame:
    return pd.read_csv(GOLD / "pairs.csv", dtype=str, keep_default_na=False)


def load_claims() -> pd.DataFrame:
    """The gold claims with the columns that pairing, comparing and judging read."""
    gold = pd.read_csv(GOLD / "claims.csv", dtype=str, keep_default_na=False)
    return pd.DataFrame([_claim(row) for row in gold.to_dict("records")])


def _claim(row: dict[str, str]) -> dict[str, object]:
    family, definition = FAMILIES.get(row["metric"], (row["metric"], ""))
    kind = row["kind"] if row["kind"] in {"quantity", "rank", "date", "relation"} else "quantity"
    when = row["value_low"] if kind == "date" else row["period"]
    start, end = _span(row["value_low"], row["value_high"]) if kind == "date" else _period(when)
    number = int(row["row"])
    basis = "unknown" if not when else "article_date" if number in BY_ARTICLE_DATE else "explicit"
    quantity = kind != "date"
    return {
        "row": number,
        "article": row["doc"],
        "outlet": "",
        "source_group": "",
        "published": PUBLISHED[row["doc"]],
        "published_basis": "assumed",
        "line": 1,
        "char_start": int(row["char_start"]),
        "char_end": int(row["char_end"]),
        "value_text": row["number_text"],
        "value_low": _number(row["value_low"]) if quantity else float("nan"),
        "value_high": _number(row["value_high"]) if quantity else float("nan"),
        "hedge": row["hedge"],
        "margin": _margin(row) if quantity and kind == "quantity" else 0.0,
        "period_start": start,
        "period_end": end,
        "period_basis": basis,
        "period_granularity": "unknown",
        "scope": _scope(row),
        "modality": _modality(row),
        "attribution": row["attributed_source"],
        "metric": row["metric"],
        "family": family,
        "definition": definition,
        "quote": row["quote"],
        "statement": row["quote"],
        "entity": ENTITIES.get(row["entity"], row["entity"]),
        "unit": row["unit"],
        "lang": "zh-Hans",
        "kind": kind,
        "value_name": "",
        "value_kind": "",
        "naming": "named",
        "metric_listed": True,
    }


def _number(text: str) -> float:
    return float(text) if text else float("nan")


def _margin(row: dict[str, str]) -> float:
    """Half of the last written digit, at the scale of the value; 0 for numerals in words."""
    digits = re.match(r"\d+(\.\d+)?", row["number_text"])
    value = row["value_low"] or row["value_high"]
    if not digits or not value or not float(digits[0]):
        return 0.0
    decimals = len(digits[1]) - 1 if digits[1] else 0
    return float(value) / float(digits[0]) * 10**-decimals / 2


def _modality(row: dict[str, str]) -> str:
    if row["kind"] == "hypothetical":
        return "hypothetical"
    if "forecast" in row["note"] or "forecast" in row["metric"]:
        return "forecast"
    return "estimate" if "speculative" in row["note"] else "actual"


def _scope(row: dict[str, str]) -> str:
    codes = {METRIC_SCOPES.get(row["metric"], "")}
    for part in row["scope"].replace("app+web", "app|web").split("|"):
        codes.update(SCOPES.get(part, part.strip()).split("|"))
    return "|".join(sorted(code for part in codes for code in part.split("|") if code))


def _period(text: str) -> tuple[str, str]:
    first, _, last = text.partition("/")
    return _span(first, last or first)


def _span(first: str, last: str) -> tuple[str, str]:
    return (_bounds(first)[0], _bounds(last)[1]) if first else ("", "")


def _bounds(text: str) -> tuple[str, str]:
    """The first and last day of 2024, 2024-Q2, 2024-05 or 2024-05-15."""
    year, _, rest = text.partition("-")
    if rest.startswith("Q"):
        month = 3 * int(rest[1])
        return f"{year}-{month - 2:02d}-01", _last_day(int(year), month)
    if "-" in rest:
        return text, text
    if rest:
        return f"{text}-01", _last_day(int(year), int(rest))
    return f"{year}-01-01", f"{year}-12-31"


def _last_day(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()
