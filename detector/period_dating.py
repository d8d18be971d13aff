"""Give the words of a time its days: from themselves, what the text said before, or its date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from detector.base_months import is_of_base
from detector.days import (
    SHORTEST_YEAR,
    around,
    is_account_year,
    is_longer,
    is_season,
    is_term,
    month_end,
    overlap,
    quarter_start,
    unknown_period,
    years_before,
    years_earlier,
)
from detector.fiscal_quarters import Quarters, fiscal_quarter
from detector.period_config import Unit
from detector.period_lexer import Span, Spec, Within
from detector.records import Granularity, Period, PeriodBasis

_NEWS: Final = timedelta(days=31)
"""Between what an article tells of and its date, at most, where that is the news."""
_REPORTED: Final = timedelta(days=60)  # in which companies report a quarter that is over
_STALE: Final = timedelta(days=230)  # after the end of one of these, in which news calls it by name
_BRIEF: Final = frozenset({"day", "ten_days", "month", "quarter"})
_AHEAD: Final = timedelta(days=200)  # a forecast's bare month is at most this far ahead
_YEAR_MONTHS: Final = 12
_GRANULARITY: Final[dict[Unit, Granularity]] = {
    "year": "year",
    "quarter": "quarter",
    "month": "month",
    "week": "range",
    "day": "day",
}
_WHOLES: Final[dict[int, Granularity]] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_MONTHS_OF: Final = {"year": 12, "quarter": 3, "month": 1}


@dataclass(slots=True)
class Context:
    """What the text has said so far, and the article's date."""

    published: date | None
    anchor: Period | None
    year: int | None = None  # spoken of in this sentence
    year_basis: PeriodBasis = "relative"
    latest: Period | None = None  # of this sentence
    before: Period | None = None  # the last that the sentences before spoke of
    as_of: date | None = None  # of this sentence
    quarters: Quarters = field(default_factory=Quarters)

    def __post_init__(self) -> None:
        self.before = self.anchor

    def end_sentence(self) -> None:
        """Forget what only the sentence that ends here said."""
        self.before = self.anchor
        self.year = self.latest = self.as_of = None

    def remember(self, period: Period, *, states_year: bool) -> None:
        """Take `period` for the last one told of; a year that it states dates those behind it."""
        if period.start is None:
            return
        self.anchor = self.latest = period
        one_year = period.end is not None and period.end.year == period.start.year
        if states_year and one_year:
            self.year, self.year_basis = period.start.year, period.basis

    @property
    def spoken_of(self) -> date | None:
        """The first day of what the text last spoke of."""
        last = self.latest or self.anchor
        return last.start if last else None

    @property
    def today(self) -> date | None:
        """The day that 过去 and 前 count from: the article's, or the last one spoken of."""
        return self.as_of or self.published or (self.anchor.end if self.anchor else None)


@dataclass(frozen=True, slots=True)
class Dating:
    """Gives days to one expression, in the place of the text where it stands."""

    context: Context
    ahead: bool  # a forecast word stands before it
    compared: bool  # it is the base of a comparison
    expected: bool = False  # a forecast word stands anywhere before it in its clause
    before: str = ""  # the text up to it

    def of(self, spec: Spec) -> Period | None:
        """Return the period of `spec`, without days where nothing dates it, or None."""
        dated: dict[str, Callable[[Spec], Period | None]] = {
            "calendar": self._calendar,
            "day": self._day,
            "shift": self._shift,
            "same": self._same,
            "same_period": self._same_period,
            "window": self._window,
            "ago": self._ago,
            "earlier": self._ago,
            "now": self._now,
            "year_to_date": self._year_to_date,
            "weekday": self._weekday,
            "year_before": self._year_before,
            "period_before": self._period_before,
            "ordinal": self._ordinal,
            "that": self._that,
            "fiscal_year": self._fiscal_year,
            "season": self._season,
            "period_after": self._period_after,
            "window_from": self._window_from,
            "period_end": self._period_end,
        }
        try:
            return dated[spec.form](spec)
        except (ValueError, OverflowError):  # before year 1, after 9999
            return None

    def joined(self, left: Spec, right: Spec) -> Period | None:
        """Return the period from `left` to `right`, or None where they make none."""
        if left.form != "calendar" or right.form not in {"calendar", "day"} or left.until:
            return None
        if left.open_year and right.form == "calendar" and not right.open_year:
            end = self.of(right)
            return self._range_ending(left, end) if end else None
        start = self.of(left)
        if start is None or start.start is None:
            return unknown_period("range") if start and right.open_year else None
        if right.form == "day":
            month = (start.start.month, right.days[0])
            right = Spec("calendar", within=Span(month, month, "day"))
        if right.open_year:
            year = start.start.year
            days = right.within.on(year)
            right = right._replace(year=year + bool(days and days[1] < start.start))
        end = self.of(right)
        if end is None or end.end is None or end.end < start.start:
            return None
        return Period(start.start, end.end, "range", start.basis)

    def _range_ending(self, left: Spec, end: Period) -> Period | None:
        if end.start is None or end.end is None:
            return unknown_period("range")
        for year in (end.start.year, end.start.year - 1):
            days = left.within.on(year)
            if days and days[0] <= end.start:
                return Period(days[0], end.end, "range", end.basis)
        return None

    def _calendar(self, spec: Spec) -> Period | None:
        if spec.until is not None and spec.year is not None and spec.until.year is not None:
            first, last = date(spec.year, 1, 1), date(spec.until.year, 12, 31)
            return Period(first, last, "range", "explicit")
        if spec.open_year:
            return self._open_year(spec)
        published, shift = self.context.published, spec.year_shift
        if shift is None:
            return self._of_accounts(spec, self._in_year(spec, spec.year, "explicit"))
        if published is None:
            return unknown_period(spec.within.granularity)
        return self._in_year(spec, published.year + shift, "relative")

    @staticmethod
    def _in_year(spec: Spec, year: int | None, basis: PeriodBasis) -> Period | None:
        days = None if year is None else spec.within.on(year)
        if days is None:
            return None
        return Period(*days, "day" if days[0] == days[1] else spec.within.granularity, basis)

    def _open_year(self, spec: Spec) -> Period | None:
        """Date a month, quarter or holiday without a year.

        A quarter that the article says the end of is that one, unless it may be of the calendar.
        """
        if of_accounts := self._of_account_year(spec):
            return of_accounts
        found = self._of_accounts(spec, self._likely(spec))
        ended = self.context.quarters.ended.get(quarter_of(spec) or 0)
        if ended is None or (found is not None and overlap(found, ended)):
            return found
        return replace(ended, basis="relative")

    def _of_account_year(self, spec: Spec) -> Period | None:
        """The quarter of the year of accounts spoken of last: in the year to May 31. Its fourth."""
        last, number = self.context.latest or self.context.anchor, quarter_of(spec)
        if number is None or number in self.context.quarters.ended:
            return None
        if last is None or last.start is None or not self._is_told(last):
            return None
        start = last.start + relativedelta(months=3 * (number - 1))
        end = start + relativedelta(months=3) - timedelta(days=1)
        return Period(start, end, "quarter", "relative")

    def _of_accounts(self, spec: Spec, found: Period | None) -> Period | None:
        """When a fiscal quarter was: on the days `found` if a label that is over tells them."""
        context, number = self.context, quarter_of(spec)
        if number is None or context.published is None:
            return found
        year = context.year is not None and context.year_basis == "explicit"
        named = context.anchor is not None and self._is_fiscal(spec, context.anchor)
        to_come = bool(found and found.end and found.end >= context.published)
        if not spec.fiscal and not (spec.open_year and named and to_come and not self.ahead):
            return found
        label = found if year or named or not spec.open_year else None
        return fiscal_quarter(
            number, context.quarters, context.published, label, expected=self.ahead
        )

    def _likely(self, spec: Spec) -> Period | None:
        """The time without a year that the text or the publication date suggests."""
        context = self.context
        if context.year is not None:
            found = self._in_year(spec, context.year, context.year_basis)
            based = self.compared or is_of_base(self.before)
            told = context.spoken_of if based else None
            if told and found and found.start and found.start > told:
                return self._in_year(spec, context.year - 1, "relative")  # January, from December
            news = context.published if found and context.year_basis == "relative" else None
            if not (news and found and found.start and found.start > news) or self.ahead:
                return found  # but 2月27日消息,X发布第四季度财报
        anchor = context.anchor
        if anchor and anchor.start and self._is_fiscal(spec, anchor):
            return self._in_year(spec, anchor.start.year, anchor.basis)
        if context.published is not None:
            if anchor and anchor.end and self._ends_with(spec.within, anchor.end):
                return self._in_year(spec, anchor.end.year, "relative")
            year = self._likely_year(spec.within, context.published)
            found = None if year is None else self._in_year(spec, year, "relative")
            comes_yearly = spec.within.on(context.published.year) is not None  # not 29 February
            stale = comes_yearly and found is not None and _is_stale(found, context.published)
            return unknown_period(spec.within.granularity) if stale else found
        if anchor and anchor.start:
            return self._in_year(spec, anchor.start.year, "relative")
        return unknown_period(spec.within.granularity)

    def _is_fiscal(self, spec: Spec, anchor: Period) -> bool:
        """Whether a quarter belongs to a fiscal year: one named, or one that ends after the news.

        A result for "2025" published in February 2025 can only be for a fiscal year.
        """
        if spec.within.granularity not in {"quarter", "half"} or anchor.basis != "explicit":
            return False
        if anchor.granularity != "year" or anchor.start is None or anchor.end is None:
            return spec.fiscal and anchor.granularity == "quarter"
        published = self.context.published
        return spec.fiscal or (published is not None and anchor.start <= published < anchor.end)

    def _ends_with(self, within: Within, last: date) -> bool:
        """Whether 年末 is the end of the year that was spoken of, which is over."""
        days = within.on(last.year) if within.closing else None
        over = self.context.published is not None and last <= self.context.published
        return over and not self.ahead and days is not None and days[1] == last

    def _likely_year(self, within: Within, published: date) -> int | None:
        """Return the year meant: the most recent, unless a forecast or 年底 points ahead."""
        this = within.on(published.year)
        if this and within.closing and within.granularity == "month":
            return published.year - (this[0] - published > timedelta(days=270))
        if self.ahead:
            for year in (published.year, published.year + 1):
                days = within.on(year)
                if days and days[1] >= published and days[0] - published <= _AHEAD:
                    return year
        if self.expected and this and this[0] <= published <= this[1]:
            return published.year
        for year in range(published.year, max(0, published.year - 9), -1):
            days = within.on(year)
            if days and self._has_begun(within, days, published):
                return year
        return None

    @staticmethod
    def _has_begun(within: Within, days: tuple[date, date], published: date) -> bool:
        """Whether there can be figures for `days`; of a quarter or more a third has to be over."""
        if isinstance(within, Span) and within.granularity == "range" and not within.last[1]:
            return days[1].replace(day=1) <= published  # 前三季度: in their last month
        if within.granularity in {"quarter", "half", "range"}:
            return (published - days[0]) * 3 >= days[1] - days[0]
        return days[0] <= published + timedelta(days=2)  # time zones, and news of tomorrow

    def _day(self, spec: Spec) -> Period | None:
        context, day = self.context, spec.days[0]
        latest = context.latest if context.latest and context.latest.end else context.anchor
        in_sentence = context.latest is not None and context.latest.granularity in {"day", "month"}
        published = context.published
        if (published is None or in_sentence) and latest and latest.end:
            month = latest.end.replace(day=1)
        elif published is not None:
            month = published.replace(day=1)
            if self.ahead:
                month += relativedelta(months=day < published.day)  # 将于11日
            elif day > published.day + 2:
                month -= relativedelta(months=1)
        else:
            return unknown_period("day")
        found = month.replace(day=day)
        return Period(found, found, "day", "relative")

    def _shift(self, spec: Spec) -> Period | None:
        today, number = self.context.published, spec.number
        granularity: Granularity = _GRANULARITY[spec.unit]
        if today is None:
            return unknown_period(granularity)
        if spec.unit == "day":
            start = end = today + timedelta(days=number)
        elif spec.unit == "week":
            return around(today + timedelta(weeks=number), granularity, "relative")
        elif spec.unit == "quarter":
            start = quarter_start(today) + relativedelta(months=3 * number)
            end = month_end(start + relativedelta(months=2))
        else:
            month = today.replace(day=1) + relativedelta(months=number)
            first, last = spec.days
            start = month.replace(day=first)
            end = month.replace(day=last) if last else month_end(month)
            if spec.days != (1, 0):
                granularity = "day" if first == last else "ten_days"
        return Period(start, end, granularity, "relative")

    def _same(self, spec: Spec) -> Period | None:
        granularity: Granularity = _GRANULARITY[spec.unit]
        published = self.context.published
        day = published if self.ahead and published else self.context.spoken_of
        last = self.context.latest or self.context.anchor
        if spec.unit == "year" and not spec.number and last and self._is_told(last):
            return replace(last, basis="relative")
        if spec.unit in {"day", "month"} and last and is_longer(last, spec.unit):
            day = published if spec.unit == "day" else None  # which month, nobody says
            return around(day, granularity, "relative") if day else unknown_period(granularity)
        if spec.unit == "week" and not (last and last.granularity == "day"):
            day = published
        unsaid = last is not None and (last.granularity == "year" or self._is_of_news(day, last))
        if spec.unit == "quarter" and unsaid:
            day = published or day  # of which quarter, the year and the day of the news do not say
            if day and not self.ahead and day - quarter_start(day) < _REPORTED:
                day = quarter_start(day) - timedelta(days=1)  # the one just over is reported
        if spec.unit == "year" and not self.ahead and self._is_of_news(day, last):
            day = None  # the day of the news is no year that it spoke of
        if day is None and published is not None:
            # In spring, 全年 without a year is the one that is over.
            early = spec.unit == "year" and published.month <= 3
            day = published - relativedelta(years=1) if early else published
        if day is None:
            return unknown_period(granularity)
        return around(day + relativedelta(years=spec.number), granularity, "relative")

    def _is_told(self, last: Period) -> bool:
        """Whether 全年 is the year of accounts spoken of last, and not one to come."""
        return is_account_year(last) and not (self.ahead or self.expected)

    def _is_of_news(self, day: date | None, last: Period | None) -> bool:
        """Whether a day is that of the news, or of what it tells: 公司6日公布年报,|全年|收入…."""
        published = self.context.published
        if day is None or published is None or day == published:
            return day is not None
        told = last is not None and last.granularity == "day" and last.start == last.end == day
        return told and timedelta(0) < published - day <= _NEWS

    def _same_period(self, _spec: Spec) -> Period | None:
        last = self.context.latest or self.context.anchor
        published = self.context.published
        if self.compared or last is None:
            return None
        if published and last.end and last.end > published:  # a year that is not over yet
            return None
        return replace(last, basis="relative")

    def _now(self, _spec: Spec) -> Period | None:
        today = self.context.published
        return Period(today, today, "day", "relative") if today else unknown_period("day")

    def _year_to_date(self, _spec: Spec) -> Period | None:
        today = self.context.published
        return around(today, "year", "relative") if today else unknown_period("year")

    def _weekday(self, spec: Spec) -> Period | None:
        """The last Thursday or the like up to the article's day, or that of the week before."""
        today = self.context.published
        if today is None:
            return unknown_period("day")
        back = today.weekday() - spec.number
        day = today - timedelta(days=back + 7 if spec.unit == "week" else back % 7)
        return Period(day, day, "day", "relative")

    def _year_before(self, spec: Spec) -> Period | None:
        last = self.context.latest or self.context.anchor
        if last and last.start and last.end:
            if spec.unit == "year" and last.end - last.start < SHORTEST_YEAR:
                return around(last.end - relativedelta(years=1), "year", "relative")
            years = last.start.year - spec.year if spec.year else 1
            start, end = (years_earlier(day, years) for day in (last.start, last.end))
            basis: PeriodBasis = "explicit" if spec.year else "relative"
            return Period(start, end, last.granularity, basis)
        if spec.year:
            return around(date(spec.year, 1, 1), "year", "explicit")
        year = relativedelta(years=1)
        today = self.context.published
        return around(today - year, "year", "relative") if today else unknown_period("year")

    def _period_before(self, spec: Spec) -> Period | None:
        """The quarter before the one that the sentence speaks of, or before the article's."""
        granularity: Granularity = _GRANULARITY[spec.unit]
        last = self.context.latest
        if last is None or last.start is None or last.granularity != granularity:
            return self._shift(spec)
        start = last.start - relativedelta(months=_MONTHS_OF[spec.unit])
        return Period(start, last.start - timedelta(days=1), granularity, "relative")

    def _period_after(self, _spec: Spec) -> Period | None:
        """The one that followed: as long as the last that the sentence spoke of."""
        last = self.context.latest
        if last is None or last.start is None or last.end is None:
            return None
        months = (last.end.year - last.start.year) * 12 + last.end.month - last.start.month + 1
        start = last.end + timedelta(days=1)
        if last.start.day != 1 or start.day != 1:
            return None
        end = start + relativedelta(months=months) - timedelta(days=1)
        return Period(start, end, last.granularity, last.basis)

    def _ordinal(self, spec: Spec) -> Period | None:
        """In the third, behind a quarter; the one just past where it would lie ahead of that."""
        last = self.context.latest
        if last is None or last.start is None or last.granularity != "quarter":
            return None
        ahead = 3 * spec.number - 2 > last.start.month and spec.number == 4
        start = date(last.start.year - ahead, 3 * spec.number - 2, 1)
        return around(start, "quarter", last.basis)

    def _that(self, spec: Spec) -> Period | None:
        """In the quarter: the last period spoken of, if it is as long or ends with a quarter.

        Else the one before it that it lies in: in 2024 …. It listed in May, and in the year ….
        """
        last, before = self.context.latest or self.context.anchor, self.context.before
        meant = self._as_long(spec, last)
        unknown = meant is None or meant.start is None
        if unknown and last and before and before != last and last.within(before):
            return self._as_long(spec, before)
        return meant

    def _as_long(self, spec: Spec, last: Period | None) -> Period | None:
        """`last`, if it is as long as `spec` says or ends with what is."""
        published = self.context.published
        if last is None or last.start is None or last.end is None:
            return None
        if published and last.end > published:
            return None
        months = relativedelta(months=spec.number)
        if not spec.number:
            return replace(last, basis="relative") if is_term(last, 1) else None
        if last.start + months - timedelta(days=1) == last.end:
            return replace(last, basis="relative")
        closes = 3 if spec.unit == "quarter" else spec.number
        if last.end != month_end(last.end) or last.end.month % closes:
            return unknown_period("year") if spec.number == _YEAR_MONTHS else None
        start = last.end + timedelta(days=1) - months
        if last.start < start:
            return None
        granularity: Granularity = _WHOLES.get(spec.number, "range")
        if spec.number == 12 and last.end.month != 12:
            granularity = "range"
        return Period(start, last.end, granularity, "relative")

    def _fiscal_year(self, spec: Spec) -> Period | None:
        """本财年: the year under way, if the text has said from when to when one of them ran."""
        last = self.context.latest or self.context.anchor
        published = self.context.published
        if last is None or last.start is None or last.end is None or published is None:
            return unknown_period("year")
        first, end = years_before(last.start, last.end, -1)
        if first != last.end + timedelta(days=1) or last.granularity == "year":
            return unknown_period("year")
        on = -spec.number - (last.end < published)
        first, end = years_before(last.start, last.end, on)
        return Period(first, end, "range", "relative")

    def _season(self, spec: Spec) -> Period | None:
        """2023-24赛季 from July to June; 上赛季 a year before the one that the text named last.

        Where another sentence named one that is over, it may be called the last itself.
        """
        if spec.year is not None:
            return Period(date(spec.year, 7, 1), date(spec.year + 1, 6, 30), "range", "explicit")
        last = self.context.latest or self.context.anchor
        unknown = unknown_period("year") if spec.number else None
        if last is None or last.start is None or last.end is None:
            return unknown
        published = self.context.published
        over = published is None or last.end < published
        if not is_season(last.start, last.end) or (over and self.context.latest is None):
            return unknown
        return Period(*years_before(last.start, last.end, -spec.number), "range", "relative")

    def _period_end(self, spec: Spec) -> Period | None:
        """期末: the last day of the stretch that the text spoke of last, if it is over."""
        last = self.context.latest or self.context.anchor
        published = self.context.published
        if last is None or last.end is None or not is_term(last, spec.number):
            return None
        if published and last.end > published:
            return None
        return Period(last.end, last.end, "day", "relative")

    def _ago(self, spec: Spec) -> Period | None:
        last = self.context.latest
        spoken_of = self.compared or spec.form == "earlier"
        today = last.end if spoken_of and last and last.end else self.context.today
        granularity: Granularity = "day" if spec.unit == "week" else _GRANULARITY[spec.unit]
        if today is None:
            return unknown_period(granularity)
        if spec.unit in _MONTHS_OF:
            day = today - relativedelta(months=_MONTHS_OF[spec.unit] * spec.number)
        else:
            day = today - timedelta(days=spec.number * (7 if spec.unit == "week" else 1))
        return around(day, granularity, "relative")

    def _window_from(self, spec: Spec) -> Period | None:
        """The year that began in April: so many months on from the first day of that."""
        begun = self.of(spec.until) if spec.until else None
        months = _MONTHS_OF.get(spec.unit, 0) * spec.number
        if begun is None or begun.start is None or not months:
            return None
        end = begun.start + relativedelta(months=months) - timedelta(days=1)
        return Period(begun.start, end, "range", begun.basis)

    def _window(self, spec: Spec) -> Period | None:
        """So many units back from a day: 过去三个月; quarters are those that were over by then.

        Of others that no day is said of, the end is no surer than the date of the article: figures
        of the last three months move with every day.
        """
        until = self.of(spec.until) if spec.until else None
        end = until.end if until else self.context.today
        if end is None:
            return unknown_period("range")
        by_date = until is None and spec.unit != "quarter" and self.context.as_of is None
        if spec.unit == "quarter" and until is None:
            end = quarter_start(end) - timedelta(days=1)
        months = _MONTHS_OF.get(spec.unit, 0) * spec.number
        if not months:
            days = spec.number * (7 if spec.unit == "week" else 1)
            start = end - timedelta(days=days - 1)
        elif end == month_end(end):
            start = end.replace(day=1) - relativedelta(months=months - 1)
        else:
            start = end - relativedelta(months=months) + timedelta(days=1)
        basis = until.basis if until else ("article_date" if by_date else "relative")
        return Period(start, end, "range", basis)


def quarter_of(spec: Spec) -> int | None:
    """The number in its year of the quarter that words name, None where they name none."""
    if spec.form != "calendar" or spec.within.granularity != "quarter":
        return None
    days = spec.within.on(2000)  # any year has the same quarters
    return days and (days[0].month + 2) // 3


def _is_stale(found: Period, published: date) -> bool:
    """Whether a time of last year ended so long ago that another must be meant.

    Of a quarter a fiscal one; of a month or a day one to come, or the label of a contract.
    """
    if found.end is None or found.granularity not in _BRIEF:
        return False
    return found.end.year < published.year and published - found.end > _STALE
