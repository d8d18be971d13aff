"""Find time expressions in Chinese and English text and say which days they cover.

Two passes. `period_lexer` reads words: each expression becomes a `Spec`, what the words say before
a year is known. `PeriodFinder` gives it days, from the words themselves, from what the text said
before, or from the publication date; never from the clock of the machine.

Conventions
- A fiscal year is stored as the calendar year of its label: FY2025 is 2025-01-01..2025-12-31 and
  its fourth quarter the last three months of that. These are labels; the real months differ by
  company. What is told of a quarter that would not be over by its label is of the last one that is.
- `since` runs from the first day of its words to the publication date (or a nearer as-of date);
  `until` keeps the days of its words; `as_of` the end of a part (截至11月底) is its last day.
- Vague expressions (一年多前, 近几年) and plain durations (四年, 12个工作日) are no periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, NamedTuple

from detector.days import unknown_period
from detector.fiscal_quarters import Quarters
from detector.period_config import PeriodsConfig
from detector.period_dating import Context, Dating, quarter_of
from detector.period_grammar import guarded_pattern, words_pattern
from detector.period_lexer import (
    CUE_REACH,
    Lexer,
    Spec,
    Token,
)
from detector.records import Period

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
        self._label = re.compile(rf"\d{{4}} ?{words_pattern(fiscal)}")
        called = rf"(?:{self._label.pattern}|上一?个?)?"
        wholes = words_pattern(config.ended_wholes)
        ended = rf"{words_pattern(config.as_of_before)} ?[^，,。;；]{{2,14}}(?:的|止的?)"
        self._ended_before = re.compile(ended + r"\Z")
        self._called = re.compile(rf"(?:的|止的?)(?={self._label.pattern})")
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
            ended = self._read(text, Context(published, None)).ended
        return Quarters(ended, next(self._fiscal_numbers(text), 0))

    def _fiscal_numbers(self, text: str) -> Iterator[int]:
        """The numbers of the fiscal quarters that `text` names, in order."""
        for mark in self._fiscal_mark.finditer(text):
            around = text[max(0, mark.start() - CUE_REACH) : mark.end() + CUE_REACH]
            for token in self._lexer.tokens(around):
                if token.spec and token.spec.fiscal and (number := quarter_of(token.spec)):
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
        context = Context(published, anchor, quarters=quarters)
        return self._read(text, context).mentions

    def _read(self, text: str, context: Context) -> _Found:
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
        return _Found(mentions, context.quarters.ended)

    def _mention(
        self, text: str, token: Token, following: Token | None, context: Context
    ) -> tuple[PeriodMention | None, bool]:
        """Date `token`, with the token it is joined to by 至; the flag tells that it was."""
        before = text[max(0, token.start - CUE_REACH) : token.start]
        compared = self._is_compared_with(token.spec, before)
        ended_on = self._until(text, token, following, context) if following else None
        joined = ended_on is not None
        spec, end = (ended_on, following.end) if ended_on and following else (token.spec, token.end)
        spec = self._same_part(text, token, context) or spec if compared else spec
        if spec is None or self._is_no_time(text, spec, end, before, compared=compared):
            return None, False
        ahead = self._forecast.search(before[-_FORECAST_REACH:]) is not None
        opened = text[max(0, token.start - _CLAUSE_REACH) : token.start]
        expected = self._forecast.search(_CLAUSE_START.split(opened)[-1]) is not None
        if spec.within.closing:
            ahead = ahead or self._forecast.search(text, end, end + CUE_REACH) is not None
        if spec.form == "same":
            planned = _is_under_way(spec, context.published, ahead=ahead, expected=expected)
            ahead = planned or self._announced.search(text, end, end + CUE_REACH) is not None
        dating = Dating(context, ahead=ahead, compared=compared, expected=expected, before=opened)
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
            widened = unknown_period(period.granularity)
        start = self._end_of_called(text, token, len(before) - cue.start() if cue else 0)
        outer_start = token.start - (len(opened) - begun.start() if begun else start)
        outer_end = tail.end() if tail else end
        closing = kind == "during" and spec.within.closing
        joined = joined or (following is not None and following.start < end)
        mention = PeriodMention(
            token.start, end, outer_start, outer_end, widened, kind, period, closing
        )
        return mention, joined

    def _is_no_time(self, text: str, spec: Spec, end: int, before: str, *, compared: bool) -> bool:
        """Whether words only say what growth is measured from, or when a named year ended."""
        base = spec.form == "year_before" and compared and not self._owns(text, end)
        return base or self._ends_called(text, end, before)

    def _ends_called(self, text: str, end: int, before: str) -> bool:
        """Whether a day is the last of a year called by its label: 截至|3月底|的2024财年."""
        cue = self._cue.search(before)
        as_of = cue is not None and cue.lastgroup == "as_of"
        called = as_of and self._called.match(text, end) is not None
        return called and self._ended.match(text, end) is None

    def _end_of_called(self, text: str, token: Token, cue: int) -> int:
        """How long the words before a year are that say when it ended: |截至3月底的|2024财年.

        Of another time, how long its `cue` is.
        """
        if self._label.match(text, token.start, token.end) is None:
            return cue
        told = self._ended_before.search(text, max(0, token.start - _CLAUSE_REACH), token.start)
        return token.start - told.start() if told else cue

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

    def _until(self, text: str, token: Token, following: Token, context: Context) -> Spec | None:
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
        context: Context,
    ) -> None:
        """Remember a quarter of which the text says the end, for where it tells the number only."""
        if spec.form == "window" and spec.until and (quarter := self._numbered(token, ended)):
            context.quarters = context.quarters.with_end(quarter, period)

    def _numbered(self, token: Token, ended: re.Match[str] | None) -> int | None:
        """Which quarter of a year a time that tells its end is: 截至12月31日的|第二财季."""
        spec = token.spec
        if ended:
            named = [t.spec for t in self._lexer.tokens(ended["whole"]) if t.spec]
            spec = named[0] if len(named) == 1 else None
        return quarter_of(spec) if spec else None

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

    def _same_part(self, text: str, token: Token, context: Context) -> Spec | None:
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
        """Add `new`; an as-of date that follows a since (2024年以来(截止11月15日)) ends it.

        As it does the year that it is in: this year as of November 15.
        """
        if mentions:
            last = mentions[-1]
            gap = text[last.outer_end : new.outer_start][:4]
            linked = new.outer_start >= last.outer_end and self._link.match(gap)
            under_way = last.kind == "since" or (not gap.strip() and _has_begun(last, new))
            if under_way and new.kind == "as_of" and linked:
                whole = _until(last.period, new.period.end)
                mentions[-1] = replace(
                    last, end=new.end, outer_end=new.outer_end, period=whole, bare=whole
                )
                return
            new = replace(new, outer_start=max(new.outer_start, min(last.outer_end, new.start)))
            if last.outer_end > new.start:
                mentions[-1] = replace(last, outer_end=new.start)
        mentions.append(new)


def _has_begun(last: PeriodMention, new: PeriodMention) -> bool:
    """Whether a year under way is that of the day behind it: this year | as of Aug. 5."""
    year = last.period.granularity == "year" and last.period.basis == "relative"
    begun = year and last.kind == "during"
    return begun and new.period.granularity == "day" and new.period.within(last.period)


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


def _widened(spec: Spec, period: Period, kind: Kind, context: Context, *, at_end: bool) -> Period:
    """Return the days that the words mean together with their cue."""
    if kind == "since" and spec.form != "window" and period.start is not None:
        end = context.as_of or context.published
        end = end if end and end >= period.start else None
        return Period(period.start, end, "range", period.basis)
    closes = at_end or (kind == "as_of" and spec.within.closing)
    if closes and period.end is not None:
        return Period(period.end, period.end, "day", period.basis)
    return period


def _ended_quarter(quarter: Spec, day: Spec, context: Context) -> Spec:
    """`quarter`, or if its label is of no known time or of one to come, the months up to `day`.

    The second quarter of fiscal 2026 may be over in July 2025.
    """
    quarter = quarter._replace(fiscal=False)  # the day says when it was
    labelled = Dating(context, ahead=False, compared=False).of(quarter)
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
