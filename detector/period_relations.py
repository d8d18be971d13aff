"""How two periods, or the dates of two events, relate."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from detector.comparison_config import IntervalConfig, PeriodRelation, Side, ValueRelation
from detector.records import Period

DayArray = npt.NDArray[np.datetime64]
_WEEK = np.timedelta64(6, "D")
_QUARTER = np.timedelta64(80, "D")
_YEAR = np.timedelta64(372, "D")

TextArray = npt.NDArray[Any]


def date_relation(a: Period, b: Period) -> ValueRelation:
    """How the dates of two events relate: equal, one inside the other, overlapping or disjoint."""
    relation: ValueRelation = _relate_days(*_days_of(a), *_days_of(b))[0]
    return relation


def period_relation(a: Period, b: Period) -> tuple[PeriodRelation, Side]:
    """How two periods relate, and which holds the other ("" when neither does).

    A period by the article's date is compared as dated: that its date is weak evidence is for the
    judge to weigh.
    """
    relations, wholes, _ = _relate_periods(*_days_of(a), *_days_of(b))
    return relations[0], wholes[0]


def _days_of(period: Period) -> tuple[DayArray, DayArray]:
    start = "" if period.start is None else period.start.isoformat()
    end = "" if period.end is None else period.end.isoformat()
    return _days(pd.Series([start])), _days(pd.Series([end]))


def _days(texts: pd.Series[Any]) -> DayArray:
    """ISO dates as days, NaT for "" and anything else that is no date."""
    codes, unique = pd.factorize(texts.to_numpy(dtype=object))
    days = pd.to_datetime(pd.Series(unique, dtype=object), errors="coerce", format="%Y-%m-%d")
    table = np.append(days.to_numpy().astype("datetime64[D]"), np.datetime64("NaT", "D"))
    return table[codes]


def period_columns(pairs: pd.DataFrame) -> dict[str, Any]:
    """Return period_relation, period_whole and period_gap_days of each pair."""
    spans = []
    for side in "ab":
        unknown = pairs[f"{side}_period_basis"].to_numpy(dtype=object) == "unknown"
        for bound in ("start", "end"):
            days = _days(pairs[f"{side}_period_{bound}"])
            spans.append(np.where(unknown, np.datetime64("NaT", "D"), days))
    relation, whole, gap = _relate_periods(*spans)
    # An event's date is its value; it holds for no period of its own.
    dates = pairs["a_kind"].to_numpy(dtype=object) == "date"
    return {
        "period_relation": np.where(dates, "not_applicable", relation).astype(object),
        "period_whole": np.where(dates, "", whole).astype(object),
        "period_gap_days": np.where(dates, 0, gap),
    }


def _relate_periods(
    start_a: DayArray, end_a: DayArray, start_b: DayArray, end_b: DayArray
) -> tuple[TextArray, TextArray, npt.NDArray[np.int64]]:
    unknown = np.isnat(start_a) | np.isnat(end_a) | np.isnat(start_b) | np.isnat(end_b)
    gap = np.maximum(start_a, start_b) - np.minimum(end_a, end_b)
    days = np.where(unknown, 0, gap.astype(np.int64))
    a_holds = (start_a <= start_b) & (end_a >= end_b)
    b_holds = (start_b <= start_a) & (end_b >= end_a)
    alike = (a_holds & b_holds) | _same_quarter(start_a, end_a, start_b, end_b)
    relation = np.select(
        [unknown, alike, a_holds | b_holds, days <= 0, days == 1],
        ["unknown", "same", "contains", "overlaps", "adjacent"],
        "disjoint",
    )
    contains = relation == "contains"
    whole = np.select([contains & a_holds, contains & b_holds], ["a", "b"], "")
    return relation.astype(object), whole.astype(object), np.maximum(days - 1, 0)


def _same_quarter(
    start_a: DayArray, end_a: DayArray, start_b: DayArray, end_b: DayArray
) -> npt.NDArray[np.bool_]:
    """Whether two stretches are one quarter or year, which some companies end on a weekday.

    That of retailers and makers of chips begins and ends within a week of the calendar's. What runs
    for years, up to the days of two articles, may have grown between these.
    """
    gaps = (np.abs(start_a - start_b) <= _WEEK) & (np.abs(end_a - end_b) <= _WEEK)
    spans = (end_a - start_a, end_b - start_b)
    reported: npt.NDArray[np.bool_] = (
        gaps & (np.minimum(*spans) >= _QUARTER) & (np.maximum(*spans) <= _YEAR)
    )
    return reported


def date_relations(pairs: pd.DataFrame, config: IntervalConfig) -> TextArray:
    """`date_relation` of each pair, those of dates told as about widened by `about_days`."""
    spans = []
    for side in "ab":
        about = pairs[f"{side}_hedge"].to_numpy(dtype=object) == "about"
        room = np.where(about, config.about_days, 0).astype("timedelta64[D]")
        spans.append(_days(pairs[f"{side}_period_start"]) - room)
        spans.append(_days(pairs[f"{side}_period_end"]) + room)
    return _relate_days(*spans)


def _relate_days(
    start_a: DayArray, end_a: DayArray, start_b: DayArray, end_b: DayArray
) -> TextArray:
    relation, _, _ = _relate_periods(start_a, end_a, start_b, end_b)
    names = {
        "same": "equal",
        "contains": "within_rounding",
        "overlaps": "overlap",
        "adjacent": "disjoint",
        "disjoint": "disjoint",
        "unknown": "incomparable_units",
    }
    return np.array([names[r] for r in relation], dtype=object)
