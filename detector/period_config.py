"""The words of time expressions: the shape of `configs/periods.yaml`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from detector.config import StrictModel

Unit = Literal["year", "quarter", "month", "week", "day"]
Forbidden = dict[str, str]  # a word, and the characters that must not follow it


class YearPart(StrictModel):
    """Words for a part of a year, in months; a `closing` part ends when the year does."""

    words: Forbidden
    months: tuple[int, int]
    closing: bool = False


class MonthPart(StrictModel):
    """Words for a part of a month, in days; day 0 is the last one."""

    words: Forbidden
    days: tuple[int, int]
    closing: bool = False


class Holiday(StrictModel):
    """A holiday or sale: its names, and its days by year."""

    words: list[str]
    after_year: list[str] = Field(default_factory=list)
    fixed: str | None = Field(default=None, pattern=r"^\d\d-\d\d/\d\d-\d\d$")
    dates: dict[int, str] = Field(default_factory=dict)

    @field_validator("dates")
    @classmethod
    def _are_ranges(cls, dates: dict[int, str]) -> dict[int, str]:
        for days in dates.values():
            start, _, end = days.partition("/")
            if date.fromisoformat(start) > date.fromisoformat(end):
                raise ValueError(f"{days} ends before it starts")
        return dates

    def on(self, year: int) -> tuple[date, date] | None:
        """Return the days of `year`, or None where they move and the year is not listed."""
        days = self.dates.get(year)
        if days is None and self.fixed is not None:
            days = "/".join(f"{year:04}-{day}" for day in self.fixed.split("/"))
        if days is None:
            return None
        start, _, end = days.partition("/")
        return date.fromisoformat(start), date.fromisoformat(end)


class PeriodsConfig(StrictModel):
    """The words of `configs/periods.yaml`, where each group is explained."""

    numerals: dict[str, int]
    ordinals: dict[str, int]
    months: dict[str, int]
    ambiguous_months: list[str]
    month_evidence_before: list[str]
    month_evidence_after: list[str]
    year_evidence_before: list[str]
    year_evidence_after: list[str]
    year_counter_evidence: list[str]
    years: tuple[int, int]
    two_digit_years: list[int]
    two_digit_not_after: list[str]
    two_digit_not_before: list[str]
    relative_years: dict[str, int]
    relative_months: dict[str, int]
    relative_quarters: dict[str, int]
    relative_weeks: dict[str, int]
    relative_days: dict[str, int]
    same_year: list[str]
    same_month: list[str]
    same_week: list[str]
    same_day: list[str]
    same_quarter: list[str]
    same_period: list[str]
    year_before: list[str]
    prior_years: list[str]
    prior_years_not_before: list[str]
    season_nouns: list[str]
    account_years: list[str]
    seasons: dict[str, int]
    fiscal_years: dict[str, int]
    fiscal_halves: dict[str, int]
    period_before: dict[str, Unit]
    period_after: list[str]
    season_before: dict[str, Unit]
    period_end: dict[str, int]
    to_date: list[str]
    year_to_date: list[str]
    weekdays: dict[str, int]
    weekday_before: list[str]
    weekday_after: list[str]
    following_year: list[str]
    year_parts: list[YearPart]
    month_parts: list[MonthPart]
    bare_year_parts: list[str]
    halves: dict[str, int]
    season_evidence: str
    series_evidence: str
    season_words: tuple[str, ...]
    series_undone: str
    day_not_after: list[str]
    day_not_before: dict[str, str]
    holidays: list[Holiday]
    units: dict[Unit, list[str]]
    window_cues: list[str]
    window_links: list[str]
    window_starts: list[str]
    window_wholes: dict[str, tuple[int, Unit]]
    ended_wholes: dict[str, tuple[int, Unit]]
    fiscal_quarters: list[str]
    quarter_ended: list[str]
    month_quarters: list[str]
    that_period: dict[str, int]
    that_fiscal: dict[str, int]
    that_period_before: list[str]
    that_period_after: list[str]
    end_before: list[str]
    ended_before: list[str]
    ended_after: list[str]
    ago_words: list[str]
    range_joiners: list[str]
    as_of_before: list[str]
    since_before: list[str]
    since_before_ended: list[str]
    until_before: list[str]
    until_excluded: frozenset[str]
    during_before: list[str]
    since_after: Forbidden
    until_after: Forbidden
    compare_before: list[str]
    moved_from: list[str]
    grown_on: list[str]
    forecast_after: list[str]
    forecast_before: list[str]
    exclusions: list[str]
    contracts: Forbidden
