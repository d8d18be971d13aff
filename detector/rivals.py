"""Find claims that other values under the same heading put in doubt.

An author who writes 8.0% and 16.4% for what was read as one measure means two: of all loans, and of
loans to some. And where every article has another value and hardly two agree, the heading does not
tell apart what they measure. Neither is a contradiction until a reader knows which is meant.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

PERIOD: Final = ("period_start", "period_end")

HEADING: Final = (
    *("entity", "family", "metric", "definition", "kind", "unit", "scope", "modality"),
    *PERIOD,
)
"""Claims that agree on these were read as one figure at one time."""

_EPOCH: Final = pd.Timestamp("1970-01-01")

Mask = npt.NDArray[np.bool_]


def has_rival(claims: pd.DataFrame) -> Mask:
    """Whether the article of each of `claims` has a value under the same heading that excludes it.

    `claims` has HEADING, article, attribution, value_low, value_high (NaN for no bound) and margin.
    The value of a date is its period; names have no rivals.
    """
    bounds = _bounds(claims, [*HEADING, "article", "attribution"])
    by_heading: Any = bounds.groupby("heading")
    highest_low = by_heading["low"].transform("max")
    lowest_high = by_heading["high"].transform("min")
    rivals: Mask = ((highest_low > bounds["high"]) | (lowest_high < bounds["low"])).to_numpy()
    return rivals


def unsettled(claims: pd.DataFrame, values: int) -> Mask:
    """Whether the heading of each of `claims` has so many `values` or more, and none prevails.

    A value prevails that more than half of the articles under the heading tell. Values that meet
    count as one.
    """
    bounds = _bounds(claims, [*HEADING]).sort_values(["heading", "low"], kind="stable")
    by_heading: Any = bounds.groupby("heading", sort=False)
    reached = by_heading["high"].cummax().groupby(bounds["heading"], sort=False).shift(1)
    bounds = bounds.assign(value=(bounds["low"] > reached).groupby(bounds["heading"]).cumsum())
    told = bounds.drop_duplicates(["heading", "value", "article"])
    articles = told.groupby(["heading", "value"]).size()
    of_heading: Any = articles.groupby("heading")
    doubtful = (of_heading.size() >= values) & (2 * of_heading.max() <= of_heading.sum())
    found: Mask = bounds["heading"].map(doubtful).sort_index().to_numpy(dtype=bool)
    return found


def _bounds(claims: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Of each claim the number of its heading, its article, and between which bounds it lies."""
    margin = claims["margin"].fillna(0.0).to_numpy(np.float64)
    low = claims["value_low"].fillna(-np.inf).to_numpy(np.float64) - margin
    high = claims["value_high"].fillna(np.inf).to_numpy(np.float64) + margin
    date = (claims["kind"] == "date").to_numpy()
    undated = claims.assign(**{name: claims[name].mask(date, "") for name in PERIOD})
    return pd.DataFrame(
        {
            "heading": undated.groupby(columns, sort=False, dropna=False).ngroup().to_numpy(),
            "article": claims["article"].to_numpy(),
            "low": np.where(date, _days(claims["period_start"]), low),
            "high": np.where(date, _days(claims["period_end"]), high),
        }
    )


def _days(dates: pd.Series) -> npt.NDArray[np.float64]:
    """Days since 1970, and 0 for what is no date."""
    parsed = pd.to_datetime(dates, errors="coerce", format="%Y-%m-%d")
    days: npt.NDArray[np.float64] = np.asarray((parsed - _EPOCH).dt.days, dtype=np.float64)
    return np.nan_to_num(days)
