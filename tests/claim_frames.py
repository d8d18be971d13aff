"""Claims for tests: one plain claim, changed in the fields that a case is about."""

from __future__ import annotations

import pandas as pd

BASE = {
    "article": "a.txt",
    "outlet": "Outlet A",
    "source_group": "",
    "published": "2025-01-10",
    "published_basis": "stated",
    "line": 1,
    "char_start": 0,
    "char_end": 5,
    "value_text": "427.2万辆",
    "value_low": 4_272_000.0,
    "value_high": 4_272_000.0,
    "hedge": "exact",
    "margin": 500.0,
    "period_start": "2024-01-01",
    "period_end": "2024-12-31",
    "period_basis": "explicit",
    "period_granularity": "year",
    "scope": "",
    "modality": "actual",
    "attribution": "",
    "metric": "vehicle_sales",
    "family": "volume",
    "definition": "sales",
    "quote": "比亚迪全年销量427.2万辆",
    "statement": "比亚迪全年销量427.2万辆",
    "entity": "比亚迪",
    "unit": "vehicles",
    "lang": "zh-Hans",
    "kind": "quantity",
    "value_name": "",
    "value_kind": "",
    "naming": "named",
    "metric_listed": True,
}


def claim(value: float | None = None, **changes: object) -> dict[str, object]:
    """One claim; `value` sets both bounds."""
    both = {} if value is None else {"value_low": value, "value_high": value}
    return {**BASE, **both, **changes}


def other(value: float | None = None, **changes: object) -> dict[str, object]:
    """The same claim in another article and other words."""
    words = {"article": "b.txt", "outlet": "Outlet B", "quote": "另一句", "statement": "另一句"}
    return claim(value, **{**words, **changes})


def frame(*claims: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(claims))
