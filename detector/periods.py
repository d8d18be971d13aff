"""Find time expressions in Chinese and English text and say which days they cover.

Two passes. `period_lexer` reads words: each expression becomes a `Spec`, what the words say before
a year is known. `PeriodFinder` gives it days, from the words themselves, from what the text said
before, or from the publication date; never from the clock of the machine.

Conventions
- A fiscal year is stored as the calendar year of its label: FY2025 is 2025-01-01..2025-12-31 and
  its fourth quarter the last three months of that. So one label is one period in every language,
  and a quarter lies inside its year. These are labels; the real months differ by company.
- `since` runs from the first day of its words to the publication date (or a nearer as-of date);
  `until` keeps the days of its words; `as_of` the end of a part (截至11月底) is its last day.
- Vague expressions (一年多前, 近几年) and plain durations (四年, 12个工作日) are no periods.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from detector.fiscal_quarters import Quarters, fiscal_quarter
from detector.period_config import PeriodsConfig, Unit
from detector.period_grammar import guarded_pattern, words_pattern
from detector.period_lexer import (
    CUE_REACH,
    Lexer,
    Span,
    Spec,
    Token,
    Within,
)
from detector.records import Granularity, Period, PeriodBasis

__all__ = ["Kind", "PeriodFinder", "PeriodMention", "PeriodsConfig"]

Kind = Literal["during", "as_of", "since", "until", "year_before"]

_BASES: Final = frozenset({"year_before", "earlier", "period_before"})
"""Forms of times that growth is measured from."""
_FORECAST_REACH: Final = 10
_CLAUSE_REACH: Final = 60
_CLAUSE_START: Final = re.compile("[,.;:，。；：]")
_CLAUSE_END: Final = re.compile(r"[,.;:)]|$")
_SINCE_EVENT: Final = re.compile(r"\b[Ss]ince (?!then\b)(?:[A-Za-z'’-]+ ){1,6}(?:in|on) $")
"""Before a time: all from an event on is meant, as by 以来: since the merger in 2019."""
_JOINER: Final = 12  # characters between the two ends of a range
_BETWEEN: Final = re.compile(r"\b[Bb]etween $")
_SHORTEST_MONTH: Final = timedelta(days=27)  # from the first to the last day of February
_WHOLE_YEAR: Final = timedelta(days=350)  # some fiscal years end on a weekday
_NEWS: Final = timedelta(days=31)
"""Between what an article tells of and its date, at most, where that is the news."""
_REPORTED: Final = timedelta(days=60)  # in which companies report a quarter that is over
_STALE: Final = timedelta(days=230)  # after the end of one of these, in which news calls it by name
_BRIEF: Final = frozenset({"day", "ten_days", "month", "quarter"})
_AHEAD: Final = timedelta(days=200)  # a forecast's bare month is at most this far ahead


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A time expression: its words, its words with their cues, and the days it covers.

    `bare` is the period of the words alone, before a cue such as 以来 widened it. `year_before`:
    去年同期, a year earlier; the period is a year before the one spoken of last. `closing`: the
    words name the end of a stretch (年末), though no cue such as 截至 stands before them.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    period: Period
    kind: Kind
    bare: Period
    closing: bool = False


@dataclass(slots=True)
class _Context:
    """What the text has said so far, and the article's date."""

    published: date | None
    anchor: Period | None
    year: int | None = None  # spoken of in this sentence
    year_basis: PeriodBasis = "relative"
    latest: Period | None = None  # of this sentence
    before: Period | None = None  # the last that the sentences before spoke of
    as_of: date | None = None  # of this sentence
    ended: dict[int, Period] = field(default_factory=dict)  # quarters: see Quarters
    reported: int = 0

    def __post_init__(self) -> None:
        self.before = self.anchor

    def end_sentence(self) -> None:
        self.before = self.anchor
        self.year = self.latest = self.as_of = None

    def remember(self, period: Period, *, states_year: bool) -> None:
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


class _Found(NamedTuple):
    mentions: list[PeriodMention]
    ended: Mapping[int, Period]


class PeriodFinder:
    """Finds time expressions and the days they cover."""

    def __init__(self, config: PeriodsConfig) -> None:
        self._lexer = Lexer(config)
        self._joined = self._lexer.grammar.joiner
        groups: tuple[tuple[str, list[str]], ...] = (
            ("as_of", config.as_of_before),
            ("since", config.since_before),
            ("since_ended", config.since_before_ended),
            ("until", config.until_before),
            ("during", config.during_before),
        )
        cues = "|".join(f"(?P<{kind}>{words_pattern(words)})" for kind, words in groups)
        self._cue = re.compile(rf"(?:{cues})[ \n]?$")
        self._tail = re.compile(
            rf"[ ,，]?(?:(?P<since>{guarded_pattern(config.since_after)})"
            rf"|(?P<until>{guarded_pattern(config.until_after)}))"
        )
        self._excluded = config.until_excluded
        self._end_cue = re.compile(rf"{words_pattern(config.end_before)} $")
        self._ended_cue = re.compile(rf"{words_pattern(config.ended_before)} $")
        self._ended_with = re.compile(rf" {words_pattern(config.ended_after)}")
        self._compared = re.compile(rf"{words_pattern(config.compare_before)}[ \n]?(?:the )?$")
        self._on_base = re.compile(rf"{words_pattern(config.grown_on)} (?:the )?$")
        self._forecast = re.compile(words_pattern(config.forecast_before))
        self._announced = re.compile(words_pattern(config.forecast_after))
        self._wholes = config.ended_wholes
        self._quarter_end = re.compile(words_pattern(config.quarter_ended))
        self._fiscal_mark = re.compile(words_pattern(config.fiscal_quarters))
        self._value = re.compile(r"(?:的|['’]s )?[约近超逾仅为是达]{0,2}\d")
        self._moved_from = re.compile(rf"{words_pattern(config.moved_from)} ?$")
        self._last_year = {w for w, years in config.relative_years.items() if years == -1}
        fiscal = [
            w for w, (number, unit) in config.ended_wholes.items() if (number, unit) == (1, "year")
        ]
        self._fiscal = re.compile(words_pattern([*fiscal, *config.window_wholes]))
        # 截至7月27日的2026财年第二财季: which year that is called is no date of its own.
        called = rf"(?:\d{{4}} ?{words_pattern(fiscal)})?"
        wholes = words_pattern(config.ended_wholes)
        self._ended = re.compile(rf"(?:的|止的?){called}(?P<whole>{wholes})")
        ends = words_pattern([*config.as_of_before, *config.window_links])
        self._ended_on = re.compile(rf",? ?[(（]?(?:which )?{ends} ?")
        self._ends_on = re.compile(rf" ?[(（] ?(?:which )?{ends} ?")
        self._link = re.compile(r"[(,， ]{0,2}$")

    def quarters_told(self, text: str, published: date | None) -> Quarters:
        """What an article says of quarters by their number in a year.

        截至12月31日的第二财季: so its headline, which says 第二财季 only, means that one.
        """
        ended: Mapping[int, Period] = {}
        if self._quarter_end.search(text):
            ended = self._read(text, _Context(published, None)).ended
        return Quarters(ended, next(self._fiscal_numbers(text), 0))

    def _fiscal_numbers(self, text: str) -> Iterator[int]:
        """The numbers of the fiscal quarters that `text` names, in order."""
        for mark in self._fiscal_mark.finditer(text):
            around = text[max(0, mark.start() - CUE_REACH) : mark.end() + CUE_REACH]
            for token in self._lexer.tokens(around):
                if token.spec and token.spec.fiscal and (number := _quarter_of(token.spec)):
                    yield number

    def find(
        self,
        text: str,
        published: date | None,
        *,
        anchor: Period | None = None,
        quarters: Quarters | None = None,
    ) -> list[PeriodMention]:
        """Find the time expressions of `text`, in order, without overlaps.

        `published` dates relative words; `anchor` is the period that the text before `text` spoke
        of last: it dates 全年, 当月, the same year, the quarters of a fiscal year, and all relative
        words where `published` is unknown. `quarters`: what the article says of quarters.
        """
        quarters = quarters or Quarters(reported=next(self._fiscal_numbers(text), 0))
        context = _Context(
            published, anchor, ended=dict(quarters.ended), reported=quarters.reported
        )
        return self._read(text, context).mentions

    def _read(self, text: str, context: _Context) -> _Found:
        mentions: list[PeriodMention] = []
        tokens = list(self._lexer.tokens(text))
        index = 0
        while index < len(tokens):
            token = tokens[index]
            index += 1
            if token.spec is None:
                context.end_sentence()
                continue
            following = tokens[index] if index < len(tokens) else None
            mention, joined = self._mention(text, token, following, context)
            index += joined
            if mention is not None:
                self._append(text, mentions, mention)
        return _Found(mentions, context.ended)

    def _mention(
        self, text: str, token: Token, following: Token | None, context: _Context
    ) -> tuple[PeriodMention | None, bool]:
        """Date `token`, with the token it is joined to by 至; the flag tells that it was."""
        before = text[max(0, token.start - CUE_REACH) : token.start]
        compared = self._is_compared_with(token.spec, before)
        ended_on = self._until(text, token, following, context) if following else None
        joined = ended_on is not None
        spec, end = (ended_on, following.end) if ended_on and following else (token.spec, token.end)
        spec = self._same_part(text, token, context) or spec if compared else spec
        if spec is None or (spec.form == "year_before" and compared and not self._owns(text, end)):
            return None, False
        ahead = self._forecast.search(before[-_FORECAST_REACH:]) is not None
        opened = text[max(0, token.start - _CLAUSE_REACH) : token.start]
        expected = self._forecast.search(_CLAUSE_START.split(opened)[-1]) is not None
        if spec.within.closing:
            ahead = ahead or self._forecast.search(text, end, end + CUE_REACH) is not None
        if spec.form == "same":
            planned = _is_under_way(spec, context.published, ahead=ahead, expected=expected)
            ahead = planned or self._announced.search(text, end, end + CUE_REACH) is not None
        dating = _Dating(context, ahead=ahead, compared=compared, expected=expected)
        period: Period | None = None
        if (
            not joined
            and following
            and following.spec
            and self._is_joined(text, token, following.start)
        ):
            period = dating.joined(spec, following.spec)
            joined = period is not None
            end = following.end if joined else end
        cue, tail = self._cue.search(before), self._tail.match(text, end)
        begun = cue and cue.lastgroup == "during" and _SINCE_EVENT.search(opened)
        ended = self._ended.match(text, end) if cue and cue.lastgroup == "as_of" else None
        if ended and spec.form == "calendar" and not joined:
            number, unit = self._wholes[ended["whole"]]
            spec, end = Spec("window", number=number, unit=unit, until=spec), ended.end()
        period = period or dating.of(spec)
        if period is None:
            return None, False
        self._keep_quarter(spec, token, ended, period, context)
        moved = self._is_left(text, token, end)
        if spec.form != "year_before" and not (spec.form == "season" and spec.number):
            based = compared or (moved and period.granularity == "year")
            context.remember(period, states_year=not based and (spec.form == "calendar" or joined))
        at_end = not joined and self._is_at_end(spec, before, text, end)
        ends = _CLAUSE_END.match(text, end) is not None
        kind = "as_of" if at_end else _kind(spec, cue, tail, joined=joined, ended=ends)
        kind = _turned(kind, begun=bool(begun), left=moved == "的")
        widened = _widened(spec, period, kind, context, at_end=at_end)
        if kind == "as_of":
            context.as_of = widened.end
        if kind == "until" and self._leaves_out(cue, tail) and _is_past(period, context.published):
            widened = _unknown(period.granularity)
        outer_start = token.start - (len(before) - cue.start() if cue else 0)
        outer_start = token.start - len(opened) + begun.start() if begun else outer_start
        outer_end = tail.end() if tail else end
        closing = kind == "during" and spec.within.closing
        joined = joined or (following is not None and following.start < end)
        mention = PeriodMention(
            token.start, end, outer_start, outer_end, widened, kind, period, closing
        )
        return mention, joined

    def _leaves_out(self, cue: re.Match[str] | None, tail: re.Match[str] | None) -> bool:
        """Whether the words beside a time say that it had not begun."""
        told = (match["until"] for match in (cue, tail) if match)
        return any(word and word.lower() in self._excluded for word in told)

    def _is_compared_with(self, spec: Spec | None, before: str) -> bool:
        """Whether the words before a time say that something is measured from it."""
        grown = spec is not None and spec.form in _BASES and self._on_base.search(before)
        return bool(grown or self._compared.search(before))

    def _says_end(self, text: str, token: Token, start: int) -> bool:
        """Whether a bracket says when a fiscal year ends: 上个会计年度(截至3月1日)."""
        told = self._fiscal.search(text, token.start, token.end)
        return bool(told and self._ends_on.fullmatch(text, token.end, start))

    def _until(self, text: str, token: Token, following: Token, context: _Context) -> Spec | None:
        """What a year or a quarter is that the day behind it says the end of, or None."""
        day = following.spec
        if token.spec is None or day is None or day.form != "calendar":
            return None
        if self._says_end(text, token, following.start):
            if token.spec.form in {"fiscal_year", "year_before"}:
                return Spec("window", number=1, unit="year", until=day)
            if token.spec.form == "calendar" and token.spec.within.granularity == "year":
                return token.spec  # 2024财年(截至9月底): called by its year all the same
        if self._ends_quarter(text, token, following):
            return _ended_quarter(token.spec, day, context)
        return None

    def _keep_quarter(
        self,
        spec: Spec,
        token: Token,
        ended: re.Match[str] | None,
        period: Period,
        context: _Context,
    ) -> None:
        """Remember a quarter of which the text says the end, for where it tells the number only."""
        if spec.form == "window" and spec.until and (quarter := self._numbered(token, ended)):
            context.ended.setdefault(quarter, period)

    def _numbered(self, token: Token, ended: re.Match[str] | None) -> int | None:
        """Which quarter of a year a time that tells its end is: 截至12月31日的|第二财季."""
        spec = token.spec
        if ended:
            named = [t.spec for t in self._lexer.tokens(ended["whole"]) if t.spec]
            spec = named[0] if len(named) == 1 else None
        return _quarter_of(spec) if spec else None

    def _ends_quarter(self, text: str, token: Token, following: Token) -> bool:
        """Whether a day says when a quarter ended: its second quarter ended July 27."""
        of, day = token.spec, following.spec
        if of is None or day is None or of.form != "calendar" or day.form != "calendar":
            return False
        granularities = (of.within.granularity, day.within.granularity)
        behind = self._ended_on.fullmatch(text, token.end, following.start)
        return granularities == ("quarter", "day") and behind is not None

    def _is_at_end(self, spec: Spec, before: str, text: str, end: int) -> bool:
        """Whether the last day is meant: ended June with, at the end of the quarter."""
        if spec.form in {"that", "same"} and self._end_cue.search(before):
            return True
        ended = spec.form in {"that", "same", "calendar"} and self._ended_cue.search(before)
        return bool(ended) and self._ended_with.match(text, end) is not None

    def _owns(self, text: str, end: int) -> bool:
        """Whether a value stands right behind: 较去年同期的4.91万, but not 较去年同期增长."""
        return self._value.match(text, end) is not None

    def _same_part(self, text: str, token: Token, context: _Context) -> Spec | None:
        """What 去年 is of which a value follows: the quarter or the like spoken of, a year before.

        美洲营收5亿元,较|去年|的6亿元下降: in the third quarter, if that is what the text tells of.
        """
        last = context.latest or context.anchor
        part = last is not None and last.granularity in {"month", "quarter", "half"}
        bare = text[token.start : token.end] in self._last_year
        return Spec("year_before") if part and bare and self._owns(text, token.end) else None

    def _is_left(self, text: str, token: Token, end: int) -> str:
        """How a value follows the time that it moved from, "" where none does: 从去年|的|5%降至.

        A month behind that is none of that year, and 自2010年的 is no time since then.
        """
        before = text[max(0, token.start - CUE_REACH) : token.start]
        if self._moved_from.search(before) is None or not self._owns(text, end):
            return ""
        return "的" if text.startswith("的", end) else "right behind"

    def _is_joined(self, text: str, left: Token, start: int) -> bool:
        if start - left.end > _JOINER:
            return False
        between = _BETWEEN.search(text, max(0, left.start - _JOINER), left.start) is not None
        if between and text[left.end : start] == " and ":
            return True
        return self._joined.fullmatch(text, left.end, start) is not None

    def _append(self, text: str, mentions: list[PeriodMention], new: PeriodMention) -> None:
        """Add `new`; an as-of date that follows a since (2024年以来(截止11月15日)) ends it."""
        if mentions:
            last = mentions[-1]
            gap = text[last.outer_end : new.outer_start][:4]
            linked = new.outer_start >= last.outer_end and self._link.match(gap)
            if last.kind == "since" and new.kind == "as_of" and linked:
                whole = _until(last.period, new.period.end)
                mentions[-1] = replace(
                    last, end=new.end, outer_end=new.outer_end, period=whole, bare=whole
                )
                return
            new = replace(new, outer_start=max(new.outer_start, min(last.outer_end, new.start)))
            if last.outer_end > new.start:
                mentions[-1] = replace(last, outer_end=new.start)
        mentions.append(new)


def _is_past(period: Period, published: date | None) -> bool:
    """Whether a period is over when the article is published."""
    return period.end is not None and published is not None and period.end < published


def _turned(kind: Kind, *, begun: bool, left: bool) -> Kind:
    """`kind` with what stands about it: since it was `begun`, at the time that a value `left`."""
    if begun and kind == "during":
        return "since"
    return "during" if left and kind == "since" else kind


def _kind(
    spec: Spec, cue: re.Match[str] | None, tail: re.Match[str] | None, *, joined: bool, ended: bool
) -> Kind:
    """How the words beside a time place it; `ended`: a clause ends with it."""
    before = cue.lastgroup if cue else None
    if before == "since_ended":
        before = "since" if ended else None
    after = tail.lastgroup if tail else None
    if spec.form in {"window", "year_to_date"}:
        return "since"
    if spec.form == "year_before" or (spec.form == "season" and spec.number):
        return "year_before"
    if spec.form == "now" or (before == "as_of" and after != "since"):
        return "as_of"
    if "since" in (before, after):
        return "during" if joined or spec.until else "since"
    return "until" if "until" in (before, after) else "during"


def _until(period: Period, end: date | None) -> Period:
    if period.start is None or end is None or end < period.start:
        return period
    return Period(period.start, end, "range", period.basis)


def _widened(spec: Spec, period: Period, kind: Kind, context: _Context, *, at_end: bool) -> Period:
    """Return the days that the words mean together with their cue."""
    if kind == "since" and spec.form != "window" and period.start is not None:
        end = context.as_of or context.published
        end = end if end and end >= period.start else None
        return Period(period.start, end, "range", period.basis)
    closes = at_end or (kind == "as_of" and spec.within.closing)
    if closes and period.end is not None:
        return Period(period.end, period.end, "day", period.basis)
    return period


_GRANULARITY: Final[dict[Unit, Granularity]] = {
    "year": "year",
    "quarter": "quarter",
    "month": "month",
    "week": "range",
    "day": "day",
}
_YEAR_MONTHS: Final = 12
_WHOLES: Final[dict[int, Granularity]] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_MONTHS_OF: Final = {"year": 12, "quarter": 3, "month": 1}


def _unknown(granularity: Granularity) -> Period:
    return Period(None, None, granularity, "unknown")


def years_before(start: date, end: date, years: int = 1) -> tuple[date, date]:
    """The same days of an earlier year; the last day of a month stays that."""
    first, last = _years_earlier(start, years), _years_earlier(end, years)
    return first, month_end(last) if end == month_end(end) else last


def _years_earlier(day: date, years: int) -> date:
    """The same day of an earlier year, 28 February for one that it lacks."""
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _is_season(start: date, end: date) -> bool:
    """Whether days are those that a season over two years is dated with."""
    return (start.month, start.day, end.month, end.day) == (7, 1, 6, 30)


def _quarter_start(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


@dataclass(frozen=True, slots=True)
class _Dating:
    """Gives days to one expression, in the place of the text where it stands."""

    context: _Context
    ahead: bool  # a forecast word stands before it
    compared: bool  # it is the base of a comparison
    expected: bool = False  # a forecast word stands anywhere before it in its clause

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
            return _unknown("range") if start and right.open_year else None
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
            return _unknown("range")
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
        published = self.context.published
        year, basis = spec.year, "explicit"
        if spec.year_shift is not None:
            if published is None:
                return _unknown(spec.within.granularity)
            year, basis = published.year + spec.year_shift, "relative"
        return self._in_year(spec, year, "explicit" if basis == "explicit" else "relative")

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
        found = self._likely(spec)
        ended = self.context.ended.get(_quarter_of(spec) or 0)
        if ended is None or (found is not None and _overlap(found, ended)):
            return found
        return replace(ended, basis="relative")

    def _likely(self, spec: Spec) -> Period | None:
        """The time without a year that the text or the publication date suggests."""
        context = self.context
        if quarter := self._fiscal_quarter(spec):
            return quarter
        if context.year is not None:
            found = self._in_year(spec, context.year, context.year_basis)
            told = context.spoken_of if self.compared else None
            if told and found and found.start and found.start > told:
                return self._in_year(spec, context.year - 1, "relative")  # January, from December
            return found
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
            return _unknown(spec.within.granularity) if stale else found
        if anchor and anchor.start:
            return self._in_year(spec, anchor.start.year, "relative")
        return _unknown(spec.within.granularity)

    def _fiscal_quarter(self, spec: Spec) -> Period | None:
        """A fiscal quarter of which only the number is told, and no year of accounts before."""
        context, number = self.context, _quarter_of(spec)
        labelled = context.year is not None and context.year_basis == "explicit"
        if context.anchor and self._is_fiscal(spec, context.anchor):
            labelled = True
        if not spec.fiscal or number is None or labelled or context.published is None:
            return None
        quarters = Quarters(context.ended, context.reported)
        return fiscal_quarter(number, quarters, context.published)

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
            return _unknown("day")
        found = month.replace(day=day)
        return Period(found, found, "day", "relative")

    def _shift(self, spec: Spec) -> Period | None:
        today, number = self.context.published, spec.number
        granularity: Granularity = _GRANULARITY[spec.unit]
        if today is None:
            return _unknown(granularity)
        if spec.unit == "day":
            start = end = today + timedelta(days=number)
        elif spec.unit == "week":
            start = today - timedelta(days=today.weekday()) + timedelta(weeks=number)
            end = start + timedelta(days=6)
        elif spec.unit == "quarter":
            start = _quarter_start(today) + relativedelta(months=3 * number)
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
        if spec.unit in {"day", "month"} and last and _is_longer(last, spec.unit):
            day = published if spec.unit == "day" else None  # which month, nobody says
            return _around(day, granularity, "relative") if day else _unknown(granularity)
        if spec.unit == "quarter" and last and last.granularity == "year":
            day = published or day  # of which quarter, the year does not say
            if day and not self.ahead and day - _quarter_start(day) < _REPORTED:
                day = _quarter_start(day) - timedelta(days=1)  # the one just over is reported
        if spec.unit == "year" and not self.ahead and self._is_of_news(day, last):
            day = None  # the day of the news is no year that it spoke of
        if day is None and published is not None:
            # In spring, 全年 without a year is the one that is over.
            early = spec.unit == "year" and published.month <= 3
            day = published - relativedelta(years=1) if early else published
        if day is None:
            return _unknown(granularity)
        return _around(day + relativedelta(years=spec.number), granularity, "relative")

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
        return Period(today, today, "day", "relative") if today else _unknown("day")

    def _year_to_date(self, _spec: Spec) -> Period | None:
        today = self.context.published
        return _around(today, "year", "relative") if today else _unknown("year")

    def _weekday(self, spec: Spec) -> Period | None:
        """The last Thursday or the like up to the article's day, or that of the week before."""
        today = self.context.published
        if today is None:
            return _unknown("day")
        back = today.weekday() - spec.number
        day = today - timedelta(days=back + 7 if spec.unit == "week" else back % 7)
        return Period(day, day, "day", "relative")

    def _year_before(self, spec: Spec) -> Period | None:
        last = self.context.latest or self.context.anchor
        if last and last.start and last.end:
            if spec.unit == "year" and last.end - last.start < _WHOLE_YEAR:
                return _around(last.end - relativedelta(years=1), "year", "relative")
            years = last.start.year - spec.year if spec.year else 1
            start, end = (_years_earlier(day, years) for day in (last.start, last.end))
            basis: PeriodBasis = "explicit" if spec.year else "relative"
            return Period(start, end, last.granularity, basis)
        if spec.year:
            return _around(date(spec.year, 1, 1), "year", "explicit")
        year = relativedelta(years=1)
        today = self.context.published
        return _around(today - year, "year", "relative") if today else _unknown("year")

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
        return _around(start, "quarter", last.basis)

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
            return replace(last, basis="relative") if _is_term(last, 1) else None
        if last.start + months - timedelta(days=1) == last.end:
            return replace(last, basis="relative")
        closes = 3 if spec.unit == "quarter" else spec.number
        if last.end != month_end(last.end) or last.end.month % closes:
            return _unknown("year") if spec.number == _YEAR_MONTHS else None
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
            return _unknown("year")
        first, end = years_before(last.start, last.end, -1)
        if first != last.end + timedelta(days=1) or last.granularity == "year":
            return _unknown("year")
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
        unknown = _unknown("year") if spec.number else None
        if last is None or last.start is None or last.end is None:
            return unknown
        published = self.context.published
        over = published is None or last.end < published
        if not _is_season(last.start, last.end) or (over and self.context.latest is None):
            return unknown
        return Period(*years_before(last.start, last.end, -spec.number), "range", "relative")

    def _period_end(self, spec: Spec) -> Period | None:
        """期末: the last day of the stretch that the text spoke of last, if it is over."""
        last = self.context.latest or self.context.anchor
        published = self.context.published
        if last is None or last.end is None or not _is_term(last, spec.number):
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
            return _unknown(granularity)
        if spec.unit in _MONTHS_OF:
            day = today - relativedelta(months=_MONTHS_OF[spec.unit] * spec.number)
        else:
            day = today - timedelta(days=spec.number * (7 if spec.unit == "week" else 1))
        return _around(day, granularity, "relative")

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
            return _unknown("range")
        by_date = until is None and spec.unit != "quarter" and self.context.as_of is None
        if spec.unit == "quarter" and until is None:
            end = _quarter_start(end) - timedelta(days=1)
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


def _overlap(first: Period, second: Period) -> bool:
    """Whether two stretches have a day in common."""
    if first.start is None or first.end is None or second.start is None or second.end is None:
        return False
    return first.start <= second.end and second.start <= first.end


def _quarter_of(spec: Spec) -> int | None:
    """The number in its year of the quarter that words name, None where they name none."""
    if spec.form != "calendar" or spec.within.granularity != "quarter":
        return None
    days = spec.within.on(2000)  # any year has the same quarters
    return days and (days[0].month + 2) // 3


def _ended_quarter(quarter: Spec, day: Spec, context: _Context) -> Spec:
    """`quarter`, or if its label is of no known time or of one to come, the months up to `day`.

    The second quarter of fiscal 2026 may be over in July 2025.
    """
    quarter = quarter._replace(fiscal=False)  # the day says when it was
    labelled = _Dating(context, ahead=False, compared=False).of(quarter)
    end, published = labelled.end if labelled else None, context.published
    to_come = end is None or (published is not None and end > published)
    return Spec("window", number=1, unit="quarter", until=day) if to_come else quarter


def _is_under_way(spec: Spec, published: date | None, *, ahead: bool, expected: bool) -> bool:
    """Whether a forecast for "the quarter" or 全年 is for the one in which it was published.

    In January companies still tell what they expect of the year that is just over.
    """
    if spec.unit != "year":
        return ahead and spec.unit == "quarter"
    return (ahead or expected) and published is not None and published.month > 1


def _is_stale(found: Period, published: date) -> bool:
    """Whether a time of last year ended so long ago that another must be meant.

    Of a quarter a fiscal one; of a month or a day one to come, or the label of a contract.
    """
    if found.end is None or found.granularity not in _BRIEF:
        return False
    return found.end.year < published.year and published - found.end > _STALE


def _is_longer(period: Period, unit: Unit) -> bool:
    """Whether a stretch is longer than a day or a month, so that "the same" is none of it."""
    if period.start is None or period.end is None:
        return False
    longest = timedelta(days=0) if unit == "day" else timedelta(days=31)
    return period.end - period.start > longest


def _is_term(period: Period, months: int) -> bool:
    """Whether a stretch has so many months at least."""
    if period.start is None or period.end is None:
        return False
    return period.end - period.start >= _SHORTEST_MONTH * months


def _around(day: date, granularity: Granularity, basis: PeriodBasis) -> Period:
    """Return the day, month, quarter or year that holds `day`."""
    if granularity == "year":
        return Period(date(day.year, 1, 1), date(day.year, 12, 31), "year", basis)
    if granularity == "quarter":
        start = _quarter_start(day)
        return Period(start, month_end(start + relativedelta(months=2)), "quarter", basis)
    if granularity == "month":
        return Period(day.replace(day=1), month_end(day), "month", basis)
    return Period(day, day, granularity, basis)
