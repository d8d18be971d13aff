"""Arithmetic of days: ends of months, the same days of other years, stretches around a day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from detector.period_config import Unit
from detector.records import Granularity, Period, PeriodBasis

_SHORTEST_MONTH: Final = timedelta(days=27)  # from the first to the last day of February
SHORTEST_YEAR: Final = timedelta(days=350)  # some accounts end on a weekday
_LONGEST_YEAR: Final = timedelta(days=380)


def unknown_period(granularity: Granularity) -> Period:
    """A time of which is known only how long it is."""
    return Period(None, None, granularity, "unknown")


def years_before(start: date, end: date, years: int = 1) -> tuple[date, date]:
    """The same days of an earlier year; the last day of a month stays that."""
    first, last = years_earlier(start, years), years_earlier(end, years)
    return first, month_end(last) if end == month_end(end) else last


def years_earlier(day: date, years: int) -> date:
    """The same day of an earlier year, 28 February for one that it lacks."""
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def is_season(start: date, end: date) -> bool:
    """Whether days are those that a season over two years is dated with."""
    return (start.month, start.day, end.month, end.day) == (7, 1, 6, 30)


def is_calendar_year(period: Period) -> bool:
    """Whether a stretch runs from the first to the last day of a year."""
    if period.start is None or period.end is None:
        return False
    year = around(period.start, "year", period.basis)
    return (period.start, period.end) == (year.start, year.end)


def is_account_year(period: Period) -> bool:
    """Whether a stretch is a year that is none of the calendar: from April to March."""
    if period.start is None or period.end is None or period.start.year == period.end.year:
        return False
    return SHORTEST_YEAR <= period.end - period.start <= _LONGEST_YEAR


def quarter_start(day: date) -> date:
    """The first day of the quarter of `day`."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def overlap(first: Period, second: Period) -> bool:
    """Whether two stretches have a day in common."""
    if first.start is None or first.end is None or second.start is None or second.end is None:
        return False
    return first.start <= second.end and second.start <= first.end


def is_longer(period: Period, unit: Unit) -> bool:
    """Whether a stretch is longer than a day or a month, so that "the same" is none of it."""
    if period.start is None or period.end is None:
        return False
    longest = timedelta(days=0) if unit == "day" else timedelta(days=31)
    return period.end - period.start > longest


def is_term(period: Period, months: int) -> bool:
    """Whether a stretch has so many months at least."""
    if period.start is None or period.end is None:
        return False
    return period.end - period.start >= _SHORTEST_MONTH * months


def around(day: date, granularity: Granularity, basis: PeriodBasis) -> Period:
    """Return the day, week (a range), month, quarter or year that holds `day`."""
    if granularity == "year":
        return Period(date(day.year, 1, 1), date(day.year, 12, 31), "year", basis)
    if granularity == "quarter":
        start = quarter_start(day)
        return Period(start, month_end(start + relativedelta(months=2)), "quarter", basis)
    if granularity == "month":
        return Period(day.replace(day=1), month_end(day), "month", basis)
    if granularity == "range":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6), "range", basis)
    return Period(day, day, granularity, basis)
